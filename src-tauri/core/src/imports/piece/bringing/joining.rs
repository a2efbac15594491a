//! What a piece says of a record that is there: nothing new, more, or something else, by the rules
//! that rows go by.

use super::intake::Intake;
use super::notes::There;
use super::pending::Pending;
use super::settling::{own_verdict, same_words, says_words};
use super::which_film;
use crate::imports::choices::{Answers, ImportField, OnConflict};
use crate::imports::piece::record::Piece;
use crate::imports::receipt::Outcome;
use crate::imports::{ImportConflict, Settled, beginning, told_apart};
use crate::storage::reviews::ReviewRow;
use crate::{
    Result, ReviewText, RevisionCause, ViewingFacts, ViewingId, films, reviews, storage, viewings,
};

impl Intake<'_> {
    /// Fills in what the record does not say yet. Where it says otherwise it is as the person
    /// chooses. What the file says as it did `before` says nothing new, whatever was made of it
    /// here since.
    pub(super) fn join(
        &mut self,
        pending: &Pending,
        mut there: There,
        before: Option<&Piece>,
    ) -> Result<Settled> {
        let form = &pending.opened.piece.form;
        let told_before = before.and_then(|before| before.form.watch.as_ref());
        let mut laid = Laid::new(self.answers, pending.on_conflict);
        let mut viewing = None;
        if let (Some(row), Some(told)) = (&there.viewing, &form.watch) {
            let mine = viewings::read(self.edit.conn(), row.id)?;
            let after = laid.viewing(mine.clone(), told, told_before);
            viewing = Some((mine, after));
        }
        if laid.stands() == OnConflict::Both {
            return self.beside_it(pending, &there, before, laid);
        }
        if let (Some(row), Some((mine, after))) = (&there.viewing, viewing) {
            self.receipt.added.scores += u32::from(mine.score.is_none() && after.score.is_some());
            viewings::write(self.edit, row.clone(), &after)?;
        }
        if let (None, Some(told), Some(review)) = (&there.viewing, &form.watch, &there.review)
            && told_before != Some(told)
            && *told != ViewingFacts::default()
        {
            let viewing = self.viewing_of(pending, review, told)?;
            laid.fill(ImportField::WatchedOn);
            there = There::of_review(
                self.edit.conn(),
                ReviewRow { viewing: Some(viewing), ..review.clone() },
            )?;
        }
        let review = self.join_words(pending, &there, before, &mut laid)?;
        laid.fills.extend(which_film::fill(self.edit, there.film, &self.told(pending)?)?);
        let piece = &pending.opened.piece;
        laid.fills.extend(self.points(there.film, piece, before)?);
        let film = films::require(self.edit.conn(), there.film)?;
        if film.poster_id.is_none() && pending.has_poster {
            self.poster_of(there.film, pending)?;
            laid.fill(ImportField::Poster);
        }
        let viewing = there.viewing.as_ref().map(|row| ("viewing", row.id.0));
        Ok(laid.settled(review.or(viewing), there.viewing.is_some()))
    }

    /// The viewing that a review of none is of, as a piece tells: one that is there, or a new one.
    fn viewing_of(
        &mut self,
        pending: &Pending,
        review: &ReviewRow,
        told: &ViewingFacts,
    ) -> Result<ViewingId> {
        let like = self.viewing_like(pending, review.film, told)?;
        let viewing = match like {
            Some(row) => row.id,
            None => {
                self.receipt.added.viewings += 1;
                self.receipt.added.scores += u32::from(told.score.is_some());
                viewings::add(self.edit, review.film, told, None)?
            }
        };
        let row = ReviewRow { viewing: Some(viewing), ..review.clone() };
        storage::reviews::update(self.edit.conn(), &row)?;
        Ok(viewing)
    }

    /// What a piece says stands beside the journal's: a viewing of its own, with its words where
    /// they are others.
    fn beside_it(
        &mut self,
        pending: &Pending,
        there: &There,
        before: Option<&Piece>,
        mut laid: Laid<'_>,
    ) -> Result<Settled> {
        let form = &pending.opened.piece.form;
        let known = [
            there.review.as_ref().map(|row| row.body.as_str()),
            before.map(|before| before.form.text.body.as_str()),
        ];
        let words = !known.into_iter().flatten().any(|body| same_words(body, &form.text.body));
        laid.conflicts.iter_mut().for_each(|conflict| conflict.stands = OnConflict::Both);
        laid.fills.clear();
        let added = self.add(pending, there.film, form.watch.as_ref(), words)?;
        Ok(laid.settled(added.target, true))
    }

    /// Lays the words of a piece over a review, or adds them where there is none; answers the review
    /// it became.
    fn join_words(
        &mut self,
        pending: &Pending,
        there: &There,
        before: Option<&Piece>,
        laid: &mut Laid<'_>,
    ) -> Result<Option<(&'static str, i64)>> {
        let piece = &pending.opened.piece;
        let conn = self.edit.conn();
        let here = there.review.as_ref().map(|row| ("review", row.id.0));
        if !says_words(conn, piece)? {
            return Ok(here);
        }
        let told = ReviewText { verdict: own_verdict(conn, piece)?, ..piece.form.text.clone() };
        let viewing = there.viewing.as_ref().map(|row| row.id);
        let Some(row) = &there.review else {
            let told_before = before.is_some_and(|before| {
                !before.form.text.body.trim().is_empty()
                    && same_words(&before.form.text.body, &told.body)
            });
            // The person has let go of it since.
            if told_before {
                return Ok(None);
            }
            let review = self.add_review(pending, there.film, viewing)?;
            laid.fill(ImportField::Review);
            return Ok(Some(("review", review.0)));
        };
        let told_before = match before {
            Some(before) => {
                Some(ReviewText { verdict: own_verdict(conn, before)?, ..before.form.text.clone() })
            }
            None => None,
        };
        let mine = reviews::words_of(row);
        let mut after = laid.words(mine.clone(), &told, told_before.as_ref());
        if laid.review_stands() == OnConflict::Both {
            let review = self.add_review(pending, there.film, viewing)?;
            return Ok(Some(("review", review.0)));
        }
        if after != mine {
            if after.body != mine.body {
                after.body = self.pictures(there.film, pending)?;
            }
            let finished = row.finished || !piece.draft;
            // What stood there stays as a revision.
            reviews::write(self.edit, row.clone(), &after, finished, RevisionCause::Import)?;
        }
        Ok(here)
    }
}

/// What a piece says laid over what the journal says.
struct Laid<'a> {
    answers: &'a Answers,
    /// What was answered to this piece, which goes before.
    answer: Option<OnConflict>,
    fills: Vec<ImportField>,
    conflicts: Vec<ImportConflict>,
}

impl<'a> Laid<'a> {
    fn new(answers: &'a Answers, answer: Option<OnConflict>) -> Self {
        Self { answers, answer, fills: Vec::new(), conflicts: Vec::new() }
    }

    /// One value: filled in where there is none, in conflict where there is another.
    fn value<T: Default + PartialEq + Clone>(
        &mut self,
        field: ImportField,
        [mine, told]: [&T; 2],
        before: Option<&T>,
        shown: impl Fn(&T) -> String,
    ) -> T {
        let nothing = T::default();
        if *told == nothing || mine == told || before == Some(told) {
            return mine.clone();
        }
        if *mine == nothing {
            self.fill(field);
            return told.clone();
        }
        let stands = self.answer.unwrap_or_else(|| self.answers.of_kind(field));
        if !self.conflicts.iter().any(|conflict| conflict.field == field) {
            let (mine, theirs) = (shown(mine), shown(told));
            self.conflicts.push(ImportConflict { field, mine, theirs, stands });
        }
        if stands == OnConflict::Theirs { told.clone() } else { mine.clone() }
    }

    fn fill(&mut self, field: ImportField) {
        if !self.fills.contains(&field) {
            self.fills.push(field);
        }
    }

    /// A list: what is told and was not before is added.
    fn list(
        &mut self,
        field: ImportField,
        mine: &[String],
        told: &[String],
        before: &[String],
    ) -> Vec<String> {
        let mut all = mine.to_vec();
        for word in told {
            if !all.contains(word) && !before.contains(word) {
                all.push(word.clone());
                self.fill(field);
            }
        }
        all
    }

    fn viewing(
        &mut self,
        mine: ViewingFacts,
        told: &ViewingFacts,
        before: Option<&ViewingFacts>,
    ) -> ViewingFacts {
        use ImportField as Field;
        let text = |text: &String| beginning(text);
        let shown_date = |date: &Option<crate::WatchedOn>| {
            date.map_or_else(String::new, |date| date.to_string())
        };
        let shown_score = |score: &Option<crate::Score>| {
            score.map_or_else(String::new, |score| score.to_string())
        };
        let said = |_: &bool| String::new();
        let mut after = mine.clone();
        macro_rules! lay {
            ($name:ident, $field:expr, $shown:expr) => {
                after.$name = self.value(
                    $field,
                    [&mine.$name, &told.$name],
                    before.map(|before| &before.$name),
                    $shown,
                )
            };
        }
        lay!(watched_on, Field::WatchedOn, shown_date);
        lay!(score, Field::Score, shown_score);
        lay!(place, Field::Place, text);
        lay!(format, Field::Format, text);
        lay!(note, Field::Note, text);
        lay!(rewatch, Field::Rewatch, said);
        lay!(liked, Field::Liked, said);
        lay!(abandoned, Field::Abandoned, said);
        let (tags, companions) =
            before.map_or((&[][..], &[][..]), |before| (&before.tags, &before.companions));
        after.tags = self.list(Field::Tags, &mine.tags, &told.tags, tags);
        after.companions =
            self.list(Field::Companions, &mine.companions, &told.companions, companions);
        if after.watched_on != mine.watched_on {
            after.day_order = None;
        }
        after
    }

    fn words(
        &mut self,
        mine: ReviewText,
        told: &ReviewText,
        before: Option<&ReviewText>,
    ) -> ReviewText {
        use ImportField::Review;
        let text = |text: &String| beginning(text);
        let or_none = |text: &Option<String>| beginning(text.as_deref().unwrap_or_default());
        let said = |_: &bool| String::new();
        // Names of stills aside, the same words are the same text.
        let as_told = |body: &String| match same_words(body, &told.body) {
            true => told.body.clone(),
            false => body.clone(),
        };
        let old = before.map(|before| as_told(&before.body));
        let body = self.value(Review, [&as_told(&mine.body), &told.body], old.as_ref(), text);
        let mut after = mine.clone();
        if !same_words(&body, &mine.body) {
            after.body = body;
        }
        macro_rules! lay {
            ($name:ident, $shown:expr) => {
                after.$name = self.value(
                    Review,
                    [&mine.$name, &told.$name],
                    before.map(|before| &before.$name),
                    $shown,
                )
            };
        }
        lay!(headline, text);
        lay!(summary, text);
        lay!(verdict, or_none);
        lay!(spoilers, said);
        lay!(private, said);
        after
    }

    /// What stands as a whole.
    fn stands(&self) -> OnConflict {
        let nothing = Settled::nothing(Outcome::Conflict, "");
        Settled { conflicts: self.conflicts.clone(), ..nothing }.stands()
    }

    /// What stands of the words.
    fn review_stands(&self) -> OnConflict {
        let review = self.conflicts.iter().find(|it| it.field == ImportField::Review);
        review.map_or(OnConflict::Mine, |conflict| conflict.stands)
    }

    fn settled(self, target: Option<(&'static str, i64)>, of_a_viewing: bool) -> Settled {
        let Self { fills, conflicts, .. } = self;
        let outcome = match (conflicts.is_empty(), fills.is_empty()) {
            (false, _) => Outcome::Conflict,
            (true, false) => Outcome::Merged,
            (true, true) => Outcome::Same,
        };
        let mut settled = Settled { target, fills, conflicts, ..Settled::nothing(outcome, "") };
        settled.reason = match settled.stands() {
            _ if outcome != Outcome::Conflict => String::new(),
            _ if of_a_viewing => told_apart(&settled.conflicts),
            OnConflict::Mine => {
                "The journal has this review in other words; the journal’s was kept.".to_owned()
            }
            OnConflict::Theirs => {
                "The journal had this review in other words; the file’s were taken.".to_owned()
            }
            OnConflict::Both => {
                "The journal has this review in other words; both were kept.".to_owned()
            }
        };
        settled
    }
}
