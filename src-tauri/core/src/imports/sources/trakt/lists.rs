use std::collections::HashMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::imports::foreign::{ForeignList, ForeignText, Says};
use crate::imports::sources::Reading;
use crate::imports::sources::instants::logged_on;
use crate::imports::sources::json::{Loose, read_as};

/// The lists of an export by Trakt's number for them.
#[derive(Debug, Default)]
pub(super) struct TraktLists {
    by_id: HashMap<String, Arc<ForeignList>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct TraktList {
    name: Loose,
    description: Loose,
    created_at: Loose,
    ids: Option<ListIds>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct ListIds {
    trakt: Loose,
}

impl TraktLists {
    /// What is said of a list as a whole.
    pub(super) fn read(&mut self, raw: &str, reading: &Reading) -> Result<Says, String> {
        let read: TraktList = read_as(raw)?;
        let name = read.name.said().ok_or("This list has no name.")?;
        let id = read.ids.as_ref().and_then(|ids| ids.trakt.said()).map(str::to_owned);
        let list = Arc::new(ForeignList {
            name: name.to_owned(),
            address: id.as_ref().map(|id| address(id)),
            description: read.description.said().map(|text| ForeignText::Plain(text.to_owned())),
            made_on: logged_on(reading, read.created_at.said()),
            ..ForeignList::default()
        });
        if let Some(id) = id {
            self.by_id.insert(id, Arc::clone(&list));
        }
        Ok(Says::List(list))
    }

    /// The list of this number; one of which nothing else is said goes by its file's name.
    pub(super) fn of(&mut self, id: &str, slug: &str) -> Arc<ForeignList> {
        let list = self.by_id.entry(id.to_owned()).or_insert_with(|| {
            Arc::new(ForeignList {
                name: slug.replace('-', " "),
                address: Some(address(id)),
                ..ForeignList::default()
            })
        });
        Arc::clone(list)
    }

    /// The list that Trakt makes of what is marked as a favourite.
    pub(super) fn favourites(&mut self) -> Arc<ForeignList> {
        let list = self.by_id.entry("favorites".into()).or_insert_with(|| {
            Arc::new(ForeignList {
                name: "Favourites".into(),
                address: Some(address("favorites")),
                ..ForeignList::default()
            })
        });
        Arc::clone(list)
    }
}

fn address(id: &str) -> String {
    format!("trakt list {id}")
}
