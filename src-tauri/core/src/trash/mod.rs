//! What was deleted, for thirty days: back whole, or gone for good.
//!
//! Undo and the trash are two ways to the same rows. Undo goes back step by step; the trash brings
//! one thing back whatever was done since.

use std::collections::BTreeSet;

use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Changed, Error, Journal, Op, Result, TrashId, clock, storage};

/// How long something stays in the trash.
const KEPT_DAYS: i64 = 30;

/// What kind of thing was deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
#[expect(missing_docs, reason = "each says itself")]
pub enum TrashKind {
    Film,
    Viewing,
    Review,
    List,
    Still,
    Poster,
    Selection,
}

/// Something in the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Trashed {
    /// Its place in the trash.
    pub id: TrashId,
    /// What it was.
    pub kind: TrashKind,
    /// The film's title, the list's name.
    pub title: String,
    /// When it was deleted, an instant in UTC.
    pub deleted_at: String,
    /// When it goes for good, an instant in UTC.
    pub goes_at: String,
}

impl Journal {
    /// Everything in the trash, what was deleted last first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn trash(&self) -> Result<Vec<Trashed>> {
        self.read(|conn| {
            let rows = storage::trash::all(conn)?;
            rows.into_iter()
                .map(|row| {
                    let deleted_at: Timestamp = row.deleted_at.parse().map_err(unreadable)?;
                    Ok(Trashed {
                        id: row.id,
                        kind: serde_json::from_value(serde_json::Value::String(row.kind))?,
                        title: row.title,
                        deleted_at: row.deleted_at,
                        goes_at: clock::instant(deleted_at + stay()),
                    })
                })
                .collect()
        })
    }

    /// Brings something back, with all that went with it, and answers its title.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is no longer in the trash; [`Error::Invalid`] when what it
    /// belonged to is not in the journal, or something has taken its place.
    pub fn restore_from_trash(&self, id: TrashId) -> Result<Changed<String>> {
        let restored = self.transact(Op::Restore, |edit| {
            let (title, record) = storage::trash::take(edit.conn(), id)?
                .ok_or(Error::NotFound { what: "thing in the trash" })?;
            edit.concerns(title.clone());
            record.take_back(edit.conn())?;
            Ok(title)
        });
        restored.map_err(|err| match err {
            Error::Storage(cause) if is_out_of_place(&cause) => Error::invalid(
                "trash",
                "It can't be brought back as it was: the film it belonged to is gone, or something \
                 else has taken its place. If the film is in the trash too, restore that first.",
            ),
            other => other,
        })
    }

    /// Empties the trash and answers how many things it held. Undo still brings them back.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn empty_trash(&self) -> Result<Changed<usize>> {
        self.transact(Op::EmptyTrash, |edit| storage::trash::delete_all(edit.conn()))
    }

    /// Lets go of what has been in the trash for thirty days; no step of undo. Answers how many.
    /// Where nothing has, which is nearly always, the writer is not asked for.
    ///
    /// # Errors
    /// When the journal cannot be read or written.
    pub fn tidy_trash(&self) -> Result<Changed<usize>> {
        let before = clock::instant(self.clock().now() - stay());
        if !self.read(|conn| storage::trash::has_before(conn, &before))? {
            return Ok(Changed { value: 0, topics: BTreeSet::new() });
        }
        self.keep([], |edit| storage::trash::delete_before(edit.conn(), &before))
    }
}

/// Thirty times 24 hours: an instant knows no calendar.
fn stay() -> Span {
    Span::new().hours(KEPT_DAYS * 24)
}

fn is_out_of_place(cause: &rusqlite::Error) -> bool {
    cause.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation)
}

fn unreadable(err: jiff::Error) -> Error {
    Error::Record(serde::de::Error::custom(err))
}
