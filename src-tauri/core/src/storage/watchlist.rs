use rusqlite::{Connection, params};

use crate::{FilmId, Result};

/// A film on the watchlist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WatchlistRow {
    pub(crate) film: FilmId,
    pub(crate) why: String,
    /// A calendar date, `2024-03-01`.
    pub(crate) added_on: String,
    pub(crate) added_at: String,
}

/// The watchlist, the last added first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<WatchlistRow>> {
    let mut statement = conn.prepare_cached(
        "select film_id, why, added_on, added_at from watchlist order by added_on desc, id desc",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(WatchlistRow {
            film: row.get(0)?,
            why: row.get(1)?,
            added_on: row.get(2)?,
            added_at: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Puts a film on the watchlist; says whether it was not there before.
pub(crate) fn insert(conn: &Connection, entry: &WatchlistRow) -> Result<bool> {
    Ok(conn
        .prepare_cached(
            "insert into watchlist (film_id, why, added_on, added_at) values (?1, ?2, ?3, ?4)
             on conflict (film_id) do nothing",
        )?
        .execute(params![entry.film, entry.why, entry.added_on, entry.added_at])?
        > 0)
}

/// Says why a film is there.
pub(crate) fn update_why(conn: &Connection, film: FilmId, why: &str) -> Result<()> {
    conn.prepare_cached("update watchlist set why = ?2 where film_id = ?1")?
        .execute(params![film, why])?;
    Ok(())
}

/// Takes a film off the watchlist; says whether it was there.
pub(crate) fn delete(conn: &Connection, film: FilmId) -> Result<bool> {
    Ok(conn.prepare_cached("delete from watchlist where film_id = ?1")?.execute([film])? > 0)
}
