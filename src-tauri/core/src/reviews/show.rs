//! A review as it is read: one reading of everything its page shows, but for what to explore next.

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::compare::{self, FilmsReview};
use super::preview;
use crate::markdown::{self, Phrases, Rendered};
use crate::storage::reading::{self, Beside, NeighbourRow, Place};
use crate::storage::reviews::ReviewRow;
use crate::storage::viewings::ViewingRow;
use crate::verdicts::{self, VerdictBand};
use crate::{
    CastMember, FilmId, Journal, Result, ReviewId, Score, Still, ViewingId, WatchedOn, annual,
    films, media, storage, text,
};

/// A review with everything its page shows.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReviewDetail {
    /// Its id.
    pub id: ReviewId,
    /// The film it is of.
    pub film: ReviewedFilm,
    /// A title of the review's own; may be empty.
    pub headline: String,
    /// The body.
    pub page: Rendered,
    /// The closing paragraph as sanitised HTML; may be empty.
    pub summary: String,
    /// The score of its viewing; of the film, for a review of no viewing.
    pub score: Option<Score>,
    /// The writer's word for the score.
    pub verdict: Option<String>,
    /// From here on a score is of the highest band.
    pub top_from: Option<Score>,
    /// False while it is a draft.
    pub finished: bool,
    /// It gives the plot away.
    pub spoilers: bool,
    /// It never leaves in a site or share.
    pub private: bool,
    /// BCP 47 tag of the language it is written in, where the writer or the script says.
    pub language: Option<String>,
    /// It is written from right to left.
    pub right_to_left: bool,
    /// The viewing it is of.
    pub viewing: Option<ViewingId>,
    /// Every viewing of the film, the earliest first; undated ones before all others.
    pub viewings: Vec<ReviewedViewing>,
    /// The film's other finished reviews, the earliest first.
    pub others: Vec<FilmsReview>,
    /// The film's stills, in order.
    pub stills: Vec<Still>,
    /// The tags of its viewing.
    pub tags: Vec<String>,
    /// The lines of it that are kept for the annual, as long as it says them, the first kept first.
    pub kept_lines: Vec<String>,
    /// The finished review before it, by date of viewing.
    pub previous: Option<Neighbour>,
    /// The finished review after it.
    pub next: Option<Neighbour>,
}

/// The film a review is of.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
#[expect(missing_docs, reason = "as in the facts of a film")]
pub struct ReviewedFilm {
    pub id: FilmId,
    pub title: String,
    pub original_title: Option<String>,
    /// BCP 47 tag of the title's language, kept or guessed from its script.
    pub language: Option<String>,
    pub year: Option<i16>,
    pub tagline: String,
    pub runtime_min: Option<u32>,
    pub directors: Vec<String>,
    pub writers: Vec<String>,
    pub cast: Vec<CastMember>,
    pub genres: Vec<String>,
    pub countries: Vec<String>,
    /// The hash of its poster.
    pub poster: Option<String>,
    pub liked: bool,
}

/// One viewing of the film, in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
#[expect(missing_docs, reason = "as in the facts of a viewing")]
pub struct ReviewedViewing {
    pub id: ViewingId,
    pub watched_on: Option<WatchedOn>,
    pub score: Option<Score>,
    /// Tenths above (or below) the score of the last scored viewing before it.
    pub change: Option<i16>,
    pub place: String,
    pub format: String,
    pub rewatch: bool,
    pub abandoned: bool,
    pub liked: bool,
    /// Its finished review.
    pub review: Option<ReviewId>,
}

/// A review beside this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Neighbour {
    /// Its id.
    pub id: ReviewId,
    /// The title of its film.
    pub title: String,
    /// BCP 47 tag of the title's language, kept or guessed from its script.
    pub language: Option<String>,
    /// When its film was watched.
    pub watched_on: Option<WatchedOn>,
}

impl Journal {
    /// A review as it is read. `phrases` are the words its page says by itself.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn review(&self, review: ReviewId, phrases: &Phrases) -> Result<ReviewDetail> {
        self.read(|conn| show(conn, review, phrases))
    }
}

pub(crate) fn show(conn: &Connection, review: ReviewId, phrases: &Phrases) -> Result<ReviewDetail> {
    let row = super::require(conn, review)?;
    let viewing =
        row.viewing.map(|viewing| storage::viewings::by_id(conn, viewing)).transpose()?.flatten();
    let facts = films::read(conn, row.film)?;
    let (standing, liked, poster) = reading::standing(conn, row.film)?;
    let score = viewing.as_ref().map_or(standing, |viewing| viewing.score);
    let bands = verdicts::bands(conn)?;
    let stills = media::stills::of_film(conn, row.film)?;
    let tags =
        viewing.as_ref().map(|viewing| storage::tags::of_viewing(conn, viewing.id)).transpose()?;
    let (previous, next) = neighbours(conn, &row, viewing.as_ref())?;
    let words = if row.body.trim().is_empty() { &row.summary } else { &row.body };
    Ok(ReviewDetail {
        id: row.id,
        kept_lines: annual::kept_lines(conn, &row)?,
        page: preview::render(&stills, &row.body, phrases),
        summary: markdown::render_short(&row.summary, phrases),
        verdict: verdict(&row, &bands, score),
        score,
        top_from: bands.last().map(|band| band.from),
        right_to_left: text::is_right_to_left(words),
        language: row.language.clone().or_else(|| guess(words)),
        film: ReviewedFilm {
            id: row.film,
            language: facts.language.or_else(|| guess(&facts.title)),
            title: facts.title,
            original_title: facts.original_title,
            year: facts.year,
            tagline: facts.tagline,
            runtime_min: facts.runtime_min,
            directors: facts.directors,
            writers: facts.writers,
            cast: facts.cast,
            genres: facts.genres,
            countries: facts.countries,
            poster,
            liked,
        },
        headline: row.headline,
        finished: row.finished,
        spoilers: row.spoilers,
        private: row.private,
        viewing: row.viewing,
        viewings: viewings_of(conn, row.film)?,
        others: compare::reviews_of(conn, row.film)?
            .into_iter()
            .filter(|other| other.finished && other.review != row.id)
            .collect(),
        tags: tags.unwrap_or_default(),
        stills,
        previous,
        next,
    })
}

/// The writer's word for a review: one of its own, or its score's.
pub(super) fn verdict(
    row: &ReviewRow,
    bands: &[VerdictBand],
    score: Option<Score>,
) -> Option<String> {
    row.verdict.clone().or_else(|| Some(word_for(bands, score?)?.word.clone()))
}

/// A film's viewings, the earliest first, each with what its score changed.
pub(crate) fn viewings_of(conn: &Connection, film: FilmId) -> Result<Vec<ReviewedViewing>> {
    let reviews = reading::reviews_of_viewings(conn, film)?;
    let mut before: Option<Score> = None;
    let mut viewings = Vec::new();
    for row in storage::viewings::of_film(conn, film)?.into_iter().rev() {
        let change = before
            .zip(row.score)
            .map(|(before, now)| i16::from(now.tenths()) - i16::from(before.tenths()));
        // A score without a date says nothing about which way it went.
        if row.watched_on.is_some() {
            before = row.score.or(before);
        }
        viewings.push(ReviewedViewing {
            id: row.id,
            watched_on: row.watched_on,
            score: row.score,
            change,
            place: row.place,
            format: row.format,
            rewatch: row.rewatch,
            abandoned: row.abandoned,
            liked: row.liked,
            review: reviews
                .iter()
                .find(|(viewing, _)| *viewing == row.id)
                .map(|(_, review)| *review),
        });
    }
    Ok(viewings)
}

fn neighbours(
    conn: &Connection,
    row: &ReviewRow,
    viewing: Option<&ViewingRow>,
) -> Result<(Option<Neighbour>, Option<Neighbour>)> {
    let watched_on = viewing.and_then(|viewing| viewing.watched_on).map(WatchedOn::stored);
    let place = Place {
        review: row.id,
        viewing: viewing.map(|viewing| viewing.id),
        watched_on: watched_on.as_deref(),
        day_order: viewing.map_or(0, |viewing| viewing.day_order),
    };
    let find = |beside| -> Result<Option<Neighbour>> {
        Ok(reading::neighbour(conn, place, beside)?.map(neighbour))
    };
    Ok((find(Beside::Before)?, find(Beside::After)?))
}

fn neighbour(row: NeighbourRow) -> Neighbour {
    Neighbour {
        id: row.review,
        language: row.language.or_else(|| guess(&row.title)),
        title: row.title,
        watched_on: row.watched_on,
    }
}

/// The language a text is in, where its script says.
pub(crate) fn guess(text: &str) -> Option<String> {
    text::language_of(text).map(str::to_owned)
}

/// The band a score lies in: a tenth between two takes the lower one.
fn word_for(bands: &[VerdictBand], score: Score) -> Option<&VerdictBand> {
    bands.iter().rfind(|band| band.from <= score)
}
