//! Trakt's tables: the one its import page reads, which other programs write as well, and those
//! that its VIP export wrote until 2025. A row may be a play, a rating and a place on the watchlist
//! at once, unless its action says which.

use std::collections::HashSet;

use super::entry_keys::EntryKeys;
use super::instants::{logged_on, watched_on};
use super::kinds;
use super::reading::{ImportAsks, Reading};
use super::table_file::{ReadRow, Table};
use super::values::{imdb_id, numbered, score_of, title, tmdb_id, year};
use crate::imports::csv_rows::{CsvRow, Dialect};
use crate::imports::foreign::{ForeignFilm, ForeignViewing, Says};
use crate::imports::table::{Heading, said};

pub(super) const TABLES: &[Table] = &[Table {
    source: "trakt-csv",
    fits,
    dialect: Dialect::RFC_4180,
    ragged: false,
    asks: ImportAsks { time_zone: true, ..ImportAsks::NOTHING },
    settle: None,
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
    any(&["title", "name"]) && timed && (any(&TRAKT) || any(&IMDB) || any(&TMDB))
}

fn rows(heading: &Heading, reading: &Reading, _: &str) -> ReadRow {
    let columns = Columns {
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
    };
    let mut plays = Plays::default();
    Box::new(move |row| columns.says(row, &mut plays))
}

/// The plays read so far.
#[derive(Default)]
struct Plays {
    keys: EntryKeys,
    moments: HashSet<String>,
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
    fn says(&self, row: &CsvRow, plays: &mut Plays) -> Result<Says, String> {
        // Trakt takes a row without a kind for a film.
        if let Some(why) = kinds::set_aside(said(row, self.kind).unwrap_or("movie"))? {
            return Ok(Says::LeftOut(why));
        }
        let action = said(row, self.action).map(str::to_lowercase);
        let film = self.film(row)?;
        let mut parts = Vec::new();
        let timed = said(row, self.watched).is_some();
        let score = said(row, self.rating).map(|points| score_of(points, 10)).transpose()?;
        let is_play = match action.as_deref() {
            Some("watchlist" | "rating" | "ratings" | "rate") => false,
            Some("collection" | "collected" | "collect") => {
                return Ok(Says::LeftOut(
                    "This film is only owned, which does not tell that it was seen.",
                ));
            }
            Some(_) => true,
            None => timed || (score.is_none() && said(row, self.listed).is_none()),
        };
        if is_play {
            parts.push(Says::Viewing(Box::new(self.play(row, &film, plays)?)));
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
        plays: &mut Plays,
    ) -> Result<ForeignViewing, String> {
        // Trakt also stores a play as having been on the day of release, which nobody remembers.
        let moment = said(row, self.watched).filter(|text| !text.eq_ignore_ascii_case("released"));
        let watched_on = watched_on(&self.reading, moment)?;
        let again = moment
            .is_some_and(|moment| moment.contains(':') && !plays.moments.insert(moment.to_owned()));
        let doubt = (again && watched_on.is_some()).then(|| {
            "Another play stands at this very moment, as where plays were added in bulk; perhaps this is not when it was seen.".to_owned()
        });
        Ok(ForeignViewing {
            entry: Some(plays.keys.next(film, watched_on)),
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
        Ok(ForeignFilm {
            title: title(said(row, self.title)).map_err(|_| {
                "This row gives no title, and an id alone can’t be looked up offline.".to_owned()
            })?,
            year: said(row, self.year).map(year).transpose()?,
            ids: ids.into_iter().flatten().collect(),
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
    fn plays_of_one_moment_are_doubted_and_kept() {
        let text = format!(
            "{HEADING}movie,watch,Kites,1999,,,1,,2026-03-02T01:30:00.000Z,,,,,\n\
             movie,watch,Moth,2003,,,2,,2026-03-02T01:30:00.000Z,,,,,\n"
        );
        let doubts: Vec<bool> =
            viewings(&text).iter().map(|viewing| viewing.doubt.is_some()).collect();
        assert_eq!(doubts, [false, true]);
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
