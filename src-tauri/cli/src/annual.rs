use std::process::ExitCode;

use matinee_core::{Exported, Journal, StatisticsReq};
use serde::Serialize;

use crate::arguments::Annual;
use crate::failure::Failure;
use crate::line;
use crate::output::Output;
use crate::progress::watched;
use crate::time;
use crate::words::{counted, grouped, plain};

/// What programs are told.
#[derive(Serialize)]
struct Document<'a> {
    path: String,
    bytes: u64,
    films: usize,
    viewings: usize,
    lines: usize,
    pictures: usize,
    problems: &'a [String],
}

/// Writes the annual of a time as a page and cards.
pub(crate) fn run(journal: &Journal, asked: &Annual, output: &Output) -> Result<ExitCode, Failure> {
    let between = time::between(asked.year, &asked.since, asked.to_date.as_deref())?;
    let only = Vec::from_iter(asked.only.clone());
    let req = StatisticsReq { between, query: line::told(&only, output)? };
    let saved = watched(output, |progress| journal.save_annual(&req, &asked.to, progress))?;
    let Exported { path, bytes, films, viewings, reviews: lines, pictures, problems, .. } = &saved;
    if output.is_json() {
        output.document(&Document {
            path: path.display().to_string(),
            bytes: *bytes,
            films: *films,
            viewings: *viewings,
            lines: *lines,
            pictures: *pictures,
            problems,
        });
    } else {
        output.text(&format!(
            "{} holds the annual of {}, a page and its cards, in {} bytes.",
            path.display(),
            counted(*films as u64, "film", "films"),
            grouped(*bytes),
        ));
        for problem in problems {
            output.warning(&format!("Left out: {}", plain(problem)));
        }
    }
    Ok(ExitCode::SUCCESS)
}
