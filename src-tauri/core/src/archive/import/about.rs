use super::taking::{Intake, Taken, checked};
use crate::archive::records::{DraftRecord, ImportRecord, SettingRecord, ShelfRecord};
use crate::imports::Outcome;
use crate::storage::archive::{self as rows, Named};
use crate::{storage, tags, text};

/// A tag, in the spelling that is here already if there is one.
pub(super) fn take_tag(into: &mut Intake<'_>, name: &str) -> Taken {
    let known = storage::tags::by_fold(into.conn(), &text::fold(name))?.is_some();
    if known || tags::named(into.conn(), name)?.is_none() {
        return Ok(Outcome::Same);
    }
    into.receipt.added.tags += 1;
    Ok(Outcome::New)
}

/// What an editor held, unless the same review is being written here.
pub(super) fn take_draft(into: &mut Intake<'_>, draft: DraftRecord) -> Taken {
    checked(&draft.uid)?;
    if rows::by_uid(into.conn(), Named::Drafts, &draft.uid)?.is_some() {
        return Ok(Outcome::Same);
    }
    let review = draft.review.as_ref().and_then(|uid| into.reviews.get(uid)).copied();
    let film = draft.film.as_ref().and_then(|uid| into.films.get(uid)).copied();
    let viewing = draft.viewing.as_ref().and_then(|uid| into.viewings.get(uid)).copied();
    let kept = rows::insert_draft(into.conn(), &draft, review, film, viewing)?;
    Ok(if kept { Outcome::New } else { Outcome::Conflict })
}

/// A shelf; one that is here stays as it is.
pub(super) fn take_shelf(into: &mut Intake<'_>, shelf: ShelfRecord) -> Taken {
    checked(&shelf.uid)?;
    if rows::by_uid(into.conn(), Named::Shelves, &shelf.uid)?.is_some() {
        return Ok(Outcome::Same);
    }
    rows::insert_shelf(into.conn(), &shelf)?;
    Ok(Outcome::New)
}

/// A setting kept in the journal.
pub(super) fn take_setting(into: &mut Intake<'_>, setting: SettingRecord) -> Taken {
    let kept = rows::insert_setting(into.conn(), &setting)?;
    Ok(if kept { Outcome::New } else { Outcome::Same })
}

/// An import made in the other journal, so that the same file brings nothing in twice.
pub(super) fn take_import(into: &mut Intake<'_>, import: ImportRecord) -> Taken {
    checked(&import.uid)?;
    if rows::by_uid(into.conn(), Named::Imports, &import.uid)?.is_some() {
        return Ok(Outcome::Same);
    }
    let id = rows::insert_import(into.conn(), &import)?;
    for row in &import.rows {
        rows::insert_import_row(into.conn(), id, row)?;
    }
    Ok(Outcome::New)
}
