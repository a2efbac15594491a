//! Trakt's tables: the one its import page reads, which other programs write as well, and those
//! that its VIP export wrote until 2025. A row may be a play, a rating and a place on the watchlist
//! at once, unless its action says which.

use std::sync::Arc;

use super::entry_keys::EntryKeys;
use super::instants::{logged_on, watched_on};
use super::kinds;
use super::reading::{ImportAsks, Reading};
use super::table_file::{ReadRow, Rows, Table};
use super::trakt::Moments;
use super::values::{imdb_id, numbered, score_of, title_or_ids, tmdb_id, year};
use crate::imports::Refused;
use crate::imports::csv_rows::{CsvRow, Dialect};
use crate::imports::foreign::{ForeignFilm, ForeignId, ForeignViewing, Says};
use crate::imports::table::{Heading, said};

pub(super) const TABLES: &[Table] = &[Table {
    source: "trakt-csv",
    fits,
    dialect: Dialect::RFC_4180,
    ragged: false,
    asks: ImportAsks { time_zone: true, ..ImportAsks::NOTHING },
    settle: Some(settle),
    rows,
}];

const TRAKT: [&str; 2] = ["trakt", "trakt_id"];
const IMDB: [&str; 2] = ["imdb", "imdb_id"];
const TMDB: [&str; 2] = ["tmdb", "tmdb_id"];
const WATCHED: [&str; 2] = ["watched_at", "date_watched"];
const LISTED: [&str; 2] = ["listed_at", "watchlisted_at"];

/// A time of Trakt's and an id; or its own id and a rating.
fn fits(heading: &Heading) -> bool {
    let any = |names: &[&str]| heading.any_column(names).is_some();
    let timed = any(&WATCHED) || any(&LISTED) || heading.has(&["rated_at"]);
    timed && (any(&TRAKT) || any(&IMDB) || any(&TMDB))
}

/// Looks for the moments that several plays share, and those of ratings.
fn settle(rows: &Rows<'_>, reading: &mut Reading, _: &mut ImportAsks) -> Result<(), Refused> {
    let columns = Columns::of(&rows.heading, reading);
    let mut moments = Moments::default();
    rows.each(|row| {
        let moment = |column| said(row, column).filter(|at| is_moment(at));
        if columns.is_play(row)
            && let Some(at) = moment(columns.watched)
        {
            moments.add(at, format!("line {}", row.line()));
        }
        if let Some(at) = moment(columns.rated)
            && let Ok(film) = columns.film(row)
        {
            moments.add_rating(key_of(&film), Some(at));
        }
        true
    })?;
    reading.moments = Arc::new(moments);
    Ok(())
}

/// What tells a film from others in one table.
fn key_of(film: &ForeignFilm) -> String {
    match film.ids.first() {
        Some(id) => format!("{} {}", id.kind, id.value),
        None => format!("{} {:?}", film.title, film.year),
    }
}

/// A bare day, and one that a program wrote as its midnight, is no moment.
fn is_moment(text: &str) -> bool {
    text.contains(':') && !text.contains("00:00:00")
}

fn rows(heading: &Heading, reading: &Reading, _: &str) -> ReadRow {
    let columns = Columns::of(heading, reading);
    let mut keys = EntryKeys::default();
    Box::new(move |row| columns.says(row, &mut keys))
}

struct Columns {
    kind: Option<usize>,
    action: Option<usize>,
    title: Option<usize>,
    year: Option<usize>,
    trakt: Option<usize>,
    imdb: Option<usize>,
    tmdb: Option<usize>,
    watched: Option<usize>,
    listed: Option<usize>,
    rating: Option<usize>,
    rated: Option<usize>,
    reading: Reading,
}

impl Columns {
    fn of(heading: &Heading, reading: &Reading) -> Self {
        Self {
            kind: heading.column("type"),
            action: heading.column("action"),
            title: heading.any_column(&["title", "name"]),
            year: heading.column("year"),
            trakt: heading.any_column(&TRAKT),
            imdb: heading.any_column(&IMDB),
            tmdb: heading.any_column(&TMDB),
            watched: heading.any_column(&WATCHED),
            listed: heading.any_column(&LISTED),
            rating: heading.column("rating"),
            rated: heading.column("rated_at"),
            reading: reading.clone(),
        }
    }

    /// Trakt takes a row without a kind for a film.
    fn kind<'r>(&self, row: &'r CsvRow) -> &'r str {
        said(row, self.kind).unwrap_or("movie")
    }

    fn action(&self, row: &CsvRow) -> Option<String> {
        said(row, self.action).map(str::to_lowercase)
    }

    fn is_play(&self, row: &CsvRow) -> bool {
        match self.action(row).as_deref() {
            Some("watchlist" | "rating" | "ratings" | "rate") => false,
            Some("collection" | "collected" | "collect") => false,
            Some(_) => true,
            None => {
                let other = [self.rating, self.listed].iter().any(|at| said(row, *at).is_some());
                said(row, self.watched).is_some() || !other
            }
        }
    }

    fn says(&self, row: &CsvRow, keys: &mut EntryKeys) -> Result<Says, String> {
        if let Some(why) = kinds::set_aside(self.kind(row))? {
            return Ok(Says::LeftOut(why));
        }
        let action = self.action(row);
        if matches!(action.as_deref(), Some("collection" | "collected" | "collect")) {
            return Ok(Says::LeftOut(
                "This film is only owned, which does not tell that it was seen.",
            ));
        }
        let film = self.film(row)?;
        let mut parts = Vec::new();
        let score = said(row, self.rating).map(|points| score_of(points, 10)).transpose()?;
        if self.is_play(row) {
            parts.push(Says::Viewing(Box::new(self.play(row, &film, keys)?)));
        }
        if let Some(score) = score {
            let on = logged_on(&self.reading, said(row, self.rated));
            parts.push(Says::Scored(film.clone(), score, on));
        }
        let is_wanted = match action.as_deref() {
            Some(action) => action == "watchlist",
            None => said(row, self.listed).is_some(),
        };
        if is_wanted {
            let on = logged_on(&self.reading, said(row, self.listed));
            parts.push(Says::Wanted(film, on, String::new()));
        }
        match parts.len() {
            0 => Err("This row is of a rating and gives none.".into()),
            1 => Ok(parts.remove(0)),
            _ => Ok(Says::All(parts)),
        }
    }

    fn play(
        &self,
        row: &CsvRow,
        film: &ForeignFilm,
        keys: &mut EntryKeys,
    ) -> Result<ForeignViewing, String> {
        // Trakt also stores a play as having been on the day of release, which nobody remembers.
        let moment = said(row, self.watched).filter(|text| !text.eq_ignore_ascii_case("released"));
        let told = watched_on(&self.reading, moment)?;
        let of_film = key_of(film);
        // A day that is no moment is what the person said.
        let moment = moment.filter(|at| is_moment(at));
        let doubt = told.and_then(|date| self.reading.moments.doubt(Some(&of_film), moment, date));
        let watched_on = told.filter(|_| doubt.is_none());
        Ok(ForeignViewing {
            entry: Some(keys.next(film, watched_on)),
            film: film.clone(),
            watched_on,
            doubt,
            ..ForeignViewing::default()
        })
    }

    fn film(&self, row: &CsvRow) -> Result<ForeignFilm, String> {
        let ids = [
            said(row, self.tmdb).and_then(tmdb_id),
            said(row, self.imdb).and_then(imdb_id),
            said(row, self.trakt).and_then(|id| numbered("trakt", id)),
        ];
        let ids: Vec<ForeignId> = ids.into_iter().flatten().collect();
        Ok(ForeignFilm {
            title: title_or_ids(said(row, self.title), &ids)?,
            year: said(row, self.year).map(year).transpose()?,
            ids,
            facts: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::sources::ImportReading;
    use crate::imports::sources::testing::{read, read_bytes, viewings};

    const HEADING: &str = "type,action,title,year,trakt,imdb,tmdb,tvdb,watched_at,listed_at,rating,rated_at,season,episode\n";

    fn one(row: &str) -> Says {
        read(&format!("{HEADING}{row}\n")).remove(0).says
    }

    #[test]
    fn a_row_may_be_watched_rated_and_listed_at_once() {
        let says = one(
            "movie,,The Glass Harbour,1974,9,tt0070000,700001,,2026-03-01T21:30:00.000Z,2026-01-05T10:00:00Z,9,2026-03-02T08:00:00Z,,",
        );
        let Says::All(parts) = says else { panic!("{says:?}") };
        assert!(matches!(&parts[0], Says::Viewing(viewing)
            if viewing.watched_on.unwrap().to_string() == "2026-03-01"));
        assert!(matches!(&parts[1], Says::Scored(_, score, _) if score.tenths() == 90));
        assert!(
            matches!(&parts[2], Says::Wanted(_, Some(on), _) if on.to_string() == "2026-01-05")
        );
    }

    #[test]
    fn an_action_says_which_it_is() {
        let rated =
            "movie,ratings,Kites,1999,,,700002,,2026-03-01T00:00:00Z,,7,2026-03-01T00:00:00Z,,";
        assert!(matches!(one(rated), Says::Scored(_, score, _) if score.tenths() == 70));
        assert!(matches!(one("movie,watchlist,Kites,1999,,,1,,,,,,,"), Says::Wanted(..)));
        assert!(matches!(one("episode,watch,Kites,1999,,,1,,2026-03-01,,,,1,2"), Says::LeftOut(_)));
    }

    #[test]
    fn a_play_at_an_unknown_time_stays_undated() {
        for moment in ["unknown", "1970-01-01T00:00:00.000Z", "released", ""] {
            let says = one(&format!("movie,watch,Kites,1999,,,700002,,{moment},,,,,"));
            assert!(matches!(says, Says::Viewing(viewing) if viewing.watched_on.is_none()));
        }
    }

    #[test]
    fn an_evening_is_the_day_it_was_where_the_person_was() {
        let text = format!("{HEADING}movie,watch,Kites,1999,,,1,,2026-03-02T01:30:00.000Z,,,,,\n");
        let zone = Some("America/New_York".into());
        let reading = ImportReading { time_zone: zone, ..ImportReading::default() };
        let Says::Viewing(viewing) = &read_bytes(text.as_bytes(), &reading).1[0].says else {
            panic!()
        };
        assert_eq!(viewing.watched_on.unwrap().to_string(), "2026-03-01");
    }

    #[test]
    fn films_of_one_moment_were_not_watched_then() {
        let rows = |at: &str, count: usize| {
            let row = |at_row| format!("movie,watch,Film {at_row},1999,,,{at_row},,{at},,,,,\n");
            let text = (1..=count).map(row).collect::<String>();
            viewings(&format!("{HEADING}{text}"))
        };
        for viewing in rows("2026-03-02T01:30:00.000Z", 3) {
            assert_eq!(viewing.watched_on, None);
            assert!(viewing.doubt.unwrap().contains("2026-03-02"));
        }
        // Two films may be, and days that are written as their midnights.
        assert!(rows("2026-03-02T01:30:00.000Z", 2).iter().all(|viewing| viewing.doubt.is_none()));
        assert!(rows("2026-03-02T00:00:00.000Z", 3).iter().all(|viewing| viewing.doubt.is_none()));
    }

    #[test]
    fn episodes_of_one_moment_count_and_so_does_a_rating_of_it() {
        let at = "2026-03-02T01:30:00.000Z";
        let rows = read(&format!(
            "{HEADING}movie,watch,Kites,1999,,,1,,{at},,,,,\nmovie,watch,Moth,2003,,,2,,{at},,,,,\n\
             episode,watch,The Long Pier,2001,,,3,,{at},,,,1,2\n\
             movie,watch,Stone,2011,,,4,,2026-03-03T20:00:00Z,,,,,\n\
             movie,rating,Stone,2011,,,4,,,,8,2026-03-03T20:00:00.000Z,,\n"
        ));
        let doubts: Vec<bool> = [0, 1, 3]
            .map(|at| match &rows[at].says {
                Says::Viewing(viewing) if viewing.watched_on.is_none() => {
                    viewing.doubt.as_ref().unwrap().contains("the film’s rating, on 2026-03-03")
                }
                other => panic!("{other:?}"),
            })
            .into();
        assert_eq!(doubts, [false, false, true]);
    }

    #[test]
    fn the_old_table_of_ratings_is_read_by_its_own_names() {
        let text = "rated_at,type,title,year,trakt_rating,trakt_id,imdb_id,tmdb_id,tvdb_id,url,released,season_number,episode_number,season_title,genres,rating\n\
            2024-03-01T21:30:00Z,movie,Kites,1999,8.1,9,tt0070002,700002,,https://trakt.tv/movies/kites-1999,1999-01-01,,,,drama,7\n\
            2024-03-01T21:30:00Z,show,The Long Pier,2001,8.1,9,,,,,,,,,drama,7\n";
        let rows = read(text);
        assert!(matches!(&rows[0].says, Says::Scored(film, score, Some(_))
            if score.tenths() == 70 && film.ids.len() == 3));
        assert_eq!(rows[1].says, Says::LeftOut(kinds::SERIES));
    }
}
