//! The annual: a year, or any time, as a page. Its figures are the statistics'; here is what makes
//! it more than those: the contact sheet, the ten best and the lines worth keeping.

mod lines;

pub use lines::AnnualLine;
pub(crate) use lines::kept_lines;

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::stats::Seen;
use crate::{FilmTile, Journal, Result, Score, StatisticsReq, WatchedOn, storage};

/// Posters of a contact sheet.
const FRAMES: usize = 240;

/// The best.
const TOP: usize = 10;

/// What the annual of a time shows beside its statistics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Annual {
    /// Every film of the time, the first seen first; of very many, the last of them.
    pub sheet: Vec<FilmTile>,
    /// How many films there are.
    pub films: u32,
    /// The ten with the highest scores; of several with one score, those liked and then those seen
    /// later stand first.
    pub top: Vec<TopFilm>,
    /// Lines worth keeping, from finished reviews that are neither private nor marked as spoilers.
    pub lines: Vec<AnnualLine>,
}

/// One of the best films of a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TopFilm {
    /// The film.
    pub film: FilmTile,
    /// Its score, as the time has it.
    pub score: Score,
    /// When it was seen last in that time.
    pub watched_on: Option<WatchedOn>,
}

impl Journal {
    /// What the annual of a time, and of some films, shows beside its statistics.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] for a time that ends before it begins; when the journal cannot be read.
    pub fn annual(&self, req: &StatisticsReq) -> Result<Annual> {
        self.read(|conn| annual(conn, &Seen::load(conn, req, self.clock().today())?))
    }
}

pub(crate) fn annual(conn: &Connection, seen: &Seen) -> Result<Annual> {
    let films: Vec<_> = seen.in_order();
    let sheet: Vec<_> =
        films.iter().skip(films.len().saturating_sub(FRAMES)).map(|film| film.row.id).collect();
    let mut best: Vec<_> =
        films.iter().rev().filter_map(|film| Some((film, film.score?))).collect();
    // They come the last seen first, and stay so where nothing else is between them.
    best.sort_by_key(|(film, score)| std::cmp::Reverse((*score, film.row.liked)));
    let mut top = Vec::with_capacity(TOP);
    for (film, score) in best.into_iter().take(TOP) {
        let Some(tile) = storage::library::tiles(conn, &[film.row.id])?.pop() else { continue };
        let last = film.last.and_then(|at| seen.viewings.get(at));
        let watched_on = last.and_then(|viewing| viewing.row.watched_on);
        top.push(TopFilm { film: tile, score, watched_on });
    }
    Ok(Annual {
        sheet: storage::library::tiles(conn, &sheet)?,
        films: u32::try_from(films.len()).unwrap_or(u32::MAX),
        top,
        lines: lines::lines(conn, seen)?,
    })
}
