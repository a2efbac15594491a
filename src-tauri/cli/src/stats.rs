use std::process::ExitCode;

use matinee_core::Journal;

use crate::failure::Failure;
use crate::output::Output;
use crate::words::grouped;

/// Counts what is in the journal.
pub(crate) fn run(journal: &Journal, output: &Output) -> Result<ExitCode, Failure> {
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
