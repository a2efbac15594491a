use std::collections::HashMap;

use super::differing;
use super::intake::{Intake, Taken, checked};
use crate::archive::records::{ListRecord, ListedRecord, WatchlistRecord};
use crate::imports::{ImportField, OnConflict, Outcome, Settled};
use crate::storage::archive as rows;
use crate::storage::found::Uid;
use crate::storage::lists::ListRow;
use crate::storage::watchlist::WatchlistRow;
use crate::text::fold;
use crate::{Error, ListId, Result, storage, tags};

/// The lists the journal had before.
#[derive(Default)]
pub(super) struct Known {
    lists: HashMap<String, ListRecord>,
}

impl Known {
    pub(super) fn read(into: &Intake<'_>) -> Result<Self> {
        let mut known = Self::default();
        if into.empty {
            return Ok(known);
        }
        rows::lists(into.conn(), |list| {
            known.lists.insert(list.uid.clone(), list);
            Ok(())
        })?;
        Ok(known)
    }
}

/// A list: of two of one uid the newer stands, whole.
pub(super) fn take(into: &mut Intake<'_>, known: &Known, list: ListRecord) -> Taken {
    checked(&list.uid)?;
    into.wanted()?;
    let row = |id: ListId| ListRow {
        id,
        uid: list.uid.clone(),
        name: list.name.clone(),
        description: list.description.clone(),
        ranked: list.ranked,
        position: list.position,
        added_at: list.added_at.clone(),
        changed_at: list.changed_at.clone(),
    };
    let Some(mine) = known.lists.get(&list.uid) else {
        let id = storage::lists::insert(into.conn(), &row(ListId(0)))?;
        write_related(into, id, &list)?;
        into.receipt.added.lists += 1;
        return Ok(Settled::new(Outcome::New, "list", id.0));
    };
    let same = ListRecord { changed_at: list.changed_at.clone(), ..mine.clone() }
        == as_here(into, mine, &list)?;
    let here =
        storage::lists::by_uid(into.conn(), &list.uid)?.ok_or(Error::NotFound { what: "list" })?;
    if same {
        return Ok(Settled::new(Outcome::Same, "list", here.id.0));
    }
    let is_newer = list.changed_at > mine.changed_at;
    let id = here.id;
    let done = into.takes(is_newer, ImportField::Description);
    match done {
        OnConflict::Mine => {}
        // There is room for two descriptions, and for nothing else.
        OnConflict::Both => {
            if let Some(description) = done.text(&here.description, &list.description) {
                storage::lists::update(into.conn(), &ListRow { description, ..here })?;
            }
        }
        OnConflict::Theirs => {
            storage::lists::update(into.conn(), &row(id))?;
            storage::tags::delete_of_list(into.conn(), id)?;
            write_related(into, id, &list)?;
        }
    }
    let differing = differing::of_lists(mine, &list);
    Ok(differing::settled(into, ("list", id.0), differing, is_newer, done))
}

/// The list as it would be here: of the films taken in, by the names that they have in this journal,
/// and with its tags as they are spelled here.
fn as_here(into: &Intake<'_>, mine: &ListRecord, list: &ListRecord) -> Result<ListRecord> {
    let mut here = ListRecord { films: Vec::new(), ..list.clone() };
    for listed in &list.films {
        let Some(film) = into.films.get(&listed.film) else { continue };
        if let Some(film) = storage::found::uid_of(into.conn(), Uid::Film(*film))? {
            here.films.push(ListedRecord { film, ..listed.clone() });
        }
    }
    let folded = |tags: &[String]| tags.iter().map(|tag| fold(tag)).collect::<Vec<_>>();
    if folded(&here.tags) == folded(&mine.tags) {
        here.tags.clone_from(&mine.tags);
    }
    Ok(here)
}

/// A film that could not be taken in is on no list either; the receipt says so of the film.
fn write_related(into: &Intake<'_>, id: ListId, list: &ListRecord) -> Result<()> {
    let conn = into.conn();
    let films: Vec<_> = list
        .films
        .iter()
        .filter_map(|listed| Some((*into.films.get(&listed.film)?, listed)))
        .collect();
    rows::replace_listed(conn, id, &films)?;
    for (position, name) in list.tags.iter().enumerate() {
        if let Some(tag) = tags::named(conn, name)? {
            storage::tags::attach_to_list(conn, id, tag, position)?;
        }
    }
    Ok(())
}

/// A film to see; one that is on the watchlist already stays there since when it is.
pub(super) fn take_wanted(into: &mut Intake<'_>, entry: WatchlistRecord) -> Taken {
    let film = into.film(&entry.film)?;
    into.wanted()?;
    let about = into.about(film);
    let now = into.edit.now();
    let row = WatchlistRow {
        film,
        why: entry.why.clone(),
        added_on: entry.added_on,
        added_at: entry.added_at,
        changed_at: now.clone(),
    };
    if storage::watchlist::insert(into.conn(), &row)? {
        into.receipt.added.watchlist += 1;
        return Ok(Settled { film: about, ..Settled::new(Outcome::New, "film", film.0) });
    }
    let mine = storage::watchlist::why_of(into.conn(), film)?.unwrap_or_default();
    let theirs = entry.why;
    if mine.contains(&theirs) {
        return Ok(Settled { film: about, ..Settled::new(Outcome::Same, "film", film.0) });
    }
    if mine.is_empty() {
        storage::watchlist::update_why(into.conn(), film, &theirs, &now)?;
        let mut settled = Settled::new(Outcome::Merged, "film", film.0);
        settled.fills.push(ImportField::Note);
        return Ok(Settled { film: about, ..settled });
    }
    let done = into.takes(false, ImportField::Note);
    let differing = vec![differing::conflict(ImportField::Note, &mine, &theirs)];
    if let Some(why) = done.text(&mine, &theirs) {
        storage::watchlist::update_why(into.conn(), film, &why, &now)?;
    }
    let settled = differing::settled(into, ("film", film.0), differing, false, done);
    Ok(Settled { film: about, ..settled })
}
