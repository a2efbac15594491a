//! The proof that a journal is whole: the database itself, the seal of every record, every picture
//! against its hash, and the indexes against what they index. Nothing is changed.
//!
//! What can be made again is mended (`mending`); of a journal that can't be, every record that can be
//! read is saved in a new one (`salvage`).

mod mending;
mod salvage;

pub use mending::{MendReport, mend_journal};
pub use salvage::{Salvaged, salvage_journal};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::journal::Edit;
use crate::media::MediaHash;
use crate::storage::derived::Sealed;
use crate::storage::settings::LAST_PROOF;
use crate::{Changed, Journal, Progress, Result, Topic, clock, media, storage};

/// What a check of the journal found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CheckReport {
    /// Everything is as it was written.
    pub whole: bool,
    /// Films in the journal.
    pub films: u32,
    /// Viewings whose seals were proved.
    pub viewings: u32,
    /// Reviews whose seals were proved.
    pub reviews: u32,
    /// Pictures whose bytes were proved.
    pub pictures: u32,
    /// What is wrong; empty for a whole journal.
    pub problems: Vec<CheckProblem>,
    /// The instant of the proof, in UTC.
    pub made_at: String,
}

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CheckProblem {
    /// Where it is.
    pub kind: CheckKind,
    /// What it concerns: a film's title, a file's name; may be empty.
    pub subject: String,
    /// A whole sentence.
    pub reason: String,
}

/// A part of the journal that is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum CheckKind {
    /// The database file.
    Database,
    /// A film with its facts, its people and its pictures.
    Film,
    /// A review's words, present, earlier or half typed, and the lines kept of it.
    Review,
    /// What is said of a viewing.
    Viewing,
    /// A list, an entry of the watchlist, a shelf, a word of the verdict scale, an answer to which of two
    /// films is better.
    List,
    /// What was deleted and is in the trash, or takes a change back.
    Trash,
    /// The receipt of an import, with the rows it read and what it takes to take the import out.
    Import,
    /// A setting.
    Setting,
    /// A poster or still.
    Picture,
    /// What search and the library are served from; it can be made again.
    Index,
}

impl Journal {
    /// Proves the journal, in one state of it, beside whoever writes to it.
    ///
    /// # Errors
    /// When the journal cannot be read at all; [`crate::Error::Cancelled`]. What is damaged is no
    /// error but in the report.
    pub fn check(&self, progress: Progress<'_>) -> Result<CheckReport> {
        let made_at = clock::instant(self.clock().now());
        let report = self.read_anew(|conn| {
            let mut problems = Vec::new();
            let counts = unless_damaged(&mut problems, |_| storage::check::counts(conn))?
                .unwrap_or_default();
            let steps = 4 + counts.pictures as usize;
            progress.at(0, steps, "journal.sqlite")?;
            unless_damaged(&mut problems, |found| database(conn, found))?;
            progress.at(1, steps, "journal.sqlite")?;
            unless_damaged(&mut problems, |found| words(conn, found))?;
            progress.at(3, steps, "journal.sqlite")?;
            unless_damaged(&mut problems, |found| indexes(conn, found))?;
            unless_damaged(&mut problems, |found| self.pictures(conn, progress, steps, found))?;
            Ok(CheckReport {
                whole: problems.is_empty(),
                films: counts.films,
                viewings: counts.viewings,
                reviews: counts.reviews,
                pictures: counts.pictures,
                problems,
                made_at,
            })
        })?;
        let is_damaged = report.problems.iter().any(|it| it.kind == CheckKind::Database);
        self.hold_log(is_damaged)?;
        Ok(report)
    }

    /// Proves the journal as [`Journal::check`] does, and keeps what was found as the last proof.
    ///
    /// # Errors
    /// As there, and when the journal cannot be written to.
    pub fn prove(&self, progress: Progress<'_>) -> Result<Changed<CheckReport>> {
        let report = self.check(progress)?;
        Ok(self.keep_proof(&report)?.map(|()| report))
    }

    /// Keeps what a check found as the last proof.
    ///
    /// # Errors
    /// When the journal cannot be written to.
    pub fn keep_proof(&self, report: &CheckReport) -> Result<Changed<()>> {
        let kept = serde_json::to_string(report)?;
        let put = |edit: &Edit<'_>| storage::settings::put(edit.conn(), LAST_PROOF, &kept);
        self.keep([Topic::Backups], put)
    }

    /// What the last proof found, where there was one.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn last_proof(&self) -> Result<Option<CheckReport>> {
        let kept = self.read(|conn| storage::settings::value(conn, LAST_PROOF))?;
        Ok(kept.as_deref().map(serde_json::from_str).transpose()?)
    }

    /// Makes what the library and search are served from again, where a check found it out of step,
    /// and lets go of thumbnails that are no pictures.
    ///
    /// # Errors
    /// When the journal cannot be written to.
    pub fn mend_indexes(&self) -> Result<Changed<()>> {
        let topics = [Topic::Films, Topic::Viewings, Topic::Reviews];
        self.keep(topics, |edit| {
            storage::check::let_go_of_broken_thumbnails(edit.conn())?;
            storage::derived::rebuild_indexes(edit.conn())
        })
    }

    /// Every original against the hash it is named by.
    fn pictures(
        &self,
        conn: &Connection,
        progress: Progress<'_>,
        steps: usize,
        problems: &mut Vec<CheckProblem>,
    ) -> Result<()> {
        let originals = self.originals();
        for (index, row) in storage::media::all(conn)?.iter().enumerate() {
            progress.at(4 + index, steps, &row.source_name)?;
            let kind = media::keeping::kind_of(row).ok();
            let named = row.hash.parse::<MediaHash>().ok().zip(kind);
            let reason = match named.map(|(hash, kind)| originals.fetch(hash, kind)) {
                Some(Ok(_)) => continue,
                Some(Err(err)) => err.to_string(),
                None => "It is recorded under a name no picture has.".to_owned(),
            };
            let subject = row.source_name.clone();
            problems.push(CheckProblem { kind: CheckKind::Picture, subject, reason });
        }
        Ok(())
    }
}

/// Runs a part of the check. That it cannot go on because the file is damaged is a finding too, and
/// the other parts are looked at all the same.
fn unless_damaged<T>(
    problems: &mut Vec<CheckProblem>,
    part: impl FnOnce(&mut Vec<CheckProblem>) -> Result<T>,
) -> Result<Option<T>> {
    match part(problems) {
        Ok(done) => Ok(Some(done)),
        Err(err) if err.is_damage() => {
            let reason = format!("Part of it could not be looked at: {err}");
            problems.push(CheckProblem {
                kind: CheckKind::Database,
                subject: String::new(),
                reason,
            });
            Ok(None)
        }
        Err(err) => Err(err),
    }
}

/// The file: SQLite's own check, and that every row named by another is there.
fn database(conn: &Connection, problems: &mut Vec<CheckProblem>) -> Result<()> {
    let mut found = |reason: String| {
        problems.push(CheckProblem { kind: CheckKind::Database, subject: String::new(), reason });
    };
    for line in storage::check::integrity(conn)? {
        found(format!("The database is damaged: {line}."));
    }
    for (table, parent, rows) in storage::check::dangling(conn)? {
        found(format!("{rows} rows of {table} name rows of {parent} that are not there."));
    }
    Ok(())
}

/// The words: every record against the seal made when it was written.
fn words(conn: &Connection, problems: &mut Vec<CheckProblem>) -> Result<()> {
    for (sealed, subject) in storage::check::broken(conn)? {
        let Sealed { kind, called, .. } = *sealed;
        let reason = format!("This {called} is not what was written.");
        problems.push(CheckProblem { kind, subject, reason });
    }
    Ok(())
}

/// What is made from the rest: that it has a row for everything, and none for what is gone.
fn indexes(conn: &Connection, problems: &mut Vec<CheckProblem>) -> Result<()> {
    // Of a changed record it is the library that may say what was written.
    let is_true = problems.is_empty();
    for (index, rows) in storage::check::out_of_step(conn, is_true)? {
        let reason = format!(
            "{rows} entries of {index} are missing, too many or not so, so search and the library may not show everything as it is. ‘matinee check --mend’ makes it again."
        );
        problems.push(CheckProblem { kind: CheckKind::Index, subject: index.to_owned(), reason });
    }
    let thumbnails = storage::check::broken_thumbnails(conn)?;
    if thumbnails > 0 {
        let reason = format!(
            "{thumbnails} thumbnails are no whole pictures. ‘matinee check --mend’ has them made again."
        );
        let subject = "thumbnails".to_owned();
        problems.push(CheckProblem { kind: CheckKind::Index, subject, reason });
    }
    Ok(())
}
