use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{FilmId, MediaId, Result, StillId};

/// A still as its table has it, with what there is to know of its picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StillRow {
    pub(crate) id: StillId,
    pub(crate) uid: String,
    pub(crate) film: FilmId,
    pub(crate) media: MediaId,
    pub(crate) name: String,
    pub(crate) position: u32,
    pub(crate) caption: String,
    pub(crate) alt: String,
    pub(crate) timecode_s: Option<u32>,
    /// Read with the row; not written.
    pub(crate) hash: String,
    /// Read with the row; not written.
    pub(crate) width: u32,
    /// Read with the row; not written.
    pub(crate) height: u32,
}

const SELECT: &str = "select s.id, s.uid, s.film_id, s.media_id, s.name, s.position, s.caption, s.alt, \
     s.timecode_s, m.hash, m.width, m.height from stills s join media m on m.id = s.media_id";

fn from_row(row: &Row<'_>) -> rusqlite::Result<StillRow> {
    Ok(StillRow {
        id: row.get("id")?,
        uid: row.get("uid")?,
        film: row.get("film_id")?,
        media: row.get("media_id")?,
        name: row.get("name")?,
        position: row.get("position")?,
        caption: row.get("caption")?,
        alt: row.get("alt")?,
        timecode_s: row.get("timecode_s")?,
        hash: row.get("hash")?,
        width: row.get("width")?,
        height: row.get("height")?,
    })
}

/// Adds a still; the id in `still` is not looked at.
pub(crate) fn insert(conn: &Connection, still: &StillRow) -> Result<StillId> {
    conn.prepare_cached(
        "insert into stills (uid, film_id, media_id, name, position, caption, alt, timecode_s)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        still.uid,
        still.film,
        still.media,
        still.name,
        still.position,
        still.caption,
        still.alt,
        still.timecode_s,
    ])?;
    Ok(StillId(conn.last_insert_rowid()))
}

/// Writes everything of a still but its uid and its film.
pub(crate) fn update(conn: &Connection, still: &StillRow) -> Result<()> {
    conn.prepare_cached(
        "update stills set media_id = ?2, name = ?3, position = ?4, caption = ?5, alt = ?6, timecode_s = ?7
         where id = ?1",
    )?
    .execute(params![
        still.id,
        still.media,
        still.name,
        still.position,
        still.caption,
        still.alt,
        still.timecode_s,
    ])?;
    Ok(())
}

/// The still of an id.
pub(crate) fn by_id(conn: &Connection, id: StillId) -> Result<Option<StillRow>> {
    Ok(conn
        .prepare_cached(&format!("{SELECT} where s.id = ?1"))?
        .query_row([id], from_row)
        .optional()?)
}

/// A film's stills, in order.
pub(crate) fn of_film(conn: &Connection, film: FilmId) -> Result<Vec<StillRow>> {
    let mut statement =
        conn.prepare_cached(&format!("{SELECT} where s.film_id = ?1 order by s.position, s.id"))?;
    let rows = statement.query_map([film], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes a still out.
pub(crate) fn delete(conn: &Connection, id: StillId) -> Result<bool> {
    Ok(conn.prepare_cached("delete from stills where id = ?1")?.execute([id])? > 0)
}
