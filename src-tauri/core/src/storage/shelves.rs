use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::shelves::ShelfFacts;
use crate::{Result, ShelfId};

/// A shelf as its table has it.
#[derive(Debug, Clone)]
pub(crate) struct ShelfRow {
    pub(crate) id: ShelfId,
    pub(crate) facts: ShelfFacts,
    pub(crate) position: u32,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ShelfRow> {
    Ok(ShelfRow {
        id: row.get("id")?,
        facts: ShelfFacts { name: row.get("name")?, query: row.get("query")? },
        position: row.get("position")?,
    })
}

/// Every shelf, in the person's order.
pub(crate) fn all(conn: &Connection) -> Result<Vec<ShelfRow>> {
    let mut statement =
        conn.prepare_cached("select id, name, query, position from shelves order by position, id")?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The shelf of an id.
pub(crate) fn by_id(conn: &Connection, id: ShelfId) -> Result<Option<ShelfRow>> {
    Ok(conn
        .prepare_cached("select id, name, query, position from shelves where id = ?1")?
        .query_row([id], from_row)
        .optional()?)
}

/// Adds a shelf after the others.
pub(crate) fn insert(conn: &Connection, uid: &str, facts: &ShelfFacts) -> Result<ShelfId> {
    conn.prepare_cached(
        "insert into shelves (uid, name, query, position)
         values (?1, ?2, ?3, (select coalesce(max(position) + 1, 0) from shelves))",
    )?
    .execute(params![uid, facts.name, facts.query])?;
    Ok(ShelfId(conn.last_insert_rowid()))
}

/// Writes everything of a shelf but its uid.
pub(crate) fn update(conn: &Connection, shelf: &ShelfRow) -> Result<()> {
    conn.prepare_cached("update shelves set name = ?2, query = ?3, position = ?4 where id = ?1")?
        .execute(params![shelf.id, shelf.facts.name, shelf.facts.query, shelf.position])?;
    Ok(())
}

/// Deletes a shelf.
pub(crate) fn delete(conn: &Connection, id: ShelfId) -> Result<()> {
    conn.prepare_cached("delete from shelves where id = ?1")?.execute([id])?;
    Ok(())
}
