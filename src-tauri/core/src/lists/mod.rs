//! Lists: films in an order of the person's own, ranked or not, each with a note.

mod films;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::journal::Edit;
use crate::storage::lists::ListRow;
use crate::{Changed, Error, FilmTile, Journal, ListId, Op, Result, storage, tags, text};

/// What a person says of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct ListFacts {
    /// Its name.
    pub name: String,
    /// What it is about; may be empty.
    pub description: String,
    /// The order is a ranking: films are numbered.
    pub ranked: bool,
    /// Free words, in order.
    pub tags: Vec<String>,
}

/// A list among the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ListSummary {
    /// Its id.
    pub list: ListId,
    /// What is said of it.
    pub facts: ListFacts,
    /// How many films it has.
    pub films: u32,
    /// The first few of them.
    pub first: Vec<FilmTile>,
}

/// A list, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ListDetail {
    /// Its id.
    pub list: ListId,
    /// What is said of it.
    pub facts: ListFacts,
    /// Its films, in order.
    pub films: Vec<ListFilm>,
}

/// A film of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ListFilm {
    /// The film.
    pub film: FilmTile,
    /// What is said of it here; may be empty.
    pub note: String,
    /// It has a viewing.
    pub seen: bool,
}

/// How many films a list shows of itself among the others.
const SHOWN: usize = 6;

impl Journal {
    /// Every list, in the person's order.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn lists(&self) -> Result<Vec<ListSummary>> {
        self.read(|conn| {
            let rows = storage::lists::all(conn)?.into_iter();
            rows.map(|row| {
                Ok(ListSummary {
                    list: row.id,
                    films: storage::lists::count_films(conn, row.id)?,
                    first: storage::library::tiles(
                        conn,
                        &storage::lists::first_of(conn, row.id, SHOWN)?,
                    )?,
                    facts: facts_of(conn, row)?,
                })
            })
            .collect()
        })
    }

    /// A list with its films.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn list(&self, list: ListId) -> Result<ListDetail> {
        self.read(|conn| {
            let row = require(conn, list)?;
            let (films, notes): (Vec<_>, Vec<_>) =
                storage::lists::films_of(conn, list)?.into_iter().unzip();
            // Every listed film is there: the table refers to it.
            let seen = storage::lists::seen_of(conn, list)?;
            let films = storage::library::tiles(conn, &films)?
                .into_iter()
                .zip(notes)
                .map(|(film, note)| ListFilm { seen: seen.contains(&film.id), film, note })
                .collect();
            Ok(ListDetail { list, films, facts: facts_of(conn, row)? })
        })
    }

    /// Makes a list, empty, after the others.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something cannot be kept; its field says which.
    pub fn add_list(&self, facts: &ListFacts) -> Result<Changed<ListId>> {
        self.transact(Op::AddList, |edit| {
            edit.concerns(facts.name.trim());
            add(edit, facts)
        })
    }

    /// Writes what the person says of a list.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] as for [`Journal::add_list`].
    pub fn edit_list(&self, list: ListId, facts: &ListFacts) -> Result<Changed<()>> {
        self.transact(Op::EditList, |edit| {
            edit.concerns(facts.name.trim());
            let before = require(edit.conn(), list)?;
            let mut row = before.clone();
            fill(&mut row, facts)?;
            let said = |row: &ListRow| (row.name.clone(), row.description.clone(), row.ranked);
            if said(&row) != said(&before) {
                row.changed_at = edit.now();
                storage::lists::update(edit.conn(), &row)?;
            }
            tags::write_of_list(edit, list, &facts.tags)
        })
    }

    /// Moves a list to a place among the others, from 0; beyond the end is the end.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn move_list(&self, list: ListId, to: usize) -> Result<Changed<()>> {
        self.transact(Op::MoveList, |edit| {
            let row = require(edit.conn(), list)?;
            edit.concerns(row.name.clone());
            let mut order = storage::lists::all(edit.conn())?;
            let here = order.iter().position(|other| other.id == list).unwrap_or_default();
            let to = to.min(order.len().saturating_sub(1));
            if to == here {
                return Ok(());
            }
            order.remove(here);
            order.insert(to, row);
            // A list that others move past has not changed itself.
            for (position, row) in (0..).zip(order) {
                if row.position != position {
                    storage::lists::update(edit.conn(), &ListRow { position, ..row })?;
                }
            }
            Ok(())
        })
    }

    /// Deletes a list; it goes to the trash, its films stay in the journal.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn delete_list(&self, list: ListId) -> Result<Changed<()>> {
        self.transact(Op::DeleteList, |edit| {
            let name = require(edit.conn(), list)?.name;
            edit.concerns(name.clone());
            edit.to_trash("list", &name, || storage::lists::delete(edit.conn(), list))?;
            Ok(())
        })
    }
}

/// The list of an id, which must be there.
pub(crate) fn require(conn: &Connection, list: ListId) -> Result<ListRow> {
    storage::lists::by_id(conn, list)?.ok_or(Error::NotFound { what: "list" })
}

/// Says that a list was changed now.
pub(crate) fn touch(edit: &Edit<'_>, list: ListId) -> Result<()> {
    let row = require(edit.conn(), list)?;
    storage::lists::update(edit.conn(), &ListRow { changed_at: edit.now(), ..row })
}

/// Makes a list inside a write.
pub(crate) fn add(edit: &Edit<'_>, facts: &ListFacts) -> Result<ListId> {
    let now = edit.now();
    let mut row = ListRow {
        id: ListId(0),
        uid: edit.uid(),
        name: String::new(),
        description: String::new(),
        ranked: false,
        position: storage::lists::next_list_position(edit.conn())?,
        added_at: now.clone(),
        changed_at: now,
    };
    fill(&mut row, facts)?;
    row.id = storage::lists::insert(edit.conn(), &row)?;
    tags::write_of_list(edit, row.id, &facts.tags)?;
    Ok(row.id)
}

fn facts_of(conn: &Connection, row: ListRow) -> Result<ListFacts> {
    Ok(ListFacts {
        name: row.name,
        description: row.description,
        ranked: row.ranked,
        tags: storage::tags::of_list(conn, row.id)?,
    })
}

fn fill(row: &mut ListRow, facts: &ListFacts) -> Result<()> {
    let name = text::tidy(&facts.name);
    if name.is_empty() {
        return Err(Error::invalid("name", "A list needs a name."));
    }
    if name.chars().count() > 300 {
        return Err(Error::invalid("name", "A list’s name has room for 300 characters."));
    }
    row.name = name;
    row.description = facts.description.trim().replace("\r\n", "\n");
    row.ranked = facts.ranked;
    Ok(())
}
