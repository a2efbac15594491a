//! What workbooks of both kinds have in common.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use crate::imports::Refused;
use crate::imports::csv_rows::CsvRow;
use crate::imports::sources::file_name;
use crate::imports::zip_reader::{ZipLimits, ZipReader};

use super::day_zero::DayZero;
use super::grid::{COLUMNS, EachRow};

/// Rows of one sheet at most, as Excel has it.
const ROWS: u32 = 1_048_576;

/// Bytes of one row at most, as of any other table.
const ROW_BYTES: usize = 4 << 20;

/// Refuses a row that grows too long.
pub(super) fn within(bytes: usize, row: u32) -> Result<(), Refused> {
    if bytes > ROW_BYTES {
        return Err(Refused(format!("Row {row} of this sheet is longer than 4 MB.")));
    }
    Ok(())
}

/// A workbook: where it lies, its sheets, and the one that is read.
#[derive(Debug)]
pub(super) struct Book {
    pub(super) path: PathBuf,
    pub(super) bytes: u64,
    pub(super) sheets: Vec<String>,
    pub(super) sheet: String,
    pub(super) day_zero: DayZero,
}

impl Book {
    /// # Errors
    /// There is no sheet in it, or none of this name.
    pub(super) fn of(
        path: &Path,
        bytes: u64,
        sheets: Vec<String>,
        asked: Option<&str>,
        day_zero: DayZero,
    ) -> Result<Self, Refused> {
        let sheet = match asked {
            Some(name) => sheets.iter().find(|sheet| *sheet == name).ok_or_else(|| {
                Refused(format!(
                    "There is no sheet ‘{name}’ in this workbook. It has: {}.",
                    sheets.join(", ")
                ))
            })?,
            None => {
                sheets.first().ok_or_else(|| Refused::new("There is no sheet in this workbook."))?
            }
        };
        Ok(Self { path: path.to_owned(), bytes, sheet: sheet.clone(), sheets, day_zero })
    }

    pub(super) fn name(&self) -> String {
        file_name(&self.path)
    }
}

pub(super) fn opened(path: &Path) -> Result<BufReader<File>, Refused> {
    let file =
        File::open(path).map_err(|err| Refused(format!("It can't be read any more: {err}.")))?;
    Ok(BufReader::new(file))
}

pub(super) fn zip_of(path: &Path) -> Result<ZipReader<BufReader<File>>, Refused> {
    ZipReader::open(opened(path)?, ZipLimits::WORKBOOK)
}

/// Gathers cells into rows.
pub(super) struct Rows<'e, 's> {
    each: &'e mut EachRow<'s>,
    values: Vec<String>,
    bytes: usize,
    /// From 1; 0 before the first.
    row: u32,
}

impl<'e, 's> Rows<'e, 's> {
    pub(super) fn new(each: &'e mut EachRow<'s>) -> Self {
        Self { each, values: Vec::new(), bytes: 0, row: 0 }
    }

    /// Takes a cell, its row and column counted from 0; answers whether more are wanted.
    ///
    /// # Errors
    /// The sheet is too wide or too long.
    pub(super) fn cell(&mut self, row: u32, column: usize, text: String) -> Result<bool, Refused> {
        let row = row.saturating_add(1);
        let go_on = row == self.row || self.end_row(row)?;
        if text.is_empty() {
            return Ok(go_on);
        }
        if column >= COLUMNS {
            return Err(Refused(format!(
                "Row {row} of this sheet has more than {COLUMNS} columns. Take out what stands far to the right and save it again."
            )));
        }
        if self.values.len() <= column {
            self.values.resize(column + 1, String::new());
        }
        self.bytes = self.bytes.saturating_add(text.len());
        within(self.bytes, row)?;
        self.values[column] = text;
        Ok(go_on)
    }

    /// Ends the row before `next`.
    fn end_row(&mut self, next: u32) -> Result<bool, Refused> {
        if next > ROWS {
            return Err(Refused::new("This sheet has more than 1,048,576 rows."));
        }
        let blank = self.values.iter().all(|value| value.trim().is_empty());
        let go_on = blank || (self.each)(Ok(&CsvRow::of(self.row, &self.values)));
        self.values.clear();
        self.bytes = 0;
        self.row = next;
        Ok(go_on)
    }

    /// Ends the last row.
    pub(super) fn end(mut self) -> Result<(), Refused> {
        self.end_row(1).map(drop)
    }
}
