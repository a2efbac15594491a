//! The files of other products that Matinee reads.
//!
//! What a file is, is seen from what it holds: members of a ZIP by exact path, columns by the names
//! in the heading, keys of JSON, elements of XML; never from what the file is called. A module a
//! product turns its files into neutral rows; what becomes of the rows is not known here.

mod collected;
mod criticker;
mod day_order;
mod emit;
mod entry_keys;
mod filmtipset;
mod gcstar;
mod going;
mod imdb;
mod instants;
mod json;
mod kinds;
mod letterboxd;
mod letterboxd_csv;
mod letterboxd_rss;
mod lines;
mod listing;
mod movary;
mod movielens;
mod movielens_log;
mod netflix;
mod poster_folder;
mod prime_video;
mod reading;
mod ryot;
mod sheet;
mod simkl;
mod simkl_csv;
mod table_file;
mod tellico;
#[cfg(test)]
mod testing;
mod text_file;
mod title_year;
mod tmdb;
mod trakt;
mod trakt_csv;
mod values;
mod watcharr;
mod whole_file;
mod xml;
mod xml_file;
mod yamtrack;
mod zip_of_json;
mod zip_text;

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

pub(crate) use day_order::date_in;
pub(crate) use entry_keys::is_own_name;
pub(crate) use going::recognise_watched;
pub(crate) use kinds::set_aside;
pub(super) use letterboxd::{BY_ADDRESS, BY_EITHER, BY_PAGE};
pub(crate) use reading::Reading;
pub use reading::{DateOrder, FilmsAre, ImportAsks, ImportReading};
pub(crate) use sheet::is_table;
pub use sheet::{
    ForgottenPreset, SheetColumn, SheetField, SheetLook, SheetLookColumn, SheetMapping,
    SheetPreset, SheetRow,
};

use serde::Serialize;
use ts_rs::TS;

use super::foreign::ForeignRow;
use super::zip_reader::{ZipLimits, ZipReader};
use super::{Refused, hash_of};
use crate::archive::is_own;
use crate::{Error, Result};
use text_file::TextFile;

/// Takes a row and the bytes read so far; answers whether more rows are wanted.
pub(crate) type Sink<'s> = dyn FnMut(ForeignRow, u64) -> bool + 's;

/// A file of another product, recognised and ready to be read.
pub(crate) trait Source: Send {
    /// The name by which the journal and the command line know this source: `imdb`.
    fn name(&self) -> &'static str;

    /// BLAKE3 of what is at the path, by which the same is known again.
    ///
    /// # Errors
    /// [`Error::File`].
    fn hash(&self, path: &Path) -> Result<String> {
        hash_of(path)
    }

    /// How many bytes there are to read, to show progress.
    fn bytes(&self) -> u64;

    /// What the file does not say and the person has to.
    fn asks(&self) -> ImportAsks {
        ImportAsks::default()
    }

    /// How the columns of a sheet are read that no product writes.
    fn sheet(&self) -> Option<&SheetLook> {
        None
    }

    /// How the file is read, where there is more than one way: what its columns or its films are.
    /// The same row read otherwise is another row.
    fn read_as(&self, reading: &Reading) -> String {
        let are = self.asks().films_are.then(|| reading.films_read_as());
        are.flatten().unwrap_or_default()
    }

    /// Reads everything, row by row, until the sink wants no more. Answers the bytes read.
    ///
    /// # Errors
    /// The file is damaged or over its limits. Rows that can't be read are no errors; they are
    /// passed on as unreadable.
    fn read(&mut self, sink: &mut Sink<'_>) -> Result<u64, Refused>;
}

/// What a file is, to be said before it is read.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ImportRecognised {
    /// The file's name.
    pub file_name: String,
    /// What kind of thing it is.
    pub kind: ImportKind,
    /// Where it comes from, for rows: `letterboxd`.
    pub source: Option<String>,
    /// What has to be said before it can be read.
    pub asks: ImportAsks,
    /// The time zone in which its instants would become dates.
    pub time_zone: String,
    /// Its columns, of a table that no product is known for.
    pub sheet: Option<SheetLook>,
}

/// What kind of thing a path is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ImportKind {
    /// An archive of Matinee's.
    Archive,
    /// One review from one file, or a folder of such.
    Pieces,
    /// Rows of another product's.
    Rows,
}

impl Recognised {
    pub(crate) fn told(&self, path: &Path, reading: &Reading) -> ImportRecognised {
        let (kind, source, asks) = match self {
            Self::Archive => (ImportKind::Archive, None, ImportAsks::default()),
            Self::Pieces => (ImportKind::Pieces, None, ImportAsks::default()),
            Self::Rows(source) => (ImportKind::Rows, Some(source.name()), source.asks()),
        };
        let sheet = match self {
            Self::Rows(source) => source.sheet().cloned(),
            _ => None,
        };
        ImportRecognised {
            file_name: file_name(path),
            kind,
            source: source.map(str::to_owned),
            asks,
            sheet,
            time_zone: reading.zone.iana_name().unwrap_or("UTC").to_owned(),
        }
    }
}

/// What a path turned out to be.
pub(crate) enum Recognised {
    /// An archive of Matinee's.
    Archive,
    /// One review from one file, or a folder of such.
    Pieces,
    /// Rows.
    Rows(Box<dyn Source>),
}

type Zip = ZipReader<BufReader<File>>;
/// Takes a ZIP for its own, or hands it back.
type OfZip = fn(Zip, &Reading) -> Result<Result<Box<dyn Source>, Zip>, Refused>;
/// Takes a text for its own, or does not.
type OfText = fn(&TextFile, &Reading) -> Result<Option<Box<dyn Source>>, Refused>;

/// Who is asked about a ZIP, in turn.
const ZIPS: &[OfZip] = &[letterboxd::of_zip, trakt::of_zip, zip_of_json::of_zip];

/// Who is asked about a text, in turn. The surest come first.
const TEXTS: &[OfText] = &[
    letterboxd::of_text,
    whole_file::of_json,
    xml_file::of_text,
    table_file::of_text,
    sheet::of_text,
];

/// Sees what a path is.
///
/// # Errors
/// [`Error::BadFile`] when it is nothing that can be read, or is damaged; [`Error::File`].
pub(crate) fn recognise(path: &Path, reading: &Reading) -> Result<Recognised> {
    let bad = |refused: Refused| Error::BadFile { name: file_name(path), reason: refused.0 };
    if path.is_dir() {
        return Ok(match poster_folder::of_folder(path)? {
            Some(posters) => Recognised::Rows(Box::new(posters)),
            None => Recognised::Pieces,
        });
    }
    if is_own(path) {
        return Ok(Recognised::Archive);
    }
    if is_zip(path)? {
        let file = File::open(path).map_err(Error::file(path, "read"))?;
        // A collection brings its pictures along, so that it may be larger than any other.
        let zip = ZipReader::open(BufReader::new(file), ZipLimits::COLLECTION).map_err(bad)?;
        let zip = match tellico::of_zip(zip, reading).map_err(bad)? {
            Ok(source) => return Ok(Recognised::Rows(source)),
            Err(zip) => zip,
        };
        let mut zip = zip.within(ZipLimits::EXPORT).map_err(bad)?;
        for of_zip in ZIPS {
            zip = match of_zip(zip, reading).map_err(bad)? {
                Ok(source) => return Ok(Recognised::Rows(source)),
                Err(zip) => zip,
            };
        }
        let bytes = std::fs::metadata(path).map_err(Error::file(path, "read"))?.len();
        if let Some(source) = sheet::of_members(zip.members(), path, bytes, reading).map_err(bad)? {
            return Ok(Recognised::Rows(source));
        }
        return Err(bad(Refused::new(
            "Nothing in this ZIP is what Matinee can read. It reads what Letterboxd, Trakt, Simkl, Ryot, Watcharr and Tellico export, workbooks, and its own archives.",
        )));
    }
    if let Some(text) = TextFile::open(path, reading)? {
        // Who says what the columns are knows better than any heading.
        if reading.has_mapping()
            && let Some(source) = sheet::of_text(&text, reading).map_err(bad)?
        {
            return Ok(Recognised::Rows(source));
        }
        for of_text in TEXTS {
            if let Some(source) = of_text(&text, reading).map_err(bad)? {
                return Ok(Recognised::Rows(source));
            }
        }
    }
    Ok(Recognised::Pieces)
}

/// The first rows of a sheet as they would be read; nothing of a file that is none.
///
/// # Errors
/// [`Error::BadFile`] where it can't be read so; [`Error::File`].
pub(crate) fn preview_sheet(path: &Path, reading: &Reading, count: usize) -> Result<Vec<SheetRow>> {
    let bad = |refused: Refused| Error::BadFile { name: file_name(path), reason: refused.0 };
    let rows = if is_zip(path)? {
        let file = File::open(path).map_err(Error::file(path, "read"))?;
        let bytes = file.metadata().map_err(Error::file(path, "read"))?.len();
        let zip = ZipReader::open(BufReader::new(file), ZipLimits::EXPORT).map_err(bad)?;
        sheet::preview_of_members(zip.members(), path, bytes, reading, count).map_err(bad)?
    } else {
        match TextFile::open(path, reading)? {
            Some(text) => sheet::preview_of_text(&text, reading, count).map_err(bad)?,
            None => None,
        }
    };
    rows.ok_or_else(|| bad(Refused::new("It is no table.")))
}

/// What a path is called.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// Whether a file is a ZIP by how it begins. One that is called so and is none is told so.
fn is_zip(path: &Path) -> Result<bool> {
    let mut start = Vec::new();
    let file = File::open(path).map_err(Error::file(path, "read"))?;
    file.take(2).read_to_end(&mut start).map_err(Error::file(path, "read"))?;
    let called_so = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
    Ok(start == b"PK" || called_so)
}
