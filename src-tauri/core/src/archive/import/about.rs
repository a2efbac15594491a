use super::intake::{Intake, Taken, TakenPart, Unkept, checked};
use crate::archive::records::{
    ComparisonRecord, DraftRecord, ImportRecord, LineRecord, SettingRecord, ShelfRecord,
};
use crate::imports::{Outcome, Settled};
use crate::storage::archive::{self as rows, Named};
use crate::storage::scale::ComparisonRow;
use crate::{storage, tags, text};

/// A tag, in the spelling that is here already if there is one.
pub(super) fn take_tag(into: &mut Intake<'_>, name: &str) -> TakenPart {
    let known = storage::tags::by_fold(into.conn(), &text::fold(name))?.is_some();
    if known || tags::named(into.conn(), name)?.is_none() {
        return Ok(());
    }
    into.receipt.added.tags += 1;
    Ok(())
}

const BEING_WRITTEN: &str = "The same review is being written here, and that was kept.";

/// What an editor held, unless the same review is being written here.
pub(super) fn take_draft(into: &mut Intake<'_>, draft: DraftRecord) -> Taken {
    checked(&draft.uid)?;
    into.wanted()?;
    if rows::by_uid(into.conn(), Named::Drafts, &draft.uid)?.is_some() {
        return Ok(Settled::nothing(Outcome::Same, ""));
    }
    let review = draft.review.as_ref().and_then(|uid| into.reviews.get(uid)).copied();
    let film = draft.film.as_ref().and_then(|uid| into.films.get(uid)).copied();
    let viewing = draft.viewing.as_ref().and_then(|uid| into.viewings.get(uid)).copied();
    let kept = rows::insert_draft(into.conn(), &draft, review, film, viewing)?;
    Ok(match kept {
        true => Settled::nothing(Outcome::New, ""),
        false => Settled::nothing(Outcome::Conflict, BEING_WRITTEN),
    })
}

/// A shelf; one that is here stays as it is.
pub(super) fn take_shelf(into: &mut Intake<'_>, shelf: ShelfRecord) -> Taken {
    checked(&shelf.uid)?;
    into.wanted()?;
    if rows::by_uid(into.conn(), Named::Shelves, &shelf.uid)?.is_some() {
        return Ok(Settled::nothing(Outcome::Same, ""));
    }
    rows::insert_shelf(into.conn(), &shelf)?;
    Ok(Settled::nothing(Outcome::New, ""))
}

/// Which of two films is better. Of two answers about one pair the newer stands.
pub(super) fn take_comparison(into: &mut Intake<'_>, record: ComparisonRecord) -> TakenPart {
    checked(&record.uid)?;
    let (better, other) = (into.film(&record.better)?, into.film(&record.other)?);
    if better == other {
        return Ok(());
    }
    let conn = into.conn();
    if let Some(own) = storage::scale::of_pair(conn, better, other)? {
        if own.compared_at >= record.compared_at {
            return Ok(());
        }
        storage::scale::delete(conn, better, other)?;
    }
    let row = ComparisonRow { better, other, close: record.close, compared_at: record.compared_at };
    storage::scale::insert(conn, &record.uid, &row)?;
    Ok(())
}

/// A line of a review that its writer keeps; one that is kept here already stays as it is.
pub(super) fn take_line(into: &mut Intake<'_>, line: LineRecord) -> TakenPart {
    checked(&line.uid)?;
    let Some(review) = into.reviews.get(&line.review).copied() else {
        let why = "The review this line is of is not in the archive.".to_owned();
        let out = into.reviews_out.contains(&line.review);
        return Err(if out { Unkept::Out(None) } else { Unkept::Unreadable(why) });
    };
    storage::kept_lines::insert(into.conn(), &line.uid, review, &line.text, &line.kept_at)?;
    Ok(())
}

/// A setting kept in the journal.
pub(super) fn take_setting(into: &mut Intake<'_>, setting: SettingRecord) -> TakenPart {
    rows::insert_setting(into.conn(), &setting)?;
    Ok(())
}

/// An import made in the other journal, so that the same file brings nothing in twice.
pub(super) fn take_import(into: &mut Intake<'_>, import: ImportRecord) -> TakenPart {
    checked(&import.uid)?;
    if rows::by_uid(into.conn(), Named::Imports, &import.uid)?.is_some() {
        return Ok(());
    }
    let id = rows::insert_import(into.conn(), &import)?;
    for row in &import.rows {
        rows::insert_import_row(into.conn(), id, row)?;
    }
    Ok(())
}
