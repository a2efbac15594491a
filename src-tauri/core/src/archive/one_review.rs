use rusqlite::Connection;

use super::markdown_file::{self, About};
use super::records::ReviewRecord;
use crate::imports::piece;
use crate::{Journal, Result, ReviewForm, ReviewId, films, reviews, storage};

impl Journal {
    /// A review as a file of its own: Markdown with front matter that says all that is known of
    /// the film. Its pictures are called by their names.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn review_markdown(&self, review: ReviewId) -> Result<String> {
        self.read(|conn| {
            let (record, about) = with_about(conn, review)?;
            Ok(markdown_file::write(&record, &about))
        })
    }
}

/// A review and all that a file which stands by itself says of its film and viewing.
pub(crate) fn with_about(conn: &Connection, review: ReviewId) -> Result<(ReviewRecord, About)> {
    let row = reviews::require(conn, review)?;
    let facts = films::facts_of(conn, row.film)?;
    let mut about = About { title: facts.title.clone(), year: facts.year, ..About::default() };
    about.facts = Some(facts);
    let film = films::require(conn, row.film)?;
    about.film_liked = film.liked;
    (about.film_score, about.film_scored_on) = (film.score, film.scored_on);
    about.others = piece::other_front_matter(conn, review)?;
    if let Some(viewing) = row.viewing
        && let Some(viewing) = storage::viewings::by_id(conn, viewing)?
    {
        about.watched = true;
        about.watched_on = viewing.watched_on;
        about.score = viewing.score;
        about.rewatch = viewing.rewatch;
        about.liked = viewing.liked;
        about.abandoned = viewing.abandoned;
        about.tags = storage::tags::of_viewing(conn, viewing.id)?;
    }
    Ok((record_of(conn, review)?, about))
}

/// What the editor holds, as such a file; it need not have been in a journal yet.
pub(crate) fn form_markdown(form: &ReviewForm) -> String {
    let watched = form.watch.is_some();
    let watch = form.watch.clone().unwrap_or_default();
    let about = About {
        title: form.facts.title.clone(),
        year: form.facts.year,
        watched_on: watch.watched_on,
        score: watch.score,
        tags: watch.tags,
        facts: Some(form.facts.clone()),
        watched,
        rewatch: watch.rewatch,
        liked: watch.liked,
        abandoned: watch.abandoned,
        ..About::default()
    };
    let text = form.text.clone();
    let record = ReviewRecord {
        uid: String::new(),
        film: String::new(),
        viewing: None,
        file: String::new(),
        headline: text.headline,
        body: text.body,
        summary: text.summary,
        verdict: text.verdict,
        spoilers: text.spoilers,
        state: "draft".to_owned(),
        private: text.private,
        language: text.language,
        written_at: String::new(),
        changed_at: String::new(),
    };
    markdown_file::write(&record, &about)
}

/// A review as the archive has it, but for the records beside it.
pub(crate) fn record_of(conn: &Connection, review: ReviewId) -> Result<ReviewRecord> {
    let row = reviews::require(conn, review)?;
    Ok(ReviewRecord {
        uid: row.uid,
        film: String::new(),
        viewing: None,
        file: String::new(),
        headline: row.headline,
        body: row.body,
        summary: row.summary,
        verdict: row.verdict,
        spoilers: row.spoilers,
        state: if row.finished { "finished" } else { "draft" }.to_owned(),
        private: row.private,
        language: row.language,
        written_at: row.written_at,
        changed_at: row.changed_at,
    })
}
