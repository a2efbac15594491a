use serde::Serialize;
use ts_rs::TS;

use super::origins::{OriginOf, OriginOutcome, outcome};
use super::plan::PlanFilm;
use super::receipt::PastImport;
use crate::storage::kept_rows;
use crate::{
    Error, FilmId, ImportId, Journal, ListId, Result, ReviewId, Score, ViewingId, WatchedOn,
    storage,
};

/// How many rows of an import were kept, by what became of them. Rows that an earlier import had
/// brought in already, and those left out, are counted in the receipt and not kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct KeptCounts {
    /// All of them.
    pub all: u32,
    /// That made a record of their own.
    pub new: u32,
    /// That said nothing new.
    pub same: u32,
    /// That joined a record.
    pub merged: u32,
    /// That said something else than the journal.
    pub conflict: u32,
    /// That could not be read.
    pub unreadable: u32,
}

/// An import with the rows that can be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ImportDetail {
    /// The import and its receipt.
    pub import: PastImport,
    /// Its rows.
    pub kept: KeptCounts,
}

/// A row as it stood in a file, and what it became, as that stands now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct KeptRow {
    /// Its id.
    #[ts(type = "number")]
    pub id: i64,
    /// The file, by its path inside the export.
    pub file: String,
    /// The line, from 1, on which it begins.
    pub line: u32,
    /// The row as it stood there; of a long one its beginning.
    pub raw: String,
    /// What became of it.
    pub outcome: OriginOutcome,
    /// A whole sentence about it, or nothing.
    pub reason: String,
    /// The record it became or told of, if that is still there.
    pub became: Option<OriginOf>,
    /// The film it is about, if that is still there.
    pub film: Option<PlanFilm>,
    /// When the viewing was.
    pub watched_on: Option<WatchedOn>,
    /// The viewing's score.
    pub score: Option<Score>,
    /// The list's name.
    pub list: Option<String>,
}

impl Journal {
    /// An import made before, with its receipt and how many rows of it there are to look at.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not there, or was undone.
    pub fn import_detail(&self, import: ImportId) -> Result<ImportDetail> {
        self.read(|conn| {
            let row =
                storage::imports::by_id(conn, import)?.ok_or(Error::NotFound { what: "import" })?;
            let mut kept = KeptCounts::default();
            for (stored, count) in kept_rows::counts(conn, import)? {
                kept.all += count;
                match outcome(&stored) {
                    OriginOutcome::New => kept.new += count,
                    OriginOutcome::Same | OriginOutcome::Skipped => kept.same += count,
                    OriginOutcome::Merged => kept.merged += count,
                    OriginOutcome::Conflict => kept.conflict += count,
                    OriginOutcome::Unreadable => kept.unreadable += count,
                }
            }
            Ok(ImportDetail { import: row.try_into()?, kept })
        })
    }

    /// The ids of the rows an import kept, in the order they were read; all, or those of which the
    /// same became.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn kept_row_ids(&self, import: ImportId, of: Option<OriginOutcome>) -> Result<Vec<i64>> {
        self.read(|conn| kept_rows::ids(conn, import, of.map(OriginOutcome::stored)))
    }

    /// Rows by their ids, less those that have gone with an import that was undone.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn kept_rows(&self, ids: &[i64]) -> Result<Vec<KeptRow>> {
        self.read(|conn| {
            let shown = |row: kept_rows::KeptRow| {
                let film = row.film.map(|film| PlanFilm::of(film).known(conn)).transpose()?;
                Ok(KeptRow {
                    id: row.id,
                    file: row.file,
                    line: row.line,
                    raw: row.raw,
                    outcome: outcome(&row.outcome),
                    reason: row.reason,
                    became: row.became.and_then(|(target, id)| record(&target, id)),
                    film: film.flatten(),
                    watched_on: row.watched_on,
                    score: row.score,
                    list: row.list,
                })
            };
            kept_rows::by_ids(conn, ids)?.into_iter().map(shown).collect()
        })
    }
}

/// A record by what its table is called; nothing for one that has no page.
fn record(target: &str, id: i64) -> Option<OriginOf> {
    Some(match target {
        "film" => OriginOf::Film(FilmId(id)),
        "viewing" => OriginOf::Viewing(ViewingId(id)),
        "review" => OriginOf::Review(ReviewId(id)),
        "list" => OriginOf::List(ListId(id)),
        _ => return None,
    })
}
