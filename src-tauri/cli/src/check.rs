use std::path::Path;
use std::process::ExitCode;

use matinee_core::{CheckReport, Journal};
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

/// Proves the journal; what is not whole is a failure.
pub(crate) fn run(folder: &Path, asked: &Check, output: &Output) -> Result<ExitCode, Failure> {
    let mut journal = Journal::open_to_read(folder)?;
    if asked.mend {
        journal = Journal::open(folder)?;
        journal.mend_indexes()?;
    }
    let report = watched(output, |progress| journal.check(progress))?;
    if output.is_json() {
        output.document(&Document {
            whole: report.whole,
            checked: Checked {
                films: report.films,
                viewings: report.viewings,
                reviews: report.reviews,
                pictures: report.pictures,
            },
            problems: report
                .problems
                .iter()
                .map(|problem| Problem {
                    kind: problem.kind,
                    subject: &problem.subject,
                    reason: &problem.reason,
                })
                .collect(),
        });
    } else {
        output.text(&told(&report));
    }
    Ok(if report.whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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
    for problem in &report.problems {
        lines.push(match problem.subject.is_empty() {
            true => format!("  {}", plain(&problem.reason)),
            false => format!("  {}: {}", plain(&problem.subject), plain(&problem.reason)),
        });
    }
    lines.join("\n")
}
