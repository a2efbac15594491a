//! Any table that no product is known for: CSV and its kin, and the sheets of workbooks, read by
//! what the person says its columns are, or by a good guess.

mod book;
mod cell;
mod cells;
mod dates;
mod day_zero;
mod grid;
mod guess;
mod layout;
mod look;
mod mapping;
mod ods;
mod preset;
mod read;
mod survey;
mod words;
mod xlsx;

#[cfg(test)]
mod tests;

use std::path::Path;

pub use look::{SheetLook, SheetLookColumn, SheetRow};
pub use mapping::{SheetColumn, SheetField, SheetMapping};
pub use preset::{ForgottenPreset, SheetPreset};

use super::emit::Emit;
use super::listing::list_name;
use super::reading::{ImportAsks, Reading};
use super::text_file::TextFile;
use super::{Sink, Source};
use crate::imports::Refused;
use crate::imports::csv_rows::CsvRow;
use crate::imports::foreign::{ForeignRow, Says};
use crate::text::fold;
use dates::Orders;
use grid::{COLUMNS, Grid};
use ods::OdsBook;
use read::{RowReader, Settled};
use survey::Survey;
use xlsx::XlsxBook;

/// The name by which the journal and the command line know this source.
const SOURCE: &str = "sheet";

/// What parts several names in one value, unless it is said.
const LIST_SEPARATORS: &str = ",;|";

/// Whether a text is a table, as opposed to prose.
pub(crate) fn is_table(text: &str) -> bool {
    layout::dialect_of(text, true).is_some()
}

/// Takes a text for a table, if it is one.
pub(super) fn of_text(
    text: &TextFile,
    reading: &Reading,
) -> Result<Option<Box<dyn Source>>, Refused> {
    let Some(grid) = grid_of(text, reading) else { return Ok(None) };
    Ok(Some(Box::new(Sheet::open(grid, reading)?)))
}

fn grid_of(text: &TextFile, reading: &Reading) -> Option<Grid> {
    let said = reading.sheet.as_ref().and_then(|mapping| mapping.separator);
    let said = said.and_then(|said| u8::try_from(said).ok()).map(layout::parted_by);
    let dialect =
        said.or_else(|| layout::dialect_of(text.start(), !text.is_longer_than_its_start()));
    // With a mapping it is a table all the same; one column has nothing to part.
    let columns = reading.sheet.as_ref().map_or(0, |mapping| mapping.columns.len());
    let dialect = dialect.or_else(|| match columns {
        0 => None,
        1 => Some(layout::unparted(text.start())),
        _ => Some(layout::parted_by(b',')),
    });
    Some(Grid::Text(text.clone(), dialect?))
}

/// Takes a ZIP with these members for a workbook, if it is one.
pub(super) fn of_members(
    members: &[String],
    path: &Path,
    bytes: u64,
    reading: &Reading,
) -> Result<Option<Box<dyn Source>>, Refused> {
    match book_of(members, path, bytes, reading)? {
        Some(grid) => Ok(Some(Box::new(Sheet::open(grid, reading)?))),
        None => Ok(None),
    }
}

fn book_of(
    members: &[String],
    path: &Path,
    bytes: u64,
    reading: &Reading,
) -> Result<Option<Grid>, Refused> {
    let has = |name: &str| members.iter().any(|member| member == name);
    let asked = reading.sheet.as_ref().and_then(|mapping| mapping.sheet.as_deref());
    Ok(if has(xlsx::TELLING) {
        Some(Grid::Xlsx(XlsxBook::open(path, bytes, asked)?))
    } else if has(ods::TELLING) && has("mimetype") {
        Some(Grid::Ods(OdsBook::open(path, bytes, asked)?))
    } else {
        None
    })
}

/// The first rows of a sheet as they would be read.
pub(super) fn preview_of_text(
    text: &TextFile,
    reading: &Reading,
    count: usize,
) -> Result<Option<Vec<SheetRow>>, Refused> {
    grid_of(text, reading).map(|grid| preview(grid, reading, count)).transpose()
}

/// The first rows of a workbook's sheet as they would be read.
pub(super) fn preview_of_members(
    members: &[String],
    path: &Path,
    bytes: u64,
    reading: &Reading,
    count: usize,
) -> Result<Option<Vec<SheetRow>>, Refused> {
    let grid = book_of(members, path, bytes, reading)?;
    grid.map(|grid| preview(grid, reading, count)).transpose()
}

fn preview(grid: Grid, reading: &Reading, count: usize) -> Result<Vec<SheetRow>, Refused> {
    let sheet = Sheet::beginning(grid, reading)?;
    let mut rows = Vec::new();
    sheet.check()?;
    sheet.each(&mut |line, _, says| {
        rows.push(SheetRow::of(line, &says));
        rows.len() < count
    })?;
    Ok(rows)
}

/// A sheet, recognised and ready to be read.
struct Sheet {
    grid: Grid,
    heading_row: u32,
    how: Settled,
    look: SheetLook,
    orders: Orders,
    asks: ImportAsks,
    /// Of all rows.
    bytes: u64,
}

impl Sheet {
    /// Goes through a sheet once and settles how it is to be read.
    fn open(grid: Grid, reading: &Reading) -> Result<Self, Refused> {
        Self::surveyed(grid, reading, u32::MAX)
    }

    /// The same by its first rows only.
    fn beginning(grid: Grid, reading: &Reading) -> Result<Self, Refused> {
        Self::surveyed(grid, reading, layout::HEAD as u32)
    }

    fn surveyed(grid: Grid, reading: &Reading, rows: u32) -> Result<Self, Refused> {
        let mut head: Vec<CsvRow> = Vec::new();
        grid.each(&mut |row| {
            head.extend(row.ok().cloned());
            head.len() < layout::HEAD
        })?;
        if head.is_empty() {
            return Err(Refused::new("There are no rows in it."));
        }
        let said = reading.sheet.clone().unwrap_or_default();
        let heading = match said.heading_row {
            None => heading_known(&head, &said, reading).or_else(|| layout::heading_in(&head)),
            Some(0) => None,
            Some(line) => Some(head.iter().find(|row| row.line() == line).ok_or_else(|| {
                Refused(format!("Row {line} can’t be the heading: nothing stands there."))
            })?),
        };
        if head.iter().any(|row| row.values().nth(COLUMNS).is_some()) {
            return Err(Refused(format!("It has more than {COLUMNS} columns.")));
        }
        let names = layout::names_of(heading, &head);
        let heading_row = heading.map_or(0, CsvRow::line);
        let mut survey = Survey::of(&names, grid.day_zero());
        let mut bytes = 0;
        // A workbook is not read as a text is, so it is asked here whether it is still wanted.
        let mut wanted = Ok(());
        grid.each(&mut |row| {
            if let Ok(row) = row
                && row.line() > heading_row
            {
                bytes += row.raw().len() as u64;
                survey.see(row);
            }
            wanted = reading.going.on();
            survey.rows < rows && wanted.is_ok()
        })?;
        wanted?;
        let shape = heading.map(|_| preset::shape_of(&names));
        let mut sheet = Self::settle(grid, reading, said, &survey, shape)?;
        (sheet.heading_row, sheet.look.heading_row) = (heading_row, heading_row);
        sheet.look.mapping.heading_row = Some(heading_row);
        sheet.bytes = bytes;
        Ok(sheet)
    }

    /// Decides what was left open: by what is remembered, else by a guess.
    fn settle(
        grid: Grid,
        reading: &Reading,
        mut said: SheetMapping,
        survey: &Survey,
        shape: Option<String>,
    ) -> Result<Self, Refused> {
        let preset = reading.presets.iter().find(|preset| Some(&preset.shape) == shape.as_ref());
        let preset = preset.filter(|_| said.columns.is_empty());
        let order_said = reading.date_order.or(said.date_order);
        let mut reading = reading.clone();
        if let Some(SheetPreset { mapping, films_are, .. }) = preset {
            said = SheetMapping {
                separator: said.separator,
                encoding: said.encoding,
                heading_row: said.heading_row,
                sheet: said.sheet,
                ..mapping.clone()
            };
            reading.films_are = reading.films_are.or(*films_are);
        }
        let names: Vec<String> = survey.columns.iter().map(|column| column.name.clone()).collect();
        let fields = match said.columns.as_slice() {
            [] => guess::fields_of(survey, shape.is_some()),
            columns => fields_said(&names, columns)?,
        };
        let with = |is: fn(SheetField) -> bool| {
            fields.iter().zip(&survey.columns).filter(move |(field, _)| is(**field)).map(|(_, c)| c)
        };
        let orders = with(SheetField::is_date)
            .fold(Orders::default(), |orders, column| orders.and(column.orders));
        let score = with(|field| field == SheetField::Score).next();
        let best = said.score_best.unwrap_or_else(|| score.map_or(10, guess::best_of));
        if !(1..=1000).contains(&best) {
            return Err(Refused(format!("A scale of scores can’t end at {best}.")));
        }
        // What stands in the file goes before what is remembered of another.
        let order = order_said.or(orders.shown()).or(said.date_order);
        let columns = names.iter().zip(&fields);
        let columns =
            columns.map(|(name, field)| SheetColumn { name: name.clone(), becomes: *field });
        let (sheets, chosen) = grid.sheets();
        let (separator, encoding) = match &grid {
            Grid::Text(text, dialect) => {
                (Some(char::from(dialect.separator)), Some(text.encoding_name().to_owned()))
            }
            _ => (None, None),
        };
        let list_separators = said.list_separators.unwrap_or_else(|| LIST_SEPARATORS.to_owned());
        let mapping = SheetMapping {
            columns: columns.collect(),
            score_best: Some(best),
            date_order: order,
            separator,
            encoding: encoding.clone(),
            decimal_comma: said.decimal_comma,
            list_separators: Some(list_separators.clone()),
            heading_row: None,
            sheet: chosen.map(str::to_owned),
        };
        let look = SheetLook {
            bytes: grid.bytes(),
            rows: survey.rows,
            encoding,
            separator,
            heading_row: 0,
            sheets: sheets.to_vec(),
            columns: survey.columns.iter().map(SheetLookColumn::of).collect(),
            mapping,
            shape,
            remembered: preset.is_some(),
        };
        let asks = ImportAsks {
            time_zone: orders.instants,
            date_order: orders.is_open(),
            films_are: !fields.iter().any(|field| field.says_what_for()),
            ..ImportAsks::NOTHING
        };
        let name = grid.name();
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        let list = list_name(&reading, stem, SOURCE);
        let how = Settled {
            fields,
            names,
            best,
            order,
            day_zero: grid.day_zero(),
            decimal_comma: said.decimal_comma,
            list_separators,
            reading,
            list,
        };
        Ok(Self { grid, heading_row: 0, how, look, orders, asks, bytes: 0 })
    }

    /// Whether everything is known that has to be.
    fn check(&self) -> Result<(), Refused> {
        if !self.how.fields.iter().any(|field| field.is_title()) {
            return Err(Refused(format!(
                "No column of this file is known to give titles. Say which one does; it has: {}.",
                self.how.names.join(", ")
            )));
        }
        if self.orders.is_open() && self.how.order.is_none() {
            self.how.reading.order()?;
        }
        Ok(())
    }

    /// Passes on what every row says.
    fn each(&self, each: &mut dyn FnMut(u32, &str, Says) -> bool) -> Result<(), Refused> {
        let mut reader = RowReader::new(self.how.clone());
        self.grid.each(&mut |row| match row {
            Ok(row) if row.line() <= self.heading_row => true,
            Ok(row) => {
                let says = reader.read(row).unwrap_or_else(Says::Unreadable);
                each(row.line(), row.raw(), says)
            }
            Err(bad) if bad.line <= self.heading_row => true,
            Err(bad) => each(bad.line, &bad.raw, Says::Unreadable(bad.reason)),
        })
    }
}

impl Source for Sheet {
    fn name(&self) -> &'static str {
        SOURCE
    }

    fn bytes(&self) -> u64 {
        self.bytes
    }

    fn asks(&self) -> ImportAsks {
        self.asks
    }

    fn read_as(&self, _: &Reading) -> String {
        let Settled { fields, names, best, decimal_comma, reading, .. } = &self.how;
        let columns: Vec<String> = names
            .iter()
            .zip(fields)
            .filter(|(_, becomes)| **becomes != SheetField::LeaveOut)
            .map(|(name, becomes)| format!("{name}: {becomes:?}"))
            .collect();
        let best = fields.contains(&SheetField::Score).then_some(best);
        let are = self.asks.films_are.then(|| reading.films_read_as()).flatten();
        let are = are.map_or("None".to_owned(), |are| format!("Some({are})"));
        format!("{}; {best:?}, {decimal_comma:?}, {are}", columns.join(", "))
    }

    fn sheet(&self) -> Option<&SheetLook> {
        Some(&self.look)
    }

    fn read(&mut self, sink: &mut Sink<'_>) -> Result<u64, Refused> {
        self.check()?;
        if self.asks.films_are {
            self.how.reading.films()?;
        }
        let mut read = 0;
        let mut counted = |row: ForeignRow| {
            read += row.origin.raw.len() as u64;
            sink(row, read)
        };
        let mut emit = Emit::new(&self.grid.name(), &mut counted);
        self.each(&mut |line, raw, says| emit.at(line, raw, says))?;
        Ok(read)
    }
}

/// The row that holds the names of columns which were said, or are remembered.
fn heading_known<'r>(
    rows: &'r [CsvRow],
    said: &SheetMapping,
    reading: &Reading,
) -> Option<&'r CsvRow> {
    rows.iter().find(|row| {
        let names = layout::names_of(Some(row), &[]);
        let has = |column: &SheetColumn| names.iter().any(|name| fold(name) == fold(&column.name));
        let shape = preset::shape_of(&names);
        !said.columns.is_empty() && said.columns.iter().all(has)
            || reading.presets.iter().any(|preset| preset.shape == shape)
    })
}

/// What each column becomes by what was said of some of them.
fn fields_said(names: &[String], columns: &[SheetColumn]) -> Result<Vec<SheetField>, Refused> {
    let mut fields = vec![SheetField::LeaveOut; names.len()];
    for SheetColumn { name, becomes } in columns {
        let at = names.iter().position(|other| other == name);
        let at = at.or_else(|| names.iter().position(|other| fold(other) == fold(name)));
        let at = at.ok_or_else(|| {
            Refused(format!("This file has no column ‘{name}’. It has: {}.", names.join(", ")))
        })?;
        let twice = |kind: fn(SheetField) -> bool| {
            kind(*becomes)
                && fields.iter().enumerate().any(|(other, field)| other != at && kind(*field))
        };
        let same = becomes.is_single()
            && fields.iter().enumerate().any(|(other, field)| other != at && field == becomes);
        if same || twice(SheetField::is_title) || twice(SheetField::is_review) {
            return Err(Refused(format!(
                "‘{name}’ would become what another column becomes already. Leave one of them out."
            )));
        }
        fields[at] = *becomes;
    }
    Ok(fields)
}

impl SheetLookColumn {
    fn of(column: &survey::Column) -> Self {
        Self {
            name: column.name.clone(),
            first: column.first.clone(),
            filled: column.filled,
            mangled: column.mangled,
            largest: (column.numbers > 0).then_some(column.largest),
            date_order: column.orders.shown(),
            date_order_open: column.orders.is_open(),
            instants: column.orders.instants,
        }
    }
}
