//! Tags and places: the words viewings are filed under. Each is known with what it is used for, and
//! is given another name everywhere at once; a name that is taken makes one of the two.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::journal::Edit;
use crate::storage::tags::TagRow;
use crate::{Changed, Error, Journal, Op, Result, Score, WatchedOn, storage, tags, text};

/// Longer than any name anyone needs, short enough for one line.
const LONGEST: usize = 200;

/// What a word is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum UsedKind {
    /// A free word on viewings and lists.
    Tag,
    /// Where a film was seen.
    Place,
}

/// A tag or a place, with what it is used for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct UsedName {
    /// The name, as it was first spelled.
    pub name: String,
    /// Viewings that have it.
    pub viewings: u32,
    /// Films seen in those, each counted once.
    pub films: u32,
    /// Lists that have it; never of a place.
    pub lists: u32,
    /// The average of the scores given then, rounded to a tenth.
    pub average: Option<Score>,
    /// The last of the dated viewings.
    pub last: Option<WatchedOn>,
}

/// Gives a tag or a place another name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct UsedRename {
    /// Which of the two it is.
    pub kind: UsedKind,
    /// The name it has.
    pub name: String,
    /// The name it is to have; when another has it, the two become one.
    pub to: String,
}

/// A tag or a place.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct UsedOne {
    /// Which of the two it is.
    pub kind: UsedKind,
    /// Its name.
    pub name: String,
}

impl Journal {
    /// Every tag or every place, the most used first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn used_names(&self, kind: UsedKind) -> Result<Vec<UsedName>> {
        self.read(|conn| match kind {
            UsedKind::Tag => storage::used::tags(conn),
            UsedKind::Place => storage::used::places(conn),
        })
    }

    /// Gives a tag or a place another name on everything that has it. Where another has that name
    /// already, the two become one. Answers whether they did.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing has the name; [`Error::Invalid`] at `to` when that is no name.
    pub fn rename_used(&self, req: &UsedRename) -> Result<Changed<bool>> {
        let to = text::tidy(&req.to);
        if to.is_empty() {
            return Err(Error::invalid("to", "Type the name it is to have."));
        }
        if to.chars().count() > LONGEST {
            return Err(Error::invalid("to", format!("A name has room for {LONGEST} characters.")));
        }
        let merges = self.read(|conn| merges(conn, req, &to))?;
        let op = match (req.kind, merges) {
            (UsedKind::Tag, false) => Op::EditTag,
            (UsedKind::Tag, true) => Op::MergeTags,
            (UsedKind::Place, false) => Op::EditPlace,
            (UsedKind::Place, true) => Op::MergePlaces,
        };
        self.transact(op, |edit| {
            edit.concerns(to.clone());
            match req.kind {
                UsedKind::Tag => rename_tag(edit, &req.name, &to)?,
                UsedKind::Place => rename_place(edit, &req.name, &to)?,
            }
            Ok(merges)
        })
    }

    /// Takes a tag off everything, or empties a place wherever it stands. The viewings stay.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing has the name.
    pub fn remove_used(&self, req: &UsedOne) -> Result<Changed<()>> {
        let op = match req.kind {
            UsedKind::Tag => Op::RemoveTag,
            UsedKind::Place => Op::RemovePlace,
        };
        self.transact(op, |edit| {
            edit.concerns(req.name.clone());
            match req.kind {
                UsedKind::Tag => {
                    storage::tags::delete(edit.conn(), tag(edit.conn(), &req.name)?.id)
                }
                UsedKind::Place => rename_place(edit, &req.name, ""),
            }
        })
    }
}

/// Whether something else has the new name already.
fn merges(conn: &Connection, req: &UsedRename, to: &str) -> Result<bool> {
    match req.kind {
        UsedKind::Tag => {
            let other = storage::tags::row_by_fold(conn, &tags::fold(to))?;
            Ok(other.is_some_and(|other| other.name != req.name))
        }
        UsedKind::Place => Ok(to != req.name && storage::used::is_place(conn, to)?),
    }
}

/// The tag of exactly this name.
fn tag(conn: &Connection, name: &str) -> Result<TagRow> {
    storage::tags::row_by_fold(conn, &tags::fold(name))?.ok_or(Error::NotFound { what: "tag" })
}

fn rename_tag(edit: &Edit<'_>, name: &str, to: &str) -> Result<()> {
    let conn = edit.conn();
    let tag = tag(conn, name)?;
    let fold = tags::fold(to);
    match storage::tags::row_by_fold(conn, &fold)? {
        Some(other) if other.id != tag.id => storage::tags::merge(conn, tag.id, other.id),
        _ if tag.name == to => Ok(()),
        _ => storage::tags::rename(conn, tag.id, to, &fold),
    }
}

fn rename_place(edit: &Edit<'_>, name: &str, to: &str) -> Result<()> {
    if !storage::used::is_place(edit.conn(), name)? {
        return Err(Error::NotFound { what: "place" });
    }
    if name != to {
        storage::used::rename_place(edit.conn(), name, to, &edit.now())?;
    }
    Ok(())
}
