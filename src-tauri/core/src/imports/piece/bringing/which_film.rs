//! Which film of the journal a piece is of, by the rules that rows go by.

use rusqlite::Connection;

use super::PieceFilm;
use crate::imports::choices::ImportField;
use crate::imports::piece::record::Piece;
use crate::imports::{FilmsHere, Met};
use crate::journal::Edit;
use crate::{FilmFacts, FilmId, Result, films, storage};

/// The film of the journal that these facts tell of.
pub(super) fn like(here: &mut FilmsHere, conn: &Connection, facts: &FilmFacts) -> Result<Met> {
    let ids: Vec<(&str, &str)> =
        facts.ids.iter().map(|id| (id.kind.as_str(), id.value.as_str())).collect();
    here.met(conn, (&facts.title, facts.original_title.as_deref()), facts.year, &ids)
}

/// A film as it is shown to choose from.
pub(super) fn shown(conn: &Connection, film: FilmId) -> Result<PieceFilm> {
    let facts = films::facts_of(conn, film)?;
    Ok(PieceFilm { film, title: facts.title, year: facts.year, directors: facts.directors })
}

/// Gives a film the score and the liking that a note says of the film itself, where nobody has. What
/// the note said before, the person may have taken away since.
pub(super) fn fill_points(
    edit: &Edit<'_>,
    film: FilmId,
    piece: &Piece,
    before: Option<&Piece>,
) -> Result<Vec<ImportField>> {
    let (conn, now) = (edit.conn(), edit.now());
    let mut fills = Vec::new();
    if let Some(score) = piece.film_score
        && before.is_none_or(|before| before.film_score != Some(score))
        && films::require(conn, film)?.score.is_none()
    {
        let scored_on = piece.film_scored_on.map(|date| date.to_string());
        storage::films::update_score(conn, film, score, scored_on, &now)?;
        fills.push(ImportField::Score);
    }
    let is_news = before.is_none_or(|before| !before.film_liked);
    if piece.film_liked && is_news && storage::films::like(conn, film, &now)? {
        fills.push(ImportField::Liked);
    }
    Ok(fills)
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
        if !known.ids.iter().any(|known| known.kind == id.kind) {
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
