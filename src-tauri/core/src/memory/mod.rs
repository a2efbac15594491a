//! What the journal remembers of itself: films seen on this day in other years, a score given long
//! ago, films seen and never written about. It only reads, and it is shown quietly.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;
use ts_rs::TS;

use crate::{FilmTile, Journal, Result, ReviewId, Score, ViewingId, WatchedOn, storage};

/// After so many years one may have changed one's mind.
const LONG_AGO: i32 = 5;
/// How many films never written about are shown.
const UNWRITTEN: usize = 4;

/// What there is to remember today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Memory {
    /// Viewings of this day of the year in earlier years, the latest first.
    pub on_this_day: Vec<MemoryViewing>,
    /// A film scored years ago and not since; another one every day.
    pub still: Option<MemoryScore>,
    /// A few films seen and never written about; others every day.
    pub unwritten: Vec<FilmTile>,
}

/// A viewing remembered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MemoryViewing {
    /// The viewing.
    pub viewing: ViewingId,
    /// What was seen.
    pub film: FilmTile,
    /// When.
    pub watched_on: WatchedOn,
    /// The score given then.
    pub score: Option<Score>,
    /// The finished review of it.
    pub review: Option<ReviewId>,
}

/// A score given long ago.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MemoryScore {
    /// The film.
    pub film: FilmTile,
    /// The score it has since then.
    pub score: Score,
    /// When it was seen last.
    pub watched_on: WatchedOn,
}

impl Journal {
    /// What there is to remember today.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn memory(&self) -> Result<Memory> {
        let today = self.clock().today();
        let before = today.checked_sub(LONG_AGO.years()).unwrap_or(Date::MIN).to_string();
        // The same all day long, and another tomorrow.
        let turn = i64::from(today.day_of_year()) + 367 * i64::from(today.year());
        self.read(|conn| {
            let still = storage::memory::long_scored(conn, &before, turn)?;
            let still = storage::library::tiles(conn, still.as_slice())?.into_iter().next();
            let unwritten = storage::memory::unwritten(conn, turn, UNWRITTEN)?;
            Ok(Memory {
                on_this_day: storage::memory::on_day(conn, today)?,
                still: still.and_then(|film| {
                    Some(MemoryScore { score: film.score?, watched_on: film.watched_on?, film })
                }),
                unwritten: storage::library::tiles(conn, &unwritten)?,
            })
        })
    }

    /// Viewings of this day of the year in other years than its own, the latest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn seen_on_this_day(&self) -> Result<Vec<MemoryViewing>> {
        let today = self.clock().today();
        self.read(|conn| storage::memory::on_day(conn, today))
    }
}
