use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::journal::Edit;
use crate::storage::viewings::ViewingRow;
use crate::storage::watchlist::WatchlistRow;
use crate::{
    Changed, FilmId, Journal, ListFacts, ListId, Op, Result, films, lists, storage, tags, text,
};

/// The list a selection goes to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ListChoice {
    /// One that is there.
    Existing(ListId),
    /// A new one of this name.
    New(String),
}

/// What became of a selection.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Selected {
    /// Films it was done to.
    pub done: u32,
    /// Films that were so already, or to which it cannot be done.
    pub left: u32,
}

impl Selected {
    fn count(&mut self, done: bool) {
        if done {
            self.done += 1;
        } else {
            self.left += 1;
        }
    }
}

impl Journal {
    /// Deletes films with all that belongs to them, as one step; each goes to the trash by itself.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when one of them is not there; nothing is deleted then.
    pub fn delete_selection(&self, films: &[FilmId]) -> Result<Changed<()>> {
        if films.len() == 1 {
            return self.delete_films(films);
        }
        self.transact(Op::DeleteSelection, |edit| films::delete(edit, films))
    }

    /// Marks films as liked, or no longer.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when one of them is not there; nothing is changed then.
    pub fn like_selection(&self, films: &[FilmId], liked: bool) -> Result<Changed<Selected>> {
        self.each(films, |edit, film| {
            let row = films::require(edit.conn(), film)?;
            let changes = row.liked != liked;
            if changes {
                storage::films::update(
                    edit.conn(),
                    &storage::films::FilmRow { liked, changed_at: edit.now(), ..row },
                )?;
            }
            Ok(changes)
        })
    }

    /// Adds tags to the latest viewing of each film. A film never seen has nothing to tag and is
    /// left.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when a film is not there; [`crate::Error::Invalid`] for a tag that is too long.
    pub fn tag_selection(&self, films: &[FilmId], names: &[String]) -> Result<Changed<Selected>> {
        self.each(films, |edit, film| {
            films::require(edit.conn(), film)?;
            let latest = storage::viewings::of_film(edit.conn(), film)?.into_iter().next();
            let Some(viewing) = latest else { return Ok(false) };
            let mut position = storage::tags::of_viewing(edit.conn(), viewing.id)?.len();
            let mut tagged = false;
            for name in names {
                if let Some(tag) = tags::named(edit.conn(), name)?
                    && storage::tags::attach(edit.conn(), viewing.id, tag, position)?
                {
                    position += 1;
                    tagged = true;
                }
            }
            Ok(tagged)
        })
    }

    /// Says of the latest viewing of each film where it was; an empty place empties it. A film never
    /// seen is left.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when one of them is not there; nothing is changed then.
    pub fn place_selection(&self, films: &[FilmId], place: &str) -> Result<Changed<Selected>> {
        let place = text::tidy(place);
        self.each(films, |edit, film| {
            films::require(edit.conn(), film)?;
            let latest = storage::viewings::of_film(edit.conn(), film)?.into_iter().next();
            let Some(row) = latest.filter(|row| row.place != place) else { return Ok(false) };
            let row = ViewingRow { place: place.clone(), changed_at: edit.now(), ..row };
            storage::viewings::update(edit.conn(), &row)?;
            Ok(true)
        })
    }

    /// Puts films on the watchlist.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when one of them is not there; nothing is changed then.
    pub fn watchlist_selection(&self, films: &[FilmId]) -> Result<Changed<Selected>> {
        self.each(films, |edit, film| {
            films::require(edit.conn(), film)?;
            let entry = WatchlistRow {
                film,
                why: String::new(),
                added_on: edit.today().to_string(),
                added_at: edit.now(),
                changed_at: edit.now(),
            };
            storage::watchlist::insert(edit.conn(), &entry)
        })
    }

    /// Adds films to the end of a list, in the order given.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when the list or a film is not there; [`crate::Error::Invalid`] when a new list
    /// has no name.
    pub fn list_selection(
        &self,
        films: &[FilmId],
        choice: &ListChoice,
    ) -> Result<Changed<Selected>> {
        self.transact(Op::EditSelection, |edit| {
            let list = list(edit, choice)?;
            let mut position = storage::lists::next_position(edit.conn(), list)?;
            let mut selected = Selected::default();
            for film in films {
                films::require(edit.conn(), *film)?;
                let added = storage::lists::insert_film(edit.conn(), list, *film, position, "")?;
                position += usize::from(added);
                selected.count(added);
            }
            if selected.done > 0 {
                lists::touch(edit, list)?;
            }
            Ok(selected)
        })
    }

    fn each(
        &self,
        films: &[FilmId],
        act: impl Fn(&Edit<'_>, FilmId) -> Result<bool>,
    ) -> Result<Changed<Selected>> {
        self.transact(Op::EditSelection, |edit| {
            let mut selected = Selected::default();
            for film in films {
                selected.count(act(edit, *film)?);
            }
            Ok(selected)
        })
    }
}

fn list(edit: &Edit<'_>, choice: &ListChoice) -> Result<ListId> {
    match choice {
        ListChoice::Existing(list) => {
            edit.concerns(lists::require(edit.conn(), *list)?.name);
            Ok(*list)
        }
        ListChoice::New(name) => {
            edit.concerns(name.trim());
            lists::add(edit, &ListFacts { name: name.clone(), ..ListFacts::default() })
        }
    }
}
