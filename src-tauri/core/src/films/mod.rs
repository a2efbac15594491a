//! Films and their facts. A film is found by an outside id or by folded title and year; what the
//! person edited by hand is never overwritten by an import.

mod complete;
pub(crate) mod facts;
mod join;
mod pick;
mod told;

pub use complete::{FilmComplete, FilmField};
pub(crate) use facts::read as facts_of;
pub use facts::{CastMember, FilmFacts, OutsideId};
pub(crate) use facts::{match_title, read, write_told};
pub use join::FilmSplit;
pub use pick::FilmPick;
pub(crate) use told::{fill_blanks, tellable};

use rusqlite::Connection;

use crate::journal::Edit;
use crate::storage::films::FilmRow;
use crate::{Changed, Error, FilmId, Journal, Op, Result, storage};

impl Journal {
    /// The facts of a film.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn film_facts(&self, film: FilmId) -> Result<FilmFacts> {
        self.read(|conn| facts::read(conn, film))
    }

    /// Adds a film.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a fact cannot be kept; its field says which.
    pub fn add_film(&self, facts: &FilmFacts) -> Result<Changed<FilmId>> {
        self.transact(Op::AddFilm, |edit| {
            edit.concerns(facts.title.trim());
            add(edit, facts)
        })
    }

    /// Writes a film's facts as the person edited them; what differs from before is theirs from
    /// then on.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] as for [`Journal::add_film`].
    pub fn edit_film(&self, film: FilmId, facts: &FilmFacts) -> Result<Changed<()>> {
        self.transact(Op::EditFilm, |edit| {
            edit.concerns(facts.title.trim());
            facts::write_by_hand(edit, film, facts)
        })
    }

    /// Deletes films with all that belongs to them; they go to the trash, one entry a film.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one of them is not there; nothing is deleted then.
    pub fn delete_films(&self, films: &[FilmId]) -> Result<Changed<()>> {
        self.transact(Op::DeleteFilm, |edit| {
            if let [only] = films {
                edit.concerns(require(edit.conn(), *only)?.title);
            }
            delete(edit, films)
        })
    }

    /// Marks a film as liked, or no longer.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn like_film(&self, film: FilmId, liked: bool) -> Result<Changed<()>> {
        self.transact(Op::LikeFilm, |edit| {
            let row = require(edit.conn(), film)?;
            edit.concerns(row.title.clone());
            storage::films::update(edit.conn(), &FilmRow { liked, changed_at: edit.now(), ..row })
        })
    }
}

/// The film of an id, which must be there.
pub(crate) fn require(conn: &Connection, film: FilmId) -> Result<FilmRow> {
    storage::films::by_id(conn, film)?.ok_or(Error::NotFound { what: "film" })
}

/// Deletes films inside a write, each into the trash by itself.
pub(crate) fn delete(edit: &Edit<'_>, films: &[FilmId]) -> Result<()> {
    for film in films {
        let title = require(edit.conn(), *film)?.title;
        edit.to_trash("film", &title, || storage::films::delete(edit.conn(), *film))?;
    }
    Ok(())
}

/// Adds a film inside a write. Facts that arrive so are nobody's own yet.
pub(crate) fn add(edit: &Edit<'_>, facts: &FilmFacts) -> Result<FilmId> {
    let film = add_alone(edit, facts)?;
    facts::write_related(edit, film, facts)?;
    Ok(film)
}

/// Adds a film with the facts of its own table only, as an import does that knows no others.
pub(crate) fn add_alone(edit: &Edit<'_>, facts: &FilmFacts) -> Result<FilmId> {
    let now = edit.now();
    let mut row = FilmRow {
        id: FilmId(0),
        uid: edit.uid(),
        title: String::new(),
        original_title: None,
        language: None,
        sort_title: String::new(),
        match_title: String::new(),
        year: None,
        tagline: String::new(),
        runtime_min: None,
        poster_id: None,
        poster_colour: None,
        liked: false,
        score: None,
        scored_on: None,
        own_facts: "[]".to_owned(),
        added_at: now.clone(),
        changed_at: now,
    };
    facts::fill(&mut row, facts)?;
    storage::films::insert(edit.conn(), &row)
}

/// The hash of a film's poster.
pub(crate) fn poster(conn: &Connection, film: FilmId) -> Result<Option<String>> {
    let Some(media) = require(conn, film)?.poster_id else { return Ok(None) };
    Ok(storage::media::by_id(conn, media)?.map(|row| row.hash))
}
