//! The rows of a sheet, whatever kind of file it stands in.

use super::day_zero::DayZero;
use super::ods::OdsBook;
use super::xlsx::XlsxBook;
use crate::imports::Refused;
use crate::imports::csv_rows::{BadRow, CsvRow, CsvRows, Dialect, Next};
use crate::imports::sources::text_file::{TextFile, unread};

/// Columns at most. No diary has more; a stray value far to the right would make some.
pub(super) const COLUMNS: usize = 500;

/// Takes a row, or what is wrong with it; answers whether more are wanted.
pub(super) type EachRow<'e> = dyn FnMut(Result<&CsvRow, BadRow>) -> bool + 'e;

/// The rows of a sheet, which can be gone through as often as wished.
#[derive(Debug)]
pub(super) enum Grid {
    /// Of a text.
    Text(TextFile, Dialect),
    /// Of a workbook of Excel's.
    Xlsx(XlsxBook),
    /// Of an OpenDocument workbook.
    Ods(OdsBook),
}

impl Grid {
    /// Passes the rows on, blank ones aside, until no more are wanted.
    ///
    /// # Errors
    /// The file is damaged or over its limits.
    pub(super) fn each(&self, each: &mut EachRow<'_>) -> Result<(), Refused> {
        match self {
            Self::Text(text, dialect) => each_of_text(text, *dialect, each),
            Self::Xlsx(book) => book.each(each),
            Self::Ods(book) => book.each(each),
        }
    }

    /// The file's name.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Text(text, _) => text.name(),
            Self::Xlsx(book) => book.book.name(),
            Self::Ods(book) => book.book.name(),
        }
    }

    pub(super) fn bytes(&self) -> u64 {
        match self {
            Self::Text(text, _) => text.bytes(),
            Self::Xlsx(book) => book.book.bytes,
            Self::Ods(book) => book.book.bytes,
        }
    }

    /// From which day its dates are counted; nothing for a text, which writes them out.
    pub(super) fn day_zero(&self) -> Option<DayZero> {
        match self {
            Self::Text(..) => None,
            Self::Xlsx(XlsxBook { book, .. }) | Self::Ods(OdsBook { book }) => Some(book.day_zero),
        }
    }

    /// The sheets there are to choose from, and the one chosen.
    pub(super) fn sheets(&self) -> (&[String], Option<&str>) {
        match self {
            Self::Text(..) => (&[], None),
            Self::Xlsx(XlsxBook { book, .. }) | Self::Ods(OdsBook { book }) => {
                (&book.sheets, Some(&book.sheet))
            }
        }
    }
}

fn each_of_text(text: &TextFile, dialect: Dialect, each: &mut EachRow<'_>) -> Result<(), Refused> {
    let mut rows = CsvRows::written(text.reader().map_err(unread)?, dialect);
    let mut row = CsvRow::default();
    loop {
        let go_on = match rows.next(&mut row).map_err(unread)? {
            Next::End => return Ok(()),
            Next::Bad(bad) => each(Err(bad)),
            Next::Row if is_blank(&row) => true,
            Next::Row => each(Ok(&row)),
        };
        if !go_on {
            return Ok(());
        }
    }
}

pub(super) fn is_blank(row: &CsvRow) -> bool {
    row.values().all(|value| value.trim().is_empty())
}
