//! Yamtrack's CSV of 2026: every value quoted, a row a viewing.

use super::super::super::losses::{Holds, LossKind, plain_date};
use super::super::films::{Sink, Target};
use super::super::ids::{TMDB, id_of};
use super::super::rows::{Quoting, row};
use super::super::words::{last_of, plain, public, tell_kept_in};
use crate::archive::records::{FilmRecord, ReviewRecord};
use crate::storage::archive::FilmWhole;
use crate::{Result, Score, WatchedOn};

const HEADER: [&str; 15] = [
    "media_id",
    "source",
    "media_type",
    "title",
    "image",
    "season_number",
    "episode_number",
    "score",
    "status",
    "notes",
    "start_date",
    "end_date",
    "progress",
    "created_at",
    "progressed_at",
];

const HOLDS: Holds = Holds {
    kinds: &[&[
        LossKind::Scores,
        LossKind::FilmScores,
        LossKind::Abandoned,
        LossKind::Headlines,
        LossKind::Summaries,
        LossKind::Spoilers,
        LossKind::Watchlist,
    ]],
    catalogues: &[TMDB],
};

/// The file.
pub(super) struct Yamtrack;

/// What differs from row to row of a film.
struct Entry<'a> {
    score: Option<Score>,
    status: &'a str,
    review: Option<&'a ReviewRecord>,
    date: Option<WatchedOn>,
    made_at: &'a str,
}

impl Target for Yamtrack {
    fn holds(&self) -> &'static Holds {
        &HOLDS
    }

    fn begin(&mut self, sink: &mut Sink<'_>) -> Result<()> {
        write(sink, HEADER)
    }

    fn film(&mut self, whole: &FilmWhole, sink: &mut Sink<'_>) -> Result<bool> {
        let film = &whole.film;
        if id_of(film, TMDB).is_none() {
            sink.account.film(LossKind::FilmsUnidentified, film);
            return Ok(false);
        }
        let mut reviews = public(whole);
        let of_film = last_of(&mut reviews, None, film, sink.account);
        if whole.viewings.is_empty() {
            return alone(whole, of_film, sink);
        }
        sink.account.film_goes(whole, &HOLDS);
        tell_kept_in(whole, sink.account);
        if film.title.contains(ends_line) {
            sink.account.film(LossKind::TextsCleaned, film);
        }
        if film.score.is_some() {
            sink.account.film(LossKind::FilmScores, film);
        }
        if whole.wanted.is_some() {
            sink.account.film(LossKind::Watchlist, film);
        }
        if of_film.is_some() {
            sink.account.film(LossKind::ReviewsUnplaced, film);
        }
        for viewing in &whole.viewings {
            sink.account.viewing_goes(film, viewing, &HOLDS);
            let entry = Entry {
                score: viewing.score,
                status: if viewing.abandoned { "Dropped" } else { "Completed" },
                review: last_of(&mut reviews, Some(viewing), film, sink.account),
                date: plain_date(viewing.watched_on),
                made_at: &viewing.added_at,
            };
            say(film, &entry, sink)?;
        }
        Ok(true)
    }
}

/// A film that is scored, reviewed or to be seen, and of which no viewing is kept.
fn alone(whole: &FilmWhole, review: Option<&ReviewRecord>, sink: &mut Sink<'_>) -> Result<bool> {
    let film = &whole.film;
    let seen = film.score.is_some() || review.is_some();
    let (status, made_at) = match &whole.wanted {
        Some(wanted) if !seen => ("Planning", wanted.added_at.as_str()),
        _ if seen => ("Completed", film.added_at.as_str()),
        _ => {
            sink.account.film(LossKind::FilmsUnseen, film);
            return Ok(false);
        }
    };
    sink.account.film_goes(whole, &HOLDS);
    tell_kept_in(whole, sink.account);
    if film.title.contains(ends_line) {
        sink.account.film(LossKind::TextsCleaned, film);
    }
    if seen {
        sink.account.film(LossKind::FilmsOnlyRated, film);
        if whole.wanted.is_some() {
            sink.account.film(LossKind::Watchlist, film);
        }
    }
    say(film, &Entry { score: film.score, status, review, date: None, made_at }, sink)?;
    Ok(true)
}

fn say(film: &FilmRecord, entry: &Entry<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let mut notes = String::new();
    if let Some(review) = entry.review {
        sink.account.review_goes(film, review, &HOLDS);
        notes = plain(film, review, sink.account);
        if notes.contains(ends_line) {
            sink.account.film(LossKind::LineBreaks, film);
        }
    }
    let title = one_line(&film.title);
    let day = entry.date.and_then(WatchedOn::date);
    let date = day.map(|day| format!("{day} 10:00:00+00:00")).unwrap_or_default();
    let made_at = instant(entry.made_at);
    write(
        sink,
        [
            id_of(film, TMDB).unwrap_or_default(),
            "tmdb",
            "movie",
            &title,
            "",
            "",
            "",
            &entry.score.map(|score| score.to_string()).unwrap_or_default(),
            entry.status,
            &one_line(&notes),
            &date,
            &date,
            if entry.status == "Planning" { "0" } else { "1" },
            &made_at,
            if date.is_empty() { &made_at } else { &date },
        ],
    )
}

/// Whether Python's `splitlines` ends a line there. Yamtrack cuts its file up with it, quotes or no
/// quotes, and puts it together again without the line ends.
fn ends_line(letter: char) -> bool {
    matches!(
        letter,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// A text on one line.
fn one_line(text: &str) -> String {
    let parts = text.split(ends_line).map(str::trim).filter(|part| !part.is_empty());
    if text.contains(ends_line) { parts.collect::<Vec<_>>().join(" ") } else { text.to_owned() }
}

/// `2025-11-09T09:12:00.000Z` as Yamtrack writes an instant.
fn instant(at: &str) -> String {
    match (at.get(..10), at.get(11..19)) {
        (Some(day), Some(time)) => format!("{day} {time}+00:00"),
        _ => String::new(),
    }
}

fn write(sink: &mut Sink<'_>, values: [&str; 15]) -> Result<()> {
    let mut line = Vec::new();
    row(&mut line, values, Quoting::Every, "\n");
    sink.write("yamtrack.csv", &line)
}
