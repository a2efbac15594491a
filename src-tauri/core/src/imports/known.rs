use std::collections::{HashMap, HashSet};

use super::prepare::{Fingerprint, fingerprint};
use crate::journal::Edit;
use crate::{ListId, Result, ViewingId, storage};

/// What earlier imports from the same source brought in, and what they became.
///
/// A row that was brought in before and stands unchanged says nothing new: what the person has
/// done since with what it became, edited or deleted, stands. An undone import has left no trace
/// here, so its file comes in again whole.
#[derive(Debug, Default)]
pub(super) struct Known {
    rows: HashSet<Fingerprint>,
    /// Viewings by the source's address of the entry.
    pub(super) entries: HashMap<String, ViewingId>,
    /// Every viewing that a row of an earlier import became.
    pub(super) viewings: HashSet<ViewingId>,
    /// Those of them that the source has a name for: no other entry of it is the same viewing.
    pub(super) named: HashSet<ViewingId>,
    /// Lists by their address.
    pub(super) lists: HashMap<String, ListId>,
}

impl Known {
    pub(super) fn of(edit: &Edit<'_>, source: &str) -> Result<Self> {
        let mut known = Self::default();
        storage::imports::each_row_from(edit.conn(), source, |row| {
            known.rows.insert(fingerprint(row.file, row.raw));
            match (row.target.zip(row.target_id), row.source_id) {
                (Some(("viewing", id)), address) => {
                    known.viewings.insert(ViewingId(id));
                    if let Some(address) = address {
                        known.entries.insert(address.to_owned(), ViewingId(id));
                        known.named.insert(ViewingId(id));
                    }
                }
                (Some(("list", id)), Some(address)) => {
                    known.lists.insert(address.to_owned(), ListId(id));
                }
                _ => {}
            }
        })?;
        Ok(known)
    }

    /// Whether this very row was brought in before.
    pub(super) fn has(&self, row: &Fingerprint) -> bool {
        self.rows.contains(row)
    }
}
