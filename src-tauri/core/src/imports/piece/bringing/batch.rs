//! Files that come in together, as one import with one receipt.

use std::path::Path;

use super::intake::Intake;
use super::look::{PieceFound, PieceOutcome};
use super::pending::Pending;
use super::{PieceEdit, folder, pictures, report};
use crate::imports::piece::markdown::{HowRead, KeyMeanings};
use crate::imports::piece::source::{self, PieceSource};
use crate::imports::receipt::{ImportReport, Outcome};
use crate::imports::{Answers, DateOrder, ImportChoices, ImportReading, OnConflict, Settled};
use crate::journal::Edit;
use crate::{Error, Journal, Progress, Result};

/// What the person made of a folder before it comes in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FolderEdit {
    /// Files that were corrected, by their path in the folder.
    pub corrected: Vec<(String, PieceEdit)>,
    /// Files that stay out, by their path in the folder.
    pub left_out: Vec<String>,
    /// What stands where the journal says otherwise, in all files that were not answered.
    pub on_conflict: OnConflict,
    /// The same of single files, by their path in the folder.
    pub answered: Vec<(String, OnConflict)>,
    /// The order of dates in three numbers, where it was said.
    pub date_order: Option<DateOrder>,
    /// What keys of front matter become in these files, beside what is remembered of them.
    pub keys: KeyMeanings,
}

impl FolderEdit {
    /// With nothing but what was said of how its files are to be read.
    pub(super) fn reading(said: &ImportReading) -> Self {
        Self { date_order: said.date_order, keys: said.keys.clone(), ..Self::default() }
    }

    fn how(&self, journal: &Journal) -> Result<HowRead> {
        let remembered = journal.read(HowRead::remembered)?;
        let keys = remembered.keys.and(&self.keys);
        Ok(HowRead { keys, date_order: self.date_order })
    }

    /// What counts for every file.
    pub(super) fn answers(&self) -> Answers {
        Answers::of(&ImportChoices { on_conflict: self.on_conflict, ..ImportChoices::default() })
    }
}

/// Files that come in together.
pub(super) struct Batch {
    name: String,
    hash: String,
    how: HowRead,
    pub(super) pending: Vec<Pending>,
    /// Files that can't be read: path in the folder, why.
    unreadable: Vec<(String, String)>,
    /// Files that are no pieces: path in the folder.
    passed_over: Vec<String>,
    /// Files the person wants to stay out.
    left_out: Vec<String>,
}

impl Batch {
    /// Reads the files; `keeping` makes their pictures ready, which a rehearsal doesn't.
    pub(super) fn open(
        journal: &Journal,
        path: &Path,
        edit: &FolderEdit,
        keeping: bool,
        progress: Progress<'_>,
    ) -> Result<Self> {
        let found = folder::files(path)?;
        let how = edit.how(journal)?;
        let total = found.pieces.len();
        let mut batch = Self {
            name: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            hash: String::new(),
            how: how.clone(),
            pending: Vec::new(),
            unreadable: Vec::new(),
            passed_over: found.others,
            left_out: Vec::new(),
        };
        let mut hasher = blake3::Hasher::new();
        for (done, (file, name)) in found.pieces.into_iter().enumerate() {
            progress.at(done, total, &name)?;
            if edit.left_out.contains(&name) {
                batch.left_out.push(name);
                continue;
            }
            match source::open(&PieceSource::File(file), &how) {
                Ok(mut opened) => {
                    hasher.update(opened.hash.as_bytes());
                    opened.name = name;
                    let mut pending = Pending::of(opened);
                    pending.root = Some(path.to_owned()).filter(|path| path.is_dir());
                    let corrected =
                        edit.corrected.iter().find(|(of, _)| *of == pending.opened.name);
                    if let Some((_, edit)) = corrected {
                        pending.correct(edit);
                    }
                    let name = &pending.opened.name;
                    let answer = edit.answered.iter().find(|(of, _)| of == name);
                    pending.on_conflict = answer.map(|(_, answer)| *answer);
                    let filled = corrected.map_or(&[][..], |(_, edit)| &edit.filled);
                    match keeping {
                        true => pictures::ready(journal, &mut pending, filled)?,
                        false => pictures::told(&mut pending, filled),
                    }
                    batch.pending.push(pending);
                }
                // Alone, its refusal is the whole answer.
                Err(err) if path.is_file() => return Err(err),
                Err(Error::BadFile { reason, .. }) => batch.unreadable.push((name, reason)),
                Err(err) => batch.unreadable.push((name, err.to_string())),
            }
        }
        batch.hash = match batch.pending.as_slice() {
            [only] if path.is_file() => only.opened.hash.clone(),
            _ => hasher.finalize().to_hex().to_string(),
        };
        Ok(batch)
    }

    /// Takes the files in; `tell` is told what became of each.
    pub(super) fn take_in(
        &self,
        edit: &Edit<'_>,
        answers: &Answers,
        progress: Progress<'_>,
        tell: &mut dyn FnMut(PieceFound),
    ) -> Result<ImportReport> {
        edit.concerns(self.name.clone());
        let (source, how) = (self.source(), self.how.clone());
        let mut intake = Intake::new(edit, answers, source, &self.name, &self.hash, how)?;
        for (done, pending) in self.pending.iter().enumerate() {
            progress.at(done, self.pending.len(), &pending.opened.name)?;
            let settled = intake.take(pending)?;
            tell(PieceFound::of(pending, &settled));
        }
        for (file, reason) in &self.unreadable {
            intake.unreadable(file, reason);
            tell(PieceFound::unread(file, PieceOutcome::Unreadable, reason));
        }
        for file in &self.passed_over {
            intake.pass_over(file);
            tell(PieceFound::unread(file, PieceOutcome::NoReview, ""));
        }
        for file in &self.left_out {
            intake.spare(file);
        }
        progress.at(self.pending.len(), self.pending.len(), "")?;
        let (import, receipt) = intake.finish()?;
        Ok(report(edit, import, &self.name, receipt))
    }

    /// The kind of all of them, or that there are several.
    fn source(&self) -> &'static str {
        let mut kinds = self.pending.iter().map(|pending| pending.opened.kind);
        match kinds.next() {
            Some(first) if kinds.all(|kind| kind == first) => first.source(),
            Some(_) => "mixed",
            None => "folder",
        }
    }
}

impl PieceOutcome {
    pub(super) fn of(pending: &Pending, settled: &Settled) -> Self {
        match settled.outcome {
            Outcome::New | Outcome::Merged => Self::ComesIn,
            Outcome::Same => Self::Here,
            Outcome::Conflict => Self::Conflict,
            Outcome::Skipped if pending.opened.piece.set_aside.is_some() => Self::SetAside,
            Outcome::Skipped => Self::Waits,
            Outcome::Unreadable => Self::Unreadable,
        }
    }
}
