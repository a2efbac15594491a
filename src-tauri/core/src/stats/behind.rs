//! The films behind a bar.

use std::collections::HashSet;

use rusqlite::Connection;

use super::films::Verdicts;
use super::seen::{Film, Seen};
use super::{Behind, StatisticsFilmsReq};
use crate::storage::stats::{self as rows, Names, ViewingRow};
use crate::{FilmId, Journal, Result, ViewingId, verdicts};

impl Journal {
    /// The films behind a bar of the statistics, the last seen first.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] for a time that ends before it begins; when the journal cannot be read.
    pub fn statistics_films(&self, req: &StatisticsFilmsReq) -> Result<Vec<FilmId>> {
        self.read(|conn| {
            behind(conn, &Seen::load(conn, &req.of, self.clock().today())?, &req.behind)
        })
    }
}

fn behind(conn: &Connection, seen: &Seen, behind: &Behind) -> Result<Vec<FilmId>> {
    let named = |names, name: &str| -> Result<Vec<FilmId>> {
        let films: HashSet<i64> = rows::of_name(conn, names, name)?.into_iter().collect();
        Ok(films_where(seen, |film| films.contains(&film.row.id.0)))
    };
    Ok(match behind {
        Behind::Everything => films_where(seen, |_| true),
        Behind::Scores(from, to) => {
            films_where(seen, |film| film.score.is_some_and(|score| (*from..=*to).contains(&score)))
        }
        Behind::Verdict(word) => {
            let bands = verdicts::bands(conn)?;
            let verdicts = Verdicts::of(seen, &bands);
            films_where(seen, |film| verdicts.word(film) == Some(word.as_str()))
        }
        Behind::Released(from, to) => films_where(seen, |film| {
            film.row.year.is_some_and(|year| (*from..=*to).contains(&year))
        }),
        Behind::Runtime(from, upto) => films_where(seen, |film| {
            film.row
                .runtime_min
                .is_some_and(|minutes| minutes >= *from && upto.is_none_or(|upto| minutes < upto))
        }),
        Behind::Genre(name) => named(Names::Genres, name)?,
        Behind::Country(name) => named(Names::Countries, name)?,
        Behind::Language(name) => named(Names::Languages, name)?,
        Behind::Person(person, part) => {
            let films: HashSet<_> = rows::of_person(conn, *person, *part)?.into_iter().collect();
            films_where(seen, |film| films.contains(&film.row.id))
        }
        Behind::Seen(year) => once(
            seen.asked()
                .rev()
                .filter(|row| row.watched_on.is_some_and(|date| date.year() == *year)),
        ),
        Behind::Tag(name) => {
            let tagged: HashSet<ViewingId> =
                rows::of_name(conn, Names::Tags, name)?.into_iter().map(ViewingId).collect();
            once(seen.within().rev().filter(|row| tagged.contains(&row.id)))
        }
        _ => once(seen.within().rev().filter(|row| is_behind(row, behind))),
    })
}

/// Whether a viewing is behind a bar that says by itself which viewings are.
fn is_behind(row: &ViewingRow, behind: &Behind) -> bool {
    let date = row.watched_on;
    let day = || date.and_then(crate::WatchedOn::date);
    match behind {
        Behind::Month(month) => date
            .and_then(crate::WatchedOn::month)
            .is_some_and(|one| i16::from(one) == i16::from(*month)),
        Behind::Weekday(weekday) => day().is_some_and(|day| {
            i16::from(day.weekday().to_monday_one_offset()) == i16::from(*weekday)
        }),
        Behind::Day(asked) => day().is_some_and(|day| Some(day) == asked.date()),
        Behind::Place(place) => row.place == *place,
        Behind::Rewatched => row.rewatch,
        _ => false,
    }
}

fn films_where(seen: &Seen, which: impl Fn(&Film) -> bool) -> Vec<FilmId> {
    let films = seen.in_order().into_iter().rev();
    films.filter(|film| which(film)).map(|film| film.row.id).collect()
}

/// The films of these viewings, each once.
fn once<'a>(viewings: impl Iterator<Item = &'a ViewingRow>) -> Vec<FilmId> {
    let mut told = HashSet::new();
    viewings.map(|row| row.film).filter(|film| told.insert(*film)).collect()
}
