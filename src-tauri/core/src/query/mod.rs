//! The query language: one line of words and filters that the search field, shelves, exports and the
//! command line all understand. `docs/searching.md` tells it to the people who type it.
//!
//! [`parse`] makes a typed tree of a line. What cannot be understood becomes a [`Problem`] at its
//! place and is left out; the rest still works. [`Query`] prints as a line that reads the same.
//! `storage::query` turns the tree into SQL, and `films` and `viewings` are the door to it for
//! every feature that lets a person narrow something by a query.

mod complete;
mod dates;
mod filters;
mod keys;
mod lexer;
mod mend;
mod near;
mod numbers;
mod offers;
mod order;
mod parser;
mod print;
mod problem;
mod reading;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod tree;
mod wordy;

#[cfg(test)]
pub(crate) use testing::line;

pub use complete::{Choice, Completion};
pub(crate) use dates::Days;
pub use dates::{At, Relative, When};
pub use keys::{Key, KeyKind};
pub use mend::Mended;
pub(crate) use offers::whole;
pub use order::Order;
pub use parser::parse;
pub use problem::Problem;
pub use reading::{PartKind, QueryPart, QueryProblem, QueryReading};
pub use tree::{
    Amount, Condition, DateOf, Has, Measure, Name, Named, Node, Query, Span, State, Term, TermKind,
    Words,
};
pub(crate) use wordy::search_terms;

use jiff::civil::Date;
use rusqlite::Connection;

use crate::storage::query::{self as rows, Clause};
use crate::{FilmId, Journal, Result, ViewingId};

/// The ids of the films a line asks for, as SQL to put into another statement: `… in (CLAUSE)`.
/// Nothing when it asks for all of them. This and [`viewings`] are what statistics, exports and any
/// other screen narrow by: they read the line, mend typos in it and bind what it names.
///
/// # Errors
/// When the journal cannot be read.
pub(crate) fn films(conn: &Connection, line: &str, today: Date) -> Result<Option<Clause>> {
    Ok(asked(conn, line)?.map(|root| rows::films(&root, today)))
}

/// The ids of the viewings a line asks for, as [`films`] gives those of films. Here `watched:`,
/// `place:`, `with:`, `tag:`, `format:`, `score` and `is:rewatch` are about the viewing itself, and
/// everything else is about its film.
///
/// # Errors
/// When the journal cannot be read.
pub(crate) fn viewings(conn: &Connection, line: &str, today: Date) -> Result<Option<Clause>> {
    Ok(asked(conn, line)?.map(|root| rows::viewings(&root, today)))
}

impl Journal {
    /// The films a line of the query language asks for, the first added first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn films_asked(&self, line: &str) -> Result<Vec<FilmId>> {
        let today = self.clock().today();
        self.read(|conn| rows::film_ids(conn, films(conn, line, today)?.as_ref()))
    }

    /// The viewings a line of the query language asks for, the first logged first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn viewings_asked(&self, line: &str) -> Result<Vec<ViewingId>> {
        let today = self.clock().today();
        self.read(|conn| rows::viewing_ids(conn, viewings(conn, line, today)?.as_ref()))
    }
}

/// What a line asks for, its typos mended.
fn asked(conn: &Connection, line: &str) -> Result<Option<Node>> {
    mended(conn, parse(line).root)
}

/// A tree, its typos mended.
///
/// # Errors
/// When the journal cannot be read.
pub(crate) fn mended(conn: &Connection, root: Option<Node>) -> Result<Option<Node>> {
    let Some(mut root) = root else { return Ok(None) };
    mend::mend(conn, &mut root)?;
    Ok(Some(root))
}
