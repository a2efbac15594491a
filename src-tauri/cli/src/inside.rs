//! A film or a review brought back from a backup by itself, and the look inside that finds it.

use std::path::Path;
use std::process::ExitCode;

use matinee_core::{
    BringBack, BroughtBack, FilmInside, FoundInside, Journal, ReviewInside, Score, Standing,
};
use serde::Serialize;

use crate::arguments::Restore;
use crate::failure::Failure;
use crate::mirror;
use crate::output::Output;
use crate::progress::watched;
use crate::words::{counted, plain};

/// What programs are told of a film in a backup.
#[derive(Serialize)]
struct Film<'a> {
    uid: &'a str,
    title: &'a str,
    year: Option<i16>,
    directors: &'a [String],
    viewings: u32,
    in_journal: bool,
    reviews: Vec<Review<'a>>,
}

#[derive(Serialize)]
struct Review<'a> {
    uid: &'a str,
    headline: &'a str,
    body: &'a str,
    summary: &'a str,
    watched_on: Option<String>,
    score: Option<f64>,
    changed_at: &'a str,
    since: Standing,
}

/// What programs are told of what was brought.
#[derive(Serialize)]
struct Brought<'a> {
    title: &'a str,
    films: u32,
    viewings: u32,
    reviews: u32,
    problems: &'a [String],
}

/// Tells what a backup holds of the films whose title has these words in it.
pub(crate) fn look(
    journal: &Journal,
    records: &Path,
    words: &str,
    output: &Output,
) -> Result<ExitCode, Failure> {
    let found = journal.look_inside(records, words)?;
    if output.is_json() {
        output.document(&found.films.iter().map(film).collect::<Vec<_>>());
    } else if found.films.is_empty() {
        output.text("It holds no such film.");
    } else {
        let mut lines: Vec<_> = found.films.iter().flat_map(told).collect();
        lines.extend(found.more.then(|| "There are more. Say more of the title.".to_owned()));
        output.text(&lines.join("\n"));
    }
    Ok(ExitCode::SUCCESS)
}

/// Brings a film, or a review, back beside what the journal has.
pub(crate) fn bring_back(
    folder: &Path,
    records: &Path,
    asked: &Restore,
    output: &Output,
) -> Result<ExitCode, Failure> {
    let journal = Journal::open(folder)?;
    let what = match (&asked.film, &asked.review) {
        (Some(words), _) => the_film(&journal.look_inside(records, words)?, words)?,
        (None, Some(words)) => the_review(&journal.look_inside(records, words)?, words)?,
        (None, None) => return Err(Failure::usage("name a film or a review")),
    };
    let brought = watched(output, |progress| journal.bring_back(records, &what, progress))?.value;
    mirror::keep_up(&journal, output);
    if output.is_json() {
        output.document(&Brought {
            title: &brought.title,
            films: brought.films,
            viewings: brought.viewings,
            reviews: brought.reviews,
            problems: &brought.problems,
        });
    } else {
        output.text(&said(&brought));
    }
    for problem in &brought.problems {
        output.warning(problem);
    }
    Ok(ExitCode::SUCCESS)
}

/// The one film that is meant.
fn the_film(found: &FoundInside, words: &str) -> Result<BringBack, Failure> {
    let exact = |film: &&FilmInside| film.uid == words || film.title == words;
    let of = |film: &FilmInside| Ok(BringBack::Film(film.uid.clone()));
    let mut named = found.films.iter().filter(exact);
    match (named.next(), named.next(), found.films.as_slice()) {
        (Some(film), None, _) | (_, _, [film]) => of(film),
        (_, _, []) => Err(none("film", words)),
        (_, _, films) => Err(several("film", films.iter().map(|film| row(&film.uid, film)))),
    }
}

/// The one review that is meant: by its uid, or the only one of the films found.
fn the_review(found: &FoundInside, words: &str) -> Result<BringBack, Failure> {
    let of_films = || {
        found.films.iter().flat_map(|film| film.reviews.iter().map(move |review| (film, review)))
    };
    let of = |review: &ReviewInside| Ok(BringBack::Review(review.uid.clone()));
    if let Some((_, review)) = of_films().find(|(_, review)| review.uid == words) {
        return of(review);
    }
    match of_films().collect::<Vec<_>>().as_slice() {
        [(_, review)] => of(review),
        [] => Err(none("review", words)),
        reviews => {
            let rows = reviews
                .iter()
                .map(|(film, review)| format!("{}, {}", row(&review.uid, film), named(review)));
            Err(several("review", rows))
        }
    }
}

fn none(what: &str, words: &str) -> Failure {
    Failure::invalid(format!("The backup has no {what} of ‘{}’.", plain(words)))
}

fn several(what: &str, rows: impl Iterator<Item = String>) -> Failure {
    let rows: Vec<_> = rows.collect();
    Failure::invalid(format!(
        "The backup has more than one {what} that could be meant. Name it by what stands in front:\n{}",
        rows.join("\n")
    ))
}

fn row(uid: &str, film: &FilmInside) -> String {
    let year = film.year.map(|year| format!(" ({year})")).unwrap_or_default();
    format!("{uid}  {}{year}", plain(&film.title))
}

/// What a review is known by: its headline, the day of its viewing, or the day it was changed.
fn named(review: &ReviewInside) -> String {
    match (review.headline.as_str(), review.watched_on) {
        ("", Some(date)) => format!("of {date}"),
        ("", None) => format!("of {}", review.changed_at),
        (headline, _) => format!("‘{}’", plain(headline)),
    }
}

fn told(film: &FilmInside) -> Vec<String> {
    let gone = if film.is_here { "" } else { ", no longer in the journal" };
    let viewings = counted(film.viewings, "viewing", "viewings");
    let mut lines = vec![format!("{}, {viewings}{gone}", row(&film.uid, film))];
    lines.extend(film.reviews.iter().map(|review| {
        let since = match review.standing {
            Standing::Same => "as it is now",
            Standing::Changed => "something else now",
            Standing::Gone => "no longer in the journal",
        };
        format!("  {}  review, {}, {since}", review.uid, named(review))
    }));
    lines
}

fn said(brought: &BroughtBack) -> String {
    let parts: Vec<_> = [
        (brought.films, "film", "films"),
        (brought.viewings, "viewing", "viewings"),
        (brought.reviews, "review", "reviews"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, one, many)| counted(count, one, many))
    .collect();
    format!(
        "‘{}’ was brought back beside what the journal has: {}. ‘matinee undo’ takes it away again.",
        plain(&brought.title),
        parts.join(", ")
    )
}

fn film(film: &FilmInside) -> Film<'_> {
    Film {
        uid: &film.uid,
        title: &film.title,
        year: film.year,
        directors: &film.directors,
        viewings: film.viewings,
        in_journal: film.is_here,
        reviews: film
            .reviews
            .iter()
            .map(|review| Review {
                uid: &review.uid,
                headline: &review.headline,
                body: &review.body,
                summary: &review.summary,
                watched_on: review.watched_on.map(|date| date.to_string()),
                score: review.score.map(Score::points),
                changed_at: &review.changed_at,
                since: review.standing,
            })
            .collect(),
    }
}
