use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};

use crate::library::{FilmStill, OnList};
use crate::{FilmId, Result};

/// A film's stills, in their order.
pub(crate) fn stills(conn: &Connection, film: FilmId) -> Result<Vec<FilmStill>> {
    let mut statement = conn.prepare_cached(
        "select m.hash, s.caption from stills s join media m on m.id = s.media_id
         where s.film_id = ?1 order by s.position, s.id",
    )?;
    let rows = statement
        .query_map([film], |row| Ok(FilmStill { hash: row.get(0)?, caption: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The uid of everybody a film credits, by name.
pub(crate) fn people(conn: &Connection, film: FilmId) -> Result<BTreeMap<String, String>> {
    let mut statement = conn.prepare_cached(
        "select distinct p.name, p.uid from credits c join people p on p.id = c.person_id where c.film_id = ?1",
    )?;
    let rows = statement.query_map([film], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The lists a film is on, in their order, with its place on those that rank.
pub(crate) fn lists(conn: &Connection, film: FilmId) -> Result<Vec<OnList>> {
    let mut statement = conn.prepare_cached(
        "select l.id, l.name,
                iif(l.ranked, 1 + (select count(*) from list_films o
                                   where o.list_id = l.id and o.position < lf.position), null) as rank
         from list_films lf join lists l on l.id = lf.list_id
         where lf.film_id = ?1 order by l.position, l.id",
    )?;
    let rows = statement.query_map([film], |row| {
        Ok(OnList { id: row.get(0)?, name: row.get(1)?, rank: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Why a film is on the watchlist; nothing when it is not there.
pub(crate) fn watchlist(conn: &Connection, film: FilmId) -> Result<Option<String>> {
    Ok(conn
        .prepare_cached("select why from watchlist where film_id = ?1")?
        .query_row([film], |row| row.get(0))
        .optional()?)
}
