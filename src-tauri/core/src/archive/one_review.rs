use super::markdown_file::{self, About};
use super::records::ReviewRecord;
use crate::{Journal, Result, ReviewForm, ReviewId, films, reviews, storage};

impl Journal {
    /// A review as a file of its own, as an archive has it: Markdown with front matter.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn review_markdown(&self, review: ReviewId) -> Result<String> {
        self.read(|conn| {
            let row = reviews::require(conn, review)?;
            let film = films::require(conn, row.film)?;
            let mut about = About { title: film.title, year: film.year, ..About::default() };
            if let Some(viewing) = row.viewing
                && let Some(viewing) = storage::viewings::by_id(conn, viewing)?
            {
                about.watched_on = viewing.watched_on;
                about.score = viewing.score;
                about.tags = storage::tags::of_viewing(conn, viewing.id)?;
            }
            let record = ReviewRecord {
                uid: row.uid,
                film: film.uid,
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
            };
            Ok(markdown_file::write(&record, &about))
        })
    }
}

/// What the editor holds, as such a file; it need not have been in a journal yet.
pub(crate) fn form_markdown(form: &ReviewForm) -> String {
    let watch = form.watch.clone().unwrap_or_default();
    let about = About {
        title: form.facts.title.clone(),
        year: form.facts.year,
        watched_on: watch.watched_on,
        score: watch.score,
        tags: watch.tags,
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
