//! Which reviews an export takes along.

use std::collections::HashSet;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ExportFormat;
use crate::storage::exports::{self as rows, ExportRow};
use crate::{Error, FilmId, Result, ReviewId};

/// What is exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "ids", rename_all = "camelCase")]
#[ts(export)]
pub enum ExportOf {
    /// Everything there is.
    Journal,
    /// The reviews of these films.
    Films(Vec<FilmId>),
    /// One review, as a file where its format is one of files.
    Review(ReviewId),
}

/// The reviews of an export, and those that stay.
pub(super) struct Chosen {
    pub(super) rows: Vec<ExportRow>,
    /// Drafts and private ones that a format for others does not take along.
    pub(super) kept_in: usize,
}

/// The reviews asked for, the last watched first.
pub(super) fn chosen(conn: &Connection, of: &ExportOf, format: ExportFormat) -> Result<Chosen> {
    let mut rows = rows::reviews(conn)?;
    match of {
        ExportOf::Journal => {}
        ExportOf::Films(films) => {
            let films: HashSet<&FilmId> = films.iter().collect();
            rows.retain(|row| films.contains(&row.film));
        }
        ExportOf::Review(review) => {
            rows.retain(|row| row.review == *review);
            let row = rows.first().ok_or(Error::NotFound { what: "review" })?;
            if format.is_for_others() && !is_public(row) {
                let state = if row.private { "marked private" } else { "a draft" };
                let reason = format!(
                    "This review is {state}. Such a review leaves the journal as Markdown, as text and in an archive only."
                );
                return Err(Error::invalid("format", reason));
            }
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
