use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{DraftId, Result, ReviewId};

/// What the editor held when it was last saved there.
#[derive(Debug, Clone)]
pub(crate) struct DraftRow {
    pub(crate) id: DraftId,
    pub(crate) uid: String,
    /// None: of a review that has not been saved yet.
    pub(crate) review: Option<ReviewId>,
    /// The whole form as JSON.
    pub(crate) form: String,
    pub(crate) begun_at: String,
    pub(crate) saved_at: String,
}

const COLUMNS: &str = "id, uid, review_id, form, begun_at, saved_at";

fn from_row(row: &Row<'_>) -> rusqlite::Result<DraftRow> {
    Ok(DraftRow {
        id: row.get("id")?,
        uid: row.get("uid")?,
        review: row.get("review_id")?,
        form: row.get("form")?,
        begun_at: row.get("begun_at")?,
        saved_at: row.get("saved_at")?,
    })
}

/// Adds a draft; the id in `draft` is not looked at.
pub(crate) fn insert(conn: &Connection, draft: &DraftRow) -> Result<DraftId> {
    conn.prepare_cached(
        "insert into drafts (uid, review_id, form, begun_at, saved_at) values (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![draft.uid, draft.review, draft.form, draft.begun_at, draft.saved_at])?;
    Ok(DraftId(conn.last_insert_rowid()))
}

/// Writes what a draft holds and when it was saved.
pub(crate) fn update(conn: &Connection, draft: &DraftRow) -> Result<()> {
    conn.prepare_cached("update drafts set form = ?2, saved_at = ?3 where id = ?1")?
        .execute(params![draft.id, draft.form, draft.saved_at])?;
    Ok(())
}

/// The draft of an id.
pub(crate) fn by_id(conn: &Connection, id: DraftId) -> Result<Option<DraftRow>> {
    Ok(conn
        .prepare_cached(&format!("select {COLUMNS} from drafts where id = ?1"))?
        .query_row([id], from_row)
        .optional()?)
}

/// The draft of a review.
pub(crate) fn of_review(conn: &Connection, review: ReviewId) -> Result<Option<DraftRow>> {
    Ok(conn
        .prepare_cached(&format!("select {COLUMNS} from drafts where review_id = ?1"))?
        .query_row([review], from_row)
        .optional()?)
}

/// Every draft, the last saved first.
pub(crate) fn all(conn: &Connection) -> Result<Vec<DraftRow>> {
    let mut statement = conn
        .prepare_cached(&format!("select {COLUMNS} from drafts order by saved_at desc, id desc"))?;
    let rows = statement.query_map([], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes a draft away; says whether there was one.
pub(crate) fn delete(conn: &Connection, id: DraftId) -> Result<bool> {
    Ok(conn.prepare_cached("delete from drafts where id = ?1")?.execute([id])? > 0)
}
