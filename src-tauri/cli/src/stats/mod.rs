mod document;
mod text;

use std::process::ExitCode;

use matinee_core::{Between, Journal, StatisticsReq};

use crate::arguments::Stats;
use crate::failure::Failure;
use crate::line;
use crate::output::Output;
use crate::time;
use crate::words::grouped;

/// Counts what is in the journal; where a time or films are asked about, tells their statistics.
pub(crate) fn run(journal: &Journal, asked: &Stats, output: &Output) -> Result<ExitCode, Failure> {
    let Stats { query, year, to, since } = asked;
    let between = time::between(*year, since, to.as_deref())?;
    if query.is_empty() && between == Between::default() && !since.all_years {
        return count(journal, output);
    }
    let req = StatisticsReq { between, query: line::told(query, output)? };
    let told = journal.statistics(&req)?;
    if output.is_json() {
        output.document(&document::Document::from(&told));
    } else {
        output.text(&text::told(&told));
    }
    Ok(ExitCode::SUCCESS)
}

fn count(journal: &Journal, output: &Output) -> Result<ExitCode, Failure> {
    let stats = journal.stats()?;
    if output.is_json() {
        output.document(&stats);
        return Ok(ExitCode::SUCCESS);
    }
    let lines = [
        ("Films", u64::from(stats.films)),
        ("  scored", u64::from(stats.scored)),
        ("  liked", u64::from(stats.likes)),
        ("Viewings", u64::from(stats.viewings)),
        ("  rewatches", u64::from(stats.rewatches)),
        ("Reviews", u64::from(stats.reviews)),
        ("  words", stats.words),
        ("Tags", u64::from(stats.tags)),
        ("Lists", u64::from(stats.lists)),
        ("Watchlist", u64::from(stats.watchlist)),
    ];
    let lines = lines.map(|(name, count)| format!("{name:<12}{:>10}", grouped(count)));
    output.text(&lines.join("\n"));
    Ok(ExitCode::SUCCESS)
}
