//! Which film a quick line means.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::QuickFilm;
use super::complete::{self, utf16};
use super::line::Line;
use crate::storage::films::FilmRow;
use crate::{FilmId, FilmPick, FilmTile, Result, films, storage, text};

/// How many films are offered.
const OFFERED: usize = 6;

/// The film chosen for a title, as long as that stands in the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuickChosen {
    /// The title it was chosen for.
    pub title: String,
    /// And the year beside it.
    pub year: Option<i16>,
    /// The film of the journal; nothing for a new one.
    pub film: Option<FilmId>,
}

/// The film of a line, and what it could also be.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) pick: Option<FilmPick>,
    pub(super) known: Option<FilmTile>,
    pub(super) sure: bool,
    pub(super) others: Vec<QuickFilm>,
}

/// Reads which film the title and the year of a line mean. A title and year that fit no film of the
/// journal are a new film, never a neighbour.
pub(super) fn read(
    conn: &Connection,
    line: &Line,
    chosen: Option<&QuickChosen>,
) -> Result<Reading> {
    if line.title.is_empty() {
        return Ok(Reading::default());
    }
    let of_title = titled(conn, &line.title)?;
    let fits: Vec<&FilmRow> =
        of_title.iter().filter(|row| line.year.is_none() || row.year == line.year).collect();
    let chosen = chosen.filter(|chosen| {
        chosen.year == line.year && text::fold(&chosen.title) == text::fold(&line.title)
    });
    let (film, sure) = match chosen {
        Some(chosen) => (chosen.film, true),
        None => match fits.as_slice() {
            [only] => (Some(only.id), true),
            _ => (None, false),
        },
    };
    if let Some(film) = film {
        let known = storage::library::tiles(conn, &[film])?.into_iter().next();
        if known.is_some() {
            let pick = Some(FilmPick::Known(film));
            return Ok(Reading { pick, known, sure, others: Vec::new() });
        }
    }
    let new = FilmPick::New { title: line.title.clone(), year: line.year };
    if sure {
        return Ok(Reading { pick: Some(new), known: None, sure, others: Vec::new() });
    }
    if !fits.is_empty() {
        // Two films by one name: only the writer knows which.
        let films: Vec<FilmId> = fits.iter().map(|row| row.id).collect();
        let mut others = offered(conn, line, &films)?;
        others.push(as_new(line));
        return Ok(Reading { pick: None, known: None, sure: false, others });
    }
    let beginning = storage::films::beginning(
        conn,
        &films::match_title(&line.title),
        text::search_query(&line.title).as_deref(),
        line.year,
        OFFERED,
    )?;
    if beginning.is_empty() {
        // The film of another year is shown, in case the year is the mistake.
        let films: Vec<FilmId> = of_title.iter().map(|row| row.id).collect();
        let mut others = vec![as_new(line)];
        others.extend(offered(conn, line, &films)?);
        if films.is_empty() {
            others.clear();
        }
        return Ok(Reading { pick: Some(new), known: None, sure: true, others });
    }
    let mut others = offered(conn, line, &beginning)?;
    others.push(as_new(line));
    Ok(Reading { pick: Some(new), known: None, sure: false, others })
}

/// The films of exactly this title, or with it for their original one; where some have it to the
/// letter (`Heat` beside `The Heat`), only those.
pub(super) fn titled(conn: &Connection, title: &str) -> Result<Vec<FilmRow>> {
    let mut rows = storage::films::by_title(conn, &films::match_title(title))?;
    let fold = text::fold(title);
    if rows.iter().any(|row| text::fold(&row.title) == fold) {
        rows.retain(|row| text::fold(&row.title) == fold);
    }
    if rows.is_empty()
        && let Some(words) = text::search_query(title)
    {
        for film in storage::films::with_words(conn, &words, OFFERED)? {
            let row = films::require(conn, film)?;
            let original = row.original_title.as_deref().map(text::fold);
            rows.extend((original == Some(fold.clone())).then_some(row));
        }
    }
    Ok(rows)
}

fn offered(conn: &Connection, line: &Line, films: &[FilmId]) -> Result<Vec<QuickFilm>> {
    let tiles = storage::library::tiles(conn, films)?;
    Ok(tiles.into_iter().take(OFFERED).map(|tile| with(line, tile)).collect())
}

/// The line with this film's own title and year.
fn with(line: &Line, tile: FilmTile) -> QuickFilm {
    let mut name = complete::title(&tile.title);
    if let Some(year) = tile.year {
        name.push_str(&format!(" {year}"));
    }
    // A year stands right after its title from now on.
    let mut typed = line.typed.clone();
    if let Some(year) = line.year_at.clone() {
        typed.replace_range(year, "");
    }
    let (typed, caret) = complete::replace(&typed, line.title_at.clone(), &name);
    let chosen = QuickChosen { title: tile.title.clone(), year: tile.year, film: Some(tile.id) };
    QuickFilm { film: Some(tile), typed, caret, chosen }
}

/// The line as it is, for a film the journal does not have.
fn as_new(line: &Line) -> QuickFilm {
    QuickFilm {
        film: None,
        typed: line.typed.clone(),
        caret: utf16(&line.typed),
        chosen: QuickChosen { title: line.title.clone(), year: line.year, film: None },
    }
}
