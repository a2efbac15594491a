//! Rows of CSV files, as programs write them.

use std::io::{self, Read};

use super::Refused;

/// No text in a diary is longer; an unclosed quotation mark makes one that is.
const FIELD_BYTES: usize = 1 << 20;
/// Bytes of one row with all its fields, as they stand in the file.
const ROW_BYTES: usize = 4 << 20;
/// Rows of one file. A person's rows are longer than the bytes a file may have divided by this.
const ROWS: u32 = 1_000_000;
/// How much is read at a time.
const CHUNK: usize = 64 << 10;
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// One row of a CSV file. Kept and filled again from row to row, so that reading allocates little.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct CsvRow {
    /// The values, one after the other, and where each ends.
    text: String,
    ends: Vec<usize>,
    raw: String,
    line: u32,
}

impl CsvRow {
    /// A row of these values that stands in no CSV file, on this row of its sheet.
    pub fn of(line: u32, values: &[String]) -> Self {
        let mut row = Self { line, ..Self::default() };
        for (index, value) in values.iter().enumerate() {
            row.text.push_str(value);
            row.ends.push(row.text.len());
            if index > 0 {
                row.raw.push(',');
            }
            if value.contains(['"', ',', '\n', '\r']) {
                row.raw.push_str(&format!("\"{}\"", value.replace('"', "\"\"")));
            } else {
                row.raw.push_str(value);
            }
        }
        row
    }

    /// How many values the row has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The value at a position, from 0.
    pub fn value(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end)
    }

    /// All values in order.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).filter_map(|index| self.value(index))
    }

    /// The row as it stands in the file, without its line end.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The physical line, from 1, on which the row begins.
    pub fn line(&self) -> u32 {
        self.line
    }
}

/// Why one row can't be read. The rows after it can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// The physical line on which it begins.
    pub line: u32,
    /// A whole sentence.
    pub reason: String,
    /// What stands there, as far as it can be shown.
    pub raw: String,
}

/// What comes next in a CSV file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// A row; its values are in the [`CsvRow`] that was handed in.
    Row,
    /// Something that is no row.
    Bad(BadRow),
    /// The end.
    End,
}

/// How a program writes its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between two values.
    pub separator: u8,
    /// How a quotation mark inside quotation marks is written.
    pub quotes: Quotes,
}

/// How a quotation mark inside quotation marks is written. Doubled is always understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotes {
    /// Doubled, as RFC 4180 has it; a backslash is a backslash.
    Doubled,
    /// Behind a backslash, which is not part of the text: Letterboxd's import format.
    Escaped,
    /// Behind a backslash, which is: PHP's `fputcsv` leaves both as they are.
    EscapedInPlace,
}

impl Dialect {
    /// Commas, and quotation marks doubled.
    pub const RFC_4180: Self = Self { separator: b',', quotes: Quotes::Doubled };
}

/// Reads CSV as RFC 4180 has it and as programs write it: LF, CRLF or CR ends a row, a byte order
/// mark may come first, line ends inside quotation marks are text. Empty lines are passed over.
///
/// A quotation mark that is never closed would swallow the rest of the file. It costs one row
/// here: reading goes on at the line after the one where that row began.
#[derive(Debug)]
pub struct CsvRows<R> {
    source: R,
    dialect: Dialect,
    buffer: Vec<u8>,
    /// Where in the buffer the next row begins.
    start: usize,
    line: u32,
    rows: u32,
    at_end: bool,
    at_beginning: bool,
}

impl<R: Read> CsvRows<R> {
    /// The rows of `source`, the first of which is on line 1.
    pub fn new(source: R) -> Self {
        Self::written(source, Dialect::RFC_4180)
    }

    /// The rows of `source`, written so, the first of which is on line 1.
    pub fn written(source: R, dialect: Dialect) -> Self {
        Self {
            source,
            dialect,
            buffer: Vec::new(),
            start: 0,
            line: 1,
            rows: 0,
            at_end: false,
            at_beginning: true,
        }
    }

    /// Reads on to the next row and puts it into `row`.
    ///
    /// # Errors
    /// Only where the source itself can't be read on, or has rows without end.
    pub fn next(&mut self, row: &mut CsvRow) -> io::Result<Next> {
        if std::mem::take(&mut self.at_beginning) {
            self.ensure(BYTE_ORDER_MARK.len())?;
            if self.buffer.starts_with(BYTE_ORDER_MARK) {
                self.start = BYTE_ORDER_MARK.len();
            }
        }
        loop {
            self.drop_what_was_read();
            match self.byte(self.start)? {
                None => return Ok(Next::End),
                Some(b'\n' | b'\r') => self.pass_line_end(self.start)?,
                Some(_) => {
                    self.rows += 1;
                    if self.rows > ROWS {
                        return Err(io::Error::other(Refused::new(
                            "This file has more than 1,000,000 rows.",
                        )));
                    }
                    return self.row(row);
                }
            }
        }
    }

    fn row(&mut self, row: &mut CsvRow) -> io::Result<Next> {
        row.text.clear();
        row.ends.clear();
        row.raw.clear();
        row.line = self.line;
        let Dialect { separator, quotes } = self.dialect;
        let mut bytes = std::mem::take(&mut row.text).into_bytes();
        let mut at = self.start;
        loop {
            let field_start = bytes.len();
            let quoted = self.byte(at)? == Some(b'"');
            if quoted {
                at += 1;
                loop {
                    match self.byte(at)? {
                        Some(b'"') if self.byte(at + 1)? == Some(b'"') => {
                            bytes.push(b'"');
                            at += 2;
                        }
                        Some(b'"') => {
                            at += 1;
                            break;
                        }
                        Some(b'\\') if quotes != Quotes::Doubled => {
                            let escapes = self.byte(at + 1)? == Some(b'"');
                            if !escapes || quotes == Quotes::EscapedInPlace {
                                bytes.push(b'\\');
                            }
                            if escapes {
                                bytes.push(b'"');
                                at += 1;
                            }
                            at += 1;
                        }
                        Some(byte) => {
                            bytes.push(byte);
                            at += 1;
                        }
                        None => {
                            return self.unclosed(
                                "A quotation mark is opened in this row and never closed.",
                            );
                        }
                    }
                    if bytes.len() - field_start > FIELD_BYTES || at - self.start > ROW_BYTES {
                        return self.unclosed("This row is longer than 1 MB; perhaps a quotation mark in it is never closed.");
                    }
                }
            }
            // Whatever follows a closing quotation mark, up to the comma, belongs to the value.
            let ended = loop {
                match self.byte(at)? {
                    Some(byte) if byte == separator => break false,
                    None | Some(b'\n' | b'\r') => break true,
                    Some(byte) => {
                        bytes.push(byte);
                        at += 1;
                    }
                }
                if bytes.len() - field_start > FIELD_BYTES || at - self.start > ROW_BYTES {
                    return self.unclosed("This row is longer than 1 MB.");
                }
            };
            row.ends.push(bytes.len());
            if ended {
                break;
            }
            at += 1;
            if at - self.start > ROW_BYTES {
                return self.unclosed("This row is longer than 4 MB.");
            }
        }
        let raw = &self.buffer[self.start..at];
        let read = match (String::from_utf8(bytes), str::from_utf8(raw)) {
            (Ok(text), Ok(raw)) if row.ends.iter().all(|end| text.is_char_boundary(*end)) => {
                row.text = text;
                row.raw.push_str(raw);
                Next::Row
            }
            _ => Next::Bad(BadRow {
                line: row.line,
                reason: "This row is not UTF-8 text.".into(),
                raw: shown(raw),
            }),
        };
        self.line += line_ends(raw);
        self.pass_line_end(at)?;
        Ok(read)
    }

    /// Gives up on the row and goes to the line after the one on which it began.
    fn unclosed(&mut self, reason: &str) -> io::Result<Next> {
        let line = self.line;
        let mut at = self.start;
        while !matches!(self.byte(at)?, None | Some(b'\n' | b'\r')) {
            at += 1;
        }
        let raw = shown(&self.buffer[self.start..at]);
        self.pass_line_end(at)?;
        Ok(Next::Bad(BadRow { line, reason: reason.into(), raw }))
    }

    /// Begins the next row after the line end at `at`, if there is one.
    fn pass_line_end(&mut self, at: usize) -> io::Result<()> {
        let length = match self.byte(at)? {
            Some(b'\r') if self.byte(at + 1)? == Some(b'\n') => 2,
            Some(b'\r' | b'\n') => 1,
            _ => 0,
        };
        self.line += u32::from(length > 0);
        self.start = at + length;
        Ok(())
    }

    fn byte(&mut self, at: usize) -> io::Result<Option<u8>> {
        if at >= self.buffer.len() {
            self.ensure(at + 1)?;
        }
        Ok(self.buffer.get(at).copied())
    }

    /// Reads until the buffer holds so many bytes or the source ends.
    fn ensure(&mut self, length: usize) -> io::Result<()> {
        while self.buffer.len() < length && !self.at_end {
            let held = self.buffer.len();
            self.buffer.resize(held + CHUNK, 0);
            let read = loop {
                match self.source.read(&mut self.buffer[held..]) {
                    Err(err) if err.kind() == io::ErrorKind::Interrupted => {}
                    other => break other,
                }
            };
            self.buffer.truncate(held + *read.as_ref().unwrap_or(&0));
            self.at_end = read? == 0;
        }
        Ok(())
    }

    fn drop_what_was_read(&mut self) {
        if self.start >= CHUNK {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
    }
}

fn line_ends(raw: &[u8]) -> u32 {
    let mut count = 0;
    let mut after_return = false;
    for byte in raw {
        count += u32::from(*byte == b'\r' || (*byte == b'\n' && !after_return));
        after_return = *byte == b'\r';
    }
    count
}

/// A line that can't be read, shortened so that a receipt stays readable.
fn shown(raw: &[u8]) -> String {
    String::from_utf8_lossy(&raw[..raw.len().min(500)]).into_owned()
}

#[cfg(test)]
mod tests;
