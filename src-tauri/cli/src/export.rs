use std::process::ExitCode;

use matinee_core::{Exported, Journal};
use serde::Serialize;

use crate::arguments::{Export, ExportFormat};
use crate::failure::Failure;
use crate::output::Output;
use crate::progress::watched;
use crate::words::{counted, grouped, plain};

/// What programs are told.
#[derive(Serialize)]
struct Document<'a> {
    path: String,
    format: &'static str,
    bytes: u64,
    films: usize,
    viewings: usize,
    reviews: usize,
    pictures: usize,
    problems: &'a [String],
}

/// Writes the journal to a file.
pub(crate) fn run(journal: &Journal, asked: &Export, output: &Output) -> Result<ExitCode, Failure> {
    let exported = match asked.format {
        ExportFormat::Archive => {
            watched(output, |progress| journal.export_archive(&asked.to, progress))?
        }
    };
    let Exported { path, bytes, films, viewings, reviews, pictures, problems } = &exported;
    if output.is_json() {
        output.document(&Document {
            path: path.display().to_string(),
            format: "archive",
            bytes: *bytes,
            films: *films,
            viewings: *viewings,
            reviews: *reviews,
            pictures: *pictures,
            problems,
        });
        return Ok(ExitCode::SUCCESS);
    }
    output.text(&format!(
        "{} holds {}, {}, {} and {}, in {} bytes.",
        path.display(),
        counted(*films as u64, "film", "films"),
        counted(*viewings as u64, "viewing", "viewings"),
        counted(*reviews as u64, "review", "reviews"),
        counted(*pictures as u64, "picture", "pictures"),
        grouped(*bytes),
    ));
    for problem in problems {
        output.warning(&format!("Left out: {}", plain(problem)));
    }
    Ok(ExitCode::SUCCESS)
}
