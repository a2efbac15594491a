//! CSV files whose kind shows in their heading.

use std::io::Read;

use super::emit::{Emit, stem};
use super::listing::list_name;
use super::reading::{ImportAsks, Reading};
use super::text_file::{TextFile, unread};
use super::{
    Sink, Source, filmtipset, imdb, letterboxd_csv, movary, movielens, netflix, prime_video,
    simkl_csv, tmdb, trakt_csv, yamtrack,
};
use crate::imports::Refused;
use crate::imports::csv_rows::{CsvRow, CsvRows, Dialect, Next};
use crate::imports::foreign::{ForeignRow, Says};
use crate::imports::table::{Heading, each_row};

/// Reads one row of a table; an error is why it can't be read.
pub(crate) type ReadRow = Box<dyn FnMut(&CsvRow) -> Result<Says, String>>;

/// Begins to read the rows of a table under its heading. A list that has no other name is called
/// by the last value.
pub(crate) type ReadRows = fn(&Heading, &Reading, &str) -> ReadRow;

/// Looks through a table for what answers a question of its kind, so that nobody need be asked.
pub(crate) type Settle = fn(&Rows<'_>, &mut Reading, &mut ImportAsks) -> Result<(), Refused>;

/// One kind of table.
pub(crate) struct Table {
    /// The name by which the journal and the command line know its source: `imdb`.
    pub(crate) source: &'static str,
    /// Whether a heading is one of its.
    pub(crate) fits: fn(&Heading) -> bool,
    /// How its program writes quotation marks.
    pub(crate) dialect: Dialect,
    /// Its program is known to write rows longer or shorter than the heading.
    pub(crate) ragged: bool,
    /// What it leaves open.
    pub(crate) asks: ImportAsks,
    /// What in its rows may answer that.
    pub(crate) settle: Option<Settle>,
    /// Begins to read rows under this heading, the first of which is to be the next.
    pub(crate) rows: ReadRows,
}

/// Every kind of table there is, the surest first.
const TABLES: &[&[Table]] = &[
    imdb::TABLES,
    tmdb::TABLES,
    yamtrack::TABLES,
    simkl_csv::TABLES,
    movielens::TABLES,
    prime_video::TABLES,
    filmtipset::TABLES,
    letterboxd_csv::TABLES,
    movary::TABLES,
    trakt_csv::TABLES,
    netflix::TABLES,
];

/// Takes a text for a table, if its heading is one that is known.
pub(super) fn of_text(
    text: &TextFile,
    reading: &Reading,
) -> Result<Option<Box<dyn Source>>, Refused> {
    for table in TABLES.iter().copied().flatten() {
        let Some(heading) = heading_of(text.start().as_bytes(), table.dialect)? else { continue };
        if (table.fits)(&heading) {
            let (mut reading, mut asks) = (reading.clone(), table.asks);
            if let Some(settle) = table.settle {
                settle(&Rows { text, table, heading }, &mut reading, &mut asks)?;
            }
            return Ok(Some(Box::new(TableFile {
                table,
                name: text.name(),
                bytes: text.bytes(),
                source: text.reader().map_err(unread)?,
                asks,
                reading,
            })));
        }
    }
    Ok(None)
}

/// The first row of a text, as a heading.
pub(super) fn heading_of(start: &[u8], dialect: Dialect) -> Result<Option<Heading>, Refused> {
    let mut row = CsvRow::default();
    let next = CsvRows::written(start, dialect).next(&mut row).map_err(unread)?;
    Ok((next == Next::Row).then(|| Heading::of(&row)))
}

/// The rows of a table, to be looked through before they are read.
pub(crate) struct Rows<'t> {
    text: &'t TextFile,
    table: &'static Table,
    /// Its heading.
    pub(crate) heading: Heading,
}

impl Rows<'_> {
    /// The file's name without its ending.
    pub(crate) fn stem(&self) -> String {
        stem(&self.text.name())
    }

    /// Shows every row that can be read until `each` has seen enough and answers `false`.
    ///
    /// # Errors
    /// The file can't be read.
    pub(crate) fn each(&self, mut each: impl FnMut(&CsvRow) -> bool) -> Result<(), Refused> {
        let source = self.text.reader().map_err(unread)?;
        let mut rows = CsvRows::written(source, self.table.dialect);
        rows.next(&mut CsvRow::default()).map_err(unread)?;
        let looked = each_row(&mut rows, &self.heading, |row| row.map_or(true, &mut each));
        looked.map(|_| ()).map_err(unread)
    }
}

/// A table that was recognised.
struct TableFile {
    table: &'static Table,
    name: String,
    bytes: u64,
    source: Box<dyn Read + Send>,
    asks: ImportAsks,
    reading: Reading,
}

impl Source for TableFile {
    fn name(&self) -> &'static str {
        self.table.source
    }

    fn bytes(&self) -> u64 {
        self.bytes
    }

    fn asks(&self) -> ImportAsks {
        self.asks
    }

    fn read(&mut self, sink: &mut Sink<'_>) -> Result<u64, Refused> {
        self.reading.answers(self.asks)?;
        let mut read = 0;
        let mut counted = |row: ForeignRow| {
            read += row.origin.raw.len() as u64;
            sink(row, read)
        };
        let mut emit = Emit::new(&self.name, &mut counted);
        let list = list_name(&self.reading, &stem(&self.name), self.table.source);
        read_table(self.table, &mut self.source, &self.reading, &list, &mut emit)?;
        Ok(read)
    }
}

/// Reads a table of this kind from its heading on.
fn read_table(
    table: &Table,
    source: impl Read,
    reading: &Reading,
    list: &str,
    emit: &mut Emit<'_>,
) -> Result<bool, Refused> {
    let mut rows = CsvRows::written(source, table.dialect);
    let Some(mut heading) = emit.heading(&mut rows, &[]).map_err(unread)? else { return Ok(true) };
    heading.ragged = table.ragged;
    let mut says = (table.rows)(&heading, reading, list);
    each_row(&mut rows, &heading, |row| match row {
        Ok(row) => {
            let read = says(row);
            emit.read(row, read)
        }
        Err(bad) => emit.bad(bad),
    })
    .map_err(unread)
}
