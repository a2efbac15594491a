use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ReviewForm, drafts};
use crate::storage::drafts::DraftRow;
use crate::{
    DraftId, Error, FilmId, Journal, Result, ReviewId, Score, ViewingFacts, ViewingId, WatchedOn,
    films, storage, viewings,
};

/// What the editor is opened on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind", content = "id")]
#[ts(export)]
pub enum EditTarget {
    /// A blank page.
    New,
    /// A new review of a film, as of today.
    Film(FilmId),
    /// A new review of a viewing that is logged.
    Viewing(ViewingId),
    /// A review, with what was not saved of it.
    Review(ReviewId),
    /// A draft of a review that has not been saved yet.
    Draft(DraftId),
}

/// What the editor begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Editing {
    /// The review, where there is one already.
    pub review: Option<ReviewId>,
    /// The draft it was kept as and not saved from.
    pub draft: Option<DraftId>,
    /// When that was, as a UTC instant.
    pub saved_at: Option<String>,
    /// It has been done once.
    pub finished: bool,
    /// What the form holds.
    pub form: ReviewForm,
}

/// Another time the same film was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct OtherViewing {
    /// Its id.
    pub viewing: ViewingId,
    /// When, as exactly as is known.
    pub watched_on: Option<WatchedOn>,
    /// The score given then.
    pub score: Option<Score>,
}

impl Journal {
    /// What the editor begins with. Words that were not saved come before those that were.
    ///
    /// # Errors
    /// [`Error::NotFound`] when what it is opened on is gone.
    pub fn editing(&self, target: EditTarget) -> Result<Editing> {
        let today = self.clock().today();
        let fresh = |film: Option<FilmId>, conn: &Connection| -> Result<Editing> {
            let facts = film.map(|film| films::facts::read(conn, film)).transpose()?;
            let watch = ViewingFacts {
                watched_on: Some(WatchedOn::day(today)),
                rewatch: match film {
                    Some(film) => !storage::viewings::of_film(conn, film)?.is_empty(),
                    None => false,
                },
                ..ViewingFacts::default()
            };
            let facts = facts.unwrap_or_default();
            let form = ReviewForm { film, facts, watch: Some(watch), ..ReviewForm::default() };
            Ok(Editing { review: None, draft: None, saved_at: None, finished: false, form })
        };
        self.read(|conn| match target {
            EditTarget::New => fresh(None, conn),
            EditTarget::Film(film) => fresh(Some(film), conn),
            EditTarget::Viewing(viewing) => of_viewing(conn, viewing),
            EditTarget::Review(review) => of_review(conn, review),
            EditTarget::Draft(draft) => {
                let row = storage::drafts::by_id(conn, draft)?
                    .ok_or(Error::NotFound { what: "draft" })?;
                match row.review {
                    Some(review) => of_review(conn, review),
                    None => of_draft(row),
                }
            }
        })
    }

    /// The other times a film was seen, the first one first; undated ones last.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn other_viewings(
        &self,
        film: FilmId,
        besides: Option<ViewingId>,
    ) -> Result<Vec<OtherViewing>> {
        self.read(|conn| {
            let rows = storage::viewings::of_film(conn, film)?;
            let (dated, undated): (Vec<_>, Vec<_>) = rows
                .into_iter()
                .rev()
                .filter(|row| Some(row.id) != besides)
                .partition(|row| row.watched_on.is_some());
            let others = dated.into_iter().chain(undated).map(|row| OtherViewing {
                viewing: row.id,
                watched_on: row.watched_on,
                score: row.score,
            });
            Ok(others.collect())
        })
    }
}

fn of_draft(row: DraftRow) -> Result<Editing> {
    Ok(Editing {
        review: None,
        draft: Some(row.id),
        form: drafts::form_of(&row)?,
        saved_at: Some(row.saved_at),
        finished: false,
    })
}

fn of_viewing(conn: &Connection, viewing: ViewingId) -> Result<Editing> {
    if let Some(review) = storage::reviews::of_viewing(conn, viewing)?.first() {
        return of_review(conn, review.id);
    }
    let film = viewings::require(conn, viewing)?.film;
    let form = ReviewForm {
        film: Some(film),
        facts: films::facts::read(conn, film)?,
        viewing: Some(viewing),
        watch: Some(viewings::read(conn, viewing)?),
        ..ReviewForm::default()
    };
    Ok(Editing { review: None, draft: None, saved_at: None, finished: false, form })
}

fn of_review(conn: &Connection, review: ReviewId) -> Result<Editing> {
    let row = super::require(conn, review)?;
    let saved = ReviewForm {
        film: Some(row.film),
        facts: films::facts::read(conn, row.film)?,
        viewing: row.viewing,
        watch: row.viewing.map(|viewing| viewings::read(conn, viewing)).transpose()?,
        text: super::words_of(&row),
    };
    let finished = row.finished;
    let review = Some(review);
    if let Some(draft) = storage::drafts::of_review(conn, row.id)? {
        let form = drafts::form_of(&draft)?;
        // One that says nothing else was saved before it could be taken away.
        if form != saved {
            let (draft, saved_at) = (Some(draft.id), Some(draft.saved_at));
            return Ok(Editing { review, draft, saved_at, finished, form });
        }
    }
    Ok(Editing { review, draft: None, saved_at: None, finished, form: saved })
}
