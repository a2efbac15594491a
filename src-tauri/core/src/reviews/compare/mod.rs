//! Two reviews of one film beside each other: what was thought of it then, and what is now.

mod align;

pub use align::Passage;

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::diff::Part;
use super::show::{self, ReviewedViewing};
use crate::markdown::paragraphs;
use crate::storage::reading;
use crate::storage::reviews::ReviewRow;
use crate::storage::viewings::ViewingRow;
use crate::{
    Apart, Error, FilmId, Journal, Result, ReviewId, Score, ViewingId, WatchedOn, films, storage,
    text, verdicts,
};

/// Two reviews of one film, compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Comparison {
    /// The film.
    pub film: FilmId,
    /// Its title.
    pub title: String,
    /// BCP 47 tag of the title's language, kept or guessed from its script.
    pub language: Option<String>,
    /// When the film came out.
    pub year: Option<i16>,
    /// The earlier review.
    pub then: ComparedReview,
    /// The later one.
    pub now: ComparedReview,
    /// How long after the earlier viewing the later one was, where both are dated.
    pub apart: Option<Apart>,
    /// The viewings between those two.
    pub between: Vec<ReviewedViewing>,
    /// From here on a score is of the highest band.
    pub top_from: Option<Score>,
    /// The bodies.
    pub body: Vec<Passage>,
    /// The closing paragraphs.
    pub summary: Vec<Passage>,
    /// What became of the words of both, headlines aside.
    pub words: WordCounts,
    /// Every review of the film, in the order of [`Comparison::then`] and [`Comparison::now`].
    pub reviews: Vec<FilmsReview>,
}

/// One of two reviews that are compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ComparedReview {
    /// Its id.
    pub review: ReviewId,
    /// A title of its own; may be empty.
    pub headline: String,
    /// False while it is a draft.
    pub finished: bool,
    /// Which of the film's dated viewings it is of, from 1; none for an undated one, and for a review
    /// of the film alone.
    pub nth: Option<u32>,
    /// When that was.
    pub watched_on: Option<WatchedOn>,
    /// Where that was; may be empty.
    pub place: String,
    /// The score of its viewing; of the film, for a review of no viewing.
    pub score: Option<Score>,
    /// The writer's word for it.
    pub verdict: Option<String>,
    /// How many words it has.
    pub words: u32,
    /// BCP 47 tag of the language it is written in, where the writer or the script says.
    pub language: Option<String>,
    /// It is written from right to left.
    pub right_to_left: bool,
}

/// What became of the words of the earlier of two texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct WordCounts {
    /// They are in both.
    pub kept: u32,
    /// They are only in the earlier.
    pub gone: u32,
    /// They are only in the later.
    pub added: u32,
}

/// One of a film's reviews, to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FilmsReview {
    /// Its id.
    pub review: ReviewId,
    /// A title of its own; may be empty.
    pub headline: String,
    /// False while it is a draft.
    pub finished: bool,
    /// When the film was watched for it.
    pub watched_on: Option<WatchedOn>,
}

impl Journal {
    /// Two reviews of one film beside each other, whichever of them is named first.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] when they are the same review, or of two films.
    pub fn compare_reviews(&self, one: ReviewId, other: ReviewId) -> Result<Comparison> {
        self.read(|conn| compare(conn, one, other))
    }
}

fn compare(conn: &Connection, one: ReviewId, other: ReviewId) -> Result<Comparison> {
    let [one, other] = [super::require(conn, one)?, super::require(conn, other)?]
        .map(|row| Written::read(conn, row));
    let (one, other) = (one?, other?);
    if one.row.id == other.row.id {
        return Err(Error::invalid("other", "A review is compared with another one of its film."));
    }
    let film = films::require(conn, one.row.film)?;
    if one.row.film != other.row.film {
        let reason = format!(
            "Only reviews of one film can be compared: the first is of ‘{}’, the other of ‘{}’.",
            film.title,
            films::require(conn, other.row.film)?.title
        );
        return Err(Error::invalid("other", reason));
    }
    let (then, now) = if one.is_before(&other) { (one, other) } else { (other, one) };

    let passages = |then: &str, now: &str| align::passages(paragraphs(then), paragraphs(now));
    let body = passages(&then.row.body, &now.row.body);
    let summary = passages(&then.row.summary, &now.row.summary);
    let viewings = show::viewings_of(conn, film.id)?;
    let bands = verdicts::bands(conn)?;
    let (standing, ..) = reading::standing(conn, film.id)?;
    let compared = |written: &Written| {
        let score = written.viewing.as_ref().map_or(standing, |viewing| viewing.score);
        written.compared(score, show::verdict(&written.row, &bands, score), &viewings)
    };

    Ok(Comparison {
        film: film.id,
        language: film.language.or_else(|| show::guess(&film.title)),
        title: film.title,
        year: film.year,
        then: compared(&then),
        now: compared(&now),
        apart: then.watched_on().zip(now.watched_on()).and_then(|(then, now)| then.until(now)),
        between: between(&viewings, then.row.viewing, now.row.viewing).to_vec(),
        top_from: bands.last().map(|band| band.from),
        words: counts(body.iter().chain(&summary)),
        body,
        summary,
        reviews: reviews_of(conn, film.id)?,
    })
}

/// A review with the viewing it is of.
struct Written {
    row: ReviewRow,
    viewing: Option<ViewingRow>,
}

impl Written {
    fn read(conn: &Connection, row: ReviewRow) -> Result<Self> {
        let viewing = row.viewing.map(|viewing| storage::viewings::by_id(conn, viewing));
        Ok(Self { row, viewing: viewing.transpose()?.flatten() })
    }

    fn watched_on(&self) -> Option<WatchedOn> {
        self.viewing.as_ref()?.watched_on
    }

    /// By date of viewing; where one is not known, by when they were begun.
    fn is_before(&self, other: &Self) -> bool {
        let seen = |written: &Self| {
            let viewing = written.viewing.as_ref()?;
            Some((viewing.watched_on?.stored(), viewing.day_order, viewing.id, written.row.id))
        };
        match (seen(self), seen(other)) {
            (Some(this), Some(that)) => this < that,
            _ => (&self.row.written_at, self.row.id) < (&other.row.written_at, other.row.id),
        }
    }

    fn compared(
        &self,
        score: Option<Score>,
        verdict: Option<String>,
        viewings: &[ReviewedViewing],
    ) -> ComparedReview {
        let row = &self.row;
        let words = if row.body.trim().is_empty() { &row.summary } else { &row.body };
        let mut dated = viewings.iter().filter(|viewing| viewing.watched_on.is_some());
        let nth = dated.position(|viewing| Some(viewing.id) == row.viewing);
        ComparedReview {
            review: row.id,
            headline: row.headline.clone(),
            finished: row.finished,
            nth: nth.and_then(|at| u32::try_from(at + 1).ok()),
            watched_on: self.watched_on(),
            place: self.viewing.as_ref().map_or_else(String::new, |viewing| viewing.place.clone()),
            score,
            verdict,
            words: row.words,
            language: row.language.clone().or_else(|| show::guess(words)),
            right_to_left: text::is_right_to_left(words),
        }
    }
}

/// The viewings after one and before another; none unless both are there.
fn between(
    viewings: &[ReviewedViewing],
    then: Option<ViewingId>,
    now: Option<ViewingId>,
) -> &[ReviewedViewing] {
    let place = |id: Option<ViewingId>| viewings.iter().position(|viewing| Some(viewing.id) == id);
    match (place(then), place(now)) {
        (Some(then), Some(now)) => viewings.get(then + 1..now).unwrap_or_default(),
        _ => &[],
    }
}

fn counts<'a>(passages: impl Iterator<Item = &'a Passage>) -> WordCounts {
    let mut counts = WordCounts::default();
    let words = |text: &str| u32::try_from(text::words(text)).unwrap_or(u32::MAX);
    for passage in passages {
        match passage {
            Passage::Both { parts, .. } => {
                for part in parts {
                    match part {
                        Part::Same(text) => counts.kept += words(text),
                        Part::Gone(text) => counts.gone += words(text),
                        Part::Added(text) => counts.added += words(text),
                    }
                }
            }
            Passage::Apart { then, now } => {
                counts.gone += then.iter().map(|one| words(&one.text)).sum::<u32>();
                counts.added += now.iter().map(|one| words(&one.text)).sum::<u32>();
            }
        }
    }
    counts
}

/// A film's reviews, by date of viewing and those of no date first.
pub(super) fn reviews_of(conn: &Connection, film: FilmId) -> Result<Vec<FilmsReview>> {
    let mut written = storage::reviews::of_film(conn, film)?
        .into_iter()
        .map(|row| Written::read(conn, row))
        .collect::<Result<Vec<_>>>()?;
    written.sort_by_cached_key(|one| {
        (one.watched_on().map(WatchedOn::stored), one.row.written_at.clone(), one.row.id)
    });
    let entry = |one: Written| FilmsReview {
        review: one.row.id,
        watched_on: one.watched_on(),
        headline: one.row.headline,
        finished: one.row.finished,
    };
    Ok(written.into_iter().map(entry).collect())
}
