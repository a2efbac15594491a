use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use matinee_core::{
    Backup, BackupCause, Journal, Progress, Restored, SystemClock, restore_journal,
};
use serde::Serialize;

use crate::arguments;
use crate::failure::Failure;
use crate::inside;
use crate::output::Output;
use crate::progress::watched;
use crate::words::{counted, grouped};

/// What programs are told of a backup.
#[derive(Serialize)]
struct Document<'a> {
    name: &'a str,
    made_at: &'a str,
    cause: BackupCause,
    films: u32,
    viewings: u32,
    reviews: u32,
    pictures: u32,
    pictures_missing: u32,
    bytes: u64,
}

impl<'a> From<&'a Backup> for Document<'a> {
    fn from(backup: &'a Backup) -> Self {
        Self {
            name: &backup.name,
            made_at: &backup.made_at,
            cause: backup.cause,
            films: backup.films,
            viewings: backup.viewings,
            reviews: backup.reviews,
            pictures: backup.pictures,
            pictures_missing: backup.pictures_missing,
            bytes: backup.bytes,
        }
    }
}

/// Makes a backup, or lists those there are.
pub(crate) fn run(
    folder: &Path,
    asked: &arguments::Backup,
    output: &Output,
) -> Result<ExitCode, Failure> {
    if asked.second_folder.is_some() || asked.no_second_folder {
        Journal::open(folder)?.choose_backup_folder(asked.second_folder.as_deref())?;
    }
    let journal = Journal::open_to_read(folder)?;
    if asked.list {
        return list(&journal, output);
    }
    let backup = watched(output, |progress| journal.back_up(BackupCause::Asked, progress))?;
    let said = journal.backups()?;
    if output.is_json() {
        output.document(&Document::from(&backup));
    } else {
        output.text(&format!("{} is in {}: {}.", backup.name, said.folder, held(&backup)));
    }
    // The backup is there; its copy is not.
    if let Some(problem) = said.problem {
        output.warning(&format!("It could not be copied to the second folder: {problem}"));
    }
    Ok(ExitCode::SUCCESS)
}

fn list(journal: &Journal, output: &Output) -> Result<ExitCode, Failure> {
    let said = journal.backups()?;
    if output.is_json() {
        output.document(&said.kept.iter().map(Document::from).collect::<Vec<_>>());
    } else if said.kept.is_empty() {
        output.text("There are no backups yet. ‘matinee backup’ makes one.");
    } else {
        let mut lines: Vec<_> =
            said.kept.iter().map(|it| format!("{}  {}", it.name, held(it))).collect();
        lines.push(format!("They are in {}.", said.folder));
        lines.extend(said.second.map(|second| format!("Each is copied to {second}.")));
        output.text(&lines.join("\n"));
    }
    Ok(ExitCode::SUCCESS)
}

/// Puts a backup in the journal's place, or looks for one film or review in it.
pub(crate) fn restore(
    folder: &Path,
    asked: &arguments::Restore,
    output: &Output,
) -> Result<ExitCode, Failure> {
    let records = records(folder, &asked.backup)?;
    if let Some(words) = &asked.look {
        return inside::look(&Journal::open_to_read(folder)?, &records, words, output);
    }
    if asked.film.is_some() || asked.review.is_some() {
        return inside::bring_back(folder, &records, asked, output);
    }
    let restored = watched(output, |progress: Progress<'_>| {
        restore_journal(folder, &records, Arc::new(SystemClock), progress)
    })?;
    if output.is_json() {
        output.document(&Told::from(&restored));
    } else {
        output.text(&told(&restored));
    }
    Ok(ExitCode::SUCCESS)
}

/// The file of a backup that was named, or of the newest, or one that was pointed at.
fn records(folder: &Path, backup: &Path) -> Result<PathBuf, Failure> {
    if backup.is_file() {
        return Ok(backup.to_owned());
    }
    let name = backup.to_string_lossy();
    matinee_core::backup_file(folder, &name).map_err(|_| {
        Failure::invalid(format!(
            "There is no backup ‘{name}’. ‘matinee backup --list’ says which there are."
        ))
    })
}

#[derive(Serialize)]
struct Told<'a> {
    films: u32,
    viewings: u32,
    reviews: u32,
    pictures_missing: u32,
    kept_aside: &'a str,
    backup: Option<Document<'a>>,
}

impl<'a> From<&'a Restored> for Told<'a> {
    fn from(restored: &'a Restored) -> Self {
        Self {
            films: restored.films,
            viewings: restored.viewings,
            reviews: restored.reviews,
            pictures_missing: restored.pictures_missing,
            kept_aside: &restored.kept_aside,
            backup: restored.backup.as_ref().map(Document::from),
        }
    }
}

fn told(restored: &Restored) -> String {
    let mut lines = vec![format!(
        "The journal holds {}, {} and {} again.",
        counted(restored.films, "film", "films"),
        counted(restored.viewings, "viewing", "viewings"),
        counted(restored.reviews, "review", "reviews"),
    )];
    if restored.pictures_missing > 0 {
        let missing = counted(restored.pictures_missing, "picture", "pictures");
        lines.push(format!("Neither the journal nor the backup has {missing} of it any more."));
    }
    lines.push(match &restored.backup {
        Some(backup) => format!(
            "What was there before is the backup {}, and file for file in {}.",
            backup.name, restored.kept_aside
        ),
        None => format!("What was there before is in {}, as it was.", restored.kept_aside),
    });
    lines.join("\n")
}

fn held(backup: &Backup) -> String {
    format!(
        "{}, {}, {}, {} bytes",
        counted(backup.films, "film", "films"),
        counted(backup.viewings, "viewing", "viewings"),
        counted(backup.reviews, "review", "reviews"),
        grouped(backup.bytes),
    )
}
