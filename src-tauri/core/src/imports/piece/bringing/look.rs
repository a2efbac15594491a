//! What a folder holds, file by file, before any of it comes in.

use std::collections::HashSet;
use std::path::Path;

use serde::Serialize;
use ts_rs::TS;

use super::batch::{Batch, FolderEdit};
use super::pending::Pending;
use super::{PieceRead, Reading, folder};
use crate::imports::piece::markdown::HowRead;
use crate::imports::piece::{PieceKind, PieceSource, source};
use crate::imports::receipt::ImportReport;
use crate::imports::{DateOrder, ImportConflict, Settled};
use crate::{Error, Journal, Progress, Result, Score};

/// A folder as it would come in: the account, and its files one by one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FolderRead {
    /// What bringing it in would come to.
    pub report: ImportReport,
    /// A file has a date that can be read as two: the order of all of them may be said.
    pub asks_date_order: bool,
    /// Its files, in the order of their paths.
    pub files: Vec<PieceFound>,
}

/// One file of a folder, and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PieceFound {
    /// Its path in the folder.
    pub file: String,
    /// Its kind; nothing where it could not be read.
    pub kind: Option<PieceKind>,
    /// The film's title; empty where none was found.
    pub title: String,
    /// The film's year.
    pub year: Option<i16>,
    /// The score.
    pub score: Option<Score>,
    /// What would become of it.
    pub outcome: PieceOutcome,
    /// Where the journal says otherwise, and what stands.
    pub conflicts: Vec<ImportConflict>,
    /// What the person should know, in whole sentences.
    pub problems: Vec<String>,
}

/// What would become of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PieceOutcome {
    /// It becomes a review.
    ComesIn,
    /// The journal has it.
    Here,
    /// The journal says otherwise.
    Conflict,
    /// The person has to say something first.
    Waits,
    /// It is of no film, or of one that was not watched.
    SetAside,
    /// It can't be read.
    Unreadable,
    /// It is neither Markdown nor a web page nor text.
    NoReview,
}

impl PieceFound {
    pub(super) fn of(pending: &Pending, settled: &Settled) -> Self {
        let form = &pending.opened.piece.form;
        let outcome = PieceOutcome::of(pending, settled);
        let mut problems = pending.problems.clone();
        // Where it is looked at, the person need not be sent there.
        let reason = match outcome {
            PieceOutcome::Here | PieceOutcome::Conflict => "",
            PieceOutcome::Waits => {
                "It is not sure which film of the journal it is. Open it and say which."
            }
            PieceOutcome::Unreadable if form.facts.title.trim().is_empty() => {
                "No title was found in it. Open it and give it one."
            }
            _ => &settled.reason,
        };
        if !reason.is_empty() {
            problems.insert(0, reason.to_owned());
        }
        Self {
            file: pending.opened.name.clone(),
            kind: Some(pending.opened.kind),
            title: form.facts.title.clone(),
            year: form.facts.year,
            score: form.watch.as_ref().and_then(|watch| watch.score),
            // Without a title it is read well enough; the person can give it one.
            outcome: match outcome {
                PieceOutcome::Unreadable => PieceOutcome::Waits,
                outcome => outcome,
            },
            conflicts: settled.conflicts.clone(),
            problems,
        }
    }

    pub(super) fn unread(file: &str, outcome: PieceOutcome, reason: &str) -> Self {
        let problems = Some(reason).filter(|reason| !reason.is_empty());
        Self {
            file: file.to_owned(),
            kind: None,
            title: String::new(),
            year: None,
            score: None,
            outcome,
            conflicts: Vec::new(),
            problems: problems.into_iter().map(str::to_owned).collect(),
        }
    }
}

impl Journal {
    /// Says what a folder would come to as the person has corrected it, file by file, without
    /// writing anything.
    ///
    /// # Errors
    /// When the folder can't be read; [`Error::Cancelled`].
    pub fn read_folder(
        &self,
        folder: &Path,
        edit: &FolderEdit,
        progress: Progress<'_>,
    ) -> Result<FolderRead> {
        let batch = Batch::open(self, folder, edit, false, progress)?;
        let (mut report, mut files) = self.rehearse(|write| {
            let mut files = Vec::new();
            let report =
                batch.take_in(write, &edit.answers(), progress, &mut |found| files.push(found))?;
            Ok((report, files))
        })?;
        report.import = None;
        files.sort_by(|one, other| one.file.cmp(&other.file));
        let waiting: HashSet<&str> = files
            .iter()
            .filter(|found| found.outcome == PieceOutcome::Waits)
            .map(|found| found.file.as_str())
            .collect();
        let asks_date_order = batch
            .pending
            .iter()
            .any(|it| it.has_open_date() && waiting.contains(it.opened.name.as_str()));
        Ok(FolderRead { report, asks_date_order, files })
    }

    /// Reads one file of a folder, as [`Journal::read_piece`] does.
    ///
    /// # Errors
    /// As there; [`Error::BadFile`] when the folder has no such file.
    pub fn read_piece_of(
        &self,
        folder: &Path,
        file: &str,
        date_order: Option<DateOrder>,
    ) -> Result<PieceRead> {
        let found = folder::files(folder)?.pieces.into_iter().find(|(_, name)| name == file);
        let Some((path, name)) = found else {
            let reason = "It is not in the folder any more. Look at the folder again.";
            return Err(Error::BadFile { name: file.to_owned(), reason: reason.to_owned() });
        };
        let how = HowRead { date_order, ..self.read(HowRead::remembered)? };
        let mut opened = source::open(&PieceSource::File(path), &how)?;
        opened.name = name;
        let opened = opened.of_a_film()?;
        self.read(|conn| Reading::of(conn)?.read(conn, opened))
    }
}
