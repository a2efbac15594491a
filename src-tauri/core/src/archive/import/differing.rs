//! In what a record and the journal's say two things, and what became of it.

use super::intake::Intake;
use crate::archive::records::{FilmRecord, ListRecord, ReviewRecord, ViewingRecord};
use crate::imports::{
    ImportConflict, ImportField, OnConflict, Outcome, RowAnswer, Settled, beginning,
};

/// What two records of one film say otherwise.
pub(super) fn of_films(mine: &FilmRecord, theirs: &FilmRecord) -> Vec<ImportConflict> {
    let facts = |film: &FilmRecord| {
        [
            film.title.clone(),
            text(film.original_title.as_ref()),
            text(film.year),
            film.tagline.clone(),
            text(film.runtime_min),
            film.genres.join(", "),
            film.countries.join(", "),
            film.languages.join(", "),
        ]
    };
    let (mut here, mut there) = (Vec::new(), Vec::new());
    for (mine, theirs) in facts(mine).into_iter().zip(facts(theirs)) {
        if mine != theirs {
            here.push(mine);
            there.push(theirs);
        }
    }
    let people = mine.credits != theirs.credits;
    let mut conflicts = Vec::new();
    if !here.is_empty() || people {
        conflicts.push(conflict(ImportField::Facts, &here.join(" · "), &there.join(" · ")));
    }
    let ids = |film: &FilmRecord| {
        let ids = film.outside_ids.iter().map(|id| format!("{} {}", id.kind, id.value));
        ids.collect::<Vec<_>>().join(", ")
    };
    let answer = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
    for (field, mine, theirs) in [
        (ImportField::Score, text(mine.score), text(theirs.score)),
        (ImportField::Liked, answer(mine.liked), answer(theirs.liked)),
        (ImportField::Ids, ids(mine), ids(theirs)),
    ] {
        if mine != theirs {
            conflicts.push(conflict(field, &mine, &theirs));
        }
    }
    if mine.poster != theirs.poster {
        conflicts.push(conflict(ImportField::Poster, "", ""));
    }
    conflicts
}

/// What two records of one viewing say otherwise.
pub(super) fn of_viewings(mine: &ViewingRecord, theirs: &ViewingRecord) -> Vec<ImportConflict> {
    let said = |viewing: &ViewingRecord| {
        let answer = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        [
            (ImportField::WatchedOn, text(viewing.watched_on)),
            (ImportField::Score, text(viewing.score)),
            (ImportField::Rewatch, answer(viewing.rewatch)),
            (ImportField::Liked, answer(viewing.liked)),
            (ImportField::Abandoned, answer(viewing.abandoned)),
            (ImportField::Place, viewing.place.clone()),
            (ImportField::Format, viewing.format.clone()),
            (ImportField::Companions, viewing.companions.join(", ")),
            (ImportField::Note, viewing.note.clone()),
            (ImportField::Tags, viewing.tags.join(", ")),
            (ImportField::LoggedOn, text(viewing.logged_on.as_ref())),
        ]
    };
    let both = said(mine).into_iter().zip(said(theirs));
    both.filter(|(mine, theirs)| mine != theirs)
        .map(|((field, mine), (_, theirs))| conflict(field, &mine, &theirs))
        .collect()
}

/// What two records of one review say otherwise.
pub(super) fn of_reviews(mine: &ReviewRecord, theirs: &ReviewRecord) -> Vec<ImportConflict> {
    let said = |review: &ReviewRecord| {
        let ReviewRecord { headline, body, summary, .. } = review;
        [body.clone(), headline.clone(), summary.clone(), text(review.verdict.as_ref())]
    };
    let both = said(mine).into_iter().zip(said(theirs)).find(|(mine, theirs)| mine != theirs);
    let (mine, theirs) = both.unwrap_or_else(|| (mine.body.clone(), theirs.body.clone()));
    vec![conflict(ImportField::Review, &mine, &theirs)]
}

/// What two records of one list say otherwise.
pub(super) fn of_lists(mine: &ListRecord, theirs: &ListRecord) -> Vec<ImportConflict> {
    let said = |list: &ListRecord| {
        let ListRecord { name, description, tags, films, .. } = list;
        [name.clone(), description.clone(), tags.join(", "), format!("{} films", films.len())]
    };
    let both = said(mine).into_iter().zip(said(theirs)).find(|(mine, theirs)| mine != theirs);
    let (mine, theirs) = both.unwrap_or_default();
    vec![conflict(ImportField::Description, &mine, &theirs)]
}

pub(super) fn conflict(field: ImportField, mine: &str, theirs: &str) -> ImportConflict {
    let (mine, theirs) = (beginning(mine), beginning(theirs));
    // What stands is decided of the record as a whole.
    ImportConflict { field, mine, theirs, stands: OnConflict::Mine }
}

fn text(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// What became of a record that says something else than the journal.
pub(super) fn settled(
    into: &Intake<'_>,
    (target, id): (&'static str, i64),
    differing: Vec<ImportConflict>,
    is_newer: bool,
    done: OnConflict,
) -> Settled {
    let answered =
        matches!(into.answer, Some(RowAnswer::Mine | RowAnswer::Theirs | RowAnswer::Both));
    if done == OnConflict::Theirs && is_newer && !answered {
        let mut settled = Settled::new(Outcome::Merged, target, id);
        settled.fills = differing.iter().map(|conflict| conflict.field).collect();
        return settled;
    }
    let mut settled = Settled::new(Outcome::Conflict, target, id);
    let stand = |conflict| ImportConflict { stands: done, ..conflict };
    settled.conflicts = differing.into_iter().map(stand).collect();
    settled.reason = match done {
        OnConflict::Theirs => "The journal says something else; the file’s was taken.",
        OnConflict::Both => "The journal says something else; both were kept.",
        OnConflict::Mine if is_newer => "The file says something else; the journal’s was kept.",
        OnConflict::Mine => "The file’s is no newer than the journal’s, which was kept.",
    }
    .to_owned();
    settled
}
