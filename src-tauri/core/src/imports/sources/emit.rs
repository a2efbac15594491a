use std::io::{self, Read};
use std::sync::Arc;

use crate::imports::csv_rows::{BadRow, CsvRow, CsvRows, Next};
use crate::imports::foreign::{ForeignRow, Origin, Says};
use crate::imports::table::Heading;

/// Hands the rows of one file on, each with the place where it stands. Every method answers
/// whether more rows are wanted.
pub(crate) struct Emit<'s> {
    file: Arc<str>,
    sink: &'s mut dyn FnMut(ForeignRow) -> bool,
}

impl<'s> Emit<'s> {
    /// For the rows of `file`, a path inside its export or a file's name.
    pub(crate) fn new(file: &str, sink: &'s mut dyn FnMut(ForeignRow) -> bool) -> Self {
        Self { file: file.into(), sink }
    }

    /// What a list is called that has no name but its file's.
    pub(crate) fn stem(&self) -> String {
        stem(&self.file)
    }

    /// What stands on a line, and what it says.
    pub(crate) fn at(&mut self, line: u32, raw: &str, says: Says) -> bool {
        let origin = Origin { file: Arc::clone(&self.file), line, nth: 0, raw: raw.to_owned() };
        (self.sink)(ForeignRow { origin, says })
    }

    /// A row and what it says.
    pub(crate) fn row(&mut self, row: &CsvRow, says: Says) -> bool {
        self.at(row.line(), row.raw(), says)
    }

    /// A row and what it says, or why it can't be read.
    pub(crate) fn read(&mut self, row: &CsvRow, says: Result<Says, String>) -> bool {
        self.row(row, says.unwrap_or_else(Says::Unreadable))
    }

    /// Something that is no row.
    pub(crate) fn bad(&mut self, bad: BadRow) -> bool {
        let origin = Origin { file: Arc::clone(&self.file), line: bad.line, nth: 0, raw: bad.raw };
        (self.sink)(ForeignRow { origin, says: Says::Unreadable(bad.reason) })
    }

    /// A heading with these columns. Where one is missing, the heading is the problem and every
    /// row below it is left out, counted.
    pub(crate) fn heading<R: Read>(
        &mut self,
        rows: &mut CsvRows<R>,
        columns: &[&str],
    ) -> io::Result<Option<Heading>> {
        let mut row = CsvRow::default();
        match rows.next(&mut row)? {
            Next::End => return Ok(None),
            Next::Bad(bad) => {
                if self.bad(bad) {
                    self.all_left_out(rows, HEADLESS)?;
                }
                return Ok(None);
            }
            Next::Row => {}
        }
        let heading = Heading::of(&row);
        let Some(missing) = heading.missing(columns) else { return Ok(Some(heading)) };
        let reason = format!(
            "The heading of this file has no column ‘{missing}’, so nothing below it can be read."
        );
        if self.row(&row, Says::Unreadable(reason)) {
            self.all_left_out(rows, HEADLESS)?;
        }
        Ok(None)
    }

    /// Counts the rows from here to the end without reading them.
    pub(crate) fn all_left_out<R: Read>(
        &mut self,
        rows: &mut CsvRows<R>,
        why: &'static str,
    ) -> io::Result<bool> {
        let mut row = CsvRow::default();
        loop {
            let go_on = match rows.next(&mut row)? {
                Next::End => return Ok(true),
                Next::Bad(bad) => self.bad(bad),
                Next::Row => self.row(&row, Says::LeftOut(why)),
            };
            if !go_on {
                return Ok(false);
            }
        }
    }
}

/// The name of a file without its folder and ending, its hyphens as spaces.
pub(crate) fn stem(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).replace('-', " ")
}

const HEADLESS: &str = "The heading of this file can't be read.";
