use rusqlite::{Connection, params};

use super::saves;
use crate::{Result, Typed};

/// What stands half typed, by form; not what was saved, where there was no time left to forget it.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Typed>> {
    let mut statement = conn.prepare_cached("select place, text, key from typed order by place")?;
    let rows = statement.query_map([], |row| {
        Ok(Typed { place: row.get("place")?, text: row.get("text")?, key: row.get("key")? })
    })?;
    let mut kept = Vec::new();
    for typed in rows {
        let typed = typed?;
        let is_saved = typed.key.as_deref().map_or(Ok(false), |key| saves::has(conn, key))?;
        if !is_saved {
            kept.push(typed);
        }
    }
    Ok(kept)
}

/// Keeps what stands in a form, in place of what stood there.
pub(crate) fn put(conn: &Connection, typed: &Typed) -> Result<()> {
    conn.prepare_cached(
        "insert into typed (place, text, key) values (?1, ?2, ?3)
         on conflict (place) do update set text = excluded.text, key = excluded.key",
    )?
    .execute(params![typed.place, typed.text, typed.key])?;
    Ok(())
}

/// Forgets what stood in a form.
pub(crate) fn remove(conn: &Connection, place: &str) -> Result<()> {
    conn.prepare_cached("delete from typed where place = ?1")?.execute([place])?;
    Ok(())
}
