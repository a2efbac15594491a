//! One film, or one review, of another copy of the journal, taken in beside what is there.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use super::Loose;
use super::pictures;
use super::taking::Taking;
use crate::archive::records::{MediumRecord, PersonRecord, RevisionRecord};
use crate::imports::{Answers, FilmAnswer, FilmChoice, ImportChoices, OnDoubt};
use crate::media::Originals;
use crate::storage::archive::{self as rows, FilmReader, FilmWhole, Named};
use crate::{
    BroughtBack, Changed, Error, FilmId, Journal, Op, Progress, Result, ViewingId, storage, uid,
};

/// A film of another journal with what belongs to it, to be brought here as records of their own.
pub(crate) struct Beside {
    whole: FilmWhole,
    /// One review of it is wanted; else all of it is.
    only_review: bool,
    people: Vec<PersonRecord>,
    media: Vec<MediumRecord>,
    revisions: Vec<RevisionRecord>,
}

/// What a review that comes by itself comes to.
#[derive(Default)]
struct Here {
    film: Option<FilmId>,
    viewings: HashMap<String, ViewingId>,
}

impl Beside {
    /// The film of a uid in another journal, with all that belongs to it.
    pub(crate) fn film(there: &Connection, uid: &str) -> Result<Self> {
        let none = || Error::NotFound { what: "film" };
        let row = storage::films::by_uid(there, uid)?.ok_or_else(none)?;
        let whole = FilmReader::new(there)?.film(row.id)?.ok_or_else(none)?;
        Self::read(there, whole, false)
    }

    /// The review of a uid in another journal, with its viewing and the facts of its film.
    pub(crate) fn review(there: &Connection, uid: &str) -> Result<Self> {
        let none = || Error::NotFound { what: "review" };
        let review = storage::reviews::by_uid(there, uid)?.ok_or_else(none)?;
        let mut whole = FilmReader::new(there)?.film(review.film)?.ok_or_else(none)?;
        whole.reviews.retain(|it| it.uid == uid);
        let of = whole.reviews.first().and_then(|it| it.viewing.clone());
        whole.viewings.retain(|viewing| Some(&viewing.uid) == of.as_ref());
        Self::read(there, whole, true)
    }

    fn read(there: &Connection, whole: FilmWhole, only_review: bool) -> Result<Self> {
        let film = &whole.film;
        let credited: HashSet<_> = film.credits.iter().map(|credit| &credit.person).collect();
        let pictured: HashSet<_> =
            film.stills.iter().map(|still| &still.media).chain(&film.poster).collect();
        let written: HashSet<_> = whole.reviews.iter().map(|review| &review.uid).collect();
        let (mut people, mut media, mut revisions) = (Vec::new(), Vec::new(), Vec::new());
        rows::people(there, |person| {
            people.extend(credited.contains(&person.uid).then_some(person));
            Ok(())
        })?;
        rows::media(there, |medium| {
            media.extend(pictured.contains(&medium.hash).then_some(medium));
            Ok(())
        })?;
        rows::revisions(there, |revision| {
            revisions.extend(written.contains(&revision.review).then_some(revision));
            Ok(())
        })?;
        Ok(Self { whole, only_review, people, media, revisions })
    }

    /// Gives every record that comes and whose uid is taken here another one, and answers what of it
    /// need not come, being here.
    fn settle_in(&mut self, here: &Connection, fresh: impl Fn() -> String) -> Result<Here> {
        let mut found = Here::default();
        let whole = &mut self.whole;
        if let Some(film) = storage::films::by_uid(here, &whole.film.uid)? {
            match self.only_review {
                true => found.film = Some(film.id),
                false => whole.film.uid = fresh(),
            }
        }
        // What a text calls a still is its name in the film, which stays.
        for still in &mut whole.film.stills {
            if rows::by_uid(here, Named::Stills, &still.uid)?.is_some() {
                still.uid = fresh();
            }
        }
        let mut renamed = HashMap::new();
        for viewing in &mut whole.viewings {
            viewing.film.clone_from(&whole.film.uid);
            let Some(row) = storage::viewings::by_uid(here, &viewing.uid)? else { continue };
            if self.only_review {
                found.viewings.insert(viewing.uid.clone(), row.id);
            } else {
                let before = std::mem::replace(&mut viewing.uid, fresh());
                renamed.insert(before, viewing.uid.clone());
            }
        }
        for review in &mut whole.reviews {
            review.film.clone_from(&whole.film.uid);
            if let Some(anew) = review.viewing.as_ref().and_then(|uid| renamed.get(uid)) {
                review.viewing = Some(anew.clone());
            }
            if storage::reviews::by_uid(here, &review.uid)?.is_none() {
                continue;
            }
            let before = std::mem::replace(&mut review.uid, fresh());
            for revision in self.revisions.iter_mut().filter(|it| it.review == before) {
                revision.review.clone_from(&review.uid);
            }
        }
        Ok(found)
    }

    /// The records that come, to be taken in as an archive's are.
    fn records(&self, here: &Here, originals: Originals) -> Result<Loose> {
        let whole = &self.whole;
        let mut loose = Loose::new(whole.film.title.clone(), originals);
        if here.film.is_none() {
            for medium in &self.media {
                loose.medium(medium.clone())?;
            }
            for person in &self.people {
                loose.add("people", person)?;
            }
            loose.add("films", &whole.film)?;
        }
        for viewing in &whole.viewings {
            if !here.viewings.contains_key(&viewing.uid) {
                loose.add("viewings", viewing)?;
            }
        }
        for review in &whole.reviews {
            loose.review(review)?;
        }
        for revision in &self.revisions {
            loose.add("revisions", revision)?;
        }
        Ok(loose)
    }
}

impl Journal {
    /// Takes in a film, or a review, of another copy of the journal; `originals` are that copy's.
    pub(crate) fn take_beside(
        &self,
        mut beside: Beside,
        originals: Originals,
        progress: Progress<'_>,
    ) -> Result<Changed<BroughtBack>> {
        let fresh = || uid::new(self.clock().now());
        let here = self.read(|conn| beside.settle_in(conn, fresh))?;
        let mut records = beside.records(&here, originals)?;
        // A film comes as one of its own; a review, to the film it is of under whatever uid.
        let film = &beside.whole.film;
        let new = FilmChoice { key: film.key(), answer: FilmAnswer::New };
        let answers = Answers::of(&ImportChoices {
            on_doubt: OnDoubt::New,
            films: if beside.only_review { Vec::new() } else { vec![new] },
            ..ImportChoices::default()
        });
        let ready = pictures::ready(self, &mut records, progress)?;
        let taken = self.transact(Op::BringBack, |edit| {
            edit.concerns(&film.title);
            let mut taking = Taking::begin(edit, &mut records, &answers, progress)?;
            taking.into.films.extend(here.film.map(|id| (film.uid.clone(), id)));
            taking.into.viewings.extend(here.viewings);
            taking.pictures(&ready)?;
            taking.records()?;
            let id = taking.into.films.get(&film.uid).copied();
            let wanted = beside.whole.reviews.first().filter(|_| beside.only_review);
            let review = wanted.and_then(|it| taking.into.reviews.get(&it.uid)).copied();
            let (receipt, _) = taking.finish();
            let problems: Vec<_> =
                receipt.problems.into_iter().map(|problem| problem.reason).collect();
            // Half of it would be nothing.
            if id.is_none() || (beside.only_review && review.is_none()) {
                let reason = problems.into_iter().next().unwrap_or_default();
                return Err(Error::BadFile { name: film.title.clone(), reason });
            }
            Ok(BroughtBack {
                film: id.unwrap_or(FilmId(0)),
                title: film.title.clone(),
                review,
                films: receipt.added.films,
                viewings: receipt.added.viewings,
                reviews: receipt.added.reviews,
                problems,
            })
        });
        if taken.is_err() {
            // The originals that were on disk already.
            self.let_go_of_pictures()?;
        }
        taken
    }
}
