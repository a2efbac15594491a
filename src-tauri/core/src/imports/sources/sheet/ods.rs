//! OpenDocument workbooks, read as a stream. The library that reads Excel's would hold every sheet
//! whole, twice, with all that the file says is repeated.

use std::io::{BufRead, BufReader};
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::book::{Book, Rows, within, zip_of};
use super::day_zero::DayZero;
use super::grid::EachRow;
use crate::imports::Refused;
use crate::imports::sources::text_file::unread;

/// The member that holds the sheets.
pub(super) const TELLING: &str = "content.xml";

/// Filled rows that one row may stand for. More would be a row drawn to the bottom of the sheet.
const REPEATED: u32 = 1_000;

/// An OpenDocument workbook.
#[derive(Debug)]
pub(super) struct OdsBook {
    pub(super) book: Book,
}

impl OdsBook {
    /// Looks a workbook over.
    ///
    /// # Errors
    /// It is damaged, made to do harm, or has no sheet of that name.
    pub(super) fn open(path: &Path, bytes: u64, asked: Option<&str>) -> Result<Self, Refused> {
        let mut sheets = Vec::new();
        let mut day_zero = DayZero::USUAL;
        each_event(path, |event, _| {
            if let Event::Start(start) = event
                && start.local_name().as_ref() == "table"
                && let Some(name) = attribute(start, "name")?
            {
                sheets.push(name);
            }
            if let Event::Start(start) = event
                && start.local_name().as_ref() == "null-date"
                && let Some(said) = attribute(start, "date-value")?
            {
                day_zero = DayZero::said(&said).unwrap_or(day_zero);
            }
            Ok(true)
        })?;
        Ok(Self { book: Book::of(path, bytes, sheets, asked, day_zero)? })
    }

    /// Passes the rows of the sheet on.
    pub(super) fn each(&self, each: &mut EachRow<'_>) -> Result<(), Refused> {
        let mut rows = Rows::new(each);
        let mut at = At::default();
        each_event(&self.book.path, |event, text| {
            at.take(event, text, &self.book.sheet, &mut rows)
        })?;
        if at.stopped { Ok(()) } else { rows.end() }
    }
}

/// Where in the file the reader stands.
#[derive(Default)]
struct At {
    inside: bool,
    row: u32,
    column: usize,
    /// How often the row stands there, and the cell.
    rows_repeated: u32,
    cells_repeated: usize,
    cells: Vec<(usize, String)>,
    /// Of the row's cells.
    bytes: usize,
    /// What the cell says, when it says so in numbers.
    value: Option<String>,
    text: String,
    paragraphs: u32,
    /// Inside a comment on a cell, so deep.
    aside: u32,
    stopped: bool,
}

impl At {
    fn take(
        &mut self,
        event: &Event<'_>,
        text: &str,
        sheet: &str,
        rows: &mut Rows<'_, '_>,
    ) -> Result<bool, Refused> {
        match event {
            Event::Start(start) => match start.local_name().as_ref() {
                "table" => self.inside = attribute(start, "name")?.as_deref() == Some(sheet),
                _ if !self.inside => {}
                "annotation" => self.aside += 1,
                "table-row" => {
                    self.rows_repeated = repeated(start, "number-rows-repeated")?;
                    self.column = 0;
                }
                "table-cell" | "covered-table-cell" => self.begin_cell(start)?,
                "p" if self.aside == 0 => {
                    if self.paragraphs > 0 {
                        self.text.push('\n');
                    }
                    self.paragraphs += 1;
                }
                "s" if self.aside == 0 => {
                    let spaces = repeated(start, "c")?.min(1_000);
                    self.text.extend(std::iter::repeat_n(' ', spaces as usize));
                }
                "tab" if self.aside == 0 => self.text.push('\t'),
                "line-break" if self.aside == 0 => self.text.push('\n'),
                _ => {}
            },
            Event::Text(_) | Event::CData(_) | Event::GeneralRef(_)
                if self.inside && self.aside == 0 && self.paragraphs > 0 =>
            {
                self.text.push_str(text);
            }
            Event::End(end) => match end.local_name().as_ref() {
                "table" if self.inside => return Ok(false),
                "annotation" => self.aside = self.aside.saturating_sub(1),
                "table-cell" | "covered-table-cell" if self.inside => self.end_cell()?,
                "table-row" if self.inside => return self.end_row(rows),
                _ => {}
            },
            _ => {}
        }
        Ok(true)
    }

    fn begin_cell(&mut self, start: &BytesStart<'_>) -> Result<(), Refused> {
        self.cells_repeated = repeated(start, "number-columns-repeated")? as usize;
        self.text.clear();
        self.paragraphs = 0;
        self.value = match attribute(start, "value-type")?.as_deref() {
            // The day only: a spreadsheet's times have no zone.
            Some("date") => attribute(start, "date-value")?
                .map(|date| date.split('T').next().unwrap_or_default().to_owned()),
            Some("boolean") => attribute(start, "boolean-value")?
                .map(|said| if said == "true" { "yes".into() } else { "no".into() }),
            Some("float" | "currency") => attribute(start, "value")?,
            // A percentage is 0.85 there and 85 % on the sheet, which is what was meant.
            _ => None,
        };
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Refused> {
        let said = self.value.take().unwrap_or_else(|| std::mem::take(&mut self.text));
        if !said.is_empty() {
            // A value that is said to go on to the right edge goes on nowhere near it.
            let times = self.cells_repeated.min(super::grid::COLUMNS);
            self.bytes = self.bytes.saturating_add(said.len() * times);
            within(self.bytes, self.row)?;
            self.cells.extend((0..times).map(|step| (self.column + step, said.clone())));
        }
        self.column = self.column.saturating_add(self.cells_repeated);
        Ok(())
    }

    fn end_row(&mut self, rows: &mut Rows<'_, '_>) -> Result<bool, Refused> {
        let cells = std::mem::take(&mut self.cells);
        self.bytes = 0;
        if !cells.is_empty() {
            if self.rows_repeated > REPEATED {
                return Err(Refused(format!(
                    "Row {} of this sheet is repeated more than {REPEATED} times. Take the repetitions out and save it again.",
                    self.row.saturating_add(1)
                )));
            }
            for step in 0..self.rows_repeated {
                for (column, text) in &cells {
                    if !rows.cell(self.row.saturating_add(step), *column, text.clone())? {
                        self.stopped = true;
                        return Ok(false);
                    }
                }
            }
        }
        self.row = self.row.saturating_add(self.rows_repeated);
        Ok(true)
    }
}

/// Passes on what stands in the file, each with its text.
fn each_event(
    path: &Path,
    mut take: impl FnMut(&Event<'_>, &str) -> Result<bool, Refused>,
) -> Result<(), Refused> {
    let mut zip = zip_of(path)?;
    if zip.members().iter().any(|member| member == "META-INF/manifest.xml") {
        let mut manifest = String::new();
        let mut member = zip.member("META-INF/manifest.xml")?;
        std::io::Read::read_to_string(&mut member, &mut manifest).map_err(unread)?;
        if manifest.contains("encryption-data") {
            return Err(Refused::new(
                "This workbook is locked with a password. Save it without one.",
            ));
        }
    }
    let member = BufReader::with_capacity(64 << 10, zip.member(TELLING)?);
    let mut reader = reader_of(member);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(damaged)?;
        let text = match &event {
            Event::Eof => return Ok(()),
            Event::Text(text) => text.xml_content(quick_xml::XmlVersion::Implicit1_0).into_owned(),
            Event::CData(text) => text.to_string(),
            Event::GeneralRef(entity) => named(entity),
            _ => String::new(),
        };
        if !take(&event, &text)? {
            return Ok(());
        }
    }
}

pub(super) fn reader_of<R: BufRead>(source: R) -> Reader<R> {
    let mut reader = Reader::from_reader(source);
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// What an entity stands for. Nothing else is known here, so that no file can make it grow.
fn named(entity: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = entity.resolve_char_ref() {
        return letter.to_string();
    }
    match &**entity {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
    .to_owned()
}

fn repeated(start: &BytesStart<'_>, name: &str) -> Result<u32, Refused> {
    Ok(attribute(start, name)?.and_then(|times| times.parse().ok()).unwrap_or(1))
}

/// The attribute of this name, in whatever namespace.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Result<Option<String>, Refused> {
    for attribute in start.attributes() {
        let attribute = attribute.map_err(damaged)?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
            return Ok(Some(value.map_err(damaged)?.into_owned()));
        }
    }
    Ok(None)
}

fn damaged(err: impl std::fmt::Display) -> Refused {
    Refused(format!("This workbook is damaged: {err}."))
}
