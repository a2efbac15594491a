use rusqlite::{Connection, OptionalExtension, params};

use crate::{FilmId, Result};

/// The film that a catalogue calls `value`.
pub(crate) fn film_of(conn: &Connection, kind: &str, value: &str) -> Result<Option<FilmId>> {
    Ok(conn
        .prepare_cached("select film_id from outside_ids where kind = ?1 and value = ?2")?
        .query_row([kind, value], |row| row.get(0))
        .optional()?)
}

/// What catalogues call a film, as kind and value.
pub(crate) fn of_film(conn: &Connection, film: FilmId) -> Result<Vec<(String, String)>> {
    let mut statement = conn.prepare_cached(
        "select kind, value from outside_ids where film_id = ?1 order by kind, value",
    )?;
    let rows = statement.query_map([film], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives a film a catalogue's name, unless a film has it already; says whether it was given.
pub(crate) fn insert(conn: &Connection, film: FilmId, kind: &str, value: &str) -> Result<bool> {
    Ok(conn
        .prepare_cached(
            "insert into outside_ids (film_id, kind, value) values (?1, ?2, ?3)
             on conflict (kind, value) do nothing",
        )?
        .execute(params![film, kind, value])?
        > 0)
}

/// Takes a catalogue's name off a film.
pub(crate) fn delete(conn: &Connection, film: FilmId, kind: &str, value: &str) -> Result<()> {
    conn.prepare_cached("delete from outside_ids where film_id = ?1 and kind = ?2 and value = ?3")?
        .execute(params![film, kind, value])?;
    Ok(())
}
