use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, ToSql, params, params_from_iter};

use crate::{FilmId, ImportId, Result, ReviewId, ViewingId};

/// An import as its table has it.
#[derive(Debug, Clone)]
pub(crate) struct ImportRow {
    pub(crate) id: ImportId,
    pub(crate) uid: String,
    pub(crate) source: String,
    pub(crate) file_name: String,
    /// BLAKE3 of the file.
    pub(crate) file_hash: String,
    pub(crate) made_at: String,
    /// JSON.
    pub(crate) receipt: String,
    /// What it changed is kept, so that it can be taken out.
    pub(crate) undoable: bool,
}

const COLUMNS: &str =
    "id, uid, source, file_name, file_hash, made_at, receipt, took is not null as undoable";

fn from_row(row: &Row<'_>) -> rusqlite::Result<ImportRow> {
    Ok(ImportRow {
        id: row.get("id")?,
        uid: row.get("uid")?,
        source: row.get("source")?,
        file_name: row.get("file_name")?,
        file_hash: row.get("file_hash")?,
        made_at: row.get("made_at")?,
        receipt: row.get("receipt")?,
        undoable: row.get("undoable")?,
    })
}

/// Adds an import that has changed nothing yet; the id in `import` is not looked at.
pub(crate) fn insert(conn: &Connection, import: &ImportRow) -> Result<ImportId> {
    conn.prepare_cached(
        "insert into imports (uid, source, file_name, file_hash, made_at, receipt) values (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        import.uid,
        import.source,
        import.file_name,
        import.file_hash,
        import.made_at,
        import.receipt,
    ])?;
    Ok(ImportId(conn.last_insert_rowid()))
}

/// Writes an import's receipt.
pub(crate) fn update_receipt(conn: &Connection, id: ImportId, receipt: &str) -> Result<()> {
    conn.prepare_cached("update imports set receipt = ?2 where id = ?1")?
        .execute(params![id, receipt])?;
    Ok(())
}

/// The import of an id.
pub(crate) fn by_id(conn: &Connection, id: ImportId) -> Result<Option<ImportRow>> {
    Ok(conn
        .prepare_cached(&format!("select {COLUMNS} from imports where id = ?1"))?
        .query_row([id], from_row)
        .optional()?)
}

/// Every import, the first made first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<ImportRow>> {
    let mut statement =
        conn.prepare_cached(&format!("select {COLUMNS} from imports order by id"))?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One row that was read, and what became of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Provenance<'a> {
    pub(crate) file: &'a str,
    pub(crate) line: u32,
    /// `new`, `same`, `merged`, `conflict`, `skipped` or `unreadable`.
    pub(crate) outcome: &'a str,
    pub(crate) reason: &'a str,
    pub(crate) raw: &'a str,
    /// What the source calls the record.
    pub(crate) source_id: Option<&'a str>,
    /// What it became: `film`, `viewing`, `list` … and its id, both or neither.
    pub(crate) target: Option<&'a str>,
    pub(crate) target_id: Option<i64>,
    /// What else it became or told of.
    pub(crate) also: &'a [(&'static str, i64)],
}

/// Rows that one statement takes.
const ROWS_AT_ONCE: usize = 32;

/// Keeps where records came from, in this order.
pub(crate) fn insert_rows(
    conn: &Connection,
    import: ImportId,
    rows: &[Provenance<'_>],
) -> Result<()> {
    let mut rest = rows;
    while !rest.is_empty() {
        // The statement costs about as much as a row, so it takes many; what is left over goes one
        // by one, so that there are two statements to prepare and not one for every length.
        let length = if rest.len() < ROWS_AT_ONCE { 1 } else { ROWS_AT_ONCE };
        let (now, later) = rest.split_at(length);
        let places = vec!["(?, ?, ?, ?, ?, ?, ?, ?, ?)"; length].join(", ");
        let mut statement = conn.prepare_cached(&format!(
            "insert into import_rows (import_id, file, line, outcome, reason, raw, source_id, target, target_id)
             values {places}"
        ))?;
        let values = now.iter().flat_map(|row| -> [&dyn ToSql; 9] {
            let Provenance {
                file, line, outcome, reason, raw, source_id, target, target_id, ..
            } = row;
            [&import, file, line, outcome, reason, raw, source_id, target, target_id]
        });
        statement.execute(params_from_iter(values))?;
        // One statement's rows are numbered on end.
        let ids = (0..=conn.last_insert_rowid()).rev().zip(now.iter().rev());
        for (id, row) in ids.filter(|(_, row)| !row.also.is_empty()) {
            for (target, target_id) in row.also {
                insert_target(conn, id, target, *target_id)?;
            }
        }
        rest = later;
    }
    Ok(())
}

/// Keeps that a row became or told of one thing more.
pub(crate) fn insert_target(conn: &Connection, row: i64, target: &str, id: i64) -> Result<()> {
    conn.prepare_cached(
        "insert into import_row_targets (row_id, target, target_id) values (?1, ?2, ?3)",
    )?
    .execute(params![row, target, id])?;
    Ok(())
}

/// A file that an import of single reviews kept, and what it became, which is there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PieceRow<'a> {
    pub(crate) id: i64,
    /// What was brought in: the file, or the folder that it lay in.
    pub(crate) import: &'a str,
    /// Its path there.
    pub(crate) file: &'a str,
    pub(crate) outcome: &'a str,
    /// BLAKE3 of it.
    pub(crate) hash: &'a str,
    pub(crate) review: Option<ReviewId>,
    /// The viewing it became, or that its review is of.
    pub(crate) viewing: Option<ViewingId>,
}

/// Passes every file that imports of single reviews have kept to `each`, the first kept first.
pub(crate) fn each_piece(conn: &Connection, mut each: impl FnMut(PieceRow<'_>)) -> Result<()> {
    let mut statement = conn.prepare_cached(
        "select r.id, i.file_name, r.file, r.outcome, r.source_id, v.id, coalesce(w.id, v.viewing_id)
         from imports i join import_rows r on r.import_id = i.id
              left join reviews v on r.target = 'review' and v.id = r.target_id
              left join viewings w on r.target = 'viewing' and w.id = r.target_id
         where i.source in ('markdown', 'html', 'text', 'mixed', 'folder')
               and r.source_id is not null and coalesce(v.id, w.id) is not null
         order by r.id",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let text = |index: usize| row.get_ref(index)?.as_str().map_err(rusqlite::Error::from);
        each(PieceRow {
            id: row.get(0)?,
            import: text(1)?,
            file: text(2)?,
            outcome: text(3)?,
            hash: text(4)?,
            review: row.get(5)?,
            viewing: row.get(6)?,
        });
    }
    Ok(())
}

/// The films of the viewings that rows of a source became, by what the source calls the entries.
pub(crate) fn films_of_entries(conn: &Connection, source: &str) -> Result<HashMap<String, FilmId>> {
    let mut statement = conn.prepare_cached(
        "select r.source_id, v.film_id
         from imports i join import_rows r on r.import_id = i.id
              join viewings v on r.target = 'viewing' and v.id = r.target_id
         where i.source = ?1 and r.source_id is not null order by r.id",
    )?;
    let rows = statement.query_map([source], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A row as it stood in its file.
pub(crate) fn raw_of(conn: &Connection, row: i64) -> Result<String> {
    Ok(conn
        .prepare_cached("select raw from import_rows where id = ?1")?
        .query_row([row], |row| row.get(0))?)
}

/// The Markdown file that a review came from, as it stood, with the receipt of its import.
pub(crate) fn file_of_review(
    conn: &Connection,
    review: ReviewId,
) -> Result<Option<(String, String)>> {
    Ok(conn
        .prepare_cached(
            "select r.raw, i.receipt from import_rows r join imports i on i.id = r.import_id
             where r.target = 'review' and r.target_id = ?1 and r.raw glob '---*'
             order by r.id desc limit 1",
        )?
        .query_row([review], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// What a row that is kept became or told of, the first thing first.
pub(crate) fn targets_of(conn: &Connection, row: i64) -> Result<Vec<(String, i64)>> {
    let mut statement = conn.prepare_cached(
        "select target, target_id from (
           select 0 as nth, target, target_id from import_rows where id = ?1 and target is not null
           union all
           select id, target, target_id from import_row_targets where row_id = ?1)
         order by nth",
    )?;
    let targets = statement.query_map([row], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(targets.collect::<rusqlite::Result<_>>()?)
}

/// A row that an import has kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kept<'a> {
    pub(crate) id: i64,
    pub(crate) import: ImportId,
    /// How its file was read, where there is more than one way.
    pub(crate) reading: &'a str,
    pub(crate) row: Provenance<'a>,
}

/// Passes every row that imports from `source` have kept to `each`, the first kept first.
pub(crate) fn each_row_from(
    conn: &Connection,
    source: &str,
    mut each: impl FnMut(Kept<'_>),
) -> Result<()> {
    let readings: HashMap<ImportId, String> = conn
        .prepare_cached(
            "select id, coalesce(json_extract(receipt, '$.reading'), '') from imports
             where source = ?1",
        )?
        .query_map([source], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut statement = conn.prepare_cached(
        "select r.file, r.line, r.outcome, r.reason, r.raw, r.source_id, r.target, r.target_id,
           r.import_id, r.id
         from imports i join import_rows r on r.import_id = i.id
         where i.source = ?1 order by r.id",
    )?;
    let mut rows = statement.query([source])?;
    while let Some(row) = rows.next()? {
        let text = |index: usize| row.get_ref(index)?.as_str().map_err(rusqlite::Error::from);
        let text_or_null =
            |index: usize| row.get_ref(index)?.as_str_or_null().map_err(rusqlite::Error::from);
        let told = Provenance {
            file: text(0)?,
            line: row.get(1)?,
            outcome: text(2)?,
            reason: text(3)?,
            raw: text(4)?,
            source_id: text_or_null(5)?,
            target: text_or_null(6)?,
            target_id: row.get(7)?,
            also: &[],
        };
        let import: ImportId = row.get(8)?;
        let reading = readings.get(&import).map_or("", String::as_str);
        each(Kept { id: row.get(9)?, import, reading, row: told });
    }
    Ok(())
}
