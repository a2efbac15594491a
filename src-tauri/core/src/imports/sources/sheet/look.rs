//! What the window shows of a sheet before it is read.

use serde::Serialize;
use ts_rs::TS;

use super::mapping::SheetMapping;
use crate::imports::PlanWhat;
use crate::imports::foreign::Says;
use crate::imports::sources::DateOrder;
use crate::{Score, WatchedOn};

/// A sheet as it was found, and how it would be read.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SheetLook {
    /// The size of the file.
    #[ts(type = "number")]
    pub bytes: u64,
    /// How many rows it has below its heading.
    pub rows: u32,
    /// Its encoding; nothing for a workbook.
    pub encoding: Option<String>,
    /// What parts its values; nothing for a workbook.
    pub separator: Option<char>,
    /// The row of its heading; 0 for none.
    pub heading_row: u32,
    /// The sheets of a workbook.
    pub sheets: Vec<String>,
    /// Its columns.
    pub columns: Vec<SheetLookColumn>,
    /// How it would be read, everything settled.
    pub mapping: SheetMapping,
    /// By what a mapping for such sheets is remembered; nothing for one without a heading.
    pub shape: Option<String>,
    /// A sheet of this shape was read before, and would be read so again.
    pub remembered: bool,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SheetLookColumn {
    /// Its name.
    pub name: String,
    /// The first values in it.
    pub first: Vec<String>,
    /// How many rows have a value in it.
    pub filled: u32,
    /// How many values were decoded twice, and are repaired.
    pub mangled: u32,
    /// The largest number in it, where it holds numbers.
    pub largest: Option<f64>,
    /// The order that its dates show.
    pub date_order: Option<DateOrder>,
    /// Its dates can be read in more than one order.
    pub date_order_open: bool,
    /// Some of its dates are instants.
    pub instants: bool,
}

/// A row of a sheet as it would be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SheetRow {
    /// The line on which it stands.
    pub line: u32,
    /// What it tells of.
    pub what: PlanWhat,
    /// The film's title.
    pub title: String,
    /// The film's year.
    pub year: Option<i16>,
    /// When it was watched.
    pub watched_on: Option<WatchedOn>,
    /// The score.
    pub score: Option<Score>,
    /// The list.
    pub list: Option<String>,
    /// It brings a text.
    pub has_review: bool,
    /// Why it stays out, or what to know of it.
    pub reason: String,
}

impl SheetRow {
    pub(super) fn of(line: u32, says: &Says) -> Self {
        let mut row = Self {
            line,
            what: PlanWhat::Nothing,
            title: String::new(),
            year: None,
            watched_on: None,
            score: None,
            list: None,
            has_review: false,
            reason: String::new(),
        };
        row.add(says);
        row
    }

    fn add(&mut self, says: &Says) {
        let (what, film) = match says {
            Says::Viewing(viewing) => {
                self.watched_on = viewing.watched_on;
                self.score = viewing.score;
                self.has_review = viewing.review.is_some();
                self.reason = viewing.doubt.clone().unwrap_or_default();
                (PlanWhat::Viewing, &viewing.film)
            }
            Says::Seen(film, _) => (PlanWhat::Seen, film),
            Says::Wanted(film, ..) => (PlanWhat::Wanted, film),
            Says::Liked(film, _) => (PlanWhat::Liked, film),
            Says::Listed(listed) => {
                self.list = Some(listed.list.name.clone());
                (PlanWhat::Listed, &listed.film)
            }
            Says::All(parts) => {
                parts.iter().for_each(|part| self.add(part));
                return;
            }
            Says::LeftOut(reason) => {
                self.reason = (*reason).to_owned();
                return;
            }
            Says::Unreadable(reason) | Says::Doubt(reason) => {
                self.reason.clone_from(reason);
                return;
            }
            Says::Reviewed(film, ..) => {
                self.has_review = true;
                (PlanWhat::Review, &**film)
            }
            Says::Scored(film, score, _) => {
                self.score = Some(*score);
                (PlanWhat::Score, film)
            }
            // A sheet says nothing else.
            _ => return,
        };
        if self.what == PlanWhat::Nothing {
            self.what = what;
            self.title.clone_from(&film.title);
            self.year = film.year;
        }
    }
}
