use rusqlite::Connection;

use crate::{Result, Score};

/// The writer's bands, from the lowest up: where each begins, and its word.
pub(crate) fn bands(conn: &Connection) -> Result<Vec<(Score, String)>> {
    let mut statement =
        conn.prepare_cached("select from_score, word from verdict_bands order by from_score")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
