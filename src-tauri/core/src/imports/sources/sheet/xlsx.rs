//! Workbooks of Excel's, by the `calamine` library, cell by cell: a sheet is never held whole.

use std::io::{self, BufRead, BufReader};
use std::path::Path;

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, Xlsx, XlsxError};

use quick_xml::events::Event;

use super::book::{Book, Rows, opened, zip_of};
use super::day_zero::DayZero;
use super::grid::EachRow;
use super::ods::{attribute, reader_of};
use crate::imports::Refused;
use crate::imports::sources::text_file::unread;

/// The member that makes a ZIP a workbook of Excel's.
pub(super) const TELLING: &str = "xl/workbook.xml";

/// A workbook of Excel's.
#[derive(Debug)]
pub(super) struct XlsxBook {
    pub(super) book: Book,
}

impl XlsxBook {
    /// Looks a workbook over.
    ///
    /// # Errors
    /// It is damaged, made to do harm, or has no sheet of that name.
    pub(super) fn open(path: &Path, bytes: u64, asked: Option<&str>) -> Result<Self, Refused> {
        // The library believes what a ZIP says of itself, so all of it is unpacked once within
        // the limits before it may look.
        let mut zip = zip_of(path)?;
        for member in zip.members().to_vec() {
            if !member.ends_with('/') {
                let mut member = zip.member(&member)?;
                io::copy(&mut member, &mut io::sink()).map_err(unread)?;
            }
        }
        let day_zero = day_zero(BufReader::new(zip.member(TELLING)?))?;
        let book: Xlsx<_> = Xlsx::new(opened(path)?).map_err(damaged)?;
        let sheets = book.sheets_metadata().iter();
        let sheets = sheets
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| sheet.name.clone())
            .collect();
        Ok(Self { book: Book::of(path, bytes, sheets, asked, day_zero)? })
    }

    /// Passes the rows of the sheet on.
    pub(super) fn each(&self, each: &mut EachRow<'_>) -> Result<(), Refused> {
        let mut book: Xlsx<_> = Xlsx::new(opened(&self.book.path)?).map_err(damaged)?;
        let mut cells = book.worksheet_cells_reader(&self.book.sheet).map_err(damaged)?;
        let mut rows = Rows::new(each);
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            if !rows.cell(row, column as usize, text_of(cell.get_value()))? {
                return Ok(());
            }
        }
        rows.end()
    }
}

/// From which day the workbook counts, by its properties.
fn day_zero(workbook: impl BufRead) -> Result<DayZero, Refused> {
    let mut reader = reader_of(workbook);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        match event.map_err(|err| Refused(format!("This workbook is damaged: {err}.")))? {
            Event::Start(start) if start.local_name().as_ref() == "workbookPr" => {
                let said = attribute(&start, "date1904")?;
                let of_1904 = said.is_some_and(|said| matches!(said.as_str(), "1" | "true"));
                return Ok(if of_1904 { DayZero::OF_1904 } else { DayZero::USUAL });
            }
            Event::Eof => return Ok(DayZero::USUAL),
            _ => {}
        }
    }
}

fn damaged(err: XlsxError) -> Refused {
    match err {
        XlsxError::Password => {
            Refused::new("This workbook is locked with a password. Save it without one.")
        }
        err => Refused(format!("This workbook is damaged: {err}.")),
    }
}

/// A cell as it would be typed. Dates are calendar dates: Excel knows no time zones.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        // As short as brings it back exactly: 4.5, and 1995 without decimals.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(true) => "yes".into(),
        DataRef::Bool(false) => "no".into(),
        DataRef::DateTime(moment) => moment_of(*moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        // A formula that could not be reckoned says nothing.
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn moment_of(moment: ExcelDateTime) -> String {
    let days = moment.as_f64();
    // Below one it is a time of day, which in a diary is a length.
    if moment.is_duration() || (0.0..1.0).contains(&days) {
        let minutes = (days * 24.0 * 60.0).round();
        return format!("{}:{:02}", (minutes / 60.0).floor(), minutes % 60.0);
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}
