//! What bringing a file in would do, row by row, before anything is done.
//!
//! A plan is made by bringing the file in for trial: the very code that an import runs, in a
//! transaction that is taken back. So what is shown is what will happen. The rows lie in a file
//! without a name, so that a plan of any length takes little memory and leaves nothing behind.

mod row;
mod spool;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use row::{Place, Told};
pub use row::{PlanFilm, PlanLook, PlanRow, PlanWhat};

use super::foreign::{ForeignRow, Origin};
use super::receipt::{ImportReport, Outcome};
use super::writer::Settled;
use crate::{Journal, Result};
use spool::Spool;

/// The rows of a plan that are shown together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PlanTab {
    /// All of them.
    All,
    /// That make a record of their own.
    New,
    /// That say nothing new.
    Same,
    /// That add to a record.
    Merged,
    /// That say something else than the journal.
    Conflict,
    /// That stay out until it is known which film they mean.
    Look,
    /// That are left out on purpose.
    LeftOut,
    /// That can't be read.
    Unreadable,
}

impl PlanTab {
    /// With which rows one is shown.
    fn of(settled: &Settled) -> Self {
        match settled.outcome {
            _ if settled.look.is_some() => Self::Look,
            Outcome::New => Self::New,
            Outcome::Same => Self::Same,
            Outcome::Merged => Self::Merged,
            Outcome::Conflict => Self::Conflict,
            Outcome::Skipped => Self::LeftOut,
            Outcome::Unreadable => Self::Unreadable,
        }
    }
}

/// How many rows of each kind. All but `all` add up to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanCounts {
    /// All of them.
    pub all: u32,
    /// That make a record of their own.
    pub new: u32,
    /// That say nothing new.
    pub same: u32,
    /// That add to a record.
    pub merged: u32,
    /// That say something else than the journal.
    pub conflict: u32,
    /// That stay out until it is known which film they mean.
    pub look: u32,
    /// That are left out on purpose.
    pub left_out: u32,
    /// That can't be read.
    pub unreadable: u32,
}

/// A plan: what the receipt would be, and every row.
#[derive(Debug)]
pub struct ImportPlan {
    report: ImportReport,
    changes: bool,
    /// Nothing for single reviews, which have no rows of this kind.
    rows: Option<PlanRows>,
}

/// The rows of a plan.
#[derive(Debug)]
pub(super) struct PlanRows {
    spool: Spool,
    tabs: Tabs,
    /// How many rows name each film, by a hash of what they call it: names are long, and many.
    of_film: HashMap<u64, u32>,
}

/// The numbers of the rows of each kind.
type Tabs = HashMap<PlanTab, Vec<u32>>;

impl ImportPlan {
    /// Of a trial whose report has an id where it changed anything.
    pub(super) fn without_rows(report: ImportReport) -> Self {
        let changes = report.import.is_some();
        Self { report: ImportReport { import: None, ..report }, changes, rows: None }
    }

    /// Of a trial whose report has an id where it changed anything.
    pub(super) fn of(report: ImportReport, rows: PlanRows) -> Self {
        let changes = report.import.is_some();
        Self { report: ImportReport { import: None, ..report }, changes, rows: Some(rows) }
    }

    /// Of an archive, whose trial makes no import.
    pub(super) fn of_archive(report: ImportReport, rows: PlanRows) -> Self {
        Self { changes: report.receipt.rows.change_anything(), report, rows: Some(rows) }
    }

    /// Whether the import would change anything: add a record, or fill in or replace something.
    pub fn changes(&self) -> bool {
        self.changes
    }

    /// What the import would report; it has no id.
    pub fn report(&self) -> &ImportReport {
        &self.report
    }

    /// How many rows of each kind; nothing where there are no rows to look at one by one.
    pub fn counts(&self) -> Option<PlanCounts> {
        let PlanRows { spool, tabs, .. } = self.rows.as_ref()?;
        let count =
            |tab| tabs.get(&tab).map_or(0, |rows| u32::try_from(rows.len()).unwrap_or(u32::MAX));
        Some(PlanCounts {
            all: spool.len(),
            new: count(PlanTab::New),
            same: count(PlanTab::Same),
            merged: count(PlanTab::Merged),
            conflict: count(PlanTab::Conflict),
            look: count(PlanTab::Look),
            left_out: count(PlanTab::LeftOut),
            unreadable: count(PlanTab::Unreadable),
        })
    }

    /// Rows of one kind, in the file's order, with what the journal has of the films they mean.
    ///
    /// # Errors
    /// When the journal or the plan's own file can't be read.
    pub fn rows(
        &self,
        journal: &Journal,
        tab: PlanTab,
        from: u32,
        count: u32,
    ) -> Result<Vec<PlanRow>> {
        let Some(rows) = &self.rows else { return Ok(Vec::new()) };
        let numbers: Vec<u32> = match tab {
            PlanTab::All => (from..rows.spool.len().min(from.saturating_add(count))).collect(),
            tab => {
                let numbers = rows.tabs.get(&tab).into_iter().flatten();
                numbers.skip(from as usize).take(count as usize).copied().collect()
            }
        };
        let shown = numbers.into_iter().map(|number| {
            let row: PlanRow = rows.spool.get(number)?;
            let film_rows = rows.of_film.get(&hash(&row.film_key)).copied().unwrap_or(0);
            Ok(PlanRow { film_rows, ..row })
        });
        let shown: Vec<PlanRow> = shown.collect::<Result<_>>()?;
        journal.read(|conn| shown.into_iter().map(|row| row.with_films(conn)).collect())
    }
}

impl PlanRows {
    /// Begins a plan; its rows will lie in `folder`, seen by nobody.
    pub(super) fn begin(folder: &std::path::Path) -> Result<Self> {
        Ok(Self { spool: Spool::begin(folder)?, tabs: Tabs::new(), of_film: HashMap::new() })
    }

    /// Takes a row and what became of it in the trial.
    pub(super) fn take(&mut self, row: &ForeignRow, settled: &Settled) -> Result<()> {
        let Origin { file, line, nth, raw } = &row.origin;
        self.put(Place { file, line: *line, nth: *nth, raw }, Told::of(&row.says), settled)
    }

    /// [`PlanRows::take`] for a row of whatever kind of file.
    pub(super) fn put(&mut self, place: Place<'_>, told: Told, settled: &Settled) -> Result<()> {
        let number = self.spool.len();
        self.tabs.entry(PlanTab::of(settled)).or_default().push(number);
        let row = PlanRow::of(number, place, told, settled);
        if !row.film_key.is_empty() {
            *self.of_film.entry(hash(&row.film_key)).or_default() += 1;
        }
        self.spool.put(&row)
    }

    /// Ends the plan; no more rows come.
    pub(super) fn finish(mut self) -> Result<Self> {
        self.spool.finish()?;
        Ok(self)
    }
}

/// The same for the same text, as long as the plan lives.
fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
