//! Movary's three files, as its own export writes them and its import reads them.

use std::collections::HashSet;

use super::super::super::losses::{Account, Holds, LossKind, plain_date};
use super::super::films::{Sink, Target};
use super::super::ids::{IMDB, TMDB, id_of};
use super::super::rows::{Quoting, row};
use super::super::words::{current, last_of, plain, public, tell_kept_in, tell_older_scores};
use crate::Result;
use crate::WatchedOn;
use crate::archive::records::FilmRecord;
use crate::storage::archive::FilmWhole;

const HOLDS: Holds = Holds {
    kinds: &[&[
        LossKind::Years,
        LossKind::Scores,
        LossKind::FilmScores,
        LossKind::Places,
        LossKind::Headlines,
        LossKind::Summaries,
        LossKind::Spoilers,
        LossKind::Watchlist,
        LossKind::WatchlistDates,
    ]],
    catalogues: &[TMDB, IMDB],
};

/// The files.
pub(super) struct Movary;

impl Target for Movary {
    fn holds(&self) -> &'static Holds {
        &HOLDS
    }

    fn begin(&mut self, sink: &mut Sink<'_>) -> Result<()> {
        let film = ["title", "year", "tmdbId", "imdbId"];
        write("history.csv", film, &["watchedAt", "comment", "location"], sink)?;
        write("ratings.csv", film, &["userRating"], sink)?;
        write("watchlist.csv", film, &["addedAt"], sink)
    }

    fn film(&mut self, whole: &FilmWhole, sink: &mut Sink<'_>) -> Result<bool> {
        let film = &whole.film;
        let Some(tmdb) = id_of(film, TMDB) else {
            sink.account.film(LossKind::FilmsUnidentified, film);
            return Ok(false);
        };
        if whole.viewings.is_empty() && whole.current.is_none() && whole.wanted.is_none() {
            sink.account.film(LossKind::FilmsUnseen, film);
            return Ok(false);
        }
        sink.account.film_goes(whole, &HOLDS);
        tell_kept_in(whole, sink.account);
        let year = film.year.map(|year| year.to_string()).unwrap_or_default();
        let title = fit(&film.title, film, sink.account);
        let named = [title.as_str(), &year, tmdb, id_of(film, IMDB).unwrap_or_default()];
        history(whole, named, sink)?;
        tell_older_scores(whole, sink.account);
        if let Some(rating) = current(whole, 10, sink.account) {
            write("ratings.csv", named, &[&rating.to_string()], sink)?;
        }
        if let Some(wanted) = &whole.wanted {
            let added_at = format!("{} 00:00:00", wanted.added_on);
            write("watchlist.csv", named, &[&added_at], sink)?;
        }
        Ok(true)
    }
}

fn history(whole: &FilmWhole, named: [&str; 4], sink: &mut Sink<'_>) -> Result<()> {
    let film = &whole.film;
    let mut reviews = public(whole);
    // A comment is of a film and a day: two plays of one day share it.
    let mut commented = HashSet::new();
    for viewing in &whole.viewings {
        sink.account.viewing_goes(film, viewing, &HOLDS);
        let day = plain_date(viewing.watched_on).and_then(WatchedOn::date);
        let mut comment = String::new();
        if let Some(review) = last_of(&mut reviews, Some(viewing), film, sink.account) {
            if commented.insert(day) {
                sink.account.review_goes(film, review, &HOLDS);
                let words = plain(film, review, sink.account);
                comment = fit(&words, film, sink.account);
            } else {
                sink.account.film(LossKind::ReviewsBeside, film);
            }
        }
        let mut place = String::new();
        if viewing.private && !viewing.place.is_empty() {
            sink.account.viewing(LossKind::Places, film, viewing);
        } else {
            place = fit(&viewing.place, film, sink.account);
        }
        let watched_at = day.map(|day| day.to_string()).unwrap_or_default();
        write("history.csv", named, &[&watched_at, &comment, &place], sink)?;
    }
    for _ in reviews {
        sink.account.film(LossKind::ReviewsUnplaced, film);
    }
    Ok(())
}

/// A text without a backslash: PHP takes the meaning from a quote behind one, be it the one that
/// ends the value.
fn fit(text: &str, film: &FilmRecord, account: &mut Account) -> String {
    if text.contains('\\') {
        account.film(LossKind::TextsRetyped, film);
    }
    text.replace('\\', "＼")
}

fn write(file: &str, film: [&str; 4], more: &[&str], sink: &mut Sink<'_>) -> Result<()> {
    let mut line = Vec::new();
    row(&mut line, film.iter().chain(more), Quoting::Php, "\n");
    sink.write(file, &line)
}
