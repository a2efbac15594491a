use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use ts_rs::TS;

use super::{CheckKind, CheckProblem};
use crate::backups::{Trust, bring_originals};
use crate::journal::{Lock, made_aside};
use crate::media::Originals;
use crate::storage::log::companion;
use crate::storage::salvage::Saved;
use crate::{Clock, Error, Journal, Progress, Result, disk, paths, storage};

/// The file in the new folder that tells what could not be saved.
const ACCOUNT: &str = "what-was-lost.txt";

/// What was saved of a damaged journal, and what was not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Salvaged {
    /// The folder of the new journal.
    pub folder: String,
    /// Films in it.
    pub films: u32,
    /// Viewings in it.
    pub viewings: u32,
    /// Reviews in it.
    pub reviews: u32,
    /// Originals of pictures it names that are damaged or nowhere.
    pub pictures_missing: u32,
    /// What could not be saved, or is not what was written.
    pub problems: Vec<CheckProblem>,
}

/// Makes a new journal in `to`, which is empty or not there, or else in a folder inside it, of every
/// record of the closed journal in `from` that can still be read. The damaged one is only read.
///
/// What could not be saved is answered, and written beside the new journal.
///
/// # Errors
/// [`Error::NoJournal`]; [`Error::Locked`] when it is open; [`Error::Invalid`] when there is no room
/// in `to`; [`Error::Cancelled`]. Nothing is left of the new one then.
pub fn salvage_journal(
    from: &Path,
    to: &Path,
    clock: Arc<dyn Clock>,
    progress: Progress<'_>,
) -> Result<Salvaged> {
    let damaged = paths::database(from);
    if !damaged.is_file() {
        return Err(Error::NoJournal { folder: from.to_owned() });
    }
    // A folder that cannot be written to is held by nobody.
    let _lock = match Lock::take(from, clock.now()) {
        Err(err @ Error::Locked { .. }) => return Err(err),
        taken => taken.ok(),
    };
    let (folder, mut salvaged) = made_aside(to, |new| {
        let stage = new.parent().unwrap_or(new);
        let saved = save_rows(&damaged, stage, &paths::database(new), progress)?;
        let salvaged = complete(from, new, clock, saved, progress)?;
        let account = new.join(ACCOUNT);
        disk::write_whole(&account, told(&salvaged).as_bytes())
            .map_err(Error::file(&account, "written"))?;
        Ok(salvaged)
    })?;
    salvaged.folder = folder.display().to_string();
    Ok(salvaged)
}

/// Saves the rows with the log and without it, and keeps what is more: a log that belongs to another
/// file, or is damaged itself, would take away what is whole.
fn save_rows(damaged: &Path, stage: &Path, new: &Path, progress: Progress<'_>) -> Result<Saved> {
    let mut best: Option<(Saved, PathBuf)> = None;
    let log = companion(damaged, "-wal");
    for (name, with_log) in [("with", true), ("without", false)] {
        if with_log && !log.is_file() {
            continue;
        }
        let (copy, made) = (stage.join(name), stage.join(format!("{name}-new")));
        fs::copy(damaged, &copy).map_err(Error::file(damaged, "copied"))?;
        if with_log {
            fs::copy(&log, companion(&copy, "-wal")).map_err(Error::file(&log, "copied"))?;
        }
        let saved = storage::salvage::salvage(&copy, &made, |done, of| {
            progress.at(done, of, "journal.sqlite")
        });
        match saved {
            Ok(saved) => {
                if best.as_ref().is_none_or(|(best, _)| saved.rows > best.rows) {
                    best = Some((saved, made));
                }
            }
            Err(err @ (Error::Cancelled | Error::File { .. })) => return Err(err),
            Err(err) => tracing::warn!("what was saved {name} its log is of no use: {err}"),
        }
    }
    let Some((saved, made)) = best else {
        let reason = "Nothing in it can be read.".to_owned();
        return Err(Error::Damaged { file: damaged.to_owned(), reason });
    };
    fs::rename(&made, new).map_err(Error::file(new, "written"))?;
    Ok(saved)
}

/// Makes what was saved a whole journal: its indexes, and the pictures that are what they were.
fn complete(
    from: &Path,
    new: &Path,
    clock: Arc<dyn Clock>,
    saved: Saved,
    progress: Progress<'_>,
) -> Result<Salvaged> {
    let journal = Journal::open_at(new, clock)?;
    journal.mend_indexes()?;
    let pictures = journal.read(storage::backup::pictures)?;
    let own = journal.originals();
    let from_media = Originals::in_folder(paths::media(from));
    bring_originals(&pictures, &from_media, &own, Trust::Bytes, progress)?;
    let backed_up = Originals::in_folder(paths::backups(from).join("media"));
    let pictures_missing = bring_originals(&pictures, &backed_up, &own, Trust::Bytes, progress)?;
    let mut problems: Vec<_> = saved
        .lost
        .into_iter()
        .map(|lost| CheckProblem {
            kind: CheckKind::Database,
            subject: lost.table,
            reason: lost.reason,
        })
        .collect();
    problems.extend(saved.unproved.into_iter().map(|(kind, subject)| CheckProblem {
        kind,
        subject,
        reason: "It was saved, and is not what was written, or cannot be proved to be.".to_owned(),
    }));
    let report = journal.prove(progress)?.value;
    problems.extend(report.problems);
    Ok(Salvaged {
        folder: String::new(),
        films: report.films,
        viewings: report.viewings,
        reviews: report.reviews,
        pictures_missing,
        problems,
    })
}

/// The account for a person.
fn told(salvaged: &Salvaged) -> String {
    let Salvaged { films, viewings, reviews, pictures_missing, problems, .. } = salvaged;
    let mut text = format!(
        "Saved: films {films}, viewings {viewings}, reviews {reviews}. Pictures that are nowhere: {pictures_missing}.\n"
    );
    for problem in problems {
        text.push_str(&format!("{}: {}\n", problem.subject, problem.reason));
    }
    text
}
