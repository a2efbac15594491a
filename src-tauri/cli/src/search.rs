use std::process::ExitCode;

use matinee_core::{Hit, HitKind, Journal};

use crate::arguments::Search;
use crate::failure::Failure;
use crate::line;
use crate::output::Output;
use crate::words::plain;

/// Finds words.
pub(crate) fn run(journal: &Journal, asked: &Search, output: &Output) -> Result<ExitCode, Failure> {
    let hits = journal.search(&line::told(&asked.text, output)?, asked.limit)?;
    if output.is_json() {
        output.document(&hits);
    } else if hits.is_empty() {
        output.warning("Nothing has all of this.");
    } else {
        output.text(&hits.iter().map(told).collect::<Vec<_>>().join("\n"));
    }
    Ok(ExitCode::SUCCESS)
}

fn told(hit: &Hit) -> String {
    let short = hit.uid.get(hit.uid.len().saturating_sub(8)..).unwrap_or(&hit.uid);
    let kind = match hit.kind {
        HitKind::Film => "film",
        HitKind::Review => "review",
        HitKind::Viewing => "viewing",
    };
    let year = hit.year.map(|year| format!(" ({year})")).unwrap_or_default();
    let date = hit.watched_on.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
    let mut line = format!("{short}  {kind:<7}  {}{year}{date}", plain(&hit.title));
    if !hit.snippet.is_empty() {
        line.push_str(&format!("\n    {}", plain(&hit.snippet)));
    }
    line
}
