use serde::Serialize;
use ts_rs::TS;

use super::require;
use crate::journal::Edit;
use crate::storage::viewings::ViewingRow;
use crate::{Changed, Error, Journal, Op, Result, ViewingId, WatchedOn, films, storage};

/// A viewing among those of its date, to be put before or after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DatedViewing {
    /// The viewing.
    pub viewing: ViewingId,
    /// What was seen.
    pub title: String,
}

impl Journal {
    /// The viewings of exactly this date, in their order.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn viewings_on(&self, date: WatchedOn) -> Result<Vec<DatedViewing>> {
        self.read(|conn| storage::viewings::titles_of_date(conn, date))
    }

    /// Moves a viewing one place up or down among those of its date. At either end it stays.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] when it is undated, since there is no order then.
    pub fn move_viewing(&self, viewing: ViewingId, up: bool) -> Result<Changed<()>> {
        self.transact(Op::MoveViewing, |edit| {
            let row = require(edit.conn(), viewing)?;
            edit.concerns(films::require(edit.conn(), row.film)?.title);
            let Some(date) = row.watched_on else {
                return Err(Error::invalid(
                    "watchedOn",
                    "An undated viewing has no day to be moved in. Give it a date first.",
                ));
            };
            let order = storage::viewings::order_of_date(edit.conn(), date)?;
            let here = order.iter().position(|(id, _)| *id == viewing).unwrap_or_default();
            let there = if up { here.saturating_sub(1) } else { here + 1 };
            put(edit, &row, there)
        })
    }
}

/// Puts a dated viewing at a place, from 0, among those of its date, and numbers them anew.
pub(super) fn put(edit: &Edit<'_>, row: &ViewingRow, place: usize) -> Result<()> {
    let Some(date) = row.watched_on else { return Ok(()) };
    let mut order = storage::viewings::order_of_date(edit.conn(), date)?;
    let Some(here) = order.iter().position(|(id, _)| *id == row.id) else { return Ok(()) };
    let moved = order.remove(here);
    order.insert(place.min(order.len()), moved);
    for (place, (id, before)) in (0..).zip(order) {
        if place != before {
            storage::viewings::set_order(edit.conn(), id, place)?;
        }
    }
    Ok(())
}
