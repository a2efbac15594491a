//! Rows that are made again from others: what a library tile shows, the full-text indexes, and the
//! seals that prove each review and viewing whole. The write door refreshes them for the records a
//! transaction concerned, so no write can forget one.

use std::borrow::Cow;

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::ValueRef;

use crate::{Result, markdown, text};

/// Gives a connection the functions the statements below use.
pub(crate) fn register_functions(conn: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    conn.create_scalar_function("search_text", 1, flags, |call| {
        Ok(text::search_text(&typed(call.get_raw(0))))
    })?;
    // The words of Markdown, without addresses and the names of stills.
    conn.create_scalar_function("search_markdown", 1, flags, |call| {
        Ok(text::search_text(&markdown::to_words(&typed(call.get_raw(0)))))
    })?;
    conn.create_scalar_function("blake3_hex", 1, flags, |call| {
        // Whatever stands there: damaged text has a hash too, which is not the one it was sealed with.
        let bytes = call.get_raw(0).as_bytes_or_null().ok().flatten().unwrap_or_default();
        Ok(blake3::hash(bytes).to_hex().to_string())
    })?;
    Ok(())
}

/// The text of a value; of damaged text, what of it can be read.
fn typed(value: ValueRef<'_>) -> Cow<'_, str> {
    String::from_utf8_lossy(value.as_bytes_or_null().ok().flatten().unwrap_or_default())
}

/// Refreshes the derived rows of the records the transaction concerned.
pub(crate) fn refresh(conn: &Connection) -> Result<()> {
    conn.execute_batch(include_str!("derived.sql"))?;
    seal(conn)
}

/// Makes what the library and search are served from again, for every record there is or was. The
/// seals stay: they prove the records, and made again they would prove whatever stands there.
pub(crate) fn rebuild_indexes(conn: &Connection) -> Result<()> {
    conn.execute_batch(concat!(
        "insert or ignore into concerned_films select id from films union select film_id from film_standing
           union select id from film_search_docsize union select id from title_trigrams_docsize;
         insert or ignore into concerned_viewings select id from viewings union select id from viewing_search_docsize;
         insert or ignore into concerned_reviews select id from reviews union select id from review_search_docsize;",
        include_str!("derived.sql")
    ))?;
    Ok(())
}

/// The statement that gives the seal of every viewing, `id, hash`; `where` may follow.
pub(crate) const VIEWING_SEALS: &str = "
    select v.id, blake3_hex(json_array(
        v.uid, v.film_id, v.watched_on, v.about, v.day_order, v.rewatch, v.abandoned, v.score, v.liked,
        v.place, v.format, v.note, v.private, v.logged_on, v.added_at,
        (select json_group_array(name) from (select name from companions where viewing_id = v.id order by position, id)),
        (select json_group_array(name) from (select t.name from viewing_tags vt join tags t on t.id = vt.tag_id
                                             where vt.viewing_id = v.id order by vt.position, vt.id))))
    from viewings v";

/// The statement that gives the seal of every review, `id, hash`; `where` may follow.
pub(crate) const REVIEW_SEALS: &str = "
    select r.id, blake3_hex(json_array(
        r.uid, r.film_id, r.viewing_id, r.headline, r.body, r.summary, r.verdict, r.spoilers, r.state,
        r.private, r.language, r.words, r.written_at))
    from reviews r";

/// Seals every viewing and review as it stands: for a journal made of what was left of another.
pub(crate) fn seal_all(conn: &Connection) -> Result<()> {
    conn.execute_batch(&format!(
        "delete from seals;
         insert into seals (target, target_id, hash) select 'viewing', * from ({VIEWING_SEALS});
         insert into seals (target, target_id, hash) select 'review', * from ({REVIEW_SEALS});"
    ))?;
    Ok(())
}

/// Seals the viewings and reviews the transaction concerned.
fn seal(conn: &Connection) -> Result<()> {
    for (target, concerned, seals, id) in [
        ("viewing", "concerned_viewings", VIEWING_SEALS, "v.id"),
        ("review", "concerned_reviews", REVIEW_SEALS, "r.id"),
    ] {
        conn.execute(
            &format!("delete from seals where target = '{target}' and target_id in (select id from {concerned})"),
            [],
        )?;
        conn.execute(
            &format!(
                "insert into seals (target, target_id, hash)
                 select '{target}', * from ({seals} where {id} in (select id from {concerned}))"
            ),
            [],
        )?;
    }
    Ok(())
}
