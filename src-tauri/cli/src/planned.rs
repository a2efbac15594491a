//! The rows of a plan, for `import --dry-run`.

use matinee_core::imports::{
    ImportConflict, ImportField, ImportPlan, OnConflict, PlanFilm, PlanRow, PlanTab, PlanWhat, Why,
};
use matinee_core::{Journal, Result};
use serde::Serialize;

use crate::words::plain;

/// Rows fetched at a time.
const PAGE: u32 = 1_000;

/// So much of a row is shown as it stands in its file.
const SHOWN: usize = 300;

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
    /// The film of the journal that it means.
    film: Option<PlannedFilm>,
    /// What it would fill in.
    fills: Vec<ImportField>,
    conflicts: Vec<ImportConflict>,
    look: Option<PlannedLook>,
    reason: String,
    /// The row as it stands in its file.
    raw: String,
}

/// A film of the journal.
#[derive(Serialize)]
struct PlannedFilm {
    title: String,
    year: Option<i16>,
}

/// Which film is meant is not sure: why, and those it may be.
#[derive(Serialize)]
struct PlannedLook {
    why: Why,
    films: Vec<PlannedFilm>,
}

impl From<PlanFilm> for PlannedFilm {
    fn from(film: PlanFilm) -> Self {
        Self { title: film.title, year: film.year }
    }
}

impl PlannedFilm {
    fn told(&self) -> String {
        match self.year {
            Some(year) => format!("{} ({year})", self.title),
            None => self.title.clone(),
        }
    }
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
            film: row.film.map(PlannedFilm::from),
            fills: row.fills,
            conflicts: row.conflicts,
            look: row.look.map(|look| PlannedLook {
                why: look.why,
                films: look.films.into_iter().map(PlannedFilm::from).collect(),
            }),
            reason: row.reason,
            raw: row.raw,
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
            for row in &rows {
                lines.push(row.told());
                lines.extend(row.more().map(|line| format!("      {}", plain(&line))));
            }
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

    /// What there is to tell of it besides, a line each: what it joins, fills in and says otherwise,
    /// the films it may mean, and how it stands in its file where that is not all told above.
    fn more(&self) -> impl Iterator<Item = String> {
        let joins = matches!(self.outcome, PlanTab::Merged | PlanTab::Conflict);
        let film = self.film.as_ref().filter(|_| joins);
        let mut lines: Vec<String> = Vec::new();
        lines.extend(film.map(|film| format!("is {}", film.told())));
        if !self.fills.is_empty() {
            let names: Vec<&str> = self.fills.iter().copied().map(name_of).collect();
            lines.push(format!("adds {}", names.join(", ")));
        }
        lines.extend(self.conflicts.iter().map(told_of));
        if let Some(look) = &self.look
            && !look.films.is_empty()
        {
            let films: Vec<String> = look.films.iter().map(PlannedFilm::told).collect();
            lines.push(format!("may be {}", films.join(", or ")));
        }
        let is_open = joins || matches!(self.outcome, PlanTab::Look | PlanTab::Unreadable);
        if is_open && !self.raw.is_empty() {
            lines.push(format!("| {}", beginning(&self.raw)));
        }
        lines.into_iter()
    }
}

/// Both values of a conflict, and which of them stands.
fn told_of(conflict: &ImportConflict) -> String {
    let name = name_of(conflict.field);
    let stands = match conflict.stands {
        OnConflict::Mine => "the journal’s stands",
        OnConflict::Theirs => "the file’s is taken",
        OnConflict::Both => "both are kept",
    };
    let value = |value: &str| match value {
        "" => "nothing that can be shown".to_owned(),
        value => format!("‘{}’", beginning(value)),
    };
    let (mine, theirs) = (value(&conflict.mine), value(&conflict.theirs));
    format!("{name}: the journal says {mine}, the file {theirs}; {stands}")
}

/// The beginning of a text, on one line.
fn beginning(text: &str) -> String {
    let line: String = text.replace("\r\n", "\n").replace(['\n', '\r'], " ⏎ ");
    match line.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

fn name_of(field: ImportField) -> &'static str {
    match field {
        ImportField::WatchedOn => "date",
        ImportField::Score => "score",
        ImportField::Rewatch => "rewatch",
        ImportField::Liked => "like",
        ImportField::Abandoned => "broken off",
        ImportField::Place => "place",
        ImportField::Format => "format",
        ImportField::Companions => "companions",
        ImportField::Note => "note",
        ImportField::Tags => "tags",
        ImportField::Review => "review",
        ImportField::LoggedOn => "day of logging",
        ImportField::ScoredOn => "day of the score",
        ImportField::Ids => "ids",
        ImportField::Facts => "facts of the film",
        ImportField::Poster => "poster",
        ImportField::Description => "description",
    }
}
