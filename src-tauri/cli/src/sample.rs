use std::path::Path;
use std::process::ExitCode;

use matinee_core::Journal;

use crate::failure::Failure;
use crate::mirror;
use crate::output::Output;
use crate::progress::watched;
use crate::receipt::{Document, told};

/// Brings in the sample journal.
pub(crate) fn run(folder: &Path, output: &Output) -> Result<ExitCode, Failure> {
    let journal = Journal::open(folder)?;
    let report = watched(output, |progress| journal.open_sample(progress))?.value;
    mirror::keep_up(&journal, output);
    if output.is_json() {
        output.document(&Document::from(&report.receipt));
    } else {
        output.text(&told(&report, false));
    }
    Ok(ExitCode::SUCCESS)
}
