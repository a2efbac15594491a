use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::receipt::Outcome;
use crate::storage::origins::{self, OriginRow};
use crate::{FilmId, ImportId, Journal, ListId, Result, ReviewId, ViewingId};

/// A record whose origin is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "id", rename_all = "camelCase")]
#[ts(export)]
pub enum OriginOf {
    /// A film, with its viewings and reviews.
    Film(FilmId),
    /// A viewing.
    Viewing(ViewingId),
    /// A review, with the viewing it came with.
    Review(ReviewId),
    /// A list.
    List(ListId),
}

/// What an import did with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum OriginOutcome {
    /// It made the record.
    New,
    /// It said nothing that was not there.
    Same,
    /// It added to the record.
    Merged,
    /// It said something else than the journal.
    Conflict,
    /// It was left out.
    Skipped,
    /// It could not be read.
    Unreadable,
}

/// A row of a file that a record came from, or that told of it later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RecordOrigin {
    /// The import.
    pub import: ImportId,
    /// What kind of file it was: `letterboxd`.
    pub source: String,
    /// The name of the file that was brought in.
    pub file_name: String,
    /// When it was brought in: the instant, UTC.
    pub made_at: String,
    /// The file inside the export.
    pub file: String,
    /// The line, from 1, on which the row begins.
    pub line: u32,
    /// The row as it stood there.
    pub raw: String,
    /// What the import did with it.
    pub outcome: OriginOutcome,
    /// A whole sentence about it, or nothing.
    pub reason: String,
}

impl Journal {
    /// The rows of imported files that told of a record, in the order they were read; none for one
    /// that was made here.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when the record is gone.
    pub fn origins_of(&self, of: OriginOf) -> Result<Vec<RecordOrigin>> {
        self.read(|conn| {
            let rows = match of {
                OriginOf::Film(film) => {
                    crate::films::require(conn, film)?;
                    origins::of_film(conn, film)?
                }
                OriginOf::Viewing(viewing) => {
                    crate::viewings::require(conn, viewing)?;
                    origins::of_viewing(conn, viewing)?
                }
                OriginOf::Review(review) => {
                    crate::reviews::require(conn, review)?;
                    origins::of_review(conn, review)?
                }
                OriginOf::List(list) => {
                    crate::lists::require(conn, list)?;
                    origins::of_list(conn, list)?
                }
            };
            Ok(rows.into_iter().map(RecordOrigin::from).collect())
        })
    }
}

impl From<OriginRow> for RecordOrigin {
    fn from(row: OriginRow) -> Self {
        Self {
            outcome: outcome(&row.outcome),
            import: row.import,
            source: row.source,
            file_name: row.file_name,
            made_at: row.made_at,
            file: row.file,
            line: row.line,
            raw: row.raw,
            reason: row.reason,
        }
    }
}

/// What provenance keeps of an outcome, and how it is told.
const WORDS: [(Outcome, OriginOutcome); 6] = [
    (Outcome::New, OriginOutcome::New),
    (Outcome::Same, OriginOutcome::Same),
    (Outcome::Merged, OriginOutcome::Merged),
    (Outcome::Conflict, OriginOutcome::Conflict),
    (Outcome::Skipped, OriginOutcome::Skipped),
    (Outcome::Unreadable, OriginOutcome::Unreadable),
];

/// The table holds no other words.
pub(super) fn outcome(stored: &str) -> OriginOutcome {
    WORDS
        .iter()
        .find(|(outcome, _)| outcome.stored() == stored)
        .map_or(OriginOutcome::Unreadable, |(_, told)| *told)
}

impl OriginOutcome {
    /// As provenance keeps it.
    pub(super) fn stored(self) -> &'static str {
        let word = WORDS.iter().find(|(_, told)| *told == self);
        word.map_or(Outcome::Unreadable, |(outcome, _)| *outcome).stored()
    }
}
