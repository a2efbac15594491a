//! Tables whose columns are known by their heading.

use std::io::{self, Read};

use super::csv_rows::{BadRow, CsvRow, CsvRows, Next};

/// A table of a CSV file: a heading, and rows whose values are asked for by the heading's names,
/// never by position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    names: Vec<String>,
    /// Rows of another length are taken as they are: what is missing is blank.
    pub ragged: bool,
}

impl Heading {
    /// The heading that stands in this row.
    pub fn of(row: &CsvRow) -> Self {
        let names = row.values().map(|name| name.trim().to_lowercase()).collect();
        Self { names, ragged: false }
    }

    /// Where the first of these columns that is there stands: one column under several names.
    pub fn any_column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.column(name))
    }

    /// The names, folded to lower case, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Where the column of this name stands; case doesn't count.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|column| column.eq_ignore_ascii_case(name))
    }

    /// Whether all these columns are there.
    pub fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.column(name).is_some())
    }

    /// The first of these columns that isn't there.
    pub fn missing<'n>(&self, names: &[&'n str]) -> Option<&'n str> {
        names.iter().copied().find(|name| self.column(name).is_none())
    }

    /// Whether a row has the heading's shape. More values than columns means that something was
    /// not quoted and the values have moved; fewer, that the row is cut short. Blank values
    /// beyond the last column do no harm.
    pub fn fits(&self, row: &CsvRow) -> Result<(), String> {
        let (columns, values) = (self.names.len(), row.len());
        let beyond_is_blank = || row.values().skip(columns).all(|value| value.trim().is_empty());
        if self.ragged || values == columns || (values > columns && beyond_is_blank()) {
            return Ok(());
        }
        Err(format!("This row has {values} values where the heading has {columns}."))
    }
}

/// What a row's column says, without surrounding space; blank counts as nothing said.
pub fn said(row: &CsvRow, column: Option<usize>) -> Option<&str> {
    row.value(column?).map(str::trim).filter(|value| !value.is_empty())
}

/// Passes every row from here to the end to `each`: a row that fits the heading, or what is wrong
/// with it. Stops when `each` answers `false`.
///
/// # Errors
/// Only where the source itself can't be read on.
pub fn each_row<R: Read>(
    rows: &mut CsvRows<R>,
    heading: &Heading,
    mut each: impl FnMut(Result<&CsvRow, BadRow>) -> bool,
) -> io::Result<bool> {
    let mut row = CsvRow::default();
    loop {
        let go_on = match rows.next(&mut row)? {
            Next::End => return Ok(true),
            Next::Bad(bad) => each(Err(bad)),
            Next::Row => match heading.fits(&row) {
                Ok(()) => each(Ok(&row)),
                Err(reason) => {
                    each(Err(BadRow { line: row.line(), reason, raw: row.raw().to_owned() }))
                }
            },
        };
        if !go_on {
            return Ok(false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(line: &str) -> CsvRow {
        let mut row = CsvRow::default();
        assert_eq!(CsvRows::new(line.as_bytes()).next(&mut row).unwrap(), Next::Row);
        row
    }

    #[test]
    fn columns_are_found_by_name_wherever_they_stand() {
        let heading = Heading::of(&row("Year, name ,Letterboxd URI"));
        assert_eq!(heading.column("Name"), Some(1));
        assert_eq!(heading.missing(&["Name", "Rating"]), Some("Rating"));
    }

    #[test]
    fn a_row_of_another_shape_is_refused() {
        let heading = Heading::of(&row("Name,Year"));
        assert_eq!(
            heading.fits(&row("Comma, The Film,2019")),
            Err("This row has 3 values where the heading has 2.".into())
        );
        assert!(heading.fits(&row("The Gla")).is_err());
        assert_eq!(heading.fits(&row("Kites,1999,,")), Ok(()));
    }
}
