//! Reads what Letterboxd exports: one ZIP of tables, at its root or in one folder.
//!
//! The tables overlap: a viewing stands in `diary.csv`, its text in `reviews.csv` under the same
//! address, its film once more in `watched.csv` and `ratings.csv` under another. What a row says
//! is read here; how rows make one viewing is up to the writer, which knows the journal.

mod columns;
mod entries;
mod film_index;
mod films;
mod lists;
mod members;
mod single;
mod values;

use std::io::{self, BufReader, Read, Seek};

use film_index::FilmIndex;
use members::Part;
pub(super) use single::of_text;
pub(in crate::imports) use values::{BY_ADDRESS, BY_EITHER, BY_PAGE};
pub(super) use values::{film_id, film_or_entry, score as stars};

use super::emit::Emit;
use super::reading::Reading;
use super::{Sink, Source, Zip};
use crate::imports::Refused;
use crate::imports::csv_rows::{CsvRow, CsvRows, Next};
use crate::imports::foreign::{ForeignRow, Says};
use crate::imports::table::Heading;
use crate::imports::zip_reader::ZipReader;

/// The name by which the journal and the command line know this source.
const SOURCE: &str = "letterboxd";

/// A Letterboxd export, recognised and ready to be read.
struct LetterboxdExport<R> {
    zip: ZipReader<R>,
    prefix: String,
}

impl<R: Read + Seek> LetterboxdExport<R> {
    /// Takes a ZIP for a Letterboxd export if what it holds says so: a table of that name whose
    /// heading has a column `Letterboxd URI`, wherever it stands. Hands the ZIP back if not.
    ///
    /// # Errors
    /// The ZIP can't be read.
    fn recognise(mut zip: ZipReader<R>) -> Result<Result<Self, ZipReader<R>>, Refused> {
        let Some(prefix) = members::wrapper(zip.members()) else { return Ok(Err(zip)) };
        let telling: Vec<String> = zip
            .members()
            .iter()
            .filter(|member| {
                member.strip_prefix(&prefix).and_then(Part::at).is_some_and(Part::is_telling)
            })
            .cloned()
            .collect();
        for path in telling {
            let mut row = CsvRow::default();
            let next = CsvRows::new(zip.member(&path)?).next(&mut row).map_err(refused)?;
            if next == Next::Row && Heading::of(&row).has(&["Letterboxd URI"]) {
                return Ok(Ok(Self { zip, prefix }));
            }
        }
        Ok(Err(zip))
    }

    /// The files to read, in reading order.
    fn parts(&self) -> Vec<(Part, String)> {
        let mut parts: Vec<(Part, String)> = self
            .zip
            .members()
            .iter()
            .filter_map(|member| {
                let path = member.strip_prefix(&self.prefix)?;
                Some((Part::at(path)?, path.to_owned()))
            })
            .filter(|(_, path)| !path.starts_with("__MACOSX/"))
            .collect();
        parts.sort_by_key(|(part, _)| part.rank());
        parts
    }

    /// The films of the export by name and year, from the tables that have their addresses.
    fn films(&mut self) -> Result<FilmIndex, Refused> {
        let mut index = FilmIndex::default();
        let mut note = |row: ForeignRow| {
            match row.says {
                Says::Seen(film, on) => index.watched(&film, on),
                Says::Scored(film, score, on) => index.scored(&film, score, on),
                _ => {}
            }
            true
        };
        for (path, is_watched) in [("watched.csv", true), ("ratings.csv", false)] {
            let member = format!("{}{path}", self.prefix);
            if !self.zip.members().contains(&member) {
                continue;
            }
            let source = BufReader::with_capacity(1 << 16, self.zip.member(&member)?);
            let mut emit = Emit::new(path, &mut note);
            if is_watched {
                films::read(source, &mut emit, Says::Seen).map_err(refused)?;
            } else {
                films::read_scores(source, &mut emit).map_err(refused)?;
            }
        }
        Ok(index)
    }
}

impl<R: Read + Seek + Send> Source for LetterboxdExport<R> {
    fn name(&self) -> &'static str {
        SOURCE
    }

    fn bytes(&self) -> u64 {
        self.parts().iter().map(|(_, path)| self.zip.size(&format!("{}{path}", self.prefix))).sum()
    }

    fn read(&mut self, sink: &mut Sink<'_>) -> Result<u64, Refused> {
        let mut films = self.films()?;
        let mut read = 0;
        for (part, path) in self.parts() {
            let member = format!("{}{path}", self.prefix);
            let mut sink = |row: ForeignRow| {
                let size = row.origin.raw.len() as u64;
                read += size;
                sink(row, read)
            };
            let mut emit = Emit::new(&path, &mut sink);
            let source = BufReader::with_capacity(1 << 16, self.zip.member(&member)?);
            if !read_part(part, source, &mut films, &mut emit).map_err(refused)? {
                break;
            }
        }
        Ok(read)
    }
}

/// Takes a ZIP for an export of Letterboxd's, or hands it back.
///
/// # Errors
/// The ZIP can't be read.
pub(super) fn of_zip(zip: Zip, _: &Reading) -> Result<Result<Box<dyn Source>, Zip>, Refused> {
    Ok(LetterboxdExport::recognise(zip)?.map(|export| Box::new(export) as Box<dyn Source>))
}

/// Reads one file of an export; answers whether more is wanted.
fn read_part<R: Read>(
    part: Part,
    source: R,
    films: &mut FilmIndex,
    emit: &mut Emit<'_>,
) -> io::Result<bool> {
    match part {
        Part::Diary | Part::Reviews => entries::read(source, films, emit),
        Part::Ratings => films::read_scores(source, emit),
        Part::Watched => films::read(source, emit, Says::Seen),
        Part::LikedFilms => films::read(source, emit, Says::Liked),
        Part::Watchlist => {
            films::read(source, emit, |film, on| Says::Wanted(film, on, String::new()))
        }
        Part::List => lists::read(source, emit),
        Part::ListedFilms => lists::read_bare(source, emit),
        Part::LeftOut(why) => left_out(source, why, emit),
    }
}

fn left_out<R: Read>(source: R, why: &'static str, emit: &mut Emit<'_>) -> io::Result<bool> {
    let mut rows = CsvRows::new(source);
    match rows.next(&mut CsvRow::default())? {
        Next::End => Ok(true),
        Next::Bad(bad) => Ok(emit.bad(bad) && emit.all_left_out(&mut rows, why)?),
        Next::Row => emit.all_left_out(&mut rows, why),
    }
}

/// A limit that was passed while reading carries its own sentence.
fn refused(err: io::Error) -> Refused {
    match err.downcast::<Refused>() {
        Ok(refused) => refused,
        Err(err) => Refused::new(format!("This ZIP file is damaged: {err}.")),
    }
}
