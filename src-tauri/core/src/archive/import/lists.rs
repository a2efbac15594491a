use std::collections::HashMap;

use super::differing;
use super::intake::{Intake, Taken, checked};
use crate::archive::records::{ListRecord, WatchlistRecord};
use crate::imports::{ImportField, OnConflict, Outcome, Settled};
use crate::storage::archive as rows;
use crate::storage::lists::ListRow;
use crate::storage::watchlist::WatchlistRow;
use crate::{Error, ListId, Result, storage, tags};

/// The lists and the watchlist the journal had before.
#[derive(Default)]
pub(super) struct Known {
    lists: HashMap<String, ListRecord>,
    wanted: HashMap<String, String>,
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
        rows::watchlist(into.conn(), |entry| {
            known.wanted.insert(entry.film, entry.why);
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
    let same = ListRecord { changed_at: list.changed_at.clone(), ..mine.clone() } == list;
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
            let both = [here.description.as_str(), &list.description];
            let both: Vec<&str> = both.into_iter().filter(|text| !text.is_empty()).collect();
            let description = both.join("\n\n");
            storage::lists::update(into.conn(), &ListRow { description, ..here })?;
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

/// A film to see; one that is on the watchlist already stays there as it is.
pub(super) fn take_wanted(into: &mut Intake<'_>, known: &Known, entry: WatchlistRecord) -> Taken {
    let film = into.film(&entry.film)?;
    into.wanted()?;
    let about = into.about(film);
    let differs = known.wanted.get(&entry.film).is_some_and(|why| *why != entry.why);
    let new = storage::watchlist::insert(
        into.conn(),
        &WatchlistRow {
            film,
            why: entry.why,
            added_on: entry.added_on,
            added_at: entry.added_at,
            changed_at: into.edit.now(),
        },
    )?;
    if new {
        into.receipt.added.watchlist += 1;
        return Ok(Settled { film: about, ..Settled::new(Outcome::New, "film", film.0) });
    }
    let outcome = if differs { Outcome::Conflict } else { Outcome::Same };
    let mut settled = Settled { film: about, ..Settled::new(outcome, "film", film.0) };
    if differs {
        settled.reason = "The journal has another reason to see this film, which was kept.".into();
    }
    Ok(settled)
}
