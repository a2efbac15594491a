//! The journal in numbers: how much it holds, and the statistics of a time and of some films.
//!
//! Everything of one answer is of one state of the journal. What it takes grows with the number of
//! viewings, films and credits, and with nothing else: each is read once, and sorted at the most.

mod again;
mod asked;
mod behind;
mod films;
mod moments;
mod named;
mod seen;
mod size;
mod tally;
mod times;
mod told;

pub use asked::{Behind, StatisticsFilmsReq, StatisticsReq};
pub use size::JournalSize;
pub use told::{
    Figures, Milestone, Moment, NamedBar, NamedBars, PeopleBars, PersonBar, Rewatches, RuntimeBar,
    ScoreBar, ScoreChange, SeenOften, Statistics, Stretch, Tallied, VerdictBar, YearBar,
};

use rusqlite::Connection;
use serde::Serialize;

use crate::storage::stats::Names;
use crate::{Between, Journal, PersonRole, Result, storage, verdicts};
pub(crate) use seen::Seen;

/// How much the journal holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Films.
    pub films: u32,
    /// Viewings, dated or not.
    pub viewings: u32,
    /// Finished reviews.
    pub reviews: u32,
    /// Films with a current score.
    pub scored: u32,
    /// Viewings the person says were not the first.
    pub rewatches: u32,
    /// Tags.
    pub tags: u32,
    /// Lists.
    pub lists: u32,
    /// Films on the watchlist.
    pub watchlist: u32,
    /// Films liked, as a film or at a viewing.
    pub likes: u32,
    /// Words of all finished reviews.
    pub words: u64,
}

impl Journal {
    /// How much the journal holds.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn stats(&self) -> Result<Stats> {
        self.read(storage::stats::all)
    }

    /// The statistics of a time and of some films.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] for a time that ends before it begins; when the journal cannot be read.
    pub fn statistics(&self, req: &StatisticsReq) -> Result<Statistics> {
        self.read(|conn| told(conn, &Seen::load(conn, req, self.clock().today())?, req.between))
    }
}

/// The statistics of what was seen.
pub(crate) fn told(conn: &Connection, seen: &Seen, between: Between) -> Result<Statistics> {
    let bands = verdicts::bands(conn)?;
    let times = times::Times::of(seen);
    let everybody = named::Everybody::of(conn, seen)?;
    Ok(Statistics {
        between,
        figures: times::figures(seen),
        scores: films::scores(seen, &bands),
        verdicts: films::Verdicts::of(seen, &bands).bars(seen),
        release_years: films::released(seen, false),
        decades: films::released(seen, true),
        viewing_years: times.years(),
        months: times.months(),
        weekdays: times.weekdays(),
        streak: times.streak,
        gap: times.gap,
        days: times.into_days(),
        genres: named::of_films(conn, seen, Names::Genres)?,
        countries: named::of_films(conn, seen, Names::Countries)?,
        languages: named::of_films(conn, seen, Names::Languages)?,
        runtimes: films::runtimes(seen),
        directors: everybody.bars(conn, PersonRole::Director)?,
        writers: everybody.bars(conn, PersonRole::Writer)?,
        cast: everybody.bars(conn, PersonRole::Cast)?,
        rewatches: again::rewatches(conn, seen)?,
        tags: named::tags(conn, seen)?,
        places: named::places(seen),
        first: moments::first(conn, seen)?,
        best: moments::best(conn, seen)?,
        last: moments::last(conn, seen)?,
        milestones: moments::milestones(conn, seen)?,
    })
}
