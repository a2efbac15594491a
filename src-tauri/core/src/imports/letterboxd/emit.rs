use std::io::{self, Read};
use std::sync::Arc;

use crate::imports::csv_rows::{BadRow, CsvRow, CsvRows, Next};
use crate::imports::foreign::{ForeignFilm, ForeignRow, Origin, Says};
use crate::imports::table::{Heading, said};

use super::values;

/// Hands the rows of one file on, each with the place where it stands. Every method answers
/// whether more rows are wanted.
pub(super) struct Emit<'s> {
    file: Arc<str>,
    sink: &'s mut dyn FnMut(ForeignRow) -> bool,
}

impl<'s> Emit<'s> {
    pub(super) fn new(file: &str, sink: &'s mut dyn FnMut(ForeignRow) -> bool) -> Self {
        Self { file: file.into(), sink }
    }

    /// The file's name without its folder and ending.
    pub(super) fn stem(&self) -> String {
        let name = self.file.rsplit('/').next().unwrap_or_default();
        name.strip_suffix(".csv").unwrap_or(name).replace('-', " ")
    }

    /// A row and what it says.
    pub(super) fn row(&mut self, row: &CsvRow, says: Says) -> bool {
        let origin =
            Origin { file: Arc::clone(&self.file), line: row.line(), raw: row.raw().to_owned() };
        (self.sink)(ForeignRow { origin, says })
    }

    /// A row and what it says, or why it can't be read.
    pub(super) fn read(&mut self, row: &CsvRow, says: Result<Says, String>) -> bool {
        self.row(row, says.unwrap_or_else(Says::Unreadable))
    }

    /// Something that is no row.
    pub(super) fn bad(&mut self, bad: BadRow) -> bool {
        let origin = Origin { file: Arc::clone(&self.file), line: bad.line, raw: bad.raw };
        (self.sink)(ForeignRow { origin, says: Says::Unreadable(bad.reason) })
    }

    /// A heading with these columns. Where one is missing, the heading is the problem and every
    /// row below it is left out, counted.
    pub(super) fn heading<R: Read>(
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
    pub(super) fn all_left_out<R: Read>(
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

const HEADLESS: &str = "The heading of this file can't be read.";

/// Where a film's columns stand.
pub(super) struct FilmColumns {
    name: Option<usize>,
    year: Option<usize>,
}

impl FilmColumns {
    pub(super) fn of(heading: &Heading) -> Self {
        Self { name: heading.column("Name"), year: heading.column("Year") }
    }

    /// The film a row names, by title and year.
    pub(super) fn film(&self, row: &CsvRow) -> Result<ForeignFilm, String> {
        let title = said(row, self.name).ok_or("This row names no film.")?;
        if title.chars().count() > 1_000 {
            return Err("The title in this row is longer than 1,000 characters.".into());
        }
        let year = said(row, self.year).map(values::year).transpose()?;
        Ok(ForeignFilm { title: title.to_owned(), year, id: None })
    }
}
