use std::sync::Arc;

use super::{Settled, Writer};
use crate::imports::foreign::{ForeignList, ForeignListed};
use crate::imports::prepare::in_plain_lines;
use crate::imports::receipt::Outcome;
use crate::storage::lists::ListRow;
use crate::{ListId, Result, storage, text};

/// The list whose films are being read.
pub(super) struct OpenList {
    file: Arc<str>,
    id: ListId,
    /// It was made by this import.
    added: bool,
    next_position: usize,
}

impl Writer<'_> {
    /// What is said of a list as a whole.
    pub(super) fn list(&mut self, foreign: &ForeignList, file: &Arc<str>) -> Result<Settled> {
        let (id, added) = self.open_list(foreign, file)?;
        let conn = self.edit.conn();
        let mut filled = false;
        for (position, name) in foreign.tags.iter().enumerate() {
            if let Some(tag) = self.tag(name)? {
                filled |= storage::tags::attach_to_list(conn, id, tag, position)?;
            }
        }
        let mut outcome = if added { Outcome::New } else { Outcome::Same };
        let mut reason = String::new();
        if !added && let Some(row) = storage::lists::by_id(conn, id)? {
            let says = foreign.description.as_ref().map(in_plain_lines).unwrap_or_default();
            if row.description.is_empty() && !says.is_empty() {
                let now = self.edit.now();
                storage::lists::update(
                    conn,
                    &ListRow { description: says, changed_at: now, ..row },
                )?;
                filled = true;
            } else if !says.is_empty() && says != row.description {
                outcome = Outcome::Conflict;
                reason = "The journal’s list has another description; it was kept.".into();
            }
            if filled && outcome == Outcome::Same {
                outcome = Outcome::Merged;
            }
        }
        self.changed |= filled;
        Ok(Settled {
            outcome,
            reason,
            source_id: foreign.address.clone(),
            target: Some(("list", id.0)),
        })
    }

    /// A film on a list. Films the journal's list has and the file's has not stay where they are.
    pub(super) fn listed(&mut self, foreign: &ForeignListed, file: &Arc<str>) -> Result<Settled> {
        let found = self.film(&foreign.film)?;
        self.open_list(&foreign.list, file)?;
        let conn = self.edit.conn();
        let note = foreign.note.as_ref().map(in_plain_lines).unwrap_or_default();
        let Some(list) = self.list.as_mut() else {
            return Ok(Settled::nothing(Outcome::Unreadable, "This film belongs to no list."));
        };
        let (id, by_this_import) = (list.id, list.added);
        let outcome =
            if storage::lists::insert_film(conn, id, found.film, list.next_position, &note)? {
                list.next_position += 1;
                self.changed = true;
                Outcome::New
            } else {
                self.repeated(found, by_this_import)
            };
        Ok(Settled::new(outcome, "film", found.film.0))
    }

    /// The journal's list for this file's: met before under its address, else of the same name,
    /// else made. Two lists of one name in an export stay two.
    fn open_list(&mut self, foreign: &ForeignList, file: &Arc<str>) -> Result<(ListId, bool)> {
        if let Some(list) = self.list.as_ref().filter(|list| list.file == *file) {
            return Ok((list.id, false));
        }
        let conn = self.edit.conn();
        let name = text::tidy(&foreign.name);
        let met = foreign.address.as_ref().and_then(|address| self.known.lists.get(address));
        let there = match met.map(|id| storage::lists::by_id(conn, *id)).transpose()?.flatten() {
            Some(row) => Some(row),
            None => storage::lists::by_name(conn, &name)?
                .filter(|row| !self.named_lists.contains(&row.id)),
        };
        let (id, added) = match there {
            Some(row) => (row.id, false),
            None => (self.add_list(&name, foreign)?, true),
        };
        self.named_lists.insert(id);
        self.list = Some(OpenList {
            file: Arc::clone(file),
            id,
            added,
            next_position: storage::lists::next_position(conn, id)?,
        });
        Ok((id, added))
    }

    fn add_list(&mut self, name: &str, foreign: &ForeignList) -> Result<ListId> {
        let now = self.edit.now();
        let made_at = match foreign.made_on {
            Some(date) => format!("{date}T00:00:00.000Z"),
            None => now.clone(),
        };
        let position = storage::lists::next_list_position(self.edit.conn())?;
        let id = storage::lists::insert(
            self.edit.conn(),
            &ListRow {
                id: ListId(0),
                uid: self.edit.uid(),
                name: name.to_owned(),
                description: foreign.description.as_ref().map(in_plain_lines).unwrap_or_default(),
                ranked: false,
                position,
                added_at: made_at,
                changed_at: now,
            },
        )?;
        self.receipt.added.lists += 1;
        self.changed = true;
        Ok(id)
    }
}
