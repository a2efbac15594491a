//! What a journal keeps beside films, viewings and reviews, and what of it stays behind.

use std::collections::HashSet;

use rusqlite::Connection;

use super::super::losses::{Account, Holds, LossKind};
use super::picked::Picked;
use crate::storage::{archive as rows, exports};
use crate::{FilmId, Result};

/// Tells what is not held of what belongs to the films that went, and, of a whole journal, of what
/// belongs to none.
pub(super) fn tell(
    conn: &Connection,
    picked: &Picked,
    gone: &HashSet<FilmId>,
    holds: &Holds,
    account: &mut Account,
) -> Result<()> {
    let loses = |kind: LossKind| holds.loses(kind);
    for (kind, counted, told) in [
        (LossKind::Listings, exports::Counted::Listings, true),
        (LossKind::Revisions, exports::Counted::Revisions, true),
        // Of a whole journal all of them are told, those of no film too.
        (LossKind::EditorDrafts, exports::Counted::Drafts, !picked.is_everything()),
    ] {
        if told && loses(kind) {
            exports::of_films(conn, counted, |film, count, title, year| {
                if gone.contains(&film) {
                    account.lose(kind, count, || super::super::losses::LossExample {
                        title,
                        year,
                        watched_on: None,
                    });
                }
            })?;
        }
    }
    if !picked.is_everything() {
        return Ok(());
    }
    if loses(LossKind::Lists) {
        rows::lists(conn, |list| {
            account.named(LossKind::Lists, &list.name);
            Ok(())
        })?;
    }
    if loses(LossKind::Shelves) {
        rows::shelves(conn, |shelf| {
            account.named(LossKind::Shelves, &shelf.name);
            Ok(())
        })?;
    }
    if loses(LossKind::Settings) {
        rows::settings(conn, |setting| {
            account.named(LossKind::Settings, &setting.key);
            Ok(())
        })?;
    }
    if loses(LossKind::VerdictScale) {
        rows::bands(conn, |band| {
            account.named(LossKind::VerdictScale, &band.word);
            Ok(())
        })?;
    }
    for (kind, name) in [
        (LossKind::EditorDrafts, "drafts"),
        (LossKind::Comparisons, "comparisons"),
        (LossKind::KeptLines, "lines"),
        (LossKind::Imports, "imports"),
    ] {
        if loses(kind) {
            let counts = rows::counts(conn)?;
            let count = counts.iter().find(|(of, _)| *of == name).map_or(0, |(_, count)| *count);
            account.many(kind, count);
        }
    }
    Ok(())
}
