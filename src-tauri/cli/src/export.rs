use std::process::ExitCode;

use matinee_core::{
    ExportFormat as Format, ExportOf, ExportOrder, Exported, Journal, LibraryQuery,
};
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
    format: Format,
    bytes: u64,
    films: usize,
    viewings: usize,
    reviews: usize,
    pictures: usize,
    kept_in: usize,
    problems: &'a [String],
}

/// Writes the journal, or part of it, as files.
pub(crate) fn run(journal: &Journal, asked: &Export, output: &Output) -> Result<ExitCode, Failure> {
    let order = ExportOrder {
        of: of(journal, &asked.query)?,
        format: format(asked.format),
        address: asked.address.clone(),
    };
    let exported = watched(output, |progress| journal.export(&order, &asked.to, progress))?;
    let Exported { path, bytes, films, viewings, reviews, pictures, kept_in, problems } = &exported;
    if output.is_json() {
        output.document(&Document {
            path: path.display().to_string(),
            format: order.format,
            bytes: *bytes,
            films: *films,
            viewings: *viewings,
            reviews: *reviews,
            pictures: *pictures,
            kept_in: *kept_in,
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
    if *kept_in > 0 {
        output.text(&format!(
            "{} stayed in, being drafts or private.",
            counted(*kept_in as u64, "review", "reviews")
        ));
    }
    for problem in problems {
        output.warning(&format!("Left out: {}", plain(problem)));
    }
    Ok(ExitCode::SUCCESS)
}

/// A uid of a review is that review; anything else is looked for in the library.
fn of(journal: &Journal, query: &[String]) -> Result<ExportOf, Failure> {
    if let [only] = query
        && let Ok(found) = journal.find(only)
        && let Some(review) = found.review
    {
        return Ok(ExportOf::Review(review));
    }
    if query.is_empty() {
        return Ok(ExportOf::Journal);
    }
    let query = LibraryQuery { text: query.join(" "), ..LibraryQuery::default() };
    Ok(ExportOf::Films(journal.library_ids(&query)?))
}

fn format(asked: ExportFormat) -> Format {
    match asked {
        ExportFormat::Archive => Format::Archive,
        ExportFormat::Markdown => Format::Markdown,
        ExportFormat::Html => Format::Html,
        ExportFormat::Epub => Format::Epub,
        ExportFormat::Site => Format::Site,
        ExportFormat::Text => Format::Text,
    }
}
