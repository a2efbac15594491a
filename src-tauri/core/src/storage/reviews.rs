use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{FilmId, Result, ReviewId, RevisionId, Score, ViewingId};

/// A review as its table has it.
#[derive(Debug, Clone)]
pub(crate) struct ReviewRow {
    pub(crate) id: ReviewId,
    pub(crate) uid: String,
    pub(crate) film: FilmId,
    pub(crate) viewing: Option<ViewingId>,
    pub(crate) headline: String,
    pub(crate) body: String,
    pub(crate) summary: String,
    pub(crate) verdict: Option<String>,
    pub(crate) spoilers: bool,
    pub(crate) finished: bool,
    pub(crate) private: bool,
    pub(crate) language: Option<String>,
    pub(crate) words: u32,
    pub(crate) written_at: String,
    pub(crate) changed_at: String,
}

const COLUMNS: &str = "id, uid, film_id, viewing_id, headline, body, summary, verdict, spoilers, \
     state = 'finished' as finished, private, language, words, written_at, changed_at";

fn from_row(row: &Row<'_>) -> rusqlite::Result<ReviewRow> {
    Ok(ReviewRow {
        id: row.get("id")?,
        uid: row.get("uid")?,
        film: row.get("film_id")?,
        viewing: row.get("viewing_id")?,
        headline: row.get("headline")?,
        body: row.get("body")?,
        summary: row.get("summary")?,
        verdict: row.get("verdict")?,
        spoilers: row.get("spoilers")?,
        finished: row.get("finished")?,
        private: row.get("private")?,
        language: row.get("language")?,
        words: row.get("words")?,
        written_at: row.get("written_at")?,
        changed_at: row.get("changed_at")?,
    })
}

/// Adds a review; the id in `review` is not looked at.
pub(crate) fn insert(conn: &Connection, review: &ReviewRow) -> Result<ReviewId> {
    conn.prepare_cached(
        "insert into reviews (uid, film_id, viewing_id, headline, body, summary, verdict, spoilers, state,
                              private, language, words, written_at, changed_at)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, iif(?9, 'finished', 'draft'), ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        review.uid,
        review.film,
        review.viewing,
        review.headline,
        review.body,
        review.summary,
        review.verdict,
        review.spoilers,
        review.finished,
        review.private,
        review.language,
        review.words,
        review.written_at,
        review.changed_at,
    ])?;
    Ok(ReviewId(conn.last_insert_rowid()))
}

/// Writes everything of a review but its uid and when it was first written.
pub(crate) fn update(conn: &Connection, review: &ReviewRow) -> Result<()> {
    conn.prepare_cached(
        "update reviews set film_id = ?2, viewing_id = ?3, headline = ?4, body = ?5, summary = ?6, verdict = ?7,
                spoilers = ?8, state = iif(?9, 'finished', 'draft'), private = ?10, language = ?11, words = ?12,
                changed_at = ?13
         where id = ?1",
    )?
    .execute(params![
        review.id,
        review.film,
        review.viewing,
        review.headline,
        review.body,
        review.summary,
        review.verdict,
        review.spoilers,
        review.finished,
        review.private,
        review.language,
        review.words,
        review.changed_at,
    ])?;
    Ok(())
}

/// The review of an id.
pub(crate) fn by_id(conn: &Connection, id: ReviewId) -> Result<Option<ReviewRow>> {
    Ok(conn
        .prepare_cached(&format!("select {COLUMNS} from reviews where id = ?1"))?
        .query_row([id], from_row)
        .optional()?)
}

/// The review of a uid.
pub(crate) fn by_uid(conn: &Connection, uid: &str) -> Result<Option<ReviewRow>> {
    Ok(conn
        .prepare_cached(&format!("select {COLUMNS} from reviews where uid = ?1"))?
        .query_row([uid], from_row)
        .optional()?)
}

/// The review added last; nought when there is none.
pub(crate) fn last(conn: &Connection) -> Result<ReviewId> {
    Ok(conn
        .prepare_cached("select coalesce(max(id), 0) from reviews")?
        .query_row([], |row| row.get(0))?)
}

/// A film's reviews, in the order written.
pub(crate) fn of_film(conn: &Connection, film: FilmId) -> Result<Vec<ReviewRow>> {
    many(
        conn,
        &format!("select {COLUMNS} from reviews where film_id = ?1 order by written_at, id"),
        [film],
    )
}

/// The reviews that are not done, the last written first.
pub(crate) fn unfinished(conn: &Connection) -> Result<Vec<ReviewRow>> {
    many(
        conn,
        &format!(
            "select {COLUMNS} from reviews where state = 'draft' order by changed_at desc, id desc"
        ),
        [],
    )
}

/// A viewing's reviews, in the order written; there is rarely more than one.
pub(crate) fn of_viewing(conn: &Connection, viewing: ViewingId) -> Result<Vec<ReviewRow>> {
    many(
        conn,
        &format!("select {COLUMNS} from reviews where viewing_id = ?1 order by id"),
        [viewing],
    )
}

fn many(conn: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Vec<ReviewRow>> {
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map(params, from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Deletes a review with its revisions and its draft.
pub(crate) fn delete(conn: &Connection, id: ReviewId) -> Result<bool> {
    Ok(conn.prepare_cached("delete from reviews where id = ?1")?.execute([id])? > 0)
}

/// A saved state of a review.
#[derive(Debug, Clone)]
pub(crate) struct RevisionRow {
    pub(crate) id: RevisionId,
    pub(crate) review: ReviewId,
    pub(crate) made_at: String,
    /// `done`, `left`, `restore` or `import`.
    pub(crate) cause: String,
    pub(crate) headline: String,
    pub(crate) body: String,
    pub(crate) summary: String,
    pub(crate) verdict: Option<String>,
    pub(crate) score: Option<Score>,
    pub(crate) words: u32,
}

/// Keeps a state of a review; the id in `revision` is not looked at.
pub(crate) fn insert_revision(conn: &Connection, revision: &RevisionRow) -> Result<RevisionId> {
    conn.prepare_cached(
        "insert into revisions (review_id, made_at, cause, headline, body, summary, verdict, score, words)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        revision.review,
        revision.made_at,
        revision.cause,
        revision.headline,
        revision.body,
        revision.summary,
        revision.verdict,
        revision.score,
        revision.words,
    ])?;
    Ok(RevisionId(conn.last_insert_rowid()))
}

const REVISION_COLUMNS: &str =
    "id, review_id, made_at, cause, headline, body, summary, verdict, score, words";

fn revision_from_row(row: &Row<'_>) -> rusqlite::Result<RevisionRow> {
    Ok(RevisionRow {
        id: row.get(0)?,
        review: row.get(1)?,
        made_at: row.get(2)?,
        cause: row.get(3)?,
        headline: row.get(4)?,
        body: row.get(5)?,
        summary: row.get(6)?,
        verdict: row.get(7)?,
        score: row.get(8)?,
        words: row.get(9)?,
    })
}

/// The kept states of a review, the newest first.
pub(crate) fn revisions_of(conn: &Connection, review: ReviewId) -> Result<Vec<RevisionRow>> {
    let mut statement = conn.prepare_cached(&format!(
        "select {REVISION_COLUMNS} from revisions where review_id = ?1 order by made_at desc, id desc"
    ))?;
    let rows = statement.query_map([review], revision_from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The kept state of an id.
pub(crate) fn revision(conn: &Connection, id: RevisionId) -> Result<Option<RevisionRow>> {
    Ok(conn
        .prepare_cached(&format!("select {REVISION_COLUMNS} from revisions where id = ?1"))?
        .query_row([id], revision_from_row)
        .optional()?)
}
