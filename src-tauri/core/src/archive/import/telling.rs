//! What a plan shows of an archive's records.

use super::intake::Intake;
use crate::archive::records::{
    DraftRecord, FilmRecord, ListRecord, ReviewRecord, ShelfRecord, ViewingRecord, WatchlistRecord,
};
use crate::imports::{PlanWhat, Told};

pub(super) fn film(_: &Intake<'_>, film: &FilmRecord) -> Told {
    Told {
        what: PlanWhat::Film,
        title: film.title.clone(),
        year: film.year,
        film_key: film.key(),
        score: film.score,
        ..Told::NOTHING
    }
}

pub(super) fn viewing(into: &Intake<'_>, viewing: &ViewingRecord) -> Told {
    Told {
        watched_on: viewing.watched_on,
        score: viewing.score,
        ..of_film(into, PlanWhat::Viewing, Some(&viewing.film))
    }
}

pub(super) fn review(into: &Intake<'_>, review: &ReviewRecord) -> Told {
    Told { has_review: true, ..of_film(into, PlanWhat::Review, Some(&review.film)) }
}

pub(super) fn draft(into: &Intake<'_>, draft: &DraftRecord) -> Told {
    of_film(into, PlanWhat::Draft, draft.film.as_ref())
}

pub(super) fn wanted(into: &Intake<'_>, wanted: &WatchlistRecord) -> Told {
    of_film(into, PlanWhat::Wanted, Some(&wanted.film))
}

pub(super) fn list(_: &Intake<'_>, list: &ListRecord) -> Told {
    Told { what: PlanWhat::List, list: Some(list.name.clone()), ..Told::NOTHING }
}

pub(super) fn shelf(_: &Intake<'_>, shelf: &ShelfRecord) -> Told {
    Told { what: PlanWhat::Shelf, list: Some(shelf.name.clone()), ..Told::NOTHING }
}

fn of_film(into: &Intake<'_>, what: PlanWhat, film: Option<&String>) -> Told {
    let told = Told { what, ..Told::NOTHING };
    match film.and_then(|film| into.called.get(film)) {
        Some(called) => Told {
            title: called.title.clone(),
            year: called.year,
            film_key: called.key.clone(),
            ..told
        },
        None => told,
    }
}
