//! The writer's own scale of words for scores.

mod scale;

pub use scale::{ScaleBand, ScaleEdit};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Journal, Result, Score, storage};

/// From this score up to the next band's, this word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct VerdictBand {
    /// Where it begins.
    pub from: Score,
    /// Its word.
    pub word: String,
}

impl Journal {
    /// The writer's bands, from the lowest up.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn verdict_bands(&self) -> Result<Vec<VerdictBand>> {
        self.read(bands)
    }
}

/// The writer's bands, from the lowest up.
pub(crate) fn bands(conn: &Connection) -> Result<Vec<VerdictBand>> {
    let rows = storage::verdicts::bands(conn)?;
    Ok(rows.into_iter().map(|(from, word)| VerdictBand { from, word }).collect())
}
