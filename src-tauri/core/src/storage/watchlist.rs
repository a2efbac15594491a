use rusqlite::{Connection, OptionalExtension, params};

use crate::watchlist::WatchlistPlace;
use crate::{FilmId, Result};

/// A film on the watchlist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WatchlistRow {
    pub(crate) film: FilmId,
    pub(crate) why: String,
    /// A calendar date, `2024-03-01`.
    pub(crate) added_on: String,
    pub(crate) added_at: String,
    pub(crate) changed_at: String,
}

/// Puts a film on the watchlist; says whether it was not there before.
pub(crate) fn insert(conn: &Connection, entry: &WatchlistRow) -> Result<bool> {
    Ok(conn
        .prepare_cached(
            "insert into watchlist (film_id, why, added_on, added_at, changed_at)
             values (?1, ?2, ?3, ?4, ?5) on conflict (film_id) do nothing",
        )?
        .execute(params![
            entry.film,
            entry.why,
            entry.added_on,
            entry.added_at,
            entry.changed_at
        ])?
        > 0)
}

/// Part of the watchlist with the rows' ids, the last added first; only what comes after a place,
/// where one is given.
pub(crate) fn page(
    conn: &Connection,
    after: Option<&WatchlistPlace>,
    limit: usize,
) -> Result<Vec<(i64, WatchlistRow)>> {
    let mut statement = conn.prepare_cached(
        "select id, film_id, why, added_on, added_at, changed_at from watchlist
         where (added_on, id) < (?1, ?2) order by added_on desc, id desc limit ?3",
    )?;
    // Every date sorts before '~'.
    let (added_on, entry) = after.map_or(("~", 0), |place| (place.added_on.as_str(), place.entry));
    let rows = statement.query_map(params![added_on, entry, limit], |row| {
        let entry = WatchlistRow {
            film: row.get(1)?,
            why: row.get(2)?,
            added_on: row.get(3)?,
            added_at: row.get(4)?,
            changed_at: row.get(5)?,
        };
        Ok((row.get(0)?, entry))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many films are on the watchlist.
pub(crate) fn count(conn: &Connection) -> Result<u32> {
    Ok(conn.prepare_cached("select count(*) from watchlist")?.query_row([], |row| row.get(0))?)
}

/// Why a film is on the watchlist; nothing where it is not.
pub(crate) fn why_of(conn: &Connection, film: FilmId) -> Result<Option<String>> {
    Ok(conn
        .prepare_cached("select why from watchlist where film_id = ?1")?
        .query_row([film], |row| row.get(0))
        .optional()?)
}

/// Says why a film is there; answers whether it is.
pub(crate) fn update_why(conn: &Connection, film: FilmId, why: &str, now: &str) -> Result<bool> {
    Ok(conn
        .prepare_cached(
            "update watchlist set changed_at = iif(why = ?2, changed_at, ?3), why = ?2
             where film_id = ?1",
        )?
        .execute(params![film, why, now])?
        > 0)
}

/// Takes a film off the watchlist; says whether it was there.
pub(crate) fn delete(conn: &Connection, film: FilmId) -> Result<bool> {
    Ok(conn.prepare_cached("delete from watchlist where film_id = ?1")?.execute([film])? > 0)
}
