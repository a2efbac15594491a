//! The undo log: steps done, and steps taken back that can be done again.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use rusqlite::{Connection, OptionalExtension, ToSql, params};

use super::derived;
use super::record::Record;
use crate::{Error, FilmId, ImportId, Op, Result};

/// How many steps are kept; design.md promises at least a hundred.
const KEPT: i64 = 200;

/// A step and what it takes to go over it.
pub(crate) struct LoggedStep {
    pub(crate) id: i64,
    pub(crate) op: Op,
    pub(crate) subject: String,
    pub(crate) record: Record,
}

/// Logs a step just done. Steps that were taken back before it can no longer be done again.
pub(crate) fn push(
    conn: &Connection,
    op: Op,
    subject: &str,
    done_at: &str,
    record: &Record,
) -> Result<()> {
    let_go(conn, "state = 'undone'", &[])?;
    conn.prepare_cached(
        "insert into undo_steps (op, subject, done_at, state, rows) values (?1, ?2, ?3, 'done', ?4)",
    )?
    .execute(params![op_text(op)?, subject, done_at, pack(record)?])?;
    concern(conn, conn.last_insert_rowid())?;
    let_go(conn, "id <= (select id from undo_steps order by id desc limit 1 offset ?1)", &[&KEPT])?;
    derived::seal_steps(conn)
}

/// Lets steps go, with their seals.
fn let_go(conn: &Connection, which: &str, with: &[&dyn ToSql]) -> Result<()> {
    let concern =
        format!("insert or ignore into concerned_steps select id from undo_steps where {which}");
    if conn.prepare_cached(&concern)?.execute(with)? > 0 {
        conn.prepare_cached(&format!("delete from undo_steps where {which}"))?.execute(with)?;
    }
    Ok(())
}

/// Has a step sealed anew.
fn concern(conn: &Connection, id: i64) -> Result<()> {
    conn.prepare_cached("insert or ignore into concerned_steps values (?1)")?.execute([id])?;
    Ok(())
}

/// Makes one step of the last one and those that led to it: the beginning of a film and the
/// pictures given to it. Where anything else stands between, they stay steps of their own.
pub(crate) fn fold(conn: &Connection, film: FilmId) -> Result<()> {
    let Some(last) = last_done(conn)? else { return Ok(()) };
    let mut folded = last.record;
    let mut before = conn.prepare_cached(
        "select id, op, rows from undo_steps where state = 'done' and id < ?1 order by id desc",
    )?;
    let mut steps = before.query([last.id])?;
    while let Some(row) = steps.next()? {
        let (op, rows): (String, Vec<u8>) = (row.get(1)?, row.get(2)?);
        let op = op_of(&op)?;
        let record = unpack(&rows)?;
        let begins = op == Op::BeginFilm && record.inserted("films", film.0);
        if !begins && !gives_pictures(op) {
            return Ok(());
        }
        let Some(longer) = record.followed_by(folded) else { return Ok(()) };
        folded = longer;
        if begins {
            let first: i64 = row.get(0)?;
            let_go(conn, "id >= ?1 and id < ?2", &[&first, &last.id])?;
            return turn(conn, last.id, "done", &folded);
        }
    }
    Ok(())
}

fn gives_pictures(op: Op) -> bool {
    matches!(
        op,
        Op::SetPoster
            | Op::RemovePoster
            | Op::AddStill
            | Op::EditStill
            | Op::MoveStill
            | Op::RemoveStill
    )
}

/// The step that undo would take back.
pub(crate) fn last_done(conn: &Connection) -> Result<Option<LoggedStep>> {
    step(
        conn,
        "select id, op, subject, rows from undo_steps where state = 'done' order by id desc limit 1",
    )
}

/// The step that redo would do again.
pub(crate) fn first_undone(conn: &Connection) -> Result<Option<LoggedStep>> {
    step(
        conn,
        "select id, op, subject, rows from undo_steps where state = 'undone' order by id limit 1",
    )
}

/// What a step did, and to what.
pub(crate) type Name = (Op, String);

/// Names of the steps that undo and redo would go over.
pub(crate) fn names(conn: &Connection) -> Result<(Option<Name>, Option<Name>)> {
    let name = |sql: &str| -> Result<Option<Name>> {
        let found: Option<(String, String)> = conn
            .prepare_cached(sql)?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        found.map(|(op, subject)| Ok((op_of(&op)?, subject))).transpose()
    };
    Ok((
        name("select op, subject from undo_steps where state = 'done' order by id desc limit 1")?,
        name("select op, subject from undo_steps where state = 'undone' order by id limit 1")?,
    ))
}

/// Whether the step undo would take back is this import.
pub(crate) fn is_last(conn: &Connection, import: ImportId) -> Result<bool> {
    let (done, _) = names(conn)?;
    if !done.is_some_and(|(op, _)| matches!(op, Op::Import | Op::ImportArchive | Op::OpenSample)) {
        return Ok(false);
    }
    let step = match last_done(conn) {
        // It can't be gone over, and is taken out as an import that was not the last.
        Err(Error::DamagedStep { .. }) => return Ok(false),
        step => step?,
    };
    Ok(step.is_some_and(|step| step.record.inserted("imports", import.0)))
}

/// Turns a step round: it is now in `state`, and `record` goes back over it.
pub(crate) fn turn(conn: &Connection, id: i64, state: &str, record: &Record) -> Result<()> {
    conn.execute(
        "update undo_steps set state = ?2, rows = ?3 where id = ?1",
        params![id, state, pack(record)?],
    )?;
    concern(conn, id)?;
    derived::seal_steps(conn)
}

/// Passes the record of every step, done and undone, to `each`.
pub(crate) fn each(conn: &Connection, mut each: impl FnMut(&Record) -> Result<()>) -> Result<()> {
    let mut statement = conn.prepare_cached("select rows from undo_steps")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        each(&unpack(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?)?;
    }
    Ok(())
}

fn step(conn: &Connection, sql: &str) -> Result<Option<LoggedStep>> {
    let found: Option<(i64, String, String, Vec<u8>)> = conn
        .prepare_cached(sql)?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let Some((id, op, subject, rows)) = found else { return Ok(None) };
    // What it would put back is not what was there.
    if !derived::is_whole_step(conn, id)? {
        return Err(Error::DamagedStep { subject });
    }
    Ok(Some(LoggedStep { id, op: op_of(&op)?, subject, record: unpack(&rows)? }))
}

fn op_text(op: Op) -> Result<String> {
    match serde_json::to_value(op)? {
        serde_json::Value::String(text) => Ok(text),
        other => Ok(other.to_string()),
    }
}

fn op_of(text: &str) -> Result<Op> {
    Ok(serde_json::from_value(serde_json::Value::String(text.to_owned()))?)
}

fn pack(record: &Record) -> Result<Vec<u8>> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::fast());
    serde_json::to_writer(&mut packer, record)?;
    packer.flush().and_then(|()| packer.finish()).map_err(packing)
}

fn unpack(rows: &[u8]) -> Result<Record> {
    let mut text = Vec::new();
    DeflateDecoder::new(rows).read_to_end(&mut text).map_err(packing)?;
    Ok(serde_json::from_slice(&text)?)
}

fn packing(err: std::io::Error) -> Error {
    Error::Record(serde_json::Error::io(err))
}
