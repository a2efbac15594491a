use std::process::ExitCode;

use matinee_core::{FilmTile, Journal, LibraryQuery};
use serde::Serialize;

use crate::arguments::List;
use crate::failure::Failure;
use crate::line;
use crate::output::Output;
use crate::words::plain;

/// Films read at a time.
const AT_ONCE: usize = 1_000;

/// What programs are told of a film.
#[derive(Serialize)]
struct Row {
    uid: String,
    title: String,
    year: Option<i16>,
    score: Option<f64>,
    verdict: Option<String>,
    watched_on: Option<String>,
    reviewed: bool,
}

/// Lists films, the last watched first unless the query says otherwise.
pub(crate) fn run(journal: &Journal, asked: &List, output: &Output) -> Result<ExitCode, Failure> {
    let query = LibraryQuery { text: line::told(&asked.query, output)?, ..LibraryQuery::default() };
    let mut films = journal.library_ids(&query)?;
    films.truncate(asked.limit.unwrap_or(usize::MAX));
    let mut rows = Vec::new();
    for films in films.chunks(AT_ONCE) {
        let tiles = journal.film_tiles(films)?;
        let present: Vec<_> = tiles.iter().map(|tile| tile.id).collect();
        let uids = journal.film_uids(&present)?;
        rows.extend(tiles.into_iter().zip(uids).filter_map(|(tile, uid)| Some(row(tile, uid?))));
    }
    if output.is_json() {
        output.document(&rows);
    } else if rows.is_empty() {
        output.warning("No films.");
    } else {
        output.text(&rows.iter().map(told).collect::<Vec<_>>().join("\n"));
    }
    Ok(ExitCode::SUCCESS)
}

fn row(tile: FilmTile, uid: String) -> Row {
    Row {
        uid,
        title: tile.title,
        year: tile.year,
        score: tile.score.map(matinee_core::Score::points),
        verdict: tile.verdict,
        watched_on: tile.watched_on.map(|date| date.to_string()),
        reviewed: tile.reviewed,
    }
}

/// Columns of a width first, the title last: nothing has to be cut.
fn told(row: &Row) -> String {
    let score = row.score.map_or_else(|| "–".to_owned(), |score| format!("{score:.1}"));
    let watched = row.watched_on.as_deref().unwrap_or("");
    let year = row.year.map(|year| format!(" ({year})")).unwrap_or_default();
    let reviewed = if row.reviewed { ", reviewed" } else { "" };
    let short = row.uid.get(row.uid.len().saturating_sub(8)..).unwrap_or(&row.uid);
    format!("{short}  {watched:<11}  {score:>4}  {}{year}{reviewed}", plain(&row.title))
}
