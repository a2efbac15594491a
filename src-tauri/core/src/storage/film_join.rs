use rusqlite::{Connection, params};

use crate::{FilmId, ListId, Result, ReviewId, ViewingId};

/// Gives a film's viewings and reviews to another.
pub(crate) fn move_records(conn: &Connection, from: FilmId, into: FilmId) -> Result<()> {
    for sql in [
        "update viewings set film_id = ?2 where film_id = ?1",
        "update reviews set film_id = ?2 where film_id = ?1",
    ] {
        conn.prepare_cached(sql)?.execute(params![from, into])?;
    }
    Ok(())
}

/// Gives a viewing to another film.
pub(crate) fn move_viewing(conn: &Connection, viewing: ViewingId, into: FilmId) -> Result<()> {
    conn.prepare_cached("update viewings set film_id = ?2 where id = ?1")?
        .execute(params![viewing, into])?;
    Ok(())
}

/// Gives a review to another film.
pub(crate) fn move_review(conn: &Connection, review: ReviewId, into: FilmId) -> Result<()> {
    conn.prepare_cached("update reviews set film_id = ?2 where id = ?1")?
        .execute(params![review, into])?;
    Ok(())
}

/// Lists that have both films and a note beside the first alone, with that note.
pub(crate) fn shared_lists(
    conn: &Connection,
    from: FilmId,
    into: FilmId,
) -> Result<Vec<(ListId, String)>> {
    let mut statement = conn.prepare_cached(
        "select a.list_id, a.note from list_films a join list_films b on b.list_id = a.list_id
         where a.film_id = ?1 and b.film_id = ?2 and b.note = '' and a.note <> ''",
    )?;
    let rows = statement.query_map(params![from, into], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Puts a film in the place of another on every list that does not have it yet.
pub(crate) fn move_lists(conn: &Connection, from: FilmId, into: FilmId) -> Result<()> {
    conn.prepare_cached(
        "update list_films set film_id = ?2 where film_id = ?1
         and not exists (select 1 from list_films o where o.list_id = list_films.list_id and o.film_id = ?2)",
    )?
    .execute(params![from, into])?;
    Ok(())
}

/// Puts a film in the place of another in what was said of it beside a third, unless the same was
/// asked of it too.
pub(crate) fn move_comparisons(conn: &Connection, from: FilmId, into: FilmId) -> Result<()> {
    for (column, third) in [("better_id", "other_id"), ("other_id", "better_id")] {
        conn.prepare_cached(&format!(
            "update comparisons set {column} = ?2 where {column} = ?1 and {third} <> ?2
             and not exists (select 1 from comparisons o where min(o.better_id, o.other_id) = min(?2, comparisons.{third})
                             and max(o.better_id, o.other_id) = max(?2, comparisons.{third}))"
        ))?
        .execute(params![from, into])?;
    }
    Ok(())
}

/// Calls a still by another name in a review and its revisions.
pub(crate) fn rename_still_in(
    conn: &Connection,
    review: ReviewId,
    name: &str,
    to: &str,
) -> Result<()> {
    // Behind the address stands the end of the brackets, or a space and a title.
    for end in [")", " "] {
        let (before, after) = (format!("(still:{name}{end}"), format!("(still:{to}{end}"));
        for sql in [
            "update reviews set body = replace(body, ?2, ?3) where id = ?1 and instr(body, ?2) > 0",
            "update revisions set body = replace(body, ?2, ?3) where review_id = ?1 and instr(body, ?2) > 0",
        ] {
            conn.prepare_cached(sql)?.execute(params![review, before, after])?;
        }
    }
    Ok(())
}

/// Whether the editor holds something for a film.
pub(crate) fn has_draft(conn: &Connection, film: FilmId) -> Result<bool> {
    Ok(conn
        .prepare_cached(
            "select exists (select 1 from drafts where json_extract(form, '$.film') = ?1)",
        )?
        .query_row([film], |row| row.get(0))?)
}
