//! The records of a journal in a file of their own, and the proof that they are all there.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

use super::address::address;
use super::{MIGRATIONS, SCHEMA, check, derived, harden};
use crate::{Error, FilmId, Result};

/// What a backup leaves out, because it is made again from the rest. The full-text indexes are left
/// out too: they are virtual tables, and only ordinary ones are copied.
const MADE_AGAIN: [&str; 2] = ["thumbnails", "film_standing"];

/// The schema a copy keeps its own: SQLite's table of the highest ids given.
const SEQUENCES: &str = "sqlite_sequence";

/// What a copy holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copied {
    /// The schema it is written in.
    pub(crate) schema: i32,
    pub(crate) films: u32,
    pub(crate) viewings: u32,
    pub(crate) reviews: u32,
    /// The highest number ever given to a step of undo: two copies of one journal with the same
    /// number lie between the same changes.
    pub(crate) newest_step: i64,
    /// The originals it names: hash and format, as table `media` has them.
    pub(crate) pictures: Vec<(String, String)>,
}

/// Copies every record of the journal at `database` that can't be made again into the empty file
/// at `to`, in one state of the journal, and proves the copy: SQLite's own check, every row there,
/// every row that another names, every seal. `reached` is told the tables done, of how many.
///
/// The copy is a journal itself, of the schema its original has; it lacks what is made again.
///
/// # Errors
/// [`Error::Damaged`] with what the proof found; what `reached` answers.
pub(crate) fn copy_records(
    database: &Path,
    to: &Path,
    mut reached: impl FnMut(usize, usize) -> Result<()>,
) -> Result<Copied> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let mut copy = Connection::open_with_flags(to, flags)?;
    harden(&copy)?;
    // A copy that fails is thrown away whole, so nothing is kept beside it to take it back, and it
    // is synced once, when it is done.
    copy.pragma_update(None, "journal_mode", "off")?;
    copy.pragma_update(None, "synchronous", "off")?;
    // Tables come in no order that their keys would allow; the proof looks at all of them at once.
    copy.pragma_update(None, "foreign_keys", false)?;
    copy.execute("attach ?1 as original", [address(database, "ro")?])?;
    let schema: i32 = copy.query_row("pragma original.user_version", [], |row| row.get(0))?;
    copy.pragma_update(None, "application_id", super::APPLICATION_ID)?;
    MIGRATIONS.to_version(&mut copy, usize::try_from(schema).unwrap_or_default())?;
    // In the way of many rows, and quicker made once those are there.
    let indexes = take_indexes(&copy)?;
    let snapshot = copy.transaction()?;
    let mut tables = ordinary_tables(&snapshot)?;
    // Last: filling the others raises it.
    tables.push(SEQUENCES.to_owned());
    // The copying, the indexes, the proof.
    let steps = tables.len() + 2;
    for (index, table) in tables.iter().enumerate() {
        reached(index, steps)?;
        snapshot.execute_batch(&format!(
            "delete from main.{table}; insert into main.{table} select * from original.{table}"
        ))?;
        same_count(&snapshot, table, to)?;
    }
    snapshot.commit()?;
    copy.execute("detach original", [])?;
    reached(tables.len(), steps)?;
    copy.execute_batch(&indexes)?;
    reached(tables.len() + 1, steps)?;
    proved(&copy, to, schema)
}

/// Proves a copy that was made at another time, as [`copy_records`] proves the one it makes, and
/// answers what it holds.
///
/// # Errors
/// [`Error::Foreign`], [`Error::TooNew`] and [`Error::Damaged`], with the file untouched.
pub(crate) fn prove(file: &Path) -> Result<Copied> {
    super::inspect(file)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let copy = Connection::open_with_flags(file, flags)?;
    harden(&copy)?;
    let schema = copy.pragma_query_value(None, "user_version", |row| row.get(0))?;
    proved(&copy, file, schema)
}

/// The highest number ever given to a step of undo, 0 before the first.
pub(crate) fn newest_step(conn: &Connection) -> Result<i64> {
    let sql = "select seq from sqlite_sequence where name = 'undo_steps'";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// The films of a backup whose title has `folded` in it, or that have, or whose review has, this
/// uid, by title; with no words all. The indexes that search is served from are not in a backup.
pub(crate) fn films_called(
    copy: &Connection,
    uid: &str,
    folded: &str,
    limit: usize,
) -> Result<Vec<FilmId>> {
    let mut statement = copy.prepare_cached(
        "select id from films where instr(match_title, ?1) > 0 or uid = ?2
            or id in (select film_id from reviews where uid = ?2)
         order by sort_title, year, id limit ?3",
    )?;
    let rows = statement.query_map(params![folded, uid, limit], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Proves the records in `copy`, and answers what it holds.
fn proved(copy: &Connection, file: &Path, schema: i32) -> Result<Copied> {
    derived::register_functions(copy)?;
    let damaged = |reason: String| Err(Error::Damaged { file: file.to_owned(), reason });
    if let Some(line) = check::integrity(copy)?.first() {
        return damaged(format!("{line}."));
    }
    if let Some((table, parent, rows)) = check::dangling(copy)?.first() {
        return damaged(format!(
            "{rows} rows of {table} name rows of {parent} that are not there."
        ));
    }
    // The seals of an older schema are over its own columns.
    if schema == SCHEMA
        // What takes a change back is no record; that it is damaged keeps nobody from a backup.
        && let Some((_, title)) =
            check::broken(copy)?.into_iter().find(|(sealed, _)| !sealed.is_of_undo())
    {
        return damaged(format!("what is kept of {title} is not what was written."));
    }
    let counts = check::counts(copy)?;
    Ok(Copied {
        schema,
        films: counts.films,
        viewings: counts.viewings,
        reviews: counts.reviews,
        newest_step: newest_step(copy)?,
        pictures: pictures(copy)?,
    })
}

/// The originals that records name: hash and format.
pub(crate) fn pictures(conn: &Connection) -> Result<Vec<(String, String)>> {
    let mut statement = conn.prepare("select hash, format from media")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Drops the indexes of the copy and answers the statements that make them.
fn take_indexes(copy: &Connection) -> Result<String> {
    let sql = "select name, sql from main.sqlite_schema where type = 'index' and sql is not null";
    let mut statement = copy.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let indexes: Vec<(String, String)> = rows.collect::<rusqlite::Result<_>>()?;
    drop(statement);
    let mut make = String::new();
    for (name, sql) in indexes {
        copy.execute(&format!("drop index main.{name}"), [])?;
        make.push_str(&sql);
        make.push_str(";\n");
    }
    Ok(make)
}

/// The tables whose rows can't be made again.
pub(super) fn ordinary_tables(conn: &Connection) -> Result<Vec<String>> {
    let sql = "select name from pragma_table_list
               where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\'
               order by name";
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    let mut tables: Vec<String> = rows.collect::<rusqlite::Result<_>>()?;
    tables.retain(|table| !MADE_AGAIN.contains(&table.as_str()));
    Ok(tables)
}

fn same_count(copy: &Connection, table: &str, file: &Path) -> Result<()> {
    let sql = format!(
        "select (select count(*) from main.{table}), (select count(*) from original.{table})"
    );
    let (copied, there): (i64, i64) =
        copy.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if copied == there {
        return Ok(());
    }
    let reason = format!("{copied} rows of {there} were copied from {table}.");
    Err(Error::Damaged { file: file.to_owned(), reason })
}
