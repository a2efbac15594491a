//! One table of an export, taken out of its ZIP.

use std::io::Read;

use super::film_index::FilmIndex;
use super::members::Part;
use super::{SOURCE, read_part};
use crate::imports::Refused;
use crate::imports::csv_rows::Dialect;
use crate::imports::foreign::ForeignRow;
use crate::imports::sources::emit::Emit;
use crate::imports::sources::reading::{FilmsAre, ImportAsks, Reading};
use crate::imports::sources::table_file::heading_of;
use crate::imports::sources::text_file::{TextFile, unread};
use crate::imports::sources::{Sink, Source};
use crate::imports::table::Heading;

/// How a list begins since its version 7.
const LIST: &str = "Letterboxd list export";

struct Single {
    /// Nothing while only the person can say which it is.
    part: Option<Part>,
    /// The heading is that of several parts.
    asks: bool,
    name: String,
    bytes: u64,
    source: Box<dyn Read + Send>,
    reading: Reading,
}

/// Takes a text for one of the tables, if its heading says so.
///
/// # Errors
/// The file can't be read.
pub(in super::super) fn of_text(
    text: &TextFile,
    reading: &Reading,
) -> Result<Option<Box<dyn Source>>, Refused> {
    let Some(heading) = heading_of(text.start().as_bytes(), Dialect::RFC_4180)? else {
        return Ok(None);
    };
    let list = text.start().trim_start().starts_with(LIST)
        || (heading.has(&["Date", "Name", "URL"]) && text.start().contains("\nPosition,Name,"));
    let films = heading.has(&["Date", "Name", "Year", "Letterboxd URI"]);
    let (part, asks) = match (list, films) {
        (true, _) => (Some(Part::List), false),
        (false, false) => return Ok(None),
        (false, true) => match of_heading(&heading) {
            Some(part) => (Some(part), false),
            None => (None, true),
        },
    };
    Ok(Some(Box::new(Single {
        part,
        asks,
        name: text.name(),
        bytes: text.bytes(),
        source: text.reader().map_err(unread)?,
        reading: reading.clone(),
    })))
}

/// Films seen, films to see and films liked stand under one heading.
fn of_heading(heading: &Heading) -> Option<Part> {
    let [rating, watched_date, review] =
        ["Rating", "Watched Date", "Review"].map(|name| heading.column(name).is_some());
    match (review, watched_date, rating) {
        (true, ..) => Some(Part::Reviews),
        (_, true, _) => Some(Part::Diary),
        (.., true) => Some(Part::Ratings),
        _ => None,
    }
}

impl From<FilmsAre> for Part {
    fn from(said: FilmsAre) -> Self {
        match said {
            FilmsAre::Seen => Self::Watched,
            FilmsAre::Wanted => Self::Watchlist,
            FilmsAre::Liked => Self::LikedFilms,
            FilmsAre::Listed => Self::ListedFilms,
            FilmsAre::Rated => Self::Ratings,
        }
    }
}

impl Source for Single {
    fn name(&self) -> &'static str {
        SOURCE
    }

    fn bytes(&self) -> u64 {
        self.bytes
    }

    fn asks(&self) -> ImportAsks {
        ImportAsks { films_are: self.asks, ..ImportAsks::default() }
    }

    fn read(&mut self, sink: &mut Sink<'_>) -> Result<u64, Refused> {
        let part = match self.part {
            Some(part) => part,
            None => self.reading.films()?.into(),
        };
        let mut read = 0;
        let mut counted = |row: ForeignRow| {
            read += row.origin.raw.len() as u64;
            sink(row, read)
        };
        let mut emit = Emit::new(&self.name, &mut counted);
        read_part(part, &mut self.source, &mut FilmIndex::default(), &mut emit).map_err(unread)?;
        Ok(read)
    }
}
