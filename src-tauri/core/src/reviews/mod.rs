//! Reviews: what was written, of a film and usually of one viewing. Score, date and tags are the
//! viewing's; the words are the review's, and every saved state of them is kept as a revision.

mod begin;
mod compare;
mod copy;
mod diff;
mod drafts;
mod editing;
mod form;
mod preview;
mod revisions;
mod show;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub use begin::BegunFilm;
pub use compare::{ComparedReview, Comparison, FilmsReview, Passage, WordCounts};
pub use diff::Part as DiffPart;
pub use drafts::{DraftEntry, DraftSave, DraftSaved};
pub use editing::{EditTarget, Editing, OtherViewing};
pub use form::{ReviewForm, ReviewSave, SavedReview};
pub use revisions::{RevisionEntry, RevisionShown};
pub use show::{Neighbour, ReviewDetail, ReviewedFilm, ReviewedViewing};
pub(crate) use show::{guess, show, viewings_of};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::journal::Edit;
use crate::storage::reviews::{ReviewRow, RevisionRow};
use crate::{
    Changed, Error, FilmId, Journal, Op, Result, ReviewId, RevisionId, ViewingId, films, markdown,
    storage, text,
};

/// The words of a review and what the writer says of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct ReviewText {
    /// A title of the review's own; may be empty.
    pub headline: String,
    /// Markdown: the sections, with stills where they stand.
    pub body: String,
    /// Markdown: the closing paragraph beside the score; may be empty.
    pub summary: String,
    /// A word instead of the one of the score's band.
    pub verdict: Option<String>,
    /// It gives the plot away.
    pub spoilers: bool,
    /// It never leaves in a site or share.
    pub private: bool,
    /// BCP 47 tag of the language it is written in.
    pub language: Option<String>,
}

/// Why a revision was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum RevisionCause {
    /// The writer said it was done.
    Done,
    /// The writer left the editor.
    Left,
    /// An earlier revision was about to be restored.
    Restore,
    /// It was brought in.
    Import,
}

impl RevisionCause {
    /// As the table keeps it.
    pub(crate) fn stored(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Left => "left",
            Self::Restore => "restore",
            Self::Import => "import",
        }
    }

    /// What the table keeps so.
    pub(crate) fn of_stored(stored: &str) -> Result<Self> {
        let all = [Self::Done, Self::Left, Self::Restore, Self::Import];
        all.into_iter()
            .find(|cause| cause.stored() == stored)
            .ok_or(Error::NotFound { what: "revision" })
    }
}

impl Journal {
    /// Deletes a review; it goes to the trash, its viewing stays.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn delete_review(&self, review: ReviewId) -> Result<Changed<()>> {
        self.transact(Op::DeleteReview, |edit| {
            let row = require(edit.conn(), review)?;
            let title = films::require(edit.conn(), row.film)?.title;
            edit.concerns(title.clone());
            edit.to_trash("review", &title, || storage::reviews::delete(edit.conn(), review))?;
            Ok(())
        })
    }
}

/// The review of an id, where it still is there.
fn there(conn: &Connection, review: Option<ReviewId>) -> Result<Option<ReviewId>> {
    let row = review.map(|review| storage::reviews::by_id(conn, review)).transpose()?.flatten();
    Ok(row.map(|row| row.id))
}

/// The review of an id, which must be there.
pub(crate) fn require(conn: &Connection, review: ReviewId) -> Result<ReviewRow> {
    storage::reviews::by_id(conn, review)?.ok_or(Error::NotFound { what: "review" })
}

/// Adds a review inside a write, with its first revision.
pub(crate) fn add(
    edit: &Edit<'_>,
    film: FilmId,
    viewing: Option<ViewingId>,
    words: &ReviewText,
    finished: bool,
    cause: RevisionCause,
) -> Result<ReviewId> {
    let written = Written { at: edit.now(), uid: edit.uid() };
    add_written(edit, film, viewing, words, finished, cause, written)
}

/// What a source says of a review besides its words.
pub(crate) struct Written {
    /// The instant it was written.
    pub(crate) at: String,
    /// What every journal calls it.
    pub(crate) uid: String,
}

/// [`add`] of a review whose source says when it was written, or what it is called.
pub(crate) fn add_written(
    edit: &Edit<'_>,
    film: FilmId,
    viewing: Option<ViewingId>,
    words: &ReviewText,
    finished: bool,
    cause: RevisionCause,
    written: Written,
) -> Result<ReviewId> {
    let mut row = ReviewRow {
        id: ReviewId(0),
        uid: written.uid,
        film,
        viewing,
        headline: String::new(),
        body: String::new(),
        summary: String::new(),
        verdict: None,
        spoilers: false,
        finished,
        private: false,
        language: None,
        words: 0,
        changed_at: written.at.clone(),
        written_at: written.at,
    };
    fill(&mut row, words);
    row.id = storage::reviews::insert(edit.conn(), &row)?;
    keep_revision(edit, &row, cause)?;
    Ok(row.id)
}

/// Writes a review's words inside a write, and keeps them as a revision when they differ.
pub(crate) fn write(
    edit: &Edit<'_>,
    row: ReviewRow,
    words: &ReviewText,
    finished: bool,
    cause: RevisionCause,
) -> Result<()> {
    let mut after = ReviewRow { finished, ..row.clone() };
    fill(&mut after, words);
    let reworded = words_of(&row) != words_of(&after);
    if !reworded && row.finished == finished {
        return Ok(());
    }
    after.changed_at = edit.now();
    storage::reviews::update(edit.conn(), &after)?;
    if reworded {
        keep_revision(edit, &after, cause)?;
    }
    Ok(())
}

/// The words of a review.
pub(crate) fn words_of(row: &ReviewRow) -> ReviewText {
    ReviewText {
        headline: row.headline.clone(),
        body: row.body.clone(),
        summary: row.summary.clone(),
        verdict: row.verdict.clone(),
        spoilers: row.spoilers,
        private: row.private,
        language: row.language.clone(),
    }
}

/// Keeps the present state of a review.
pub(crate) fn keep_revision(
    edit: &Edit<'_>,
    row: &ReviewRow,
    cause: RevisionCause,
) -> Result<RevisionId> {
    let viewing = row.viewing.map(|viewing| storage::viewings::by_id(edit.conn(), viewing));
    let score = viewing.transpose()?.flatten().and_then(|viewing| viewing.score);
    storage::reviews::insert_revision(
        edit.conn(),
        &RevisionRow {
            id: RevisionId(0),
            review: row.id,
            made_at: edit.now(),
            cause: cause.stored().to_owned(),
            headline: row.headline.clone(),
            body: row.body.clone(),
            summary: row.summary.clone(),
            verdict: row.verdict.clone(),
            score,
            words: row.words,
        },
    )
}

fn fill(row: &mut ReviewRow, words: &ReviewText) {
    let filled =
        |text: &Option<String>| text.as_deref().map(text::tidy).filter(|text| !text.is_empty());
    row.headline = text::tidy(&words.headline);
    row.body = words.body.replace("\r\n", "\n");
    row.summary = words.summary.replace("\r\n", "\n");
    row.verdict = filled(&words.verdict);
    row.spoilers = words.spoilers;
    row.private = words.private;
    row.language = filled(&words.language);
    row.words = count(&row.body, &row.summary);
}

/// Words of a review, as it is read.
pub(crate) fn count(body: &str, summary: &str) -> u32 {
    let words = [body, summary].map(|text| text::words(&markdown::to_words(text)));
    u32::try_from(words.iter().sum::<usize>()).unwrap_or(u32::MAX)
}
