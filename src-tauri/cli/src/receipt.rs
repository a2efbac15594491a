//! What came of an import, for programs and for people.

use matinee_core::imports::{ImportAdded, ImportPart, ImportReport, ImportRows, Receipt};
use serde::Serialize;

use crate::planned::PlannedRow;
use crate::understood::Understood;
use crate::words::{counted, plain};

/// What programs are told of a receipt; the same for every source.
#[derive(Serialize)]
pub(crate) struct Document<'a> {
    source: &'a str,
    rows: Rows,
    added: Added,
    left_out: Vec<LeftOut<'a>>,
    problems: Vec<Problem<'a>>,
    /// Where moments in UTC became dates, of a file that holds such.
    pub(crate) time_zone: Option<&'a str>,
    /// What a dry run understood of single reviews.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) understood: Vec<Understood>,
    /// What a dry run would do, row by row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) plan: Option<Vec<PlannedRow>>,
}

#[derive(Serialize)]
pub(crate) struct Rows {
    read: u32,
    new: u32,
    same: u32,
    merged: u32,
    conflict: u32,
    taken: u32,
    both: u32,
    skipped: u32,
    unreadable: u32,
}

#[derive(Serialize)]
pub(crate) struct Added {
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
struct LeftOut<'a> {
    file: &'a str,
    rows: u32,
    reason: &'a str,
}

#[derive(Serialize)]
struct Problem<'a> {
    file: &'a str,
    line: u32,
    reason: &'a str,
}

impl From<&ImportRows> for Rows {
    fn from(rows: &ImportRows) -> Self {
        let ImportRows { read, new, same, merged, conflict, taken, both, skipped, unreadable } =
            *rows;
        Self { read, new, same, merged, conflict, taken, both, skipped, unreadable }
    }
}

impl From<&ImportAdded> for Added {
    fn from(added: &ImportAdded) -> Self {
        let ImportAdded { films, viewings, reviews, scores, tags, lists, watchlist, likes } =
            *added;
        Self { films, viewings, reviews, scores, tags, lists, watchlist, likes }
    }
}

impl<'a> From<&'a Receipt> for Document<'a> {
    fn from(receipt: &'a Receipt) -> Self {
        let left_out = receipt.left_out.iter();
        let problems = receipt.problems.iter();
        Self {
            source: &receipt.source,
            rows: Rows::from(&receipt.rows),
            added: Added::from(&receipt.added),
            left_out: left_out
                .map(|left| LeftOut { file: &left.file, rows: left.rows, reason: &left.reason })
                .collect(),
            problems: problems
                .map(|it| Problem { file: &it.file, line: it.line, reason: &it.reason })
                .collect(),
            time_zone: None,
            understood: Vec::new(),
            plan: None,
        }
    }
}

/// A receipt as a person reads it.
pub(crate) fn told(report: &ImportReport, rehearsed: bool) -> String {
    let Receipt { rows, added, problems, left_out, .. } = &report.receipt;
    let name = plain(&report.file_name);
    let came = brought(&(*added).into());
    let came = came.as_deref().unwrap_or("nothing new");
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

/// Records that an import brought, in words; nothing for none.
pub(crate) fn brought(part: &ImportPart) -> Option<String> {
    let kinds = [
        (part.films, "film", "films"),
        (part.viewings, "viewing", "viewings"),
        (part.reviews, "review", "reviews"),
        (part.lists, "list", "lists"),
        (part.watchlist, "film to see", "films to see"),
    ];
    let kinds = kinds.iter().filter(|(count, ..)| *count > 0);
    let words: Vec<String> = kinds.map(|(count, one, many)| counted(*count, one, many)).collect();
    (!words.is_empty()).then(|| words.join(", "))
}
