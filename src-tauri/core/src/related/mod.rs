//! Keep exploring: which of the writer's own reviews to read next, and why.
//!
//! Everything that links two reviews adds to a candidate's weight: a title one names in the other,
//! shared people, tags, lists and unusual words, nearness in year and score. The strongest link is
//! the reason on the card. Nothing comes from outside the journal, and nothing without a reason.

mod links;
#[cfg(test)]
mod tests;
mod words;

use std::collections::HashMap;

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::reviews::guess;
use crate::storage::related::{self as rows, CardRow};
use crate::{FilmId, Journal, Result, ReviewId, Score, films, reviews};

/// How many cards are shown.
const CARDS: usize = 4;

/// How many of the best candidates are looked at more closely.
const SHORT_LIST: usize = 40;

/// What a reason weighs when it has been given on an earlier card.
const AGAIN: f64 = 0.6;

/// A review to read next.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
#[expect(missing_docs, reason = "as on a library tile")]
pub struct Related {
    pub review: ReviewId,
    pub film: FilmId,
    pub title: String,
    /// BCP 47 tag of the title's language, kept or guessed from its script.
    pub language: Option<String>,
    pub year: Option<i16>,
    pub director: String,
    /// The score of the review's viewing; of the film, for a review of no viewing.
    pub score: Option<Score>,
    /// The hash of the film's poster.
    pub poster: Option<String>,
    /// Why it is there.
    pub reason: Reason,
}

/// Why a review is worth reading after another one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum Reason {
    /// The review read names its film.
    NamedHere,
    /// It names the film read about.
    NamesThis,
    /// The same person directed both.
    Director {
        /// Their name.
        name: String,
    },
    /// The same person wrote both.
    Writer {
        /// Their name.
        name: String,
    },
    /// The same person is in the cast of both.
    Cast {
        /// Their name.
        name: String,
    },
    /// The same person had a part in both, but not the same.
    Person {
        /// Their name.
        name: String,
    },
    /// Both carry a tag.
    Tag {
        /// The tag.
        name: String,
    },
    /// Both are on a list.
    List {
        /// The list's name.
        name: String,
    },
    /// Both reviews use words that few others do.
    Words {
        /// Two or three of them, as this review has them.
        words: Vec<String>,
    },
    /// Of the same years, and scored alike.
    Near,
}

/// A review that is linked to the one read.
pub(crate) struct Candidate {
    film: FilmId,
    weight: f64,
    strongest: f64,
    reason: Reason,
}

/// Candidates by review.
#[derive(Default)]
pub(crate) struct Candidates(HashMap<ReviewId, Candidate>);

impl Candidates {
    /// Adds a link; the strongest becomes the reason.
    fn add(&mut self, review: ReviewId, film: FilmId, weight: f64, reason: Reason) {
        let candidate = self.0.entry(review).or_insert_with(|| Candidate {
            film,
            weight: 0.0,
            strongest: 0.0,
            reason: reason.clone(),
        });
        candidate.weight += weight;
        if weight > candidate.strongest {
            candidate.strongest = weight;
            candidate.reason = reason;
        }
    }
}

impl Journal {
    /// The reviews to read after this one, the likeliest first, each with its reason.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn related_reviews(&self, review: ReviewId) -> Result<Vec<Related>> {
        self.read(|conn| related(conn, review))
    }
}

pub(crate) fn related(conn: &Connection, review: ReviewId) -> Result<Vec<Related>> {
    let row = reviews::require(conn, review)?;
    let film = films::require(conn, row.film)?;
    let here = rows::card(conn, review)?;
    let score = match here {
        Some(card) => card.score,
        None => crate::storage::reading::standing(conn, row.film)?.0,
    };
    let mut candidates = Candidates::default();
    links::named(conn, &row, &film, &mut candidates)?;
    links::people(conn, row.film, &mut candidates)?;
    links::tags_and_lists(conn, row.film, &mut candidates)?;
    words::shared(conn, &row, &mut candidates)?;
    if candidates.0.len() < CARDS {
        links::near(conn, row.film, film.year, score, &mut candidates)?;
    }
    choose(short_list(conn, candidates, film.year, score)?)
}

/// A candidate with its card.
struct Listed {
    review: ReviewId,
    card: CardRow,
    weight: f64,
    reason: Reason,
}

/// The best candidates, one a film, with what nearness adds.
fn short_list(
    conn: &Connection,
    candidates: Candidates,
    year: Option<i16>,
    score: Option<Score>,
) -> Result<Vec<Listed>> {
    let mut best: Vec<(ReviewId, Candidate)> = candidates.0.into_iter().collect();
    best.sort_by(|(a_id, a), (b_id, b)| b.weight.total_cmp(&a.weight).then(b_id.cmp(a_id)));
    let mut listed: Vec<Listed> = Vec::new();
    for (review, candidate) in best {
        if listed.len() == SHORT_LIST {
            break;
        }
        // Of several reviews of a film, the one with most in common stands for it.
        if listed.iter().any(|other| other.card.film == candidate.film) {
            continue;
        }
        if let Some(card) = rows::card(conn, review)? {
            let weight = candidate.weight + nearness(&card, year, score);
            listed.push(Listed { review, card, weight, reason: candidate.reason });
        }
    }
    Ok(listed)
}

/// Up to one each for being of the same years and scored alike.
fn nearness(card: &CardRow, year: Option<i16>, score: Option<Score>) -> f64 {
    let years = card.year.zip(year).map(|(a, b)| f64::from(a.abs_diff(b)) / 10.0);
    let points =
        card.score.zip(score).map(|(a, b)| f64::from(a.tenths().abs_diff(b.tenths())) / 20.0);
    [years, points].into_iter().flatten().map(|distance| (1.0 - distance).max(0.0)).sum()
}

/// The cards, best first; a reason given already counts for less, so that the reasons differ.
fn choose(mut listed: Vec<Listed>) -> Result<Vec<Related>> {
    let mut chosen: Vec<Related> = Vec::new();
    while chosen.len() < CARDS && !listed.is_empty() {
        let worth = |candidate: &Listed| {
            let given = chosen.iter().filter(|card| card.reason == candidate.reason).count();
            candidate.weight * AGAIN.powi(i32::try_from(given).unwrap_or(i32::MAX))
        };
        let best = (0..listed.len())
            .max_by(|a, b| {
                worth(&listed[*a])
                    .total_cmp(&worth(&listed[*b]))
                    .then(listed[*a].review.cmp(&listed[*b].review))
            })
            .unwrap_or(0);
        let Listed { review, card, reason, .. } = listed.swap_remove(best);
        chosen.push(Related {
            review,
            film: card.film,
            language: card.language.or_else(|| guess(&card.title)),
            title: card.title,
            year: card.year,
            director: card.director,
            score: card.score,
            poster: card.poster,
            reason,
        });
    }
    Ok(chosen)
}
