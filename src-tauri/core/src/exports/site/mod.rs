//! A whole site of the reviews, in a folder that works as it lies there: a front page, a page a
//! review, pages of years, directors and tags, feeds, and cards for where links are shown.
//!
//! Nothing in it runs on a server and nothing is loaded from elsewhere. The one script is the
//! search's; without it everything can be read.

mod card;
mod feeds;
mod frame;
mod index;
mod lists;
mod out;
mod review;
mod search;

use std::path::Path;

use super::around::Pictures;
use super::files::Files;
use super::folder::Folder;
use crate::{Exported, Result, storage};
use index::{Entry, Index};
use out::Out;

/// What a site has besides the reviews.
#[derive(Debug, Clone)]
pub(super) struct About {
    /// `Ida Ferrant’s film reviews`.
    pub(super) title: String,
    pub(super) author: String,
    /// Where it will be on the web, ending in `/`; empty where that is not said.
    pub(super) address: String,
}

impl Files<'_> {
    /// A site.
    pub(super) fn site(&self, to: &Path, address: &str, exported: &mut Exported) -> Result<()> {
        let about = About {
            title: title_of(self.author),
            author: self.author.to_owned(),
            address: address.to_owned(),
        };
        let index = Index::new(self.entries()?);
        let pictures = Pictures::of(self.journal);
        let mut out = Out::new(&pictures, Folder::begin(to)?);
        frame::write_shared(&mut out)?;
        let mut words = search::Words::default();
        let mut at = 0;
        self.each(|row, leaf| {
            let entry = &index.entries[at];
            let related = self.related(row.review, &index)?;
            review::write(&mut out, &about, &index, at, leaf, &related)?;
            card::write(&mut out, entry, leaf)?;
            words.add(entry, leaf);
            at += 1;
            Ok(())
        })?;
        lists::write(&mut out, &about, &index)?;
        feeds::write(&mut out, &about, &index)?;
        out.write("search-index.js", words.script()?.as_bytes())?;
        exported.pictures = out.pictures();
        exported.bytes = out.finish()?;
        exported.problems = pictures.problems();
        Ok(())
    }

    fn entries(&self) -> Result<Vec<Entry>> {
        self.rows
            .iter()
            .map(|row| {
                let credits = storage::people::credits_of(self.conn, row.film)?;
                let tags = row.viewing.map(|it| storage::tags::of_viewing(self.conn, it));
                Ok(Entry::new(
                    row.clone(),
                    credits
                        .into_iter()
                        .filter(|it| it.role == "director")
                        .map(|it| it.name)
                        .collect(),
                    tags.transpose()?.unwrap_or_default(),
                ))
            })
            .collect()
    }
}

/// What a collection of reviews is called.
pub(in crate::exports) fn title_of(author: &str) -> String {
    match author {
        "" => "Film reviews".to_owned(),
        author => format!("{author}’s film reviews"),
    }
}
