use std::collections::{HashMap, HashSet};

use super::prepare::{Fingerprint, fingerprint};
use super::receipt::Outcome;
use super::sources::is_own_name;
use super::writer::stood_on_mine;
use crate::journal::Edit;
use crate::{ImportId, ListId, Result, ReviewId, ViewingId, storage};

/// What earlier imports from the same source brought in, and what they became.
///
/// A row that was brought in before and stands unchanged says nothing new: what the person has
/// done since with what it became, edited or deleted, stands. Only a conflict in which the
/// journal's stood is open to another answer. An undone import has left no trace here, so its file
/// comes in again whole; and what could not be read then may be by now.
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

/// A row that was brought in before.
#[derive(Debug, Clone)]
pub(super) struct Brought {
    /// The viewing that it became.
    pub(super) viewing: Option<ViewingId>,
    /// Set where it was in conflict and the journal's stood: it can be answered otherwise. Few are,
    /// and a row is remembered for each there ever was.
    pub(super) stood_on_mine: Option<Box<StoodOnMine>>,
}

/// A conflict in which the journal's stood.
#[derive(Debug, Clone)]
pub(super) struct StoodOnMine {
    /// Where the row is kept.
    pub(super) row: i64,
    import: ImportId,
}

/// How often a row was brought in, and what it became each time.
#[derive(Debug)]
struct Times {
    first: Brought,
    others: Vec<Brought>,
    /// How many of them were met again.
    met: usize,
}

impl Times {
    /// Adds a time. A conflict that was answered, in the import `answered_in`, is no time more where an
    /// earlier import had left it open.
    fn add(&mut self, brought: Brought, answered_in: Option<ImportId>) {
        let mut open = None;
        if let Some(import) = answered_in {
            let mut times = std::iter::once(&mut self.first).chain(&mut self.others);
            open = times.find(|time| {
                time.stood_on_mine.as_ref().is_some_and(|earlier| earlier.import != import)
            });
        }
        match open {
            Some(open) => *open = brought,
            None => self.others.push(brought),
        }
    }
}

impl Known {
    pub(super) fn of(edit: &Edit<'_>, source: &str) -> Result<Self> {
        let mut known = Self::default();
        storage::imports::each_row_from(edit.conn(), source, |kept| {
            let row = kept.row;
            if row.outcome == Outcome::Unreadable.stored() {
                return;
            }
            let viewing = row.target_id.filter(|_| row.target == Some("viewing")).map(ViewingId);
            let in_conflict = row.outcome == Outcome::Conflict.stored();
            let on_mine = in_conflict && stood_on_mine(row.reason);
            let open = || Box::new(StoodOnMine { row: kept.id, import: kept.import });
            let brought = Brought { viewing, stood_on_mine: on_mine.then(open) };
            let answered_in = (in_conflict && !on_mine).then_some(kept.import);
            known
                .rows
                .entry(fingerprint(row.file, row.raw, kept.reading))
                .and_modify(|times| times.add(brought.clone(), answered_in))
                .or_insert_with(|| Times { first: brought.clone(), others: Vec::new(), met: 0 });
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

    /// What came of this very row when it was brought in before; nothing for a row that was not, or
    /// not so often. One that stands there twice is two viewings.
    pub(super) fn again(&mut self, row: &Fingerprint) -> Option<Brought> {
        let times = self.rows.get_mut(row)?;
        let brought = match times.met {
            0 => times.first.clone(),
            met => times.others.get(met - 1)?.clone(),
        };
        times.met += 1;
        Some(brought)
    }
}
