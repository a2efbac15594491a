use rusqlite::{Connection, params};

use super::record::Record;
use crate::Result;

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
