use rusqlite::{Connection, OptionalExtension, params};

use crate::archive::records::ListedRecord;
use crate::{FilmId, ListId, PersonId, Result, ReviewId};

/// Which table a uid is looked up in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    People,
    Stills,
    Shelves,
    Drafts,
    Imports,
}

/// The row of a uid.
pub(crate) fn by_uid(conn: &Connection, named: Named, uid: &str) -> Result<Option<i64>> {
    let table = match named {
        Named::People => "people",
        Named::Stills => "stills",
        Named::Shelves => "shelves",
        Named::Drafts => "drafts",
        Named::Imports => "imports",
    };
    Ok(conn
        .prepare_cached(&format!("select id from {table} where uid = ?1"))?
        .query_row([uid], |row| row.get(0))
        .optional()?)
}

/// The highest id of the films and the people there are.
pub(crate) fn last_ids(conn: &Connection) -> Result<(FilmId, PersonId)> {
    Ok(conn
        .prepare_cached(
            "select (select coalesce(max(id), 0) from films), (select coalesce(max(id), 0) from people)",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Whether a review has this state of its text among those kept.
pub(crate) fn has_revision(
    conn: &Connection,
    review: ReviewId,
    made_at: &str,
    body: &str,
) -> Result<bool> {
    Ok(conn
        .prepare_cached(
            "select exists (select 1 from revisions where review_id = ?1 and made_at = ?2 and body = ?3)",
        )?
        .query_row(params![review, made_at, body], |row| row.get(0))?)
}

/// Puts films on a list in this order, instead of those that were on it.
pub(crate) fn replace_listed(
    conn: &Connection,
    list: ListId,
    films: &[(FilmId, &ListedRecord)],
) -> Result<()> {
    conn.prepare_cached("delete from list_films where list_id = ?1")?.execute([list])?;
    for (position, (film, listed)) in films.iter().enumerate() {
        crate::storage::lists::insert_film(conn, list, *film, position, &listed.note)?;
    }
    Ok(())
}
