//! The rows of a plan, for `import --dry-run`.

use matinee_core::imports::{ImportPlan, PlanRow, PlanTab, PlanWhat};
use matinee_core::{Journal, Result};
use serde::Serialize;

use crate::words::plain;

/// Rows fetched at a time.
const PAGE: u32 = 1_000;

/// A row as programs are told of it.
#[derive(Serialize)]
pub(crate) struct PlannedRow {
    file: String,
    line: u32,
    outcome: PlanTab,
    what: PlanWhat,
    title: String,
    year: Option<i16>,
    watched_on: Option<String>,
    score: Option<f64>,
    list: Option<String>,
    reason: String,
}

impl From<PlanRow> for PlannedRow {
    fn from(row: PlanRow) -> Self {
        Self {
            file: row.file,
            line: row.line,
            outcome: row.outcome,
            what: row.what,
            title: row.title,
            year: row.year,
            watched_on: row.watched_on.map(|date| date.to_string()),
            score: row.score.map(|score| f64::from(score.tenths()) / 10.0),
            list: row.list,
            reason: row.reason,
        }
    }
}

/// Every row of a plan, in the file's order.
pub(crate) fn rows(journal: &Journal, plan: &ImportPlan) -> Result<Vec<PlannedRow>> {
    rows_of(journal, plan, PlanTab::All)
}

fn rows_of(journal: &Journal, plan: &ImportPlan, tab: PlanTab) -> Result<Vec<PlannedRow>> {
    let mut rows: Vec<PlannedRow> = Vec::new();
    loop {
        let from = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let page = plan.rows(journal, tab, from, PAGE)?;
        if page.is_empty() {
            return Ok(rows);
        }
        rows.extend(page.into_iter().map(PlannedRow::from));
    }
}

/// The rows that change something or stay out, one a line, by what becomes of them.
pub(crate) fn told(journal: &Journal, plan: &ImportPlan) -> Result<Vec<String>> {
    let tabs = [
        (PlanTab::New, "new"),
        (PlanTab::Merged, "merged"),
        (PlanTab::Conflict, "in conflict"),
        (PlanTab::Look, "which film is meant is not sure"),
        (PlanTab::LeftOut, "left out"),
        (PlanTab::Unreadable, "unreadable"),
    ];
    let mut lines = Vec::new();
    for (tab, name) in tabs {
        let rows = rows_of(journal, plan, tab)?;
        if !rows.is_empty() {
            lines.push(format!("  {name}:"));
            lines.extend(rows.iter().map(PlannedRow::told));
        }
    }
    Ok(lines)
}

impl PlannedRow {
    fn told(&self) -> String {
        let mut line = format!("    {}:{}", plain(&self.file), self.line);
        let mut add = |text: &str| {
            line.push(' ');
            line.push_str(&plain(text));
        };
        if !self.title.is_empty() {
            add(&self.title);
        }
        if let Some(year) = self.year {
            add(&format!("({year})"));
        }
        if let Some(watched_on) = &self.watched_on {
            add(watched_on);
        }
        if let Some(score) = self.score {
            add(&format!("{score:.1}"));
        }
        if let Some(list) = &self.list {
            add(&format!("on ‘{list}’"));
        }
        if !self.reason.is_empty() {
            add(&self.reason);
        }
        line
    }
}
