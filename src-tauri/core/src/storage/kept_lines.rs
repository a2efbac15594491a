use rusqlite::{Connection, params};

use crate::{Result, ReviewId};

/// The lines of reviews that their writer keeps, the first kept first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<(ReviewId, String)>> {
    let mut statement =
        conn.prepare_cached("select review_id, text from kept_lines order by kept_at, id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Those of one review.
pub(crate) fn of_review(conn: &Connection, review: ReviewId) -> Result<Vec<String>> {
    let mut statement = conn
        .prepare_cached("select text from kept_lines where review_id = ?1 order by kept_at, id")?;
    let rows = statement.query_map([review], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Keeps a line; says whether it was not kept before.
pub(crate) fn insert(
    conn: &Connection,
    uid: &str,
    review: ReviewId,
    text: &str,
    kept_at: &str,
) -> Result<bool> {
    Ok(conn
        .prepare_cached(
            "insert into kept_lines (uid, review_id, text, kept_at) select ?1, ?2, ?3, ?4
             where not exists (select 1 from kept_lines where review_id = ?2 and text = ?3)",
        )?
        .execute(params![uid, review, text, kept_at])?
        > 0)
}

/// Keeps a line no longer; says whether it was kept.
pub(crate) fn delete(conn: &Connection, review: ReviewId, text: &str) -> Result<bool> {
    Ok(conn
        .prepare_cached("delete from kept_lines where review_id = ?1 and text = ?2")?
        .execute(params![review, text])?
        > 0)
}
