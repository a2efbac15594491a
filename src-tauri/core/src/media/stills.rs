use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Variant;
use super::keeping::{self, Ready};
use crate::journal::Edit;
use crate::storage::stills::StillRow;
use crate::{Changed, Error, FilmId, Journal, Op, Result, StillId, films, storage, text};

/// A still of a film.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Still {
    /// Its id.
    pub id: StillId,
    /// The film's.
    pub film: FilmId,
    /// What a review's text calls it: `![caption](still:NAME)`.
    pub name: String,
    /// The hash of its picture.
    pub hash: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// What is said of it.
    #[serde(flatten)]
    pub facts: StillFacts,
}

/// What a person says of a still.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct StillFacts {
    /// The line beneath it; may be empty.
    pub caption: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Seconds into the film.
    pub timecode_s: Option<u32>,
}

impl Journal {
    /// A film's stills, in order.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn stills(&self, film: FilmId) -> Result<Vec<Still>> {
        self.read(|conn| of_film(conn, film))
    }

    /// Adds a still to a film, after those it has. `name` is what the file is called; the still's
    /// own name is made from it. The same picture twice is one still.
    ///
    /// # Errors
    /// [`Error::BadFile`] when the picture cannot be taken in; [`Error::NotFound`] without the film.
    pub fn add_still(&self, film: FilmId, name: &str, bytes: &[u8]) -> Result<Changed<Still>> {
        let ready = self.ready_picture(name, bytes, &Variant::STILL)?;
        self.transact(Op::AddStill, |edit| {
            edit.concerns(films::require(edit.conn(), film)?.title);
            put(edit, film, name, &StillFacts::default(), &ready)
        })
    }

    /// Writes what a person says of a still.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn edit_still(&self, id: StillId, facts: &StillFacts) -> Result<Changed<()>> {
        self.transact(Op::EditStill, |edit| {
            let row = require(edit.conn(), id)?;
            let title = films::require(edit.conn(), row.film)?.title;
            edit.concerns(title.clone());
            let alt = text::tidy(&facts.alt);
            let after = StillRow {
                caption: text::tidy(&facts.caption),
                alt: if alt.is_empty() { format!("Still from {title}") } else { alt },
                timecode_s: facts.timecode_s,
                ..row.clone()
            };
            if after == row { Ok(()) } else { storage::stills::update(edit.conn(), &after) }
        })
    }

    /// Puts a still at a place among the film's, counted from 0; beyond the end is the end.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn move_still(&self, id: StillId, place: u32) -> Result<Changed<()>> {
        self.transact(Op::MoveStill, |edit| {
            let row = require(edit.conn(), id)?;
            edit.concerns(films::require(edit.conn(), row.film)?.title);
            let mut order = storage::stills::of_film(edit.conn(), row.film)?;
            order.retain(|other| other.id != id);
            let place = usize::try_from(place).unwrap_or(usize::MAX).min(order.len());
            order.insert(place, row);
            for (position, still) in (0..).zip(order) {
                if still.position != position {
                    storage::stills::update(edit.conn(), &StillRow { position, ..still })?;
                }
            }
            Ok(())
        })
    }

    /// Takes a still out of a film; it goes to the trash. Where a text places it, its name stays.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn remove_still(&self, id: StillId) -> Result<Changed<()>> {
        self.transact(Op::RemoveStill, |edit| {
            let row = require(edit.conn(), id)?;
            let title = films::require(edit.conn(), row.film)?.title;
            edit.concerns(title.clone());
            edit.to_trash("still", &title, || storage::stills::delete(edit.conn(), id))?;
            Ok(())
        })
    }
}

/// A film's stills, in order.
pub(crate) fn of_film(conn: &rusqlite::Connection, film: FilmId) -> Result<Vec<Still>> {
    Ok(storage::stills::of_film(conn, film)?.into_iter().map(still).collect())
}

/// Adds a still to a film inside a write, after those it has; a picture that is one already is that
/// one. Its name is made from `name`.
pub(crate) fn put(
    edit: &Edit<'_>,
    film: FilmId,
    name: &str,
    facts: &StillFacts,
    ready: &Ready,
) -> Result<Still> {
    let conn = edit.conn();
    let title = films::require(conn, film)?.title;
    let media = keeping::put(edit, ready)?;
    let others = storage::stills::of_film(conn, film)?;
    let alt = text::tidy(&facts.alt);
    if let Some(known) = others.iter().find(|other| other.media == media) {
        return Ok(still(known.clone()));
    }
    let id = storage::stills::insert(
        conn,
        &StillRow {
            id: StillId(0),
            uid: edit.uid(),
            film,
            media,
            name: free_name(name, &others),
            position: others.iter().map(|other| other.position + 1).max().unwrap_or(0),
            caption: text::tidy(&facts.caption),
            alt: if alt.is_empty() { format!("Still from {title}") } else { alt },
            timecode_s: facts.timecode_s,
            hash: String::new(),
            width: 0,
            height: 0,
        },
    )?;
    Ok(still(require(conn, id)?))
}

/// The name that a still called `name` would get with a film.
pub(crate) fn free_name_of(
    conn: &rusqlite::Connection,
    film: FilmId,
    name: &str,
) -> Result<String> {
    Ok(free_name(name, &storage::stills::of_film(conn, film)?))
}

fn still(row: StillRow) -> Still {
    Still {
        id: row.id,
        film: row.film,
        name: row.name,
        hash: row.hash,
        width: row.width,
        height: row.height,
        facts: StillFacts { caption: row.caption, alt: row.alt, timecode_s: row.timecode_s },
    }
}

fn require(conn: &rusqlite::Connection, id: StillId) -> Result<StillRow> {
    storage::stills::by_id(conn, id)?.ok_or(Error::NotFound { what: "still" })
}

/// A name for a still from its file's, one no other still of the film has: `The Walk.jpg` is
/// `the-walk`, the next one `the-walk-2`.
fn free_name(file: &str, others: &[StillRow]) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let folded = text::fold(stem);
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|w| !w.is_empty());
    let mut name: String = words.collect::<Vec<_>>().join("-").chars().take(60).collect();
    if name.is_empty() {
        name = "still".to_owned();
    }
    let is_free = |name: &str| others.iter().all(|other| other.name != name);
    if is_free(&name) {
        return name;
    }
    let numbered = (2..).map(|number: u64| format!("{name}-{number}"));
    numbered.into_iter().find(|name| is_free(name)).unwrap_or(name)
}
