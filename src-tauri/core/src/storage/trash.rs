use rusqlite::{Connection, OptionalExtension, params};

use super::record::Record;
use crate::{Result, TrashId};

/// Keeps deleted rows under a title until they are restored or the trash is emptied.
pub(crate) fn insert(
    conn: &Connection,
    kind: &str,
    title: &str,
    deleted_at: &str,
    rows: &Record,
) -> Result<()> {
    conn.prepare_cached(
        "insert into trash (kind, title, deleted_at, rows) values (?1, ?2, ?3, ?4)",
    )?
    .execute(params![kind, title, deleted_at, serde_json::to_string(rows)?])?;
    Ok(())
}

/// Something in the trash, without its rows.
pub(crate) struct TrashRow {
    pub(crate) id: TrashId,
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) deleted_at: String,
}

/// Everything in the trash, what was deleted last first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<TrashRow>> {
    let mut statement = conn.prepare_cached(
        "select id, kind, title, deleted_at from trash order by deleted_at desc, id desc",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(TrashRow {
            id: row.get(0)?,
            kind: row.get(1)?,
            title: row.get(2)?,
            deleted_at: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes something out of the trash: its title, and the rows that bring it back.
pub(crate) fn take(conn: &Connection, id: TrashId) -> Result<Option<(String, Record)>> {
    let found: Option<(String, String)> = conn
        .prepare_cached("select title, rows from trash where id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((title, rows)) = found else { return Ok(None) };
    conn.prepare_cached("delete from trash where id = ?1")?.execute([id])?;
    Ok(Some((title, serde_json::from_str(&rows)?)))
}

/// Empties the trash and says how many things it held.
pub(crate) fn delete_all(conn: &Connection) -> Result<usize> {
    Ok(conn.prepare_cached("delete from trash")?.execute([])?)
}

/// Whether anything was deleted before an instant.
pub(crate) fn has_before(conn: &Connection, instant: &str) -> Result<bool> {
    Ok(conn
        .prepare_cached("select exists (select 1 from trash where deleted_at < ?1)")?
        .query_row([instant], |row| row.get(0))?)
}

/// Lets go of what was deleted before an instant.
pub(crate) fn delete_before(conn: &Connection, instant: &str) -> Result<usize> {
    Ok(conn.prepare_cached("delete from trash where deleted_at < ?1")?.execute([instant])?)
}

/// Passes the rows of everything in the trash to `each`.
pub(crate) fn each(conn: &Connection, mut each: impl FnMut(&Record) -> Result<()>) -> Result<()> {
    let mut statement = conn.prepare_cached("select rows from trash")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let text = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        each(&serde_json::from_str(text)?)?;
    }
    Ok(())
}
