use std::collections::{HashMap, HashSet};

use super::prepare::{Fingerprint, fingerprint};
use super::receipt::Outcome;
use super::sources::is_own_name;
use crate::journal::Edit;
use crate::{ListId, Result, ReviewId, ViewingId, storage};

/// What earlier imports from the same source brought in, and what they became.
///
/// A row that was brought in before and stands unchanged says nothing new: what the person has
/// done since with what it became, edited or deleted, stands. An undone import has left no trace
/// here, so its file comes in again whole; and what could not be read then may be by now.
#[derive(Debug, Default)]
pub(super) struct Known {
    rows: HashMap<Fingerprint, Times>,
    /// Viewings by the source's address of the entry.
    pub(super) entries: HashMap<String, ViewingId>,
    /// Viewings that the source has a name of its own for: no other such entry is the same.
    pub(super) named: HashSet<ViewingId>,
    /// Reviews of no viewing by what the source knows the text by.
    pub(super) texts: HashMap<String, ReviewId>,
    /// Reviews that are a text the source has such a name for.
    pub(super) named_texts: HashSet<ReviewId>,
    /// Lists by their address.
    pub(super) lists: HashMap<String, ListId>,
}

/// How often a row was brought in, and what it became each time.
#[derive(Debug, Default)]
struct Times {
    first: Option<ViewingId>,
    others: Vec<Option<ViewingId>>,
    /// How many of them were met again.
    met: usize,
}

impl Known {
    pub(super) fn of(edit: &Edit<'_>, source: &str) -> Result<Self> {
        let mut known = Self::default();
        storage::imports::each_row_from(edit.conn(), source, |reading, row| {
            if row.outcome == Outcome::Unreadable.stored() {
                return;
            }
            let viewing = row.target_id.filter(|_| row.target == Some("viewing")).map(ViewingId);
            known
                .rows
                .entry(fingerprint(row.file, row.raw, reading))
                .and_modify(|times| times.others.push(viewing))
                .or_insert(Times { first: viewing, ..Times::default() });
            match (row.target.zip(row.target_id), row.source_id) {
                (Some(("viewing", id)), Some(address)) => {
                    known.entries.insert(address.to_owned(), ViewingId(id));
                    if is_own_name(address) {
                        known.named.insert(ViewingId(id));
                    }
                }
                (Some(("review", id)), Some(name)) => {
                    known.texts.insert(name.to_owned(), ReviewId(id));
                    known.named_texts.insert(ReviewId(id));
                }
                (Some(("list", id)), Some(address)) => {
                    known.lists.insert(address.to_owned(), ListId(id));
                }
                _ => {}
            }
        })?;
        Ok(known)
    }

    /// The viewing that this very row became when it was brought in before; nothing for a row that
    /// was not, or not so often. One that stands there twice is two viewings.
    pub(super) fn again(&mut self, row: &Fingerprint) -> Option<Option<ViewingId>> {
        let times = self.rows.get_mut(row)?;
        let viewing = match times.met {
            0 => times.first,
            met => *times.others.get(met - 1)?,
        };
        times.met += 1;
        Some(viewing)
    }
}
