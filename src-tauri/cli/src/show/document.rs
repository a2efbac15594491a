use matinee_core::{CastMember, Score};
use serde::Serialize;

use super::Sheet;

/// What programs are told of a record.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    uid: &'a str,
    film: Film<'a>,
    viewing: Option<Viewing<'a>>,
    review: Option<Review<'a>>,
    stills: Vec<Still<'a>>,
    tags: &'a [String],
}

#[derive(Serialize)]
struct Film<'a> {
    title: &'a str,
    original_title: Option<&'a str>,
    year: Option<i16>,
    tagline: &'a str,
    runtime_min: Option<u32>,
    directors: &'a [String],
    writers: &'a [String],
    cast: &'a [CastMember],
    genres: &'a [String],
    countries: &'a [String],
    languages: &'a [String],
    score: Option<f64>,
    verdict: Option<&'a str>,
    liked: bool,
}

#[derive(Serialize)]
struct Viewing<'a> {
    watched_on: Option<String>,
    rewatch: bool,
    abandoned: bool,
    score: Option<f64>,
    liked: bool,
    place: &'a str,
    format: &'a str,
    companions: &'a [String],
    note: &'a str,
}

#[derive(Serialize)]
struct Review<'a> {
    headline: &'a str,
    score: Option<f64>,
    verdict: Option<&'a str>,
    summary: &'a str,
    body_markdown: &'a str,
    headings: Vec<&'a str>,
    words: u32,
    reading_minutes: u32,
    finished: bool,
    spoilers: bool,
}

#[derive(Serialize)]
struct Still<'a> {
    caption: &'a str,
}

/// A record as one document; scores are out of ten.
pub(super) fn document(sheet: &Sheet) -> Document<'_> {
    let (facts, page) = (&sheet.film.facts, &sheet.film);
    Document {
        uid: &sheet.found.uid,
        film: Film {
            title: &facts.title,
            original_title: facts.original_title.as_deref(),
            year: facts.year,
            tagline: &facts.tagline,
            runtime_min: facts.runtime_min,
            directors: &facts.directors,
            writers: &facts.writers,
            cast: &facts.cast,
            genres: &facts.genres,
            countries: &facts.countries,
            languages: &facts.languages,
            score: page.score.map(Score::points),
            verdict: page.verdict.as_deref(),
            liked: page.liked,
        },
        viewing: sheet.viewing.as_ref().map(|viewing| Viewing {
            watched_on: viewing.watched_on.map(|date| date.to_string()),
            rewatch: viewing.rewatch,
            abandoned: viewing.abandoned,
            score: viewing.score.map(Score::points),
            liked: viewing.liked,
            place: &viewing.place,
            format: &viewing.format,
            companions: &viewing.companions,
            note: &viewing.note,
        }),
        review: sheet.review.as_ref().map(|(shown, words)| Review {
            headline: &words.headline,
            score: shown.score.map(Score::points),
            verdict: shown.verdict.as_deref(),
            summary: &words.summary,
            body_markdown: &words.body,
            headings: shown.page.headings.iter().map(|heading| heading.text.as_str()).collect(),
            words: shown.page.words,
            reading_minutes: shown.page.reading_minutes,
            finished: shown.finished,
            spoilers: shown.spoilers,
        }),
        stills: page.stills.iter().map(|still| Still { caption: &still.caption }).collect(),
        tags: sheet.viewing.as_ref().map_or(&[], |viewing| &viewing.tags),
    }
}
