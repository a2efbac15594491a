use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use matinee_core::{
    CheckProblem, CheckReport, Journal, OddPlace, SystemClock, mend_journal, odd_place,
    salvage_journal,
};
use serde::Serialize;

use crate::arguments::Check;
use crate::failure::Failure;
use crate::output::Output;
use crate::progress::watched;
use crate::words::{counted, plain};

/// What programs are told.
#[derive(Serialize)]
struct Document<'a> {
    whole: bool,
    checked: Checked,
    problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
struct Checked {
    films: u32,
    viewings: u32,
    reviews: u32,
    pictures: u32,
}

#[derive(Serialize)]
struct Problem<'a> {
    kind: matinee_core::CheckKind,
    subject: &'a str,
    reason: &'a str,
}

impl<'a> From<&'a CheckProblem> for Problem<'a> {
    fn from(problem: &'a CheckProblem) -> Self {
        Self { kind: problem.kind, subject: &problem.subject, reason: &problem.reason }
    }
}

/// Proves the journal; what is not whole is a failure.
pub(crate) fn run(folder: &Path, asked: &Check, output: &Output) -> Result<ExitCode, Failure> {
    if let Some(to) = &asked.salvage {
        return salvage(folder, to, output);
    }
    match odd_place(folder) {
        Some(OddPlace::Cloud(name)) => output.warning(&format!(
            "The journal lies in a folder that {name} copies elsewhere, which can damage it while it is open."
        )),
        Some(OddPlace::Network(name)) => output.warning(&format!(
            "The journal lies on another machine’s disk ({name}); where the network fails, it may be damaged."
        )),
        None => {}
    }
    let report = if asked.mend {
        let clock = Arc::new(SystemClock);
        let mended = watched(output, |progress| mend_journal(folder, clock, progress))?;
        if let Some(aside) = &mended.kept_aside {
            output.warning(&format!("The damaged file is kept as it was in {aside}."));
        }
        mended.report
    } else {
        let journal = Journal::open_to_read(folder)?;
        watched(output, |progress| journal.check(progress))?
    };
    if output.is_json() {
        output.document(&Document {
            whole: report.whole,
            checked: Checked {
                films: report.films,
                viewings: report.viewings,
                reviews: report.reviews,
                pictures: report.pictures,
            },
            problems: report.problems.iter().map(Problem::from).collect(),
        });
    } else {
        output.text(&told(&report));
    }
    Ok(if report.whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What programs are told of what was saved.
#[derive(Serialize)]
struct Saved<'a> {
    folder: &'a str,
    films: u32,
    viewings: u32,
    reviews: u32,
    pictures_missing: u32,
    problems: Vec<Problem<'a>>,
}

/// Saves what can be read of a damaged journal in a new one. That not all could be is a failure.
fn salvage(folder: &Path, to: &Path, output: &Output) -> Result<ExitCode, Failure> {
    let clock = Arc::new(SystemClock);
    let saved = watched(output, |progress| salvage_journal(folder, to, clock, progress))?;
    let whole = saved.problems.is_empty();
    if output.is_json() {
        output.document(&Saved {
            folder: &saved.folder,
            films: saved.films,
            viewings: saved.viewings,
            reviews: saved.reviews,
            pictures_missing: saved.pictures_missing,
            problems: saved.problems.iter().map(Problem::from).collect(),
        });
    } else {
        let mut lines = vec![format!(
            "{}, {} and {} were saved in {}.",
            counted(saved.films, "film", "films"),
            counted(saved.viewings, "viewing", "viewings"),
            counted(saved.reviews, "review", "reviews"),
            saved.folder
        )];
        lines.extend(saved.problems.iter().map(line));
        output.text(&lines.join("\n"));
    }
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A problem on a line of its own.
fn line(problem: &CheckProblem) -> String {
    match problem.subject.is_empty() {
        true => format!("  {}", plain(&problem.reason)),
        false => format!("  {}: {}", plain(&problem.subject), plain(&problem.reason)),
    }
}

fn told(report: &CheckReport) -> String {
    let proved = format!(
        "{}, {}, {} and {}",
        counted(report.films, "film", "films"),
        counted(report.viewings, "viewing", "viewings"),
        counted(report.reviews, "review", "reviews"),
        counted(report.pictures, "picture", "pictures"),
    );
    if report.whole {
        return format!("The journal is whole: {proved}, 0 differences.");
    }
    let found = counted(report.problems.len() as u64, "difference", "differences");
    let mut lines = vec![format!("The journal is not whole: {proved}, {found}.")];
    lines.extend(report.problems.iter().map(line));
    lines.join("\n")
}
