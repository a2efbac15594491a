//! The journal as plain files, and the way back from them.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use matinee_core::{Journal, Progress, SystemClock, rebuild_journal};
use serde::Serialize;

use crate::arguments;
use crate::failure::Failure;
use crate::output::Output;
use crate::progress::watched;
use crate::words::{counted, plain};

/// What programs are told of a mirror.
#[derive(Serialize)]
struct Document<'a> {
    folder: Option<&'a str>,
}

/// What programs are told of a journal that was made again.
#[derive(Serialize)]
struct Rebuilt<'a> {
    folder: &'a str,
    films: u32,
    viewings: u32,
    reviews: u32,
    problems: &'a [String],
}

/// Chooses the mirror's folder, or none, or tells it; and brings it up to date.
pub(crate) fn run(
    folder: &Path,
    asked: &arguments::Mirror,
    output: &Output,
) -> Result<ExitCode, Failure> {
    let journal = match asked.folder.is_some() || asked.off {
        true => {
            let journal = Journal::open(folder)?;
            journal.choose_mirror(asked.folder.as_deref())?;
            watched(output, |progress| journal.mirror_changes(progress))?;
            journal
        }
        false => Journal::open_to_read(folder)?,
    };
    let mirror = journal.mirror()?;
    if output.is_json() {
        output.document(&Document { folder: mirror.folder.as_deref() });
    } else {
        output.text(&match &mirror.folder {
            Some(folder) => format!("Every film and review is a file in {folder}."),
            None => "The journal is not kept as plain files.".to_owned(),
        });
    }
    Ok(ExitCode::SUCCESS)
}

/// Brings the mirror up to date with what a command has changed. What was changed is saved whatever
/// comes of that, so a failure is a warning.
pub(crate) fn keep_up(journal: &Journal, output: &Output) {
    if let Err(err) = journal.mirror_changes(Progress::unwatched()) {
        output.warning(&plain(&format!("The mirror could not be brought up to date: {err}")));
    }
}

/// Makes a journal again of a mirror. That not all of it could be read is a failure.
pub(crate) fn rebuild(asked: &arguments::Rebuild, output: &Output) -> Result<ExitCode, Failure> {
    let clock = Arc::new(SystemClock);
    let rebuilt =
        watched(output, |progress| rebuild_journal(&asked.from, &asked.to, clock, progress))?;
    if output.is_json() {
        output.document(&Rebuilt {
            folder: &rebuilt.folder,
            films: rebuilt.films,
            viewings: rebuilt.viewings,
            reviews: rebuilt.reviews,
            problems: &rebuilt.problems,
        });
    } else {
        let mut lines = vec![format!(
            "{} holds {}, {} and {}.",
            rebuilt.folder,
            counted(rebuilt.films, "film", "films"),
            counted(rebuilt.viewings, "viewing", "viewings"),
            counted(rebuilt.reviews, "review", "reviews"),
        )];
        lines.extend(rebuilt.problems.iter().map(|problem| format!("  {}", plain(problem))));
        output.text(&lines.join("\n"));
    }
    Ok(if rebuilt.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
