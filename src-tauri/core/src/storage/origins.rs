use rusqlite::{Connection, Row};

use crate::{FilmId, ImportId, ListId, Result, ReviewId, ViewingId};

/// A row of an import that told of a record.
#[derive(Debug, Clone)]
pub(crate) struct OriginRow {
    pub(crate) import: ImportId,
    pub(crate) source: String,
    pub(crate) file_name: String,
    pub(crate) made_at: String,
    pub(crate) file: String,
    pub(crate) line: u32,
    pub(crate) raw: String,
    pub(crate) outcome: String,
    pub(crate) reason: String,
}

/// Rows of a film, of its viewings and of its reviews.
pub(crate) fn of_film(conn: &Connection, film: FilmId) -> Result<Vec<OriginRow>> {
    rows(
        conn,
        "target = 'film' and target_id = ?1
         or target = 'viewing' and target_id in (select id from viewings where film_id = ?1)
         or target = 'review' and target_id in (select id from reviews where film_id = ?1)",
        film.0,
    )
}

/// Rows of a viewing.
pub(crate) fn of_viewing(conn: &Connection, viewing: ViewingId) -> Result<Vec<OriginRow>> {
    rows(conn, "target = 'viewing' and target_id = ?1", viewing.0)
}

/// Rows of a review, and of the viewing it came with.
pub(crate) fn of_review(conn: &Connection, review: ReviewId) -> Result<Vec<OriginRow>> {
    rows(
        conn,
        "target = 'review' and target_id = ?1
         or target = 'viewing' and target_id = (select viewing_id from reviews where id = ?1)",
        review.0,
    )
}

/// Rows of a list.
pub(crate) fn of_list(conn: &Connection, list: ListId) -> Result<Vec<OriginRow>> {
    rows(conn, "target = 'list' and target_id = ?1", list.0)
}

/// The rows of which something fits, in the order they were read.
fn rows(conn: &Connection, fitting: &str, id: i64) -> Result<Vec<OriginRow>> {
    let mut statement = conn.prepare_cached(&format!(
        "select i.id as import, i.source, i.file_name, i.made_at,
                r.file, r.line, r.raw, r.outcome, r.reason
         from import_rows r join imports i on i.id = r.import_id
         where r.id in (select id from import_rows where {fitting}
                        union select row_id from import_row_targets where {fitting})
         order by r.id"
    ))?;
    let rows = statement.query_map([id], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<OriginRow> {
    Ok(OriginRow {
        import: row.get("import")?,
        source: row.get("source")?,
        file_name: row.get("file_name")?,
        made_at: row.get("made_at")?,
        file: row.get("file")?,
        line: row.get("line")?,
        raw: row.get("raw")?,
        outcome: row.get("outcome")?,
        reason: row.get("reason")?,
    })
}
