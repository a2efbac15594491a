use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{FilmId, ListId, Result};

/// A list as its table has it.
#[derive(Debug, Clone)]
pub(crate) struct ListRow {
    pub(crate) id: ListId,
    pub(crate) uid: String,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) ranked: bool,
    pub(crate) position: u32,
    pub(crate) added_at: String,
    pub(crate) changed_at: String,
}

const COLUMNS: &str = "id, uid, name, description, ranked, position, added_at, changed_at";

fn from_row(row: &Row<'_>) -> rusqlite::Result<ListRow> {
    Ok(ListRow {
        id: row.get("id")?,
        uid: row.get("uid")?,
        name: row.get("name")?,
        description: row.get("description")?,
        ranked: row.get("ranked")?,
        position: row.get("position")?,
        added_at: row.get("added_at")?,
        changed_at: row.get("changed_at")?,
    })
}

/// Lists in whose names the words of a fold stand, in the person's order.
pub(crate) fn called(conn: &Connection, fold: &str, limit: usize) -> Result<Vec<(ListId, String)>> {
    let mut statement = conn.prepare_cached(
        "select id, name from lists where is_called(name, ?1) order by position, id limit ?2",
    )?;
    let rows = statement.query_map(params![fold, limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Adds a list; the id in `list` is not looked at.
pub(crate) fn insert(conn: &Connection, list: &ListRow) -> Result<ListId> {
    conn.prepare_cached(
        "insert into lists (uid, name, description, ranked, position, added_at, changed_at)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        list.uid,
        list.name,
        list.description,
        list.ranked,
        list.position,
        list.added_at,
        list.changed_at,
    ])?;
    Ok(ListId(conn.last_insert_rowid()))
}

/// Writes everything of a list but its uid and when it was added.
pub(crate) fn update(conn: &Connection, list: &ListRow) -> Result<()> {
    conn.prepare_cached(
        "update lists set name = ?2, description = ?3, ranked = ?4, position = ?5, changed_at = ?6 where id = ?1",
    )?
    .execute(params![
        list.id,
        list.name,
        list.description,
        list.ranked,
        list.position,
        list.changed_at,
    ])?;
    Ok(())
}

/// The list of an id.
pub(crate) fn by_id(conn: &Connection, id: ListId) -> Result<Option<ListRow>> {
    one(conn, "id = ?1", [id])
}

/// The list of a uid.
pub(crate) fn by_uid(conn: &Connection, uid: &str) -> Result<Option<ListRow>> {
    one(conn, "uid = ?1", [uid])
}

/// The first list of exactly this name.
pub(crate) fn by_name(conn: &Connection, name: &str) -> Result<Option<ListRow>> {
    one(conn, "name = ?1", [name])
}

fn one(
    conn: &Connection,
    condition: &str,
    params: impl rusqlite::Params,
) -> Result<Option<ListRow>> {
    Ok(conn
        .prepare_cached(&format!(
            "select {COLUMNS} from lists where {condition} order by id limit 1"
        ))?
        .query_row(params, from_row)
        .optional()?)
}

/// Every list, in the person's order.
pub(crate) fn all(conn: &Connection) -> Result<Vec<ListRow>> {
    let mut statement =
        conn.prepare_cached(&format!("select {COLUMNS} from lists order by position, id"))?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Deletes a list; its films stay in the journal.
pub(crate) fn delete(conn: &Connection, id: ListId) -> Result<bool> {
    Ok(conn.prepare_cached("delete from lists where id = ?1")?.execute([id])? > 0)
}

/// A list's films in order, each with its note.
pub(crate) fn films_of(conn: &Connection, list: ListId) -> Result<Vec<(FilmId, String)>> {
    let mut statement = conn.prepare_cached(
        "select film_id, note from list_films where list_id = ?1 order by position, id",
    )?;
    let rows = statement.query_map([list], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Those of a list's films that have a viewing.
pub(crate) fn seen_of(conn: &Connection, list: ListId) -> Result<HashSet<FilmId>> {
    let mut statement = conn.prepare_cached(
        "select l.film_id from list_films l join film_standing s on s.film_id = l.film_id
         where l.list_id = ?1 and s.viewings > 0",
    )?;
    let rows = statement.query_map([list], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The first films of a list.
pub(crate) fn first_of(conn: &Connection, list: ListId, limit: usize) -> Result<Vec<FilmId>> {
    let mut statement = conn.prepare_cached(
        "select film_id from list_films where list_id = ?1 order by position, id limit ?2",
    )?;
    let rows = statement.query_map(params![list, limit], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many films a list has.
pub(crate) fn count_films(conn: &Connection, list: ListId) -> Result<u32> {
    Ok(conn
        .prepare_cached("select count(*) from list_films where list_id = ?1")?
        .query_row([list], |row| row.get(0))?)
}

/// Where the next list goes.
pub(crate) fn next_list_position(conn: &Connection) -> Result<u32> {
    Ok(conn
        .prepare_cached("select coalesce(max(position) + 1, 0) from lists")?
        .query_row([], |row| row.get(0))?)
}

/// Puts a film on a list at a position; says whether it was not there before.
pub(crate) fn insert_film(
    conn: &Connection,
    list: ListId,
    film: FilmId,
    position: usize,
    note: &str,
) -> Result<bool> {
    Ok(conn
        .prepare_cached(
            "insert into list_films (list_id, film_id, position, note) values (?1, ?2, ?3, ?4)
             on conflict (list_id, film_id) do nothing",
        )?
        .execute(params![list, film, position, note])?
        > 0)
}

/// Where the next film goes.
pub(crate) fn next_position(conn: &Connection, list: ListId) -> Result<usize> {
    Ok(conn
        .prepare_cached("select coalesce(max(position) + 1, 0) from list_films where list_id = ?1")?
        .query_row([list], |row| row.get(0))?)
}

/// The note of a film of a list; nothing where the film is not on it.
pub(crate) fn note_of(conn: &Connection, list: ListId, film: FilmId) -> Result<Option<String>> {
    Ok(conn
        .prepare_cached("select note from list_films where list_id = ?1 and film_id = ?2")?
        .query_row([list.0, film.0], |row| row.get(0))
        .optional()?)
}

/// Moves a film of a list.
pub(crate) fn update_position(
    conn: &Connection,
    list: ListId,
    film: FilmId,
    position: usize,
) -> Result<()> {
    conn.prepare_cached("update list_films set position = ?3 where list_id = ?1 and film_id = ?2")?
        .execute(params![list, film, position])?;
    Ok(())
}

/// Changes the note of a film of a list.
pub(crate) fn update_note(conn: &Connection, list: ListId, film: FilmId, note: &str) -> Result<()> {
    conn.prepare_cached("update list_films set note = ?3 where list_id = ?1 and film_id = ?2")?
        .execute(params![list, film, note])?;
    Ok(())
}

/// Moves a film of a list, or changes its note.
pub(crate) fn update_film(
    conn: &Connection,
    list: ListId,
    film: FilmId,
    position: usize,
    note: &str,
) -> Result<()> {
    conn.prepare_cached(
        "update list_films set position = ?3, note = ?4 where list_id = ?1 and film_id = ?2",
    )?
    .execute(params![list, film, position, note])?;
    Ok(())
}

/// Takes a film off a list; says whether it was there.
pub(crate) fn delete_film(conn: &Connection, list: ListId, film: FilmId) -> Result<bool> {
    Ok(conn
        .prepare_cached("delete from list_films where list_id = ?1 and film_id = ?2")?
        .execute(params![list, film])?
        > 0)
}
