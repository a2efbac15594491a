use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::choices::OnConflict;
use super::piece::KeyMeanings;
use super::writer::Settled;
use crate::storage::imports::ImportRow;
use crate::{Error, ImportId, Result};

/// What came of an import: every row read is one of [`ImportRows`], so that they add up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Receipt {
    /// Where it came from: `letterboxd`.
    pub source: String,
    /// How the file was read, where there is more than one way, so that it is known again only as
    /// long as it is read so; empty for all others.
    pub reading: String,
    /// The rows read, by what became of them.
    pub rows: ImportRows,
    /// The records that came into the journal.
    pub added: ImportAdded,
    /// What the person should know, each with the place it stands in.
    pub problems: Vec<ImportProblem>,
    /// Rows left out on purpose, by file and reason.
    pub left_out: Vec<LeftOut>,
    /// Keys of front matter that were read as the person chose.
    pub keys: KeyMeanings,
}

/// Rows by what became of them. They add up to `read`; `taken` and `both` are parts of `conflict`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct ImportRows {
    /// All of them.
    pub read: u32,
    /// Made a record of their own.
    pub new: u32,
    /// Said nothing that the journal did not have before.
    pub same: u32,
    /// Joined a record that was there, or that another row of the import made.
    pub merged: u32,
    /// Said something else than the journal.
    pub conflict: u32,
    /// Of those in conflict: the file's was taken.
    pub taken: u32,
    /// Of those in conflict: both were kept. Of the others the journal's was.
    pub both: u32,
    /// Left out on purpose.
    pub skipped: u32,
    /// Could not be read.
    pub unreadable: u32,
}

/// Records that came into the journal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct ImportAdded {
    /// Films.
    pub films: u32,
    /// Viewings, dated or not.
    pub viewings: u32,
    /// Reviews.
    pub reviews: u32,
    /// Scores, of viewings and of films.
    pub scores: u32,
    /// Tags the journal did not have.
    pub tags: u32,
    /// Lists.
    pub lists: u32,
    /// Films put on the watchlist.
    pub watchlist: u32,
    /// Films marked as liked.
    pub likes: u32,
}

/// Something about a row that the person should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ImportProblem {
    /// The file, by its path inside the export.
    pub file: String,
    /// The line, from 1, on which the row begins.
    pub line: u32,
    /// A whole sentence.
    pub reason: String,
}

/// Rows of one file that were left out on purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LeftOut {
    /// The file, by its path inside the export.
    pub file: String,
    /// How many rows.
    pub rows: u32,
    /// A whole sentence.
    pub reason: String,
}

/// The answer to bringing a file in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ImportReport {
    /// The import as the journal keeps it; nothing where nothing was added, and in a rehearsal.
    pub import: Option<ImportId>,
    /// The file's name.
    pub file_name: String,
    /// The instant, UTC.
    pub made_at: String,
    /// What came of it.
    pub receipt: Receipt,
}

/// An import made before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PastImport {
    /// Its id.
    pub id: ImportId,
    /// Its name outside this file.
    pub uid: String,
    /// The file's name.
    pub file_name: String,
    /// The instant, UTC.
    pub made_at: String,
    /// What came of it.
    pub receipt: Receipt,
    /// It was made in this journal, so it can be taken out.
    pub undoable: bool,
}

impl TryFrom<ImportRow> for PastImport {
    type Error = Error;

    fn try_from(row: ImportRow) -> Result<Self> {
        Ok(Self {
            id: row.id,
            uid: row.uid,
            file_name: row.file_name,
            made_at: row.made_at,
            receipt: serde_json::from_str(&row.receipt)?,
            undoable: row.undoable,
        })
    }
}

/// What became of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    New,
    Same,
    Merged,
    Conflict,
    Skipped,
    Unreadable,
}

impl Outcome {
    /// As provenance keeps it.
    pub(crate) fn stored(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Same => "same",
            Self::Merged => "merged",
            Self::Conflict => "conflict",
            Self::Skipped => "skipped",
            Self::Unreadable => "unreadable",
        }
    }
}

impl ImportRows {
    /// Counts one more row.
    pub(crate) fn count(&mut self, outcome: Outcome) {
        self.read += 1;
        *match outcome {
            Outcome::New => &mut self.new,
            Outcome::Same => &mut self.same,
            Outcome::Merged => &mut self.merged,
            Outcome::Conflict => &mut self.conflict,
            Outcome::Skipped => &mut self.skipped,
            Outcome::Unreadable => &mut self.unreadable,
        } += 1;
    }

    /// Counts one more row, one in conflict by what stands too.
    pub(crate) fn count_row(&mut self, settled: &Settled) {
        self.count(settled.outcome);
        match settled.stands() {
            _ if settled.outcome != Outcome::Conflict => {}
            OnConflict::Mine => {}
            OnConflict::Theirs => self.taken += 1,
            OnConflict::Both => self.both += 1,
        }
    }

    /// Whether any of the rows added, filled in or replaced something.
    pub(crate) fn change_anything(&self) -> bool {
        self.new + self.merged + self.taken + self.both > 0
    }
}

impl Receipt {
    /// Counts a row that was left out on purpose.
    pub(crate) fn leave_out(&mut self, file: &str, reason: &str) {
        let of_this = |one: &&mut LeftOut| one.file == file && one.reason == reason;
        match self.left_out.iter_mut().rev().find(of_this) {
            Some(one) => one.rows += 1,
            None => {
                self.left_out.push(LeftOut { file: file.into(), rows: 1, reason: reason.into() })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_left_out_for_one_reason_are_told_as_one_whatever_lies_between() {
        let mut receipt = Receipt::default();
        for reason in ["series", "episode", "series", "episode", "series"] {
            receipt.leave_out("ratings.csv", reason);
        }
        let told: Vec<_> =
            receipt.left_out.iter().map(|it| (it.reason.as_str(), it.rows)).collect();
        assert_eq!(told, [("series", 3), ("episode", 2)]);
    }
}
