//! What stands in the columns of a sheet, gone through once.

use super::cells::{meant, number, repaired};
use super::dates::Orders;
use super::day_zero::DayZero;
use super::words::yes_or_no;
use crate::imports::csv_rows::CsvRow;

/// Values by which it is guessed what a column is.
const SAMPLE: u32 = 200;
/// Of each value that is shown.
const SHOWN: usize = 120;

/// What stands in a column.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    pub(super) name: String,
    /// Rows that have a value in it.
    pub(super) filled: u32,
    /// The first values.
    pub(super) first: Vec<String>,
    /// Values that were decoded twice.
    pub(super) mangled: u32,
    pub(super) orders: Orders,
    /// The largest number, and how many values are numbers.
    pub(super) largest: f64,
    pub(super) numbers: u32,
    /// How many of the first values are each of these.
    pub(super) years: u32,
    pub(super) with_year: u32,
    pub(super) answers: u32,
    pub(super) imdb: u32,
    pub(super) addresses: u32,
    pub(super) stars: u32,
    pub(super) letters: usize,
    /// Numbers of days, of a workbook.
    pub(super) days: u32,
    day_zero: Option<DayZero>,
}

impl Column {
    /// How many values were looked at closely.
    pub(super) fn looked_at(&self) -> u32 {
        self.filled.min(SAMPLE)
    }

    fn see(&mut self, value: &str) {
        let meant = meant(value);
        if meant.is_empty() {
            return;
        }
        self.filled += 1;
        if repaired(value.trim()).is_some() {
            self.mangled += 1;
        }
        if self.first.len() < 3 {
            self.first.push(meant.chars().take(SHOWN).collect());
        }
        if let Some(number) = number(&meant, None) {
            self.numbers += 1;
            self.largest = self.largest.max(number);
            let is_day = self.day_zero.is_some_and(|zero| zero.date(&meant).is_some());
            self.days += u32::from(is_day && self.filled <= SAMPLE);
        }
        // No date is longer, and only what begins with a figure can have an order.
        if meant.len() <= 40 {
            self.orders.see(&meant);
        }
        if self.filled <= SAMPLE {
            self.look_at(&meant);
        }
    }

    fn look_at(&mut self, value: &str) {
        self.letters += value.chars().count();
        let is_year = |text: &str| {
            text.len() == 4 && text.parse::<u16>().is_ok_and(|year| (1880..=2100).contains(&year))
        };
        let bracketed = value
            .strip_suffix(')')
            .and_then(|rest| rest.rsplit_once('('))
            .is_some_and(|(title, year)| !title.trim().is_empty() && is_year(year));
        let digits = value.strip_prefix("tt").unwrap_or_default();
        self.years += u32::from(is_year(value));
        self.with_year += u32::from(bracketed);
        self.answers += u32::from(yes_or_no(value).is_some() && !is_year(value));
        self.imdb +=
            u32::from(digits.len() >= 7 && digits.bytes().all(|byte| byte.is_ascii_digit()));
        self.addresses += u32::from(value.starts_with("http://") || value.starts_with("https://"));
        self.stars += u32::from(value.contains(['★', '⭐', '☆']));
    }
}

/// What stands in a sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Survey {
    pub(super) rows: u32,
    pub(super) columns: Vec<Column>,
}

impl Survey {
    pub(super) fn of(names: &[String], day_zero: Option<DayZero>) -> Self {
        let named = |name: &String| Column { name: name.clone(), day_zero, ..Column::default() };
        Self { rows: 0, columns: names.iter().map(named).collect() }
    }

    /// Takes a row into account.
    pub(super) fn see(&mut self, row: &CsvRow) {
        self.rows += 1;
        for (column, value) in self.columns.iter_mut().zip(row.values()) {
            column.see(value);
        }
    }
}
