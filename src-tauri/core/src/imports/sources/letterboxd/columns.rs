use crate::imports::csv_rows::CsvRow;
use crate::imports::foreign::ForeignFilm;
use crate::imports::sources::values;
use crate::imports::table::{Heading, said};

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
        let title = values::title(said(row, self.name))?;
        let year = said(row, self.year).map(values::year).transpose()?;
        Ok(ForeignFilm { title, year, ..ForeignFilm::default() })
    }
}
