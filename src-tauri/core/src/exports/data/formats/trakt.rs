//! The CSV Trakt takes: a row a play, a row for each film's rating, a row for each film to see.

use std::collections::HashMap;

use jiff::civil::Date;

use super::super::super::losses::{Holds, LossKind, plain_date};
use super::super::films::{Sink, Target};
use super::super::ids::{IMDB, TMDB, id_of};
use super::super::rows::{Quoting, row};
use super::super::words::{current, public, scored, tell_kept_in, tell_older_scores};
use crate::Result;
use crate::WatchedOn;
use crate::archive::records::{FilmRecord, ViewingRecord};
use crate::storage::archive::FilmWhole;

const HEADER: [&str; 14] = [
    "type",
    "action",
    "title",
    "year",
    "trakt",
    "imdb",
    "tmdb",
    "tvdb",
    "watched_at",
    "listed_at",
    "rating",
    "rated_at",
    "season",
    "episode",
];

const HOLDS: Holds = Holds {
    kinds: &[&[
        LossKind::Years,
        LossKind::Scores,
        LossKind::FilmScores,
        LossKind::ScoredDates,
        // Trakt takes a film to see as of the day it is brought in, whatever `listed_at` says.
        LossKind::Watchlist,
        // A day's plays go a minute apart.
        LossKind::DayOrders,
    ]],
    catalogues: &[IMDB, TMDB],
};

/// The file.
#[derive(Default)]
pub(super) struct Trakt {
    /// How many moments of a day are given.
    given: HashMap<Date, u32>,
}

impl Trakt {
    /// A moment of a day, another one each time: Trakt takes what has one moment with others for
    /// something of which nobody knew when it was.
    fn moment(&mut self, day: Date) -> String {
        let given = self.given.entry(day).or_default();
        *given += 1;
        in_the_morning(day, *given - 1)
    }
}

/// What differs from row to row of a film.
#[derive(Default)]
struct Says<'a> {
    action: &'a str,
    watched_at: &'a str,
    listed_at: &'a str,
    rating: &'a str,
    rated_at: &'a str,
}

impl Target for Trakt {
    fn holds(&self) -> &'static Holds {
        &HOLDS
    }

    fn begin(&mut self, sink: &mut Sink<'_>) -> Result<()> {
        write(sink, HEADER)
    }

    fn film(&mut self, whole: &FilmWhole, sink: &mut Sink<'_>) -> Result<bool> {
        let film = &whole.film;
        let named = id_of(film, IMDB).or(id_of(film, TMDB)).is_some() || film.year.is_some();
        if !named {
            sink.account.film(LossKind::FilmsUnidentified, film);
            return Ok(false);
        }
        if whole.viewings.is_empty() && whole.current.is_none() && whole.wanted.is_none() {
            sink.account.film(LossKind::FilmsUnseen, film);
            return Ok(false);
        }
        sink.account.film_goes(whole, &HOLDS);
        tell_kept_in(whole, sink.account);
        for _ in public(whole) {
            sink.account.film(LossKind::Reviews, film);
        }
        for viewing in &whole.viewings {
            sink.account.viewing_goes(film, viewing, &HOLDS);
            let watched_at =
                day_of(viewing).map_or_else(|| "unknown".to_owned(), |day| self.moment(day));
            says(
                film,
                Says { action: "history", watched_at: &watched_at, ..Says::default() },
                sink,
            )?;
        }
        tell_older_scores(whole, sink.account);
        if scored(whole).is_some() && film.scored_on.is_some() {
            sink.account.film(LossKind::ScoredDates, film);
        }
        if let Some(rating) = current(whole, 10, sink.account) {
            let rated_at = rated_on(whole).map(|day| self.moment(day));
            let (rating, rated_at) = (rating.to_string(), rated_at.unwrap_or_default());
            let said =
                Says { action: "ratings", rating: &rating, rated_at: &rated_at, ..Says::default() };
            says(film, said, sink)?;
        }
        if let Some(wanted) = &whole.wanted {
            let listed_at = format!("{}T10:00:00Z", wanted.added_on);
            says(
                film,
                Says { action: "watchlist", listed_at: &listed_at, ..Says::default() },
                sink,
            )?;
        }
        Ok(true)
    }
}

/// The day of a film's current score: that of the viewing it is of, else the one it was given on.
fn rated_on(whole: &FilmWhole) -> Option<Date> {
    match scored(whole) {
        Some(viewing) => day_of(viewing),
        None => whole.film.scored_on.as_deref().and_then(|on| on.parse().ok()),
    }
}

fn day_of(viewing: &ViewingRecord) -> Option<Date> {
    plain_date(viewing.watched_on).and_then(WatchedOn::date)
}

/// Ten in the morning of a day, in UTC, and so many minutes: the same day from ten hours west of
/// Greenwich to New Zealand, wherever Trakt may show it. Trakt wants an instant, and a diary has none.
/// Behind so many minutes as there are until the evening come those a second later.
fn in_the_morning(day: Date, minutes: u32) -> String {
    let seconds = minutes / (12 * 60) % 60;
    format!("{day}T{:02}:{:02}:{seconds:02}Z", 10 + minutes / 60 % 12, minutes % 60)
}

fn says(film: &FilmRecord, says: Says<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let year = film.year.map(|year| year.to_string()).unwrap_or_default();
    let id = |kinds| id_of(film, kinds).unwrap_or_default();
    write(
        sink,
        [
            "movie",
            says.action,
            &film.title,
            &year,
            "",
            id(IMDB),
            id(TMDB),
            "",
            says.watched_at,
            says.listed_at,
            says.rating,
            says.rated_at,
            "",
            "",
        ],
    )
}

fn write(sink: &mut Sink<'_>, values: [&str; 14]) -> Result<()> {
    let mut line = Vec::new();
    row(&mut line, values, Quoting::Plain, "\n");
    sink.write("trakt.csv", &line)
}
