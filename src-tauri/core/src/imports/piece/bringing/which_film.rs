//! Which film of the journal a piece is of, by the rules that rows go by.

use std::iter;

use rusqlite::Connection;

use super::PieceFilm;
use crate::imports::choices::ImportField;
use crate::imports::looking::has_other_id;
use crate::imports::{Look, Originals, Spellings, Wanted, Why, looked_for};
use crate::journal::Edit;
use crate::{FilmFacts, FilmId, Result, films, storage};

/// The journal's films, to be met by pieces.
pub(super) struct FilmsHere {
    originals: Originals,
    spellings: Spellings,
    /// The last film that was there before.
    last: FilmId,
}

/// What there is of a film that a piece tells of.
pub(super) enum Like {
    /// It is this one.
    Sure(FilmId),
    /// It may be one of these, or none.
    Doubt(Look),
    /// It is none of them.
    None,
}

impl FilmsHere {
    pub(super) fn of(conn: &Connection) -> Result<Self> {
        let last = storage::films::last(conn)?;
        Ok(Self { originals: Originals::default(), spellings: Spellings::default(), last })
    }

    /// The film that these facts tell of: by what catalogues call it, else by title or original
    /// title and year; a year apart, without a year, or spelt a letter otherwise is a doubt.
    pub(super) fn like(&mut self, conn: &Connection, facts: &FilmFacts) -> Result<Like> {
        let ids: Vec<(&str, &str)> =
            facts.ids.iter().map(|id| (id.kind.as_str(), id.value.as_str())).collect();
        for (kind, value) in &ids {
            if let Some(film) = storage::outside_ids::film_of(conn, kind, value)? {
                return Ok(Like::Sure(film));
            }
        }
        let match_title = films::match_title(facts.title.trim());
        if match_title.is_empty() {
            return Ok(Like::None);
        }
        let original = facts.original_title.as_deref().map(films::match_title);
        let titles = iter::once(match_title.as_str()).chain(original.as_deref());
        let like = self.originals.of_year(conn, titles, facts.year)?;
        let mut fitting: Vec<FilmId> = Vec::new();
        for film in like {
            if !has_other_id(conn, film, &ids)? {
                fitting.push(film);
            }
        }
        if let [only] = fitting[..] {
            return Ok(Like::Sure(only));
        }
        if !fitting.is_empty() {
            return Ok(Like::Doubt(Look { why: Why::Several, films: fitting }));
        }
        let wanted = Wanted {
            match_title: &match_title,
            original: original.as_deref(),
            year: facts.year,
            ids: &ids,
        };
        let titles = (&mut self.originals, &mut self.spellings);
        let look = looked_for(conn, titles, &wanted, self.last)?;
        Ok(look.map_or(Like::None, Like::Doubt))
    }
}

/// A film as it is shown to choose from.
pub(super) fn shown(conn: &Connection, film: FilmId) -> Result<PieceFilm> {
    let facts = films::facts_of(conn, film)?;
    Ok(PieceFilm { film, title: facts.title, year: facts.year, directors: facts.directors })
}

/// Fills in what nobody has said of a film yet, and says what that was. What is known stays, and so
/// does what the person emptied by hand.
pub(super) fn fill(edit: &Edit<'_>, film: FilmId, told: &FilmFacts) -> Result<Vec<ImportField>> {
    let mut fills = Vec::new();
    let mut facts_filled = films::fill_blanks(edit, film, told)?;
    let known = films::facts_of(edit.conn(), film)?;
    let own: Vec<String> = serde_json::from_str(&films::require(edit.conn(), film)?.own_facts)?;
    let mut filled = known.clone();
    if filled.year.is_none() && told.year.is_some() && !own.iter().any(|own| own == "year") {
        filled.year = told.year;
        facts_filled = true;
    }
    for id in &told.ids {
        if !filled.ids.iter().any(|known| known.kind == id.kind) {
            filled.ids.push(id.clone());
        }
    }
    let ids_filled = filled.ids.len() > known.ids.len();
    if filled != known {
        films::write_told(edit, film, &filled)?;
    }
    fills.extend(facts_filled.then_some(ImportField::Facts));
    fills.extend(ids_filled.then_some(ImportField::Ids));
    Ok(fills)
}
