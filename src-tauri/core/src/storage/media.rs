use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::media::Thumbnail;
use crate::{MediaId, Result};

/// A kept picture as its table has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MediaRow {
    pub(crate) id: MediaId,
    pub(crate) hash: String,
    /// `jpeg`, `png` or `webp`.
    pub(crate) format: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) bytes: u64,
    pub(crate) orientation: u8,
    pub(crate) source_name: String,
    pub(crate) added_at: String,
}

const COLUMNS: &str = "id, hash, format, width, height, bytes, orientation, source_name, added_at";

fn from_row(row: &Row<'_>) -> rusqlite::Result<MediaRow> {
    Ok(MediaRow {
        id: row.get("id")?,
        hash: row.get("hash")?,
        format: row.get("format")?,
        width: row.get("width")?,
        height: row.get("height")?,
        bytes: row.get("bytes")?,
        orientation: row.get("orientation")?,
        source_name: row.get("source_name")?,
        added_at: row.get("added_at")?,
    })
}

/// Adds a picture; the id in `media` is not looked at.
pub(crate) fn insert(conn: &Connection, media: &MediaRow) -> Result<MediaId> {
    conn.prepare_cached(
        "insert into media (hash, format, width, height, bytes, orientation, source_name, added_at)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        media.hash,
        media.format,
        media.width,
        media.height,
        media.bytes,
        media.orientation,
        media.source_name,
        media.added_at,
    ])?;
    Ok(MediaId(conn.last_insert_rowid()))
}

/// The picture of a hash.
pub(crate) fn by_hash(conn: &Connection, hash: &str) -> Result<Option<MediaRow>> {
    Ok(conn
        .prepare_cached(&format!("select {COLUMNS} from media where hash = ?1"))?
        .query_row([hash], from_row)
        .optional()?)
}

/// The picture of an id.
pub(crate) fn by_id(conn: &Connection, id: MediaId) -> Result<Option<MediaRow>> {
    Ok(conn
        .prepare_cached(&format!("select {COLUMNS} from media where id = ?1"))?
        .query_row([id], from_row)
        .optional()?)
}

/// Every picture, in the order added.
pub(crate) fn all(conn: &Connection) -> Result<Vec<MediaRow>> {
    let mut statement = conn.prepare_cached(&format!("select {COLUMNS} from media order by id"))?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A thumbnail, by the hash of its picture.
pub(crate) fn thumbnail(conn: &Connection, hash: &str, variant: &str) -> Result<Option<Vec<u8>>> {
    Ok(conn
        .prepare_cached(
            "select t.jpeg from media m join thumbnails t on t.media_id = m.id
             where m.hash = ?1 and t.variant = ?2",
        )?
        .query_row([hash, variant], |row| row.get(0))
        .optional()?)
}

/// Keeps a thumbnail, in place of one of the same variant.
pub(crate) fn put_thumbnail(
    conn: &Connection,
    media: MediaId,
    thumbnail: &Thumbnail,
) -> Result<()> {
    conn.prepare_cached(
        "insert or replace into thumbnails (media_id, variant, width, height, jpeg)
         values (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        media,
        thumbnail.variant.name(),
        thumbnail.width,
        thumbnail.height,
        thumbnail.jpeg,
    ])?;
    Ok(())
}

/// Which variants of a picture are kept.
pub(crate) fn variants_of(conn: &Connection, media: MediaId) -> Result<Vec<String>> {
    let mut statement =
        conn.prepare_cached("select variant from thumbnails where media_id = ?1")?;
    let rows = statement.query_map([media], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The hashes of every picture.
pub(crate) fn hashes(conn: &Connection) -> Result<HashSet<String>> {
    let mut statement = conn.prepare_cached("select hash from media")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Pictures that are no film's poster and no still.
pub(crate) fn unreferenced(conn: &Connection) -> Result<Vec<MediaRow>> {
    let mut statement = conn.prepare_cached(&format!(
        "select {COLUMNS} from media
         where not exists (select 1 from films where poster_id = media.id)
           and not exists (select 1 from stills where media_id = media.id)"
    ))?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Pictures that recorded rows name, by id or by hash.
#[derive(Debug, Default)]
pub(crate) struct Named {
    pub(crate) ids: HashSet<i64>,
    pub(crate) hashes: HashSet<String>,
}

/// Pictures that undo, redo or the trash could bring back.
pub(crate) fn recorded(conn: &Connection) -> Result<Named> {
    let mut named = Named::default();
    super::undo::each(conn, |record| record.pictures(&mut named))?;
    super::trash::each(conn, |record| record.pictures(&mut named))?;
    Ok(named)
}

/// Deletes a picture, its thumbnails with it.
pub(crate) fn delete(conn: &Connection, id: MediaId) -> Result<()> {
    conn.prepare_cached("delete from media where id = ?1")?.execute([id])?;
    Ok(())
}

/// How many pictures there are, and how many bytes their originals have.
pub(crate) fn sum(conn: &Connection) -> Result<(u32, u64)> {
    Ok(conn
        .prepare_cached("select count(*), coalesce(sum(bytes), 0) from media")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}
