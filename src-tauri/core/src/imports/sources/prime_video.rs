//! Prime Video's history, as a browser extension saves it.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::kinds;
use super::reading::{ImportAsks, Reading};
use super::table_file::{ReadRow, Table};
use super::values::title;
use crate::WatchedOn;
use crate::imports::csv_rows::Dialect;
use crate::imports::foreign::{ForeignFilm, ForeignViewing, Says};
use crate::imports::table::{Heading, said};

const ID: &str = "Global Title Identifier";

pub(super) const TABLES: &[Table] = &[Table {
    source: "prime-video",
    fits: |heading| heading.has(&["Date Watched", "Type", "Title", ID]),
    dialect: Dialect::RFC_4180,
    ragged: false,
    asks: ImportAsks { time_zone: true, ..ImportAsks::NOTHING },
    settle: None,
    rows,
}];

/// The id names one language's version of a film, so that it names viewings here and no films. The
/// extension writes a row twice at times: title and moment are one viewing.
fn rows(heading: &Heading, reading: &Reading, _: &str) -> ReadRow {
    let [date, kind, name, id] =
        ["Date Watched", "Type", "Title", ID].map(|name| heading.column(name));
    let reading = reading.clone();
    Box::new(move |row| {
        let kind = said(row, kind).ok_or("This row does not say whether it is of a film.")?;
        if let Some(why) = kinds::set_aside(kind)? {
            return Ok(Says::LeftOut(why));
        }
        let film = ForeignFilm { title: title(said(row, name))?, ..ForeignFilm::default() };
        let moment = said(row, date).map(instant).transpose()?;
        let entry =
            moment.map(|moment| format!("{}, {moment}", said(row, id).unwrap_or(&film.title)));
        Ok(Says::Viewing(Box::new(ForeignViewing {
            watched_on: moment.map(|moment| WatchedOn::day(reading.date_of(moment))),
            entry,
            film,
            ..ForeignViewing::default()
        })))
    })
}

/// Milliseconds since 1970, or `2025-01-09 20:59:07.817`, which is in UTC.
fn instant(text: &str) -> Result<Timestamp, String> {
    let refused = || format!("‘{text}’ in Date Watched is no moment.");
    if let Ok(milliseconds) = text.parse() {
        return Timestamp::from_millisecond(milliseconds).map_err(|_| refused());
    }
    let utc: DateTime = text.parse().map_err(|_| refused())?;
    utc.to_zoned(TimeZone::UTC).map(|zoned| zoned.timestamp()).map_err(|_| refused())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::sources::ImportReading;
    use crate::imports::sources::testing::read_bytes;

    #[test]
    fn both_ways_of_writing_a_moment_are_the_day_where_the_person_was() {
        let text = "\"Date Watched\",\"Type\",\"Title\",\"Episode Title\",\"Global Title Identifier\"\n\
            \"1736456347817\",\"Movie\",\"Kites\",\"\",\"amzn1.dv.gti.1\"\n\
            \"2025-01-09 20:59:07.817\",\"Movie\",\"Kites\",\"\",\"amzn1.dv.gti.1\"\n\
            \"1736456347817\",\"Series\",\"The Long Pier - Season 1\",\"Episode 5: Low Tide\",\"amzn1.dv.gti.2\"\n";
        let reading =
            ImportReading { time_zone: Some("Asia/Tokyo".into()), ..ImportReading::default() };
        let rows = read_bytes(text.as_bytes(), &reading).1;
        let viewing = |at: usize| match &rows[at].says {
            Says::Viewing(viewing) => viewing,
            other => panic!("{other:?}"),
        };
        assert_eq!(viewing(0).watched_on.unwrap().to_string(), "2025-01-10");
        assert_eq!(viewing(0).entry, viewing(1).entry);
        assert_eq!(rows[2].says, Says::LeftOut(kinds::SERIES));
    }
}
