//! IMDb's list of ratings, as its own export has been since 2024: one row a film.

use super::super::super::losses::{Holds, LossKind, plain_date};
use super::super::films::{Sink, Target};
use super::super::ids::{IMDB, id_of};
use super::super::rows::{Quoting, row};
use super::super::words::{current, public, scored, tell_kept_in};
use crate::Result;
use crate::WatchedOn;
use crate::storage::archive::FilmWhole;

const HEADER: [&str; 14] = [
    "Const",
    "Your Rating",
    "Date Rated",
    "Title",
    "Original Title",
    "URL",
    "Title Type",
    "IMDb Rating",
    "Runtime (mins)",
    "Year",
    "Genres",
    "Num Votes",
    "Release Date",
    "Directors",
];

const HOLDS: Holds = Holds {
    kinds: &[&[
        LossKind::OriginalTitles,
        LossKind::Years,
        LossKind::Runtimes,
        LossKind::Genres,
        LossKind::Directors,
        LossKind::FilmScores,
        LossKind::ScoredDates,
    ]],
    catalogues: &[IMDB],
};

/// The list.
pub(super) struct Imdb;

impl Target for Imdb {
    fn holds(&self) -> &'static Holds {
        &HOLDS
    }

    fn begin(&mut self, sink: &mut Sink<'_>) -> Result<()> {
        write(sink, HEADER)
    }

    fn film(&mut self, whole: &FilmWhole, sink: &mut Sink<'_>) -> Result<bool> {
        let film = &whole.film;
        let Some(id) = id_of(film, IMDB) else {
            sink.account.film(LossKind::FilmsUnidentified, film);
            return Ok(false);
        };
        if whole.current.is_none() {
            sink.account.film(LossKind::FilmsUnscored, film);
            return Ok(false);
        }
        let Some(rating) = current(whole, 10, sink.account) else { return Ok(false) };
        sink.account.film_goes(whole, &HOLDS);
        tell_kept_in(whole, sink.account);
        for viewing in &whole.viewings {
            sink.account.viewing(LossKind::Viewings, film, viewing);
        }
        for _ in public(whole) {
            sink.account.film(LossKind::Reviews, film);
        }
        let of = scored(whole);
        if of.is_some() && film.score.is_some() {
            sink.account.film(LossKind::FilmScores, film);
        }
        if of.is_some() && film.scored_on.is_some() {
            sink.account.film(LossKind::ScoredDates, film);
        }
        let rated_on = match of {
            Some(viewing) => {
                let date = plain_date(viewing.watched_on).and_then(WatchedOn::date);
                date.map(|date| date.to_string()).unwrap_or_default()
            }
            None => film.scored_on.clone().unwrap_or_default(),
        };
        let directors: Vec<&str> = whole
            .credits
            .iter()
            .filter(|credit| credit.role == "director")
            .map(|credit| credit.name.as_str())
            .collect();
        let number = |number: Option<String>| number.unwrap_or_default();
        write(
            sink,
            [
                id,
                &rating.to_string(),
                &rated_on,
                &film.title,
                film.original_title.as_deref().unwrap_or(&film.title),
                &format!("https://www.imdb.com/title/{id}/"),
                "Movie",
                "",
                &number(film.runtime_min.map(|minutes| minutes.to_string())),
                &number(film.year.map(|year| year.to_string())),
                &film.genres.join(", "),
                "",
                "",
                &directors.join(", "),
            ],
        )?;
        Ok(true)
    }
}

fn write(sink: &mut Sink<'_>, values: [&str; 14]) -> Result<()> {
    let mut line = Vec::new();
    row(&mut line, values, Quoting::Plain, "\n");
    sink.write("ratings.csv", &line)
}
