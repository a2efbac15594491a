use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ReviewText, RevisionCause};
use crate::journal::Edit;
use crate::storage::reviews::ReviewRow;
use crate::{
    Changed, DraftId, Error, FilmFacts, FilmId, Journal, Op, Result, ReviewId, Topic, ViewingFacts,
    ViewingId, films, storage, viewings,
};

/// Everything the editor holds: the film, the viewing and the words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct ReviewForm {
    /// The film it is of, where the journal has it already.
    pub film: Option<FilmId>,
    /// The film's facts.
    pub facts: FilmFacts,
    /// The viewing it is of, where that is logged already.
    pub viewing: Option<ViewingId>,
    /// What is said of the viewing; nothing for a review of the film alone.
    pub watch: Option<ViewingFacts>,
    /// The words.
    pub text: ReviewText,
}

/// What came of saving the editor's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SavedReview {
    /// The review.
    pub review: ReviewId,
    /// Its film.
    pub film: FilmId,
    /// Its viewing.
    pub viewing: Option<ViewingId>,
}

/// A form to be saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReviewSave {
    /// The review it is of; none makes a new one.
    pub review: Option<ReviewId>,
    /// The draft it was kept as meanwhile, which ends with this.
    pub draft: Option<DraftId>,
    /// What the editor holds.
    pub form: ReviewForm,
    /// Why it is saved; `done` makes the review a finished one.
    pub cause: RevisionCause,
}

impl Journal {
    /// Saves what the editor holds: film facts, viewing and words in one step of undo. A form that
    /// differs in nothing changes nothing.
    ///
    /// A new review joins the film of the same folded title and year, if there is exactly one; what
    /// that film has and the form leaves empty stays.
    ///
    /// Of a review that is gone meanwhile, as by undo, a new one is made: what was typed is kept.
    ///
    /// # Errors
    /// [`Error::Invalid`] at the field that cannot be kept; [`Error::NotFound`] when the viewing is
    /// another film's, or gone.
    pub fn save_review(&self, save: &ReviewSave) -> Result<Changed<SavedReview>> {
        let review = self.read(|conn| super::there(conn, save.review))?;
        let op = if review.is_some() { Op::EditReview } else { Op::WriteReview };
        let mut saved = self.transact(op, |edit| match review {
            Some(review) => write(edit, review, save),
            None => add(edit, save),
        })?;
        // A draft of a review that was there before ends beside the step, not in it: taken back,
        // it could meet a younger draft of the same review.
        if let Some(draft) = save.draft {
            let ended = self.keep([], |edit| storage::drafts::delete(edit.conn(), draft))?;
            if ended.value {
                saved.topics.insert(Topic::Drafts);
            }
        }
        Ok(saved)
    }
}

fn add(edit: &Edit<'_>, save: &ReviewSave) -> Result<SavedReview> {
    let form = &save.form;
    edit.concerns(form.facts.title.trim());
    let film = film_of(edit, form)?;
    let viewing = viewing_of(edit, film, form)?;
    let finished = save.cause == RevisionCause::Done;
    let review = super::add(edit, film, viewing, &form.text, finished, save.cause)?;
    if let Some(draft) = save.draft {
        storage::drafts::delete(edit.conn(), draft)?;
    }
    Ok(SavedReview { review, film, viewing })
}

fn write(edit: &Edit<'_>, review: ReviewId, save: &ReviewSave) -> Result<SavedReview> {
    let form = &save.form;
    let row = super::require(edit.conn(), review)?;
    let film = row.film;
    edit.concerns(form.facts.title.trim());
    films::facts::write_by_hand(edit, film, &form.facts)?;
    let of = ReviewForm { viewing: form.viewing.or(row.viewing), ..form.clone() };
    let viewing = viewing_of(edit, film, &of)?;
    let row = attached(edit, row, viewing)?;
    let finished = row.finished || save.cause == RevisionCause::Done;
    super::write(edit, row, &form.text, finished, save.cause)?;
    Ok(SavedReview { review, film, viewing })
}

/// The review's row with its viewing, written where that is another than before.
fn attached(edit: &Edit<'_>, row: ReviewRow, viewing: Option<ViewingId>) -> Result<ReviewRow> {
    if row.viewing == viewing {
        return Ok(row);
    }
    let row = ReviewRow { viewing, changed_at: edit.now(), ..row };
    storage::reviews::update(edit.conn(), &row)?;
    Ok(row)
}

/// The film a new review is of, with the form's facts. One that is gone meanwhile is made anew.
fn film_of(edit: &Edit<'_>, form: &ReviewForm) -> Result<FilmId> {
    if let Some(film) = form.film
        && storage::films::by_id(edit.conn(), film)?.is_some()
    {
        films::facts::write_by_hand(edit, film, &form.facts)?;
        edit.completes(film);
        return Ok(film);
    }
    let Some(film) = alike(edit.conn(), &form.facts)? else {
        return films::add(edit, &form.facts);
    };
    let known = films::facts::read(edit.conn(), film)?;
    films::facts::write_by_hand(edit, film, &filled_up(&form.facts, known))?;
    Ok(film)
}

/// The film of the same folded title and year, if there is exactly one.
pub(super) fn alike(conn: &Connection, facts: &FilmFacts) -> Result<Option<FilmId>> {
    let title = films::facts::match_title(facts.title.trim());
    let alike = storage::films::by_match(conn, &title, facts.year)?;
    Ok(if let [only] = alike.as_slice() { Some(only.id) } else { None })
}

/// The facts typed, with what they leave empty taken from those known.
pub(super) fn filled_up(typed: &FilmFacts, known: FilmFacts) -> FilmFacts {
    fn either<T: Clone>(typed: &[T], known: Vec<T>) -> Vec<T> {
        if typed.is_empty() { known } else { typed.to_vec() }
    }
    FilmFacts {
        title: known.title,
        original_title: typed.original_title.clone().or(known.original_title),
        language: typed.language.clone().or(known.language),
        year: known.year,
        tagline: if typed.tagline.is_empty() { known.tagline } else { typed.tagline.clone() },
        runtime_min: typed.runtime_min.or(known.runtime_min),
        directors: either(&typed.directors, known.directors),
        writers: either(&typed.writers, known.writers),
        cast: either(&typed.cast, known.cast),
        genres: either(&typed.genres, known.genres),
        countries: either(&typed.countries, known.countries),
        languages: either(&typed.languages, known.languages),
        ids: either(&typed.ids, known.ids),
    }
}

/// The viewing a review is of, with what the form says of it.
fn viewing_of(edit: &Edit<'_>, film: FilmId, form: &ReviewForm) -> Result<Option<ViewingId>> {
    let known = form.viewing.map(|viewing| storage::viewings::by_id(edit.conn(), viewing));
    let known = known.transpose()?.flatten().map(|row| row.id);
    // What was typed of a viewing that is gone meanwhile makes it anew.
    match (known.or(form.viewing.filter(|_| form.watch.is_none())), &form.watch) {
        (Some(viewing), facts) => {
            let row = viewings::require(edit.conn(), viewing)?;
            if row.film != film {
                return Err(Error::NotFound { what: "viewing" });
            }
            if let Some(facts) = facts {
                viewings::write(edit, row, facts)?;
            }
            Ok(Some(viewing))
        }
        (None, Some(facts)) => viewings::add(edit, film, facts, None).map(Some),
        (None, None) => Ok(None),
    }
}
