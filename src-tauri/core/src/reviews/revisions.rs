use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::diff::{self, Part};
use super::{ReviewText, RevisionCause};
use crate::storage::reviews::RevisionRow;
use crate::{
    Changed, Error, Journal, Op, Result, ReviewId, RevisionId, Score, films, storage, text,
};

/// How many letters name what a revision changed.
const NAMED_BY: usize = 48;

/// A kept state of a review, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RevisionEntry {
    /// Its id.
    pub revision: RevisionId,
    /// When it was made, as a UTC instant.
    pub made_at: String,
    /// Why it was made.
    pub cause: RevisionCause,
    /// The first words that were new in it, or those that went; may be empty.
    pub what: String,
    /// How many words it has.
    pub words: u32,
    /// How many more than the one before it; nothing for the first.
    pub gained: Option<i32>,
}

/// A kept state of a review, whole, beside the present one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RevisionShown {
    /// The headline then.
    pub headline: String,
    /// The body then.
    pub body: String,
    /// The summary then.
    pub summary: String,
    /// The word of its own it had then.
    pub verdict: Option<String>,
    /// The score then.
    pub score: Option<Score>,
    /// How it becomes the text beside it: what went and what came.
    pub parts: Vec<Part>,
}

impl Journal {
    /// The kept states of a review, the newest first.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn revisions(&self, review: ReviewId) -> Result<Vec<RevisionEntry>> {
        self.read(|conn| {
            super::require(conn, review)?;
            let rows = storage::reviews::revisions_of(conn, review)?;
            let before = rows.iter().skip(1).map(Some).chain([None]);
            rows.iter().zip(before).map(|(row, before)| entry(row, before)).collect()
        })
    }

    /// A kept state of a review, and what was done to it since: `present` is the text it is put
    /// beside, whole, as the editor holds it.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn revision(&self, revision: RevisionId, present: &ReviewText) -> Result<RevisionShown> {
        let row = self.read(|conn| require(conn, revision))?;
        Ok(RevisionShown {
            parts: diff::parts(
                &whole(&row),
                &words(&present.headline, &present.body, &present.summary),
            ),
            headline: row.headline,
            body: row.body,
            summary: row.summary,
            verdict: row.verdict,
            score: row.score,
        })
    }

    /// Makes a review what it was in a revision. Its present state is kept as one first, so that
    /// nothing is lost by it. The score is the viewing's and stays.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn restore_revision(&self, revision: RevisionId) -> Result<Changed<ReviewId>> {
        self.transact(Op::RestoreRevision, |edit| {
            let kept = require(edit.conn(), revision)?;
            let row = super::require(edit.conn(), kept.review)?;
            edit.concerns(films::require(edit.conn(), row.film)?.title);
            let present = super::words_of(&row);
            let newest = storage::reviews::revisions_of(edit.conn(), row.id)?.into_iter().next();
            if newest.is_none_or(|newest| restored(&newest, &present) != present) {
                super::keep_revision(edit, &row, RevisionCause::Restore)?;
            }
            let finished = row.finished;
            let words = restored(&kept, &present);
            super::write(edit, row, &words, finished, RevisionCause::Restore)?;
            Ok(kept.review)
        })
    }
}

/// The words of a revision; what revisions do not keep stays as it is.
fn restored(row: &RevisionRow, present: &ReviewText) -> ReviewText {
    ReviewText {
        headline: row.headline.clone(),
        body: row.body.clone(),
        summary: row.summary.clone(),
        verdict: row.verdict.clone(),
        ..present.clone()
    }
}

fn require(conn: &Connection, revision: RevisionId) -> Result<RevisionRow> {
    storage::reviews::revision(conn, revision)?.ok_or(Error::NotFound { what: "revision" })
}

fn entry(row: &RevisionRow, before: Option<&RevisionRow>) -> Result<RevisionEntry> {
    let gained = before.map(|before| i64::from(row.words) - i64::from(before.words));
    let old = before.map(whole).unwrap_or_default();
    Ok(RevisionEntry {
        revision: row.id,
        made_at: row.made_at.clone(),
        cause: RevisionCause::of_stored(&row.cause)?,
        what: first_words(&diff::parts(&old, &whole(row))),
        words: row.words,
        gained: gained.map(|gained| i32::try_from(gained).unwrap_or(i32::MAX)),
    })
}

fn first_words(parts: &[Part]) -> String {
    let new = parts.iter().find_map(|part| match part {
        Part::Added(text) if text.chars().any(char::is_alphanumeric) => Some(text),
        _ => None,
    });
    let gone = || {
        parts.iter().find_map(|part| match part {
            Part::Gone(text) if text.chars().any(char::is_alphanumeric) => Some(text),
            _ => None,
        })
    };
    let words = text::tidy(new.or_else(gone).map_or("", String::as_str));
    let words = words.trim_matches(|letter: char| !letter.is_alphanumeric());
    if words.chars().count() <= NAMED_BY {
        return words.to_owned();
    }
    let cut: String = words.chars().take(NAMED_BY).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

fn whole(row: &RevisionRow) -> String {
    words(&row.headline, &row.body, &row.summary)
}

fn words(headline: &str, body: &str, summary: &str) -> String {
    [headline, body, summary]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}
