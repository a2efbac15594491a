//! Viewings: each time a film was seen, as exactly as is known.

mod complete;
mod order;
mod quick_log;

pub use complete::{ViewingComplete, ViewingField};
pub use order::DatedViewing;
pub use quick_log::{
    QuickChosen, QuickFilm, QuickLogRead, QuickLogReq, QuickMeaning, QuickPart, QuickWord,
};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::journal::Edit;
use crate::storage::viewings::ViewingRow;
use crate::{
    Changed, Error, FilmId, FilmPick, Journal, Op, Result, Score, ViewingId, WatchedOn, films,
    storage, tags, text,
};

/// What a person says of one viewing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct ViewingFacts {
    /// When, as exactly as is known; nothing when undated.
    pub watched_on: Option<WatchedOn>,
    /// The order among the viewings of that date, from 0; nothing puts it last.
    pub day_order: Option<u32>,
    /// The person says it was seen before.
    pub rewatch: bool,
    /// Broken off; no score is asked.
    pub abandoned: bool,
    /// The score given then.
    pub score: Option<Score>,
    /// Liked then.
    pub liked: bool,
    /// Where; may be empty.
    pub place: String,
    /// 35 mm, disc, television …; may be empty.
    pub format: String,
    /// With whom.
    pub companions: Vec<String>,
    /// A line about it; may be empty.
    pub note: String,
    /// Place, companions and note stay out of sites and shares.
    pub private: bool,
    /// Free words, in order.
    pub tags: Vec<String>,
}

impl Journal {
    /// What is said of a viewing.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn viewing_facts(&self, viewing: ViewingId) -> Result<ViewingFacts> {
        self.read(|conn| read(conn, viewing))
    }

    /// Logs a viewing of a film, which may be a new one. A film that is seen leaves the watchlist.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the film; [`Error::Invalid`] when something cannot be kept.
    pub fn log_viewing(
        &self,
        film: impl Into<FilmPick>,
        facts: &ViewingFacts,
    ) -> Result<Changed<ViewingId>> {
        let film = film.into();
        self.transact(Op::LogViewing, |edit| {
            edit.concerns(film.title(edit.conn())?);
            let film = film.resolve(edit)?;
            let viewing = add(edit, film, facts, None)?;
            if let Some(place) = facts.day_order {
                order::put(edit, &require(edit.conn(), viewing)?, place as usize)?;
            }
            storage::watchlist::delete(edit.conn(), film)?;
            Ok(viewing)
        })
    }

    /// Writes what the person says of a viewing.
    ///
    /// # Errors
    /// As for [`Journal::log_viewing`].
    pub fn edit_viewing(&self, viewing: ViewingId, facts: &ViewingFacts) -> Result<Changed<()>> {
        self.transact(Op::EditViewing, |edit| {
            let row = require(edit.conn(), viewing)?;
            edit.concerns(films::require(edit.conn(), row.film)?.title);
            let before = (row.watched_on.map(WatchedOn::stored), Some(row.day_order));
            write(edit, row, facts)?;
            let after = (facts.watched_on.map(WatchedOn::stored), facts.day_order);
            if let (true, Some(place)) = (before != after, facts.day_order) {
                order::put(edit, &require(edit.conn(), viewing)?, place as usize)?;
            }
            Ok(())
        })
    }

    /// Deletes a viewing; it goes to the trash, and a review of it stays with the film.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn delete_viewing(&self, viewing: ViewingId) -> Result<Changed<()>> {
        self.transact(Op::DeleteViewing, |edit| {
            let row = require(edit.conn(), viewing)?;
            let title = films::require(edit.conn(), row.film)?.title;
            edit.concerns(title.clone());
            edit.to_trash("viewing", &title, || storage::viewings::delete(edit.conn(), viewing))?;
            Ok(())
        })
    }
}

/// The viewing of an id, which must be there.
pub(crate) fn require(conn: &Connection, viewing: ViewingId) -> Result<ViewingRow> {
    storage::viewings::by_id(conn, viewing)?.ok_or(Error::NotFound { what: "viewing" })
}

/// What is said of a viewing.
pub(crate) fn read(conn: &Connection, viewing: ViewingId) -> Result<ViewingFacts> {
    let row = require(conn, viewing)?;
    Ok(ViewingFacts {
        watched_on: row.watched_on,
        day_order: Some(row.day_order),
        rewatch: row.rewatch,
        abandoned: row.abandoned,
        score: row.score,
        liked: row.liked,
        place: row.place,
        format: row.format,
        companions: storage::viewings::companions_of(conn, viewing)?,
        note: row.note,
        private: row.private,
        tags: storage::tags::of_viewing(conn, viewing)?,
    })
}

/// Logs a viewing inside a write; `logged_on` is the calendar date a source says it was logged on.
pub(crate) fn add(
    edit: &Edit<'_>,
    film: FilmId,
    facts: &ViewingFacts,
    logged_on: Option<String>,
) -> Result<ViewingId> {
    let now = edit.now();
    let mut row = ViewingRow {
        id: ViewingId(0),
        uid: edit.uid(),
        film,
        watched_on: None,
        day_order: 0,
        rewatch: false,
        abandoned: false,
        score: None,
        liked: false,
        place: String::new(),
        format: String::new(),
        note: String::new(),
        private: false,
        logged_on,
        added_at: now.clone(),
        changed_at: now,
    };
    fill(edit, &mut row, facts)?;
    row.id = storage::viewings::insert(edit.conn(), &row)?;
    write_related(edit, row.id, facts)?;
    Ok(row.id)
}

/// Writes what is said of a viewing inside a write.
pub(crate) fn write(edit: &Edit<'_>, mut row: ViewingRow, facts: &ViewingFacts) -> Result<()> {
    let before = read(edit.conn(), row.id)?;
    // Nothing said of its order keeps it, and on another date puts it last.
    let stays = before.watched_on.map(WatchedOn::stored) == facts.watched_on.map(WatchedOn::stored);
    let kept = before.day_order.filter(|_| stays);
    let after = ViewingFacts { day_order: facts.day_order.or(kept), ..facts.clone() };
    if before == after {
        return Ok(());
    }
    fill(edit, &mut row, &after)?;
    row.changed_at = edit.now();
    storage::viewings::update(edit.conn(), &row)?;
    write_related(edit, row.id, facts)
}

fn fill(edit: &Edit<'_>, row: &mut ViewingRow, facts: &ViewingFacts) -> Result<()> {
    row.day_order = match facts.day_order {
        Some(order) => order,
        None => storage::viewings::next_order(edit.conn(), facts.watched_on)?,
    };
    row.watched_on = facts.watched_on;
    row.rewatch = facts.rewatch;
    row.abandoned = facts.abandoned;
    row.score = facts.score;
    row.liked = facts.liked;
    row.place = text::tidy(&facts.place);
    row.format = text::tidy(&facts.format);
    row.note = facts.note.trim().to_owned();
    row.private = facts.private;
    Ok(())
}

fn write_related(edit: &Edit<'_>, viewing: ViewingId, facts: &ViewingFacts) -> Result<()> {
    let names = facts.companions.iter().map(|name| text::tidy(name));
    let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
    if names.iter().any(|name| name.chars().count() > 200) {
        return Err(Error::invalid(
            "companions",
            "A companion’s name has room for 200 characters.",
        ));
    }
    if storage::viewings::companions_of(edit.conn(), viewing)? != names {
        storage::viewings::replace_companions(edit.conn(), viewing, &names)?;
    }
    tags::write(edit, viewing, &facts.tags)
}
