use std::process::ExitCode;

use matinee_core::Journal;
use matinee_core::imports::{OriginOutcome, RecordOrigin};
use serde::Serialize;

use crate::failure::Failure;
use crate::output::Output;
use crate::words::{grouped, plain};

/// Where a record came from, for programs.
#[derive(Serialize)]
struct Document<'a> {
    uid: &'a str,
    origins: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    source: &'a str,
    file_name: &'a str,
    imported_at: &'a str,
    file: &'a str,
    line: u32,
    raw: &'a str,
    outcome: OriginOutcome,
    reason: &'a str,
}

/// Shows the rows of imported files that told of a record.
pub(super) fn run(journal: &Journal, id: &str, output: &Output) -> Result<ExitCode, Failure> {
    let found = journal.find(id)?;
    let origins = journal.origins_of(found.record)?;
    if output.is_json() {
        let origins = origins.iter().map(row).collect();
        output.document(&Document { uid: &found.uid, origins });
    } else if origins.is_empty() {
        output.text("This did not come from an import: it was made here.");
    } else {
        let told: Vec<String> = origins.iter().map(told).collect();
        output.text(&plain(&told.join("\n\n")));
    }
    Ok(ExitCode::SUCCESS)
}

fn row(origin: &RecordOrigin) -> Row<'_> {
    Row {
        source: &origin.source,
        file_name: &origin.file_name,
        imported_at: &origin.made_at,
        file: &origin.file,
        line: origin.line,
        raw: &origin.raw,
        outcome: origin.outcome,
        reason: &origin.reason,
    }
}

fn told(origin: &RecordOrigin) -> String {
    let did = match origin.outcome {
        OriginOutcome::New => "It made a record of its own.",
        OriginOutcome::Same => "It said nothing new.",
        OriginOutcome::Merged => "It added to what was there.",
        OriginOutcome::Conflict => "It said something else than the journal.",
        OriginOutcome::Skipped => "It was left out.",
        OriginOutcome::Unreadable => "It could not be read.",
    };
    let mut lines = vec![
        format!("{}, line {}", origin.file, grouped(origin.line.into())),
        format!("{}, brought in {}", origin.file_name, origin.made_at),
        [did, &origin.reason].join(" ").trim().to_owned(),
    ];
    lines.extend(origin.raw.lines().map(|line| format!("    {line}")));
    lines.join("\n")
}
