use std::collections::HashMap;

use super::differing;
use super::intake::{Intake, Taken, TakenPart, Unkept, checked};
use crate::archive::records::{ReviewRecord, RevisionRecord, ViewingRecord};
use crate::imports::{ImportField, OnConflict, Outcome, Settled};
use crate::storage::archive as rows;
use crate::storage::reviews::{ReviewRow, RevisionRow};
use crate::storage::viewings::ViewingRow;
use crate::{Error, FilmId, Result, ReviewId, RevisionId, ViewingId, reviews, storage, tags};

/// The viewings the journal had before.
#[derive(Default)]
pub(super) struct Known(HashMap<String, ViewingRecord>);

impl Known {
    pub(super) fn read(into: &Intake<'_>) -> Result<Self> {
        let mut known = Self::default();
        if !into.empty {
            rows::viewings(into.conn(), |viewing| {
                known.0.insert(viewing.uid.clone(), viewing);
                Ok(())
            })?;
        }
        Ok(known)
    }
}

/// The reviews the journal had before.
#[derive(Default)]
pub(super) struct KnownReviews(HashMap<String, ReviewRecord>);

impl KnownReviews {
    pub(super) fn read(into: &Intake<'_>) -> Result<Self> {
        let mut known = Self::default();
        if !into.empty {
            rows::reviews(into.conn(), |review| {
                known.0.insert(review.uid.clone(), review);
                Ok(())
            })?;
        }
        Ok(known)
    }
}

/// A viewing: of two of one uid the newer stands.
pub(super) fn take(into: &mut Intake<'_>, known: &Known, viewing: ViewingRecord) -> Taken {
    checked(&viewing.uid)?;
    let film = into.film(&viewing.film)?;
    into.wanted()?;
    let about = into.about(film);
    let Some(mine) = known.0.get(&viewing.uid) else {
        let id = add(into, film, &viewing)?;
        into.viewings.insert(viewing.uid, id);
        let new = Settled::new(Outcome::New, "viewing", id.0);
        return Ok(Settled { film: about, ..new });
    };
    let here = storage::viewings::by_uid(into.conn(), &viewing.uid)?
        .ok_or(Error::NotFound { what: "viewing" })?;
    into.viewings.insert(viewing.uid.clone(), here.id);
    // Its film may go by another uid here.
    let same = ViewingRecord {
        changed_at: viewing.changed_at.clone(),
        film: viewing.film.clone(),
        ..mine.clone()
    } == viewing
        && here.film == film;
    if same {
        let same = Settled::new(Outcome::Same, "viewing", here.id.0);
        return Ok(Settled { film: about, ..same });
    }
    let is_newer = viewing.changed_at > mine.changed_at;
    let differing = differing::of_viewings(mine, &viewing);
    let field = differing.first().map_or(ImportField::Facts, |conflict| conflict.field);
    let done = into.takes(is_newer, field);
    match done {
        OnConflict::Mine => {}
        OnConflict::Both => {
            let uid = into.edit.uid();
            add(into, film, &ViewingRecord { uid, ..viewing })?;
        }
        OnConflict::Theirs => {
            storage::viewings::update(into.conn(), &row(&viewing, film, here.id))?;
            storage::tags::delete_of_viewing(into.conn(), here.id)?;
            write_related(into, here.id, &viewing)?;
        }
    }
    let settled = differing::settled(into, ("viewing", here.id.0), differing, is_newer, done);
    Ok(Settled { film: about, ..settled })
}

/// Adds a viewing with what belongs to it.
fn add(
    into: &mut Intake<'_>,
    film: FilmId,
    viewing: &ViewingRecord,
) -> std::result::Result<ViewingId, Unkept> {
    let id = storage::viewings::insert(into.conn(), &row(viewing, film, ViewingId(0)))?;
    write_related(into, id, viewing)?;
    into.receipt.added.viewings += 1;
    into.receipt.added.scores += u32::from(viewing.score.is_some());
    Ok(id)
}

fn row(viewing: &ViewingRecord, film: FilmId, id: ViewingId) -> ViewingRow {
    ViewingRow {
        id,
        uid: viewing.uid.clone(),
        film,
        watched_on: viewing.watched_on,
        day_order: viewing.day_order,
        rewatch: viewing.rewatch,
        abandoned: viewing.abandoned,
        score: viewing.score,
        liked: viewing.liked,
        place: viewing.place.clone(),
        format: viewing.format.clone(),
        note: viewing.note.clone(),
        private: viewing.private,
        logged_on: viewing.logged_on.clone(),
        added_at: viewing.added_at.clone(),
        changed_at: viewing.changed_at.clone(),
    }
}

fn write_related(into: &Intake<'_>, id: ViewingId, viewing: &ViewingRecord) -> Result<()> {
    let conn = into.conn();
    if storage::viewings::companions_of(conn, id)? != viewing.companions {
        storage::viewings::replace_companions(conn, id, &viewing.companions)?;
    }
    for (position, name) in viewing.tags.iter().enumerate() {
        if let Some(tag) = tags::named(conn, name)? {
            storage::tags::attach(conn, id, tag, position)?;
        }
    }
    Ok(())
}

/// A review: of two of one uid the newer stands, and what the other said is among its revisions.
pub(super) fn take_review(
    into: &mut Intake<'_>,
    known: &KnownReviews,
    review: ReviewRecord,
) -> Taken {
    checked(&review.uid)?;
    let film = match into.film(&review.film).and_then(|film| into.wanted().map(|()| film)) {
        Err(Unkept::Out(out)) => {
            into.reviews_out.insert(review.uid);
            return Err(Unkept::Out(out));
        }
        film => film?,
    };
    let about = into.about(film);
    let viewing = review.viewing.as_ref().and_then(|uid| into.viewings.get(uid)).copied();
    let finished = match review.state.as_str() {
        "finished" => true,
        "draft" => false,
        other => {
            let reason = format!("‘{other}’ is no state of a review: it is a draft or finished.");
            return Err(Unkept::Unreadable(reason));
        }
    };
    let row = |id: ReviewId, uid: &str| ReviewRow {
        id,
        uid: uid.to_owned(),
        film,
        viewing,
        headline: review.headline.clone(),
        body: review.body.clone(),
        summary: review.summary.clone(),
        verdict: review.verdict.clone(),
        spoilers: review.spoilers,
        finished,
        private: review.private,
        language: review.language.clone(),
        words: reviews::count(&review.body, &review.summary),
        written_at: review.written_at.clone(),
        changed_at: review.changed_at.clone(),
    };
    let Some(mine) = known.0.get(&review.uid) else {
        let id = storage::reviews::insert(into.conn(), &row(ReviewId(0), &review.uid))?;
        into.receipt.added.reviews += 1;
        into.reviews.insert(review.uid.clone(), id);
        return Ok(Settled { film: about, ..Settled::new(Outcome::New, "review", id.0) });
    };
    let here = storage::reviews::by_uid(into.conn(), &review.uid)?
        .ok_or(Error::NotFound { what: "review" })?;
    into.reviews.insert(review.uid.clone(), here.id);
    let same = ReviewRecord {
        changed_at: review.changed_at.clone(),
        film: review.film.clone(),
        viewing: review.viewing.clone(),
        file: review.file.clone(),
        ..mine.clone()
    } == review;
    if same {
        return Ok(Settled { film: about, ..Settled::new(Outcome::Same, "review", here.id.0) });
    }
    let is_newer = review.changed_at > mine.changed_at;
    let done = into.takes(is_newer, ImportField::Review);
    match done {
        OnConflict::Mine => {}
        OnConflict::Both => {
            storage::reviews::insert(into.conn(), &row(ReviewId(0), &into.edit.uid()))?;
            into.receipt.added.reviews += 1;
        }
        OnConflict::Theirs => storage::reviews::update(into.conn(), &row(here.id, &review.uid))?,
    }
    let differing = differing::of_reviews(mine, &review);
    let settled = differing::settled(into, ("review", here.id.0), differing, is_newer, done);
    Ok(Settled { film: about, ..settled })
}

/// A saved state of a review, unless that is kept already.
pub(super) fn take_revision(into: &mut Intake<'_>, revision: RevisionRecord) -> TakenPart {
    let Some(review) = into.reviews.get(&revision.review).copied() else {
        if into.reviews_out.contains(&revision.review) {
            return Ok(());
        }
        return Err(Unkept::Unreadable("Its review is not in the archive.".to_owned()));
    };
    let conn = into.conn();
    if !into.empty && rows::has_revision(conn, review, &revision.made_at, &revision.body)? {
        return Ok(());
    }
    storage::reviews::insert_revision(
        conn,
        &RevisionRow {
            id: RevisionId(0),
            review,
            words: reviews::count(&revision.body, &revision.summary),
            made_at: revision.made_at,
            cause: revision.cause,
            headline: revision.headline,
            body: revision.body,
            summary: revision.summary,
            verdict: revision.verdict,
            score: revision.score,
        },
    )?;
    Ok(())
}
