use jiff::civil::Date;

use super::settled::{BOTH, TAKEN, beginning};
use super::{ImportConflict, Settled, Writer};
use crate::imports::choices::{ImportField, OnConflict};
use crate::imports::film_finder::Found;
use crate::imports::foreign::{ForeignReview, Origin};
use crate::imports::prepare::in_markdown;
use crate::imports::receipt::Outcome;
use crate::storage::reviews::ReviewRow;
use crate::storage::viewings::ViewingRow;
use crate::{
    FilmId, Result, ReviewId, ReviewText, RevisionCause, ViewingId, reviews, storage, text,
};

impl Writer<'_, '_> {
    /// A text about a film that belongs to no viewing. A film has room for many; only one that was
    /// there before may be the same text, worded otherwise since. Where the source has a name for
    /// the text, that is the one it was before.
    pub(super) fn reviewed(
        &mut self,
        found: Found,
        told: &ForeignReview,
        on: Option<Date>,
        origin: &Origin,
    ) -> Result<Settled> {
        let there = storage::reviews::of_film(self.edit.conn(), found.film)?;
        if let Some(same) = same_text(&there, told) {
            let filled = self.fill_review(same, told)?;
            let outcome = self.repeated(found, filled || !self.was_there(same.id));
            let mut settled = Settled::new(outcome, "review", same.id.0);
            settled.fills.extend(filled.then_some(ImportField::Review));
            settled.source_id.clone_from(&told.entry);
            return Ok(settled);
        }
        let may_be_it = self.may_be(there, told);
        let Some(conflict) = self.other_review(&may_be_it, told, origin) else {
            let review = self.add_review(found.film, None, told, on)?;
            let mut settled = Settled::new(Outcome::New, "review", review.0);
            settled.source_id.clone_from(&told.entry);
            return Ok(settled);
        };
        let mut settled = Settled::new(Outcome::Conflict, "film", found.film.0);
        let stands = conflict.stands;
        settled.conflicts.push(conflict);
        let (review, kept) = self.settle_review(found.film, None, may_be_it, told, on, stands)?;
        settled.also.extend(review.map(|review| ("review", review.0)));
        settled.reason = format!("The journal has another review of this film; {kept}.");
        Ok(settled)
    }

    /// A review of a viewing that is there: whether it was added, or filled in what one of the same
    /// text does not say, and else in what it differs and what stands.
    pub(super) fn join_review(
        &mut self,
        row: &ViewingRow,
        told: &ForeignReview,
        on: Option<Date>,
        origin: &Origin,
    ) -> Result<(bool, Option<ImportConflict>)> {
        let mut there = storage::reviews::of_viewing(self.edit.conn(), row.id)?;
        if let Some(same) = same_text(&there, told) {
            return Ok((self.fill_review(same, told)?, None));
        }
        there.retain(|review| self.was_there(review.id));
        let Some(conflict) = self.other_review(&there, told, origin) else {
            self.add_review(row.film, Some(row.id), told, on)?;
            return Ok((true, None));
        };
        self.settle_review(row.film, Some(row.id), there, told, on, conflict.stands)?;
        Ok((false, Some(conflict)))
    }

    /// Which reviews of a film may be the text told of, in other words.
    fn may_be(&self, there: Vec<ReviewRow>, told: &ForeignReview) -> Vec<ReviewRow> {
        let met = told.entry.as_ref().and_then(|entry| self.known.texts.get(entry));
        let may_be_it = |review: &ReviewRow| match (met, &told.entry) {
            (Some(met), _) => review.id == *met,
            // Two names are two texts.
            (None, Some(_)) if self.known.named_texts.contains(&review.id) => false,
            (None, _) => review.viewing.is_none(),
        };
        let may_be = |review: &ReviewRow| self.was_there(review.id) && may_be_it(review);
        there.into_iter().filter(may_be).collect()
    }

    /// Whether a review stands as it did before this import.
    fn was_there(&self, review: ReviewId) -> bool {
        review <= self.last_review && !self.rewritten.contains(&review)
    }

    /// Fills in what a review does not say that has the very text of the row's: what stands around
    /// it, and that it gives the film away. What it says stays. Says whether there was anything.
    fn fill_review(&mut self, row: &ReviewRow, told: &ForeignReview) -> Result<bool> {
        let mine = reviews::words_of(row);
        let mut both = mine.clone();
        if both.headline.is_empty() {
            both.headline = text::tidy(&told.headline);
        }
        if both.summary.trim().is_empty() && !told.summary.trim().is_empty() {
            both.summary.clone_from(&told.summary);
        }
        if both.verdict.is_none() {
            let verdict = told.verdict.as_deref().map(text::tidy);
            both.verdict = verdict.filter(|verdict| !verdict.is_empty());
        }
        both.spoilers |= told.spoilers;
        if both == mine {
            return Ok(false);
        }
        reviews::write(self.edit, row.clone(), &both, row.finished, RevisionCause::Import)?;
        self.changed = true;
        Ok(true)
    }

    /// In what a review differs from those that were there, if there were any.
    fn other_review(
        &self,
        there: &[ReviewRow],
        told: &ForeignReview,
        origin: &Origin,
    ) -> Option<ImportConflict> {
        let body = in_markdown(&told.body);
        let first = there.first()?;
        Some(ImportConflict {
            field: ImportField::Review,
            mine: beginning(&first.body),
            theirs: beginning(&body),
            stands: self.answers.to_conflict(origin, ImportField::Review),
        })
    }

    /// Does what was chosen, and says so; answers the review that the row's text is in or beside.
    fn settle_review(
        &mut self,
        film: FilmId,
        viewing: Option<ViewingId>,
        there: Vec<ReviewRow>,
        told: &ForeignReview,
        on: Option<Date>,
        answer: OnConflict,
    ) -> Result<(Option<ReviewId>, &'static str)> {
        let mut told_of = there.first().map(|row| row.id);
        match answer {
            OnConflict::Mine => return Ok((told_of, "the journal’s was kept")),
            OnConflict::Both => told_of = Some(self.add_review(film, viewing, told, on)?),
            OnConflict::Theirs => {
                if let Some(row) = there.into_iter().next() {
                    self.rewritten.insert(row.id);
                    let words = ReviewText { language: row.language.clone(), ..words(told) };
                    // What stood there stays as a revision.
                    reviews::write(self.edit, row, &words, true, RevisionCause::Import)?;
                }
            }
        }
        self.changed = true;
        let kept = if answer == OnConflict::Both { BOTH } else { TAKEN };
        Ok((told_of, kept))
    }

    /// Adds a review, written on the day it was logged where that is known.
    pub(super) fn add_review(
        &mut self,
        film: FilmId,
        viewing: Option<ViewingId>,
        told: &ForeignReview,
        on: Option<Date>,
    ) -> Result<ReviewId> {
        let at = match on {
            Some(date) => format!("{date}T00:00:00.000Z"),
            None => self.edit.now(),
        };
        let written = reviews::Written { at, uid: self.edit.uid() };
        let cause = RevisionCause::Import;
        let words = words(told);
        let review = reviews::add_written(self.edit, film, viewing, &words, true, cause, written)?;
        self.receipt.added.reviews += 1;
        self.changed = true;
        Ok(review)
    }
}

/// The review of the very text that is told. Where that is all in a headline or a summary, they are
/// what has to be the same.
fn same_text<'r>(there: &'r [ReviewRow], told: &ForeignReview) -> Option<&'r ReviewRow> {
    let told = words(told);
    let is_bare = told.body.trim().is_empty();
    let around =
        |row: &ReviewRow| row.headline == text::tidy(&told.headline) && row.summary == told.summary;
    there.iter().find(|row| row.body == told.body && (!is_bare || around(row)))
}

fn words(told: &ForeignReview) -> ReviewText {
    ReviewText {
        headline: told.headline.clone(),
        body: in_markdown(&told.body),
        summary: told.summary.clone(),
        verdict: told.verdict.clone(),
        spoilers: told.spoilers,
        private: told.private,
        language: None,
    }
}
