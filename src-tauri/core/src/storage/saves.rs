use rusqlite::{Connection, OptionalExtension, params};

use crate::Result;

/// So many answers are kept. A form whose answer was lost is saved again in the next minute or never.
const KEPT: i64 = 500;

/// What the n-th write of a save is kept under.
pub(crate) fn name_of(key: &str, write: u32) -> String {
    format!("{key}/{write}")
}

/// What the write of this key and request answered, and the topics it touched, as JSON.
pub(crate) fn answer(
    conn: &Connection,
    key: &str,
    request: &str,
) -> Result<Option<(String, String)>> {
    Ok(conn
        .prepare_cached("select answer, topics from saves where key = ?1 and request = ?2")?
        .query_row([key, request], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// Whether anything was saved under this name.
pub(crate) fn has(conn: &Connection, name: &str) -> Result<bool> {
    Ok(conn
        .prepare_cached("select exists (select 1 from saves where key = ?1)")?
        .query_row([name_of(name, 0)], |row| row.get(0))?)
}

/// Keeps the answer of a write, and lets go of the oldest.
pub(crate) fn put(
    conn: &Connection,
    key: &str,
    request: &str,
    answer: &str,
    topics: &str,
    at: &str,
) -> Result<()> {
    conn.prepare_cached("delete from saves where key = ?1")?.execute([key])?;
    conn.prepare_cached(
        "insert into saves (key, request, answer, topics, saved_at) values (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![key, request, answer, topics, at])?;
    conn.prepare_cached("delete from saves where id <= ?1")?
        .execute([conn.last_insert_rowid() - KEPT])?;
    Ok(())
}
