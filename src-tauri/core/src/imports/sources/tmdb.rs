//! What TMDB exports: ratings, watchlist, favourites and lists under one heading. A row with a
//! rating is one of the ratings; what the others are, only the person knows.

use super::kinds;
use super::listing::Listing;
use super::reading::{ImportAsks, Reading};
use super::table_file::{ReadRow, Rows, Table};
use super::values::{imdb_id, score_of, title, tmdb_id, year};
use crate::imports::Refused;
use crate::imports::csv_rows::{CsvRow, Dialect};
use crate::imports::foreign::{ForeignFilm, Says};
use crate::imports::table::{Heading, said};

const RATING: &str = "Your Rating";

pub(super) const TABLES: &[Table] = &[Table {
    source: "tmdb",
    fits: |heading| heading.has(&["TMDb ID", "Type", "Name", RATING]),
    dialect: Dialect::RFC_4180,
    ragged: false,
    asks: ImportAsks { time_zone: true, films_are: true, ..ImportAsks::NOTHING },
    settle: Some(settle),
    rows,
}];

/// Where every film is rated, nothing is left to ask.
fn settle(rows: &Rows<'_>, _: &mut Reading, asks: &mut ImportAsks) -> Result<(), Refused> {
    let rating = rows.heading.column(RATING);
    let kind = rows.heading.column("Type");
    let mut all_rated = true;
    rows.each(|row| {
        let is_film = said(row, kind).is_none_or(|kind| kinds::set_aside(kind) == Ok(None));
        all_rated = !is_film || said(row, rating).is_some();
        all_rated
    })?;
    asks.films_are = !all_rated;
    Ok(())
}

fn rows(heading: &Heading, reading: &Reading, name: &str) -> ReadRow {
    let columns = Columns {
        tmdb: heading.column("TMDb ID"),
        imdb: heading.column("IMDb ID"),
        kind: heading.column("Type"),
        title: heading.column("Name"),
        released: heading.column("Release Date"),
        rating: heading.column(RATING),
        rated: heading.column("Date Rated"),
    };
    let mut listing = Listing::of(reading, name);
    let reading = reading.clone();
    Box::new(move |row| {
        let kind =
            said(row, columns.kind).ok_or("This row does not say whether it is of a film.")?;
        if let Some(why) = kinds::set_aside(kind)? {
            return Ok(Says::LeftOut(why));
        }
        let film = columns.film(row)?;
        // When it was rated, or put where it stands; never when it was seen.
        let on = said(row, columns.rated).and_then(|instant| reading.local_date(instant).ok());
        match said(row, columns.rating) {
            Some(points) => Ok(Says::Scored(film, score_of(points, 10)?, on)),
            None => listing.says(film, on, "", None),
        }
    })
}

struct Columns {
    tmdb: Option<usize>,
    imdb: Option<usize>,
    kind: Option<usize>,
    title: Option<usize>,
    released: Option<usize>,
    rating: Option<usize>,
    rated: Option<usize>,
}

impl Columns {
    fn film(&self, row: &CsvRow) -> Result<ForeignFilm, String> {
        let ids = [said(row, self.tmdb).and_then(tmdb_id), said(row, self.imdb).and_then(imdb_id)];
        // The year is that of a day of release, at midnight in no zone.
        let released = said(row, self.released).map(|date| date.split('-').next().unwrap_or(date));
        Ok(ForeignFilm {
            title: title(said(row, self.title))?,
            year: released.map(year).transpose()?,
            ids: ids.into_iter().flatten().collect(),
            facts: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::sources::ImportReading;
    use crate::imports::sources::reading::FilmsAre;
    use crate::imports::sources::testing::{read, read_bytes};

    const HEADING: &str = "TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated\n";

    #[test]
    fn ratings_ask_nothing_and_keep_their_decimals() {
        let rows = read(&format!(
            "{HEADING}700001,tt0070000,movie,부산항,1974-01-01T00:00:00Z,,,7.757,8.5,2026-03-02T09:29:50Z\n\
             1396,tt0903747,tv,The Long Pier,2008-01-20T00:00:00Z,,,8.886,,2023-05-02T13:22:44Z\n"
        ));
        assert!(matches!(&rows[0].says, Says::Scored(film, score, Some(_))
            if score.tenths() == 85 && film.year == Some(1974) && film.title == "부산항"));
        assert_eq!(rows[1].says, Says::LeftOut(kinds::SERIES));
    }

    #[test]
    fn films_without_a_rating_are_what_the_person_says() {
        let text = format!(
            "{HEADING}700001,tt0070000,movie,Kites,1999-09-10T00:00:00Z,,,7.757,,2026-03-02T09:29:50Z\n"
        );
        let reading =
            ImportReading { films_are: Some(FilmsAre::Wanted), ..ImportReading::default() };
        assert!(matches!(&read_bytes(text.as_bytes(), &reading).1[0].says, Says::Wanted(..)));
    }
}
