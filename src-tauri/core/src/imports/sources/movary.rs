//! What Movary exports: a table each for the history, the ratings and the watchlist
//! (`ExportService.php` of leepeuker/movary).

use super::entry_keys::EntryKeys;
use super::reading::{ImportAsks, NO_RATING, Reading};
use super::table_file::{ReadRow, ReadRows, Table};
use super::values::{imdb_id, score_of, title, tmdb_id, year};
use crate::WatchedOn;
use crate::imports::csv_rows::{CsvRow, Dialect, Quotes};
use crate::imports::foreign::{ForeignFilm, ForeignViewing, Says};
use crate::imports::table::{Heading, said};

/// The name by which the journal and the command line know this source.
const SOURCE: &str = "movary";

/// PHP's `fputcsv` leaves a backslash and the quotation mark behind it as they are.
const DIALECT: Dialect = Dialect { separator: b',', quotes: Quotes::EscapedInPlace };

pub(super) const TABLES: &[Table] = &[
    table(|heading| heading.has(&["title", "tmdbId", "watchedAt"]), history),
    table(|heading| heading.has(&["title", "tmdbId", "userRating"]), ratings),
    table(|heading| heading.has(&["title", "tmdbId", "addedAt"]), watchlist),
];

const fn table(fits: fn(&Heading) -> bool, rows: ReadRows) -> Table {
    let asks = ImportAsks::NOTHING;
    Table { source: SOURCE, fits, dialect: DIALECT, ragged: false, asks, settle: None, rows }
}

struct FilmColumns {
    title: Option<usize>,
    year: Option<usize>,
    tmdb: Option<usize>,
    imdb: Option<usize>,
}

impl FilmColumns {
    fn of(heading: &Heading) -> Self {
        Self {
            title: heading.column("title"),
            year: heading.column("year"),
            tmdb: heading.column("tmdbId"),
            imdb: heading.column("imdbId"),
        }
    }

    fn film(&self, row: &CsvRow) -> Result<ForeignFilm, String> {
        let ids = [said(row, self.tmdb).and_then(tmdb_id), said(row, self.imdb).and_then(imdb_id)];
        Ok(ForeignFilm {
            title: title(said(row, self.title))?,
            year: said(row, self.year).map(year).transpose()?,
            ids: ids.into_iter().flatten().collect(),
            facts: None,
        })
    }
}

/// One row a play. A play has no name of its own, so that it is known again by film, day and which
/// one of that day it is.
fn history(heading: &Heading, _: &Reading, _: &str) -> ReadRow {
    let films = FilmColumns::of(heading);
    let [watched_at, comment, location] =
        ["watchedAt", "comment", "location"].map(|name| heading.column(name));
    let mut keys = EntryKeys::default();
    Box::new(move |row| {
        let film = films.film(row)?;
        let date = |text: &str| {
            WatchedOn::parse(text)
                .map_err(|_| format!("‘{text}’ in watchedAt is no date that the calendar has."))
        };
        let watched_on = said(row, watched_at).map(date).transpose()?;
        let entry = Some(keys.next(&film, watched_on));
        Ok(Says::Viewing(Box::new(ForeignViewing {
            film,
            entry,
            watched_on,
            place: said(row, location).unwrap_or_default().to_owned(),
            note: said(row, comment).unwrap_or_default().to_owned(),
            ..ForeignViewing::default()
        })))
    })
}

fn ratings(heading: &Heading, _: &Reading, _: &str) -> ReadRow {
    let films = FilmColumns::of(heading);
    let rating = heading.column("userRating");
    Box::new(move |row| {
        let points = said(row, rating).ok_or(NO_RATING)?;
        Ok(Says::Scored(films.film(row)?, score_of(points, 10)?, None))
    })
}

fn watchlist(heading: &Heading, reading: &Reading, _: &str) -> ReadRow {
    let films = FilmColumns::of(heading);
    let added_at = heading.column("addedAt");
    let reading = reading.clone();
    Box::new(move |row| {
        let on = said(row, added_at).and_then(|instant| reading.local_date(instant).ok());
        Ok(Says::Wanted(films.film(row)?, on, String::new()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::sources::testing::{read, viewings};

    #[test]
    fn every_play_of_a_day_is_a_viewing_of_its_own_with_a_name() {
        let text = "title,year,tmdbId,imdbId,watchedAt,comment,location\n\
            \"The Glass Harbour\",1974,700001,tt0070000,2026-03-01,\"Great, loud\",\"Rio\"\n\
            \"The Glass Harbour\",1974,700001,tt0070000,2026-03-01,\"Great, loud\",\"Rio\"\n\
            \"The Glass Harbour\",1974,700001,tt0070000,,,\n";
        let viewings = viewings(text);
        let entries: Vec<_> =
            viewings.iter().map(|viewing| viewing.entry.clone().unwrap()).collect();
        assert_eq!(
            entries,
            [
                "#tmdb 700001, 2026-03-01, 1",
                "#tmdb 700001, 2026-03-01, 2",
                "#tmdb 700001, undated, 1"
            ]
        );
        assert_eq!((viewings[0].note.as_str(), viewings[0].place.as_str()), ("Great, loud", "Rio"));
        assert_eq!(viewings[2].watched_on, None);
    }

    #[test]
    fn a_backslash_before_a_quotation_mark_is_part_of_the_text() {
        let text = "title,year,tmdbId,imdbId,watchedAt,comment,location\n\
            \"A\",1974,1,,2026-03-01,\"C:\\\"x\\\" and \"\"y\"\"\",\n";
        assert_eq!(viewings(text)[0].note, "C:\\\"x\\\" and \"y\"");
    }

    #[test]
    fn a_rating_is_the_films_and_no_viewing() {
        let text = "title,year,tmdbId,imdbId,userRating\n\"A\",1974,1,tt0000001,7\n";
        let rows = read(text);
        assert!(matches!(&rows[0].says, Says::Scored(_, score, None) if score.tenths() == 70));
    }
}
