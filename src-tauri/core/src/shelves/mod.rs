//! Shelves: lines of the query language kept under a name, in an order of the person's own.

mod file;

pub use file::ShelvesTaken;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::journal::Edit;
use crate::storage::query as rows;
use crate::storage::shelves::ShelfRow;
use crate::{Changed, Error, Journal, Op, Result, ShelfId, query, storage, text};

/// What a person says of a shelf.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ShelfFacts {
    /// Its name.
    pub name: String,
    /// The films on it: a line of the query language.
    pub query: String,
}

/// A shelf among the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Shelf {
    /// Its id.
    pub shelf: ShelfId,
    /// What is said of it.
    pub facts: ShelfFacts,
}

impl Journal {
    /// Every shelf, in the person's order.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn shelves(&self) -> Result<Vec<Shelf>> {
        self.read(|conn| {
            let rows = storage::shelves::all(conn)?.into_iter();
            Ok(rows.map(|row| Shelf { shelf: row.id, facts: row.facts }).collect())
        })
    }

    /// How many films are on each shelf, in the person's order.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn shelf_counts(&self) -> Result<Vec<u32>> {
        let today = self.clock().today();
        self.read(|conn| {
            let rows = storage::shelves::all(conn)?.into_iter();
            rows.map(|row| {
                rows::count_films(conn, query::films(conn, &row.facts.query, today)?.as_ref())
            })
            .collect()
        })
    }

    /// Puts up a shelf after the others.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it has no name or nothing to look for.
    pub fn add_shelf(&self, facts: &ShelfFacts) -> Result<Changed<ShelfId>> {
        self.transact(Op::AddShelf, |edit| {
            edit.concerns(facts.name.trim());
            add(edit, facts)
        })
    }

    /// Writes what is said of a shelf.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] as for [`Journal::add_shelf`].
    pub fn edit_shelf(&self, shelf: ShelfId, facts: &ShelfFacts) -> Result<Changed<()>> {
        self.transact(Op::EditShelf, |edit| {
            edit.concerns(facts.name.trim());
            let row = require(edit.conn(), shelf)?;
            let facts = tidied(facts)?;
            if facts == row.facts {
                return Ok(());
            }
            storage::shelves::update(edit.conn(), &ShelfRow { facts, ..row })
        })
    }

    /// Moves a shelf to a place among the others, from 0; beyond the end is the end.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn move_shelf(&self, shelf: ShelfId, to: usize) -> Result<Changed<()>> {
        self.transact(Op::MoveShelf, |edit| {
            let row = require(edit.conn(), shelf)?;
            edit.concerns(row.facts.name.clone());
            let mut order = storage::shelves::all(edit.conn())?;
            order.retain(|other| other.id != shelf);
            order.insert(to.min(order.len()), row);
            for (position, row) in (0..).zip(order) {
                if row.position != position {
                    storage::shelves::update(edit.conn(), &ShelfRow { position, ..row })?;
                }
            }
            Ok(())
        })
    }

    /// Takes a shelf down; no film is touched.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn delete_shelf(&self, shelf: ShelfId) -> Result<Changed<()>> {
        self.transact(Op::DeleteShelf, |edit| {
            edit.concerns(require(edit.conn(), shelf)?.facts.name);
            storage::shelves::delete(edit.conn(), shelf)
        })
    }
}

fn require(conn: &Connection, shelf: ShelfId) -> Result<ShelfRow> {
    storage::shelves::by_id(conn, shelf)?.ok_or(Error::NotFound { what: "shelf" })
}

/// Puts up a shelf inside a write.
fn add(edit: &Edit<'_>, facts: &ShelfFacts) -> Result<ShelfId> {
    let facts = tidied(facts)?;
    storage::shelves::insert(edit.conn(), &edit.uid(), &facts)
}

/// What can be kept of a shelf.
fn tidied(facts: &ShelfFacts) -> Result<ShelfFacts> {
    let (name, query) = (text::tidy(&facts.name), text::tidy(&facts.query));
    if name.is_empty() {
        return Err(Error::invalid("name", "A shelf needs a name."));
    }
    if name.chars().count() > 200 {
        return Err(Error::invalid("name", "A shelf’s name has room for 200 characters."));
    }
    if query.is_empty() {
        return Err(Error::invalid(
            "query",
            "A shelf needs something to look for: a word or a filter.",
        ));
    }
    Ok(ShelfFacts { name, query })
}
