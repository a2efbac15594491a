use std::collections::HashMap;

use super::taking::{Intake, Taken, Unkept, checked};
use crate::archive::records::{ReviewRecord, RevisionRecord, ViewingRecord};
use crate::imports::Outcome;
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
    let Some(mine) = known.0.get(&viewing.uid) else {
        let row = row(&viewing, film, ViewingId(0));
        let id = storage::viewings::insert(into.conn(), &row)?;
        write_related(into, id, &viewing)?;
        into.receipt.added.viewings += 1;
        into.receipt.added.scores += u32::from(viewing.score.is_some());
        into.viewings.insert(viewing.uid, id);
        return Ok(Outcome::New);
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
        return Ok(Outcome::Same);
    }
    if viewing.changed_at <= mine.changed_at {
        return Ok(Outcome::Conflict);
    }
    storage::viewings::update(into.conn(), &row(&viewing, film, here.id))?;
    storage::tags::delete_of_viewing(into.conn(), here.id)?;
    write_related(into, here.id, &viewing)?;
    Ok(Outcome::Merged)
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
    let film = into.film(&review.film)?;
    let viewing = review.viewing.as_ref().and_then(|uid| into.viewings.get(uid)).copied();
    let finished = match review.state.as_str() {
        "finished" => true,
        "draft" => false,
        other => {
            let reason = format!("‘{other}’ is no state of a review: it is a draft or finished.");
            return Err(Unkept::Unreadable(reason));
        }
    };
    let row = |id: ReviewId| ReviewRow {
        id,
        uid: review.uid.clone(),
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
        let id = storage::reviews::insert(into.conn(), &row(ReviewId(0)))?;
        into.receipt.added.reviews += 1;
        into.reviews.insert(review.uid.clone(), id);
        return Ok(Outcome::New);
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
        return Ok(Outcome::Same);
    }
    if review.changed_at <= mine.changed_at {
        return Ok(Outcome::Conflict);
    }
    storage::reviews::update(into.conn(), &row(here.id))?;
    Ok(Outcome::Merged)
}

/// A saved state of a review, unless that is kept already.
pub(super) fn take_revision(into: &mut Intake<'_>, revision: RevisionRecord) -> Taken {
    let Some(review) = into.reviews.get(&revision.review).copied() else {
        return Err(Unkept::Unreadable("Its review is not in the archive.".to_owned()));
    };
    let conn = into.conn();
    if !into.empty && rows::has_revision(conn, review, &revision.made_at, &revision.body)? {
        return Ok(Outcome::Same);
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
    Ok(Outcome::New)
}
