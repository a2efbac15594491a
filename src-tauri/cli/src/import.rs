use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use matinee_core::imports::{ImportReport, Receipt};
use matinee_core::{Error, Journal, Progress};
use serde::Serialize;

use crate::answers;
use crate::arguments::Import;
use crate::failure::Failure;
use crate::output::Output;
use crate::planned::{self, PlannedRow};
use crate::progress::watched;
use crate::understood::{self, Understood};
use crate::words::{counted, plain};

/// What programs are told of a receipt; the same for every source.
#[derive(Serialize)]
pub(crate) struct Document<'a> {
    source: &'a str,
    rows: Rows,
    added: Added,
    problems: Vec<Problem<'a>>,
    /// What a dry run understood of single reviews.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    understood: Vec<Understood>,
    /// What a dry run would do, row by row.
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<Vec<PlannedRow>>,
}

#[derive(Serialize)]
struct Rows {
    read: u32,
    new: u32,
    same: u32,
    merged: u32,
    conflict: u32,
    skipped: u32,
    unreadable: u32,
}

#[derive(Serialize)]
struct Added {
    films: u32,
    viewings: u32,
    reviews: u32,
    scores: u32,
    tags: u32,
    lists: u32,
    watchlist: u32,
    likes: u32,
}

#[derive(Serialize)]
struct Problem<'a> {
    file: &'a str,
    line: u32,
    reason: &'a str,
}

impl<'a> From<&'a Receipt> for Document<'a> {
    fn from(receipt: &'a Receipt) -> Self {
        let (rows, added) = (&receipt.rows, &receipt.added);
        Self {
            source: &receipt.source,
            rows: Rows {
                read: rows.read,
                new: rows.new,
                same: rows.same,
                merged: rows.merged,
                conflict: rows.conflict,
                skipped: rows.skipped,
                unreadable: rows.unreadable,
            },
            added: Added {
                films: added.films,
                viewings: added.viewings,
                reviews: added.reviews,
                scores: added.scores,
                tags: added.tags,
                lists: added.lists,
                watchlist: added.watchlist,
                likes: added.likes,
            },
            problems: receipt
                .problems
                .iter()
                .map(|problem| Problem {
                    file: &problem.file,
                    line: problem.line,
                    reason: &problem.reason,
                })
                .collect(),
            understood: Vec::new(),
            plan: None,
        }
    }
}

/// Brings files in, one after the other. With several files, the first that cannot be read ends it;
/// those before it are in.
pub(crate) fn run(folder: &Path, asked: &Import, output: &Output) -> Result<ExitCode, Failure> {
    let choices = answers::choices(asked)?;
    // A dry run writes nothing: it reads beside an open window, and where there is no journal yet it
    // makes none.
    // The folder made for one goes when this ends.
    let (journal, _made) = match Journal::open_to_read(folder) {
        Ok(journal) if asked.dry_run => (journal, None),
        Err(Error::NoJournal { .. }) if asked.dry_run => {
            let made =
                tempfile::tempdir().map_err(Error::file(std::env::temp_dir(), "written to"))?;
            (Journal::open(made.path())?, Some(made))
        }
        _ => (Journal::open(folder)?, None),
    };
    let mut reports = Vec::new();
    let piped = tempfile::tempdir().map_err(Error::file(std::env::temp_dir(), "written to"))?;
    for file in &asked.files {
        let file = if file.as_os_str() == "-" { &standard_input(piped.path())? } else { file };
        let found = journal.recognise_import(file, &choices.reading, Progress::unwatched())?;
        if let Some(asked) = answers::unanswered(&found, &choices.reading) {
            return Err(Failure::invalid(asked));
        }
        let mut plan = None;
        let mut understood = Vec::new();
        let report = if asked.dry_run {
            let planned =
                watched(output, |progress| journal.plan_import(file, &choices, progress))?;
            if journal.is_of_pieces(file)? {
                understood = understood::of(&journal, file)?;
            }
            if !output.is_json() {
                output.text(&told(planned.report(), true));
                for line in planned::told(&journal, &planned)? {
                    output.text(&line);
                }
            } else if planned.counts().is_some() {
                plan = Some(planned::rows(&journal, &planned)?);
            }
            planned.report().clone()
        } else {
            let report = watched(output, |progress| {
                journal.import_with(file, &choices, progress).map(|changed| changed.value)
            })?;
            if !output.is_json() {
                output.text(&told(&report, false));
            }
            report
        };
        if !output.is_json() {
            understood.iter().for_each(|piece: &Understood| output.text(&piece.told()));
        }
        reports.push((report, understood, plan));
    }
    if output.is_json() {
        let mut documents: Vec<_> = reports
            .iter_mut()
            .map(|(report, understood, plan)| Document {
                understood: std::mem::take(understood),
                plan: plan.take(),
                ..Document::from(&report.receipt)
            })
            .collect();
        match (documents.len(), documents.pop()) {
            (1, Some(only)) => output.document(&only),
            (_, last) => {
                documents.extend(last);
                output.document(&documents);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What comes in through a pipe, in a file of its own.
fn standard_input(folder: &Path) -> Result<PathBuf, Failure> {
    let path = folder.join("standard input");
    let mut file = File::create(&path).map_err(Error::file(&path, "written"))?;
    std::io::copy(&mut std::io::stdin().lock(), &mut file)
        .map_err(Error::file(&path, "written"))?;
    Ok(path)
}

/// A receipt as a person reads it.
pub(crate) fn told(report: &ImportReport, rehearsed: bool) -> String {
    let Receipt { rows, added, problems, left_out, .. } = &report.receipt;
    let name = plain(&report.file_name);
    let kinds = [
        (added.films, "film", "films"),
        (added.viewings, "viewing", "viewings"),
        (added.reviews, "review", "reviews"),
        (added.lists, "list", "lists"),
        (added.watchlist, "film to see", "films to see"),
    ];
    let came: Vec<String> = kinds
        .iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| counted(*count, one, many))
        .collect();
    let came = if came.is_empty() { "nothing new".to_owned() } else { came.join(", ") };
    let verb = if rehearsed { "would bring in" } else { "brought in" };
    let mut lines = vec![format!("{name} {verb} {came}.")];
    let outcomes = [
        (rows.new, "new"),
        (rows.same, "here already"),
        (rows.merged, "merged"),
        (rows.conflict - rows.taken - rows.both, "in conflict, yours kept"),
        (rows.taken, "in conflict, the file’s taken"),
        (rows.both, "in conflict, both kept"),
        (rows.skipped, "left out"),
        (rows.unreadable, "unreadable"),
    ];
    let outcomes: Vec<String> = outcomes
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let read = counted(rows.read, "row", "rows");
    lines.push(match outcomes.is_empty() {
        true => format!("  {read} read."),
        false => format!("  {read} read: {}.", outcomes.join(", ")),
    });
    for left in left_out {
        let rows = counted(left.rows, "row", "rows");
        lines.push(format!("  {}: {rows} left out. {}", plain(&left.file), plain(&left.reason)));
    }
    for problem in problems {
        lines.push(format!(
            "  {}, line {}: {}",
            plain(&problem.file),
            problem.line,
            plain(&problem.reason)
        ));
    }
    lines.join("\n")
}
