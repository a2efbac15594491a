//! Which reviews an export takes along.

use jiff::civil::Date;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ExportOrder;
use super::data::Picked;
use crate::storage::exports::{self as rows, ExportRow};
use crate::{Error, FilmId, LibraryQuery, ListId, Result, ReviewId, WatchedOn};

/// What is exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "of", rename_all = "camelCase")]
#[ts(export)]
pub enum ExportOf {
    /// Everything there is.
    Journal,
    /// These films.
    Films(Vec<FilmId>),
    /// The films the library finds.
    Search(LibraryQuery),
    /// The films of a list.
    List(ListId),
    /// One review, as a file where its format is one of files.
    Review(ReviewId),
}

/// A stretch of time, both ends in it: the viewings of that time, and what was written of them. A
/// date that is known to its month or year counts where all of that lies inside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Between {
    /// From the first day of this on.
    pub from: Option<WatchedOn>,
    /// Up to the last day of this.
    pub to: Option<WatchedOn>,
}

impl Between {
    /// Neither end is said.
    pub(crate) fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Refuses a stretch that ends before it begins.
    pub(crate) fn check(&self) -> Result<()> {
        if let Self { from: Some(from), to: Some(to) } = self
            && from.first_day() > to.last_day()
        {
            let reason = format!("{from} is later than {to}. Give the earlier date first.");
            return Err(Error::invalid("between", reason));
        }
        Ok(())
    }

    /// Whether a viewing of that date is of this time; one that is undated never is.
    pub(crate) fn holds(&self, watched_on: Option<WatchedOn>) -> bool {
        watched_on.is_some_and(|on| {
            self.from.is_none_or(|from| on.first_day() >= from.first_day())
                && self.to.is_none_or(|to| on.last_day() <= to.last_day())
        })
    }
}

/// The reviews of an export, and those that stay.
pub(super) struct Chosen {
    pub(super) rows: Vec<ExportRow>,
    /// Drafts and private ones that a format for others does not take along.
    pub(super) kept_in: usize,
}

/// The reviews asked for, the last watched first.
pub(super) fn chosen(conn: &Connection, order: &ExportOrder, today: Date) -> Result<Chosen> {
    let format = order.format;
    let picked = Picked::of(conn, order, today)?;
    let mut rows = rows::reviews(conn)?;
    rows.retain(|row| picked.has(row.film) && picked.is_of_its_time(row.watched_on));
    if let ExportOf::Review(review) = order.of {
        rows.retain(|row| row.review == review);
        let row = rows.first().ok_or(Error::NotFound { what: "review" })?;
        if format.is_for_others() && !is_public(row) {
            let state = if row.private { "marked private" } else { "a draft" };
            let reason = format!(
                "This review is {state}. Such a review leaves the journal as Markdown, as text and in an archive only."
            );
            return Err(Error::invalid("format", reason));
        }
    }
    let asked = rows.len();
    if format.is_for_others() {
        rows.retain(is_public);
    }
    let kept_in = asked - rows.len();
    if rows.is_empty() {
        let reason = match kept_in {
            0 => "There is no review to export here. Write one first.",
            _ => {
                "Every review here is a draft or private, and such a review leaves the journal as Markdown, as text and in an archive only."
            }
        };
        return Err(Error::invalid("format", reason));
    }
    Ok(Chosen { rows, kept_in })
}

/// Whether a review may be read by others.
fn is_public(row: &ExportRow) -> bool {
    row.finished && !row.private
}
