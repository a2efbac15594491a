use std::sync::Arc;

use super::settled::{BOTH, TAKEN, beginning};
use super::{ImportConflict, Settled, Writer};
use crate::imports::choices::{ImportField, OnConflict};
use crate::imports::film_finder::Found;
use crate::imports::foreign::{ForeignList, ForeignListed, Origin};
use crate::imports::prepare::in_plain_lines;
use crate::imports::receipt::Outcome;
use crate::storage::lists::ListRow;
use crate::{Error, FilmId, ListId, Result, storage, text};

/// The most characters that a list's name has.
const NAME: usize = 300;

/// A list whose films are being read.
pub(super) struct OpenList {
    id: ListId,
    /// It was made by this import.
    added: bool,
    next_position: usize,
    /// Films that came onto it, by their place on the file's list and here.
    placed: Vec<(u32, usize, FilmId)>,
}

impl Writer<'_, '_> {
    /// What is said of a list as a whole.
    pub(super) fn list(&mut self, foreign: &ForeignList, origin: &Origin) -> Result<Settled> {
        let (id, added) = self.open_list(foreign, &origin.file)?;
        let conn = self.edit.conn();
        let mut filled = false;
        for (position, name) in foreign.tags.iter().enumerate() {
            if let Some(tag) = self.tag(name)? {
                filled |= storage::tags::attach_to_list(conn, id, tag, position)?;
            }
        }
        let outcome = if added { Outcome::New } else { Outcome::Same };
        let mut settled =
            Settled { source_id: foreign.address.clone(), ..Settled::new(outcome, "list", id.0) };
        if !added && let Some(row) = storage::lists::by_id(conn, id)? {
            if filled {
                settled.outcome = Outcome::Merged;
            }
            let says = foreign.description.as_ref().map(in_plain_lines).unwrap_or_default();
            let about = (ImportField::Description, "The journal’s list has another description");
            let kept = self.one_text(&mut settled, about, &row.description, &says, origin);
            if let Some(description) = kept {
                let changed_at = self.edit.now();
                storage::lists::update(conn, &ListRow { description, changed_at, ..row })?;
                filled = true;
            }
        }
        self.changed |= filled;
        Ok(settled)
    }

    /// A film on a list. Films the journal's list has and the file's has not stay where they are.
    pub(super) fn listed(
        &mut self,
        found: Found,
        foreign: &ForeignListed,
        origin: &Origin,
    ) -> Result<Settled> {
        self.open_list(&foreign.list, &origin.file)?;
        let conn = self.edit.conn();
        let note = foreign.note.as_ref().map(in_plain_lines).unwrap_or_default();
        let open = (Arc::clone(&origin.file), text::tidy(&foreign.list.name));
        let Some(list) = self.lists.get_mut(&open) else {
            return Ok(Settled::nothing(Outcome::Unreadable, "This film belongs to no list."));
        };
        let (id, by_this_import) = (list.id, list.added);
        // One that was taken off the list since stays off.
        if self.again.is_some() && storage::lists::note_of(conn, id, found.film)?.is_none() {
            return Ok(Settled::nothing(Outcome::Same, ""));
        }
        if storage::lists::insert_film(conn, id, found.film, list.next_position, &note)? {
            if let Some(position) = foreign.position {
                list.placed.push((position, list.next_position, found.film));
            }
            list.next_position += 1;
            self.changed = true;
            return Ok(Settled::new(Outcome::New, "film", found.film.0).beside("list", id.0));
        }
        let outcome = self.repeated(found, by_this_import);
        let mut settled = Settled::new(outcome, "film", found.film.0).beside("list", id.0);
        let mine = storage::lists::note_of(conn, id, found.film)?.unwrap_or_default();
        let about = (ImportField::Note, "The journal’s list has another note on this film");
        if let Some(note) = self.one_text(&mut settled, about, &mine, &note, origin) {
            storage::lists::update_note(self.edit.conn(), id, found.film, &note)?;
            self.changed = true;
        }
        Ok(settled)
    }

    /// What becomes of a text that there is room for one of: the journal's where it stays as it is,
    /// the row's where there was none, and else as the person chooses.
    pub(super) fn one_text(
        &self,
        settled: &mut Settled,
        (field, another): (ImportField, &str),
        mine: &str,
        theirs: &str,
        origin: &Origin,
    ) -> Option<String> {
        if mine.contains(theirs) {
            return None;
        }
        if mine.is_empty() {
            settled.fills.push(field);
            if settled.outcome == Outcome::Same {
                settled.outcome = Outcome::Merged;
            }
            return Some(theirs.to_owned());
        }
        let stands = self.answers.to_conflict(origin, field);
        let (mine_shown, theirs_shown) = (beginning(mine), beginning(theirs));
        let conflict = ImportConflict { field, mine: mine_shown, theirs: theirs_shown, stands };
        settled.conflicts.push(conflict);
        settled.outcome = Outcome::Conflict;
        let kept = match stands {
            OnConflict::Mine => "it was kept",
            OnConflict::Theirs => TAKEN,
            OnConflict::Both => BOTH,
        };
        settled.reason = format!("{another}; {kept}.");
        stands.text(mine, theirs)
    }

    /// Puts the films that came onto a list in the order of their places on the file's, in whatever
    /// order their rows stood.
    pub(super) fn order_lists(&self) -> Result<()> {
        for OpenList { id, placed, .. } in self.lists.values() {
            let mut in_order = placed.clone();
            in_order.sort_by_key(|(position, ..)| *position);
            for ((_, place, was_there), (_, _, film)) in placed.iter().zip(&in_order) {
                if film != was_there {
                    storage::lists::update_position(self.edit.conn(), *id, *film, *place)?;
                }
            }
        }
        Ok(())
    }

    /// The journal's list for this file's: met before under its address, else of the same name,
    /// else made. Two lists of one name in an export stay two.
    fn open_list(&mut self, foreign: &ForeignList, file: &Arc<str>) -> Result<(ListId, bool)> {
        let name = text::tidy(&foreign.name);
        let open = (Arc::clone(file), name.clone());
        if let Some(list) = self.lists.get(&open) {
            return Ok((list.id, false));
        }
        let conn = self.edit.conn();
        let by_address = foreign.address.as_ref().and_then(|address| self.known.lists.get(address));
        let met = self.again.and_then(|again| again.list).or(by_address.copied());
        let there = match met.map(|id| storage::lists::by_id(conn, id)).transpose()?.flatten() {
            Some(row) => Some(row),
            None => storage::lists::by_name(conn, &name)?
                .filter(|row| !self.named_lists.contains(&row.id)),
        };
        let (id, added) = match there {
            Some(row) => (row.id, false),
            None => (self.add_list(&name, foreign)?, true),
        };
        self.named_lists.insert(id);
        if let Some(address) = &foreign.address {
            // Its films may stand in another file than what is said of it.
            self.known.lists.insert(address.clone(), id);
        }
        let next_position = storage::lists::next_position(self.edit.conn(), id)?;
        self.lists.insert(open, OpenList { id, added, next_position, placed: Vec::new() });
        Ok((id, added))
    }

    fn add_list(&mut self, name: &str, foreign: &ForeignList) -> Result<ListId> {
        if name.is_empty() || name.chars().count() > NAME {
            let reason = format!("A list’s name has between 1 and {NAME} characters.");
            return Err(Error::invalid("name", reason));
        }
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
