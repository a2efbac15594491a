//! How much the journal holds, in numbers.

mod size;

pub use size::JournalSize;

use serde::Serialize;

use crate::{Journal, Result, storage};

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
}
