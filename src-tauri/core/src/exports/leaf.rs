//! One review, or one film without a review, with all that a page of it shows.

use rusqlite::Connection;

use crate::markdown::{Phrases, Rendered};
use crate::media::Still;
use crate::{
    FilmFacts, FilmId, Found, Result, ReviewId, ReviewText, ReviewedViewing, Score, ViewingId,
    WatchedOn, films, library, media, reviews, storage,
};

/// What a page shows.
#[derive(Debug, Clone)]
pub(super) struct Leaf {
    /// The uid of the review; of the film, where there is none.
    pub(super) uid: String,
    pub(super) facts: FilmFacts,
    /// BCP 47 tag of the title's language, kept or guessed.
    pub(super) title_language: Option<String>,
    /// The hash of the poster.
    pub(super) poster: Option<String>,
    pub(super) score: Option<Score>,
    pub(super) verdict: Option<String>,
    pub(super) review: Option<Written>,
    /// The viewing shown: which one it was, from 1, and when.
    pub(super) seen: Option<Seen>,
    /// Every viewing of the film, the earliest first.
    pub(super) viewings: Vec<ReviewedViewing>,
    pub(super) tags: Vec<String>,
    pub(super) stills: Vec<Still>,
}

/// The review itself.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) text: ReviewText,
    pub(super) page: Rendered,
    /// The closing paragraph as HTML; may be empty.
    pub(super) summary: String,
    pub(super) language: Option<String>,
    pub(super) right_to_left: bool,
    pub(super) finished: bool,
    pub(super) written_at: String,
    pub(super) changed_at: String,
}

/// The viewing a page is of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub(super) viewing: ViewingId,
    pub(super) nth: Option<usize>,
    pub(super) watched_on: Option<WatchedOn>,
}

impl Leaf {
    /// A review.
    pub(super) fn of_review(conn: &Connection, id: ReviewId) -> Result<Self> {
        let row = reviews::require(conn, id)?;
        let shown = reviews::show(conn, id, &Phrases::default())?;
        let seen = seen(&shown.viewings, shown.viewing);
        Ok(Self {
            uid: row.uid.clone(),
            facts: films::facts_of(conn, row.film)?,
            title_language: shown.film.language,
            poster: shown.film.poster,
            score: shown.score,
            verdict: shown.verdict,
            seen,
            viewings: shown.viewings,
            tags: shown.tags,
            stills: shown.stills,
            review: Some(Written {
                text: reviews::words_of(&row),
                page: shown.page,
                summary: shown.summary,
                language: shown.language,
                right_to_left: shown.right_to_left,
                finished: row.finished,
                written_at: row.written_at,
                changed_at: row.changed_at,
            }),
        })
    }

    /// A record that was looked for: its review, else its film with the viewing.
    pub(super) fn of_found(conn: &Connection, found: &Found) -> Result<Self> {
        match found.review {
            Some(review) => Self::of_review(conn, review),
            None => Self::of_film(conn, found.film, found.viewing),
        }
    }

    fn of_film(conn: &Connection, film: FilmId, viewing: Option<ViewingId>) -> Result<Self> {
        let page = library::page(conn, film)?;
        let viewings = reviews::viewings_of(conn, film)?;
        let row = viewing.map(|viewing| storage::viewings::by_id(conn, viewing)).transpose()?;
        let score = match row.flatten() {
            Some(viewing) => viewing.score,
            None => page.score,
        };
        let tags = viewing.map(|viewing| storage::tags::of_viewing(conn, viewing)).transpose()?;
        Ok(Self {
            uid: films::require(conn, film)?.uid,
            title_language: page.facts.language.clone(),
            facts: page.facts,
            poster: page.poster,
            verdict: page.verdict.filter(|_| score == page.score),
            score,
            review: None,
            seen: seen(&viewings, viewing),
            viewings,
            tags: tags.unwrap_or_default(),
            stills: media::stills::of_film(conn, film)?,
        })
    }

    /// The viewing the page is of.
    pub(super) fn viewing(&self) -> Option<&ReviewedViewing> {
        let seen = self.seen?;
        self.viewings.iter().find(|viewing| viewing.id == seen.viewing)
    }

    /// `The Keeper of Low Water (1974)`.
    pub(super) fn name(&self) -> String {
        named(&self.facts.title, self.facts.year)
    }

    /// What the page opens with, in a sentence or two: the review's own first words.
    pub(super) fn opening(&self) -> String {
        let Some(review) = &self.review else { return self.facts.tagline.clone() };
        let said = [&review.text.summary, &review.text.headline].into_iter().cloned();
        let lead = review.page.lead.clone();
        lead.into_iter()
            .chain(said)
            .map(|text| crate::markdown::to_words(&text).replace('\n', " "))
            .find(|text| !text.trim().is_empty())
            .unwrap_or_default()
    }
}

/// A film's title with its year.
pub(super) fn named(title: &str, year: Option<i16>) -> String {
    year.map_or_else(|| title.to_owned(), |year| format!("{title} ({year})"))
}

fn seen(viewings: &[ReviewedViewing], viewing: Option<ViewingId>) -> Option<Seen> {
    let viewing = viewing?;
    let at = viewings.iter().position(|one| one.id == viewing)?;
    let watched_on = viewings[at].watched_on;
    let dated = viewings[..=at].iter().filter(|viewing| viewing.watched_on.is_some()).count();
    Some(Seen { viewing, nth: watched_on.map(|_| dated), watched_on })
}
