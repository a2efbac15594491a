use rusqlite::{Connection, OptionalExtension, params};

use super::viewings::COUNTED;
use crate::{ListId, Result, TagId, ViewingId};

/// The tag of a fold.
pub(crate) fn by_fold(conn: &Connection, fold: &str) -> Result<Option<TagId>> {
    Ok(conn
        .prepare_cached("select id from tags where fold = ?1")?
        .query_row([fold], |row| row.get(0))
        .optional()?)
}

/// A tag as its table has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TagRow {
    pub(crate) id: TagId,
    pub(crate) name: String,
}

/// The tag of a fold, with its name.
pub(crate) fn row_by_fold(conn: &Connection, fold: &str) -> Result<Option<TagRow>> {
    Ok(conn
        .prepare_cached("select id, name from tags where fold = ?1")?
        .query_row([fold], |row| Ok(TagRow { id: row.get(0)?, name: row.get(1)? }))
        .optional()?)
}

/// Gives a tag another name.
pub(crate) fn rename(conn: &Connection, tag: TagId, name: &str, fold: &str) -> Result<()> {
    conn.prepare_cached("update tags set name = ?2, fold = ?3 where id = ?1")?
        .execute(params![tag, name, fold])?;
    Ok(())
}

/// Puts one tag in the place of another everywhere; what has both keeps one.
pub(crate) fn merge(conn: &Connection, from: TagId, into: TagId) -> Result<()> {
    for (table, owner) in [("viewing_tags", "viewing_id"), ("list_tags", "list_id")] {
        conn.prepare_cached(&format!(
            "update {table} set tag_id = ?2 where tag_id = ?1
             and not exists (select 1 from {table} o where o.{owner} = {table}.{owner} and o.tag_id = ?2)"
        ))?
        .execute(params![from, into])?;
    }
    delete(conn, from)
}

/// Takes a tag off everything.
pub(crate) fn delete(conn: &Connection, tag: TagId) -> Result<()> {
    for sql in [
        "delete from viewing_tags where tag_id = ?1",
        "delete from list_tags where tag_id = ?1",
        "delete from tags where id = ?1",
    ] {
        conn.prepare_cached(sql)?.execute([tag])?;
    }
    Ok(())
}

/// Adds a tag.
pub(crate) fn insert(conn: &Connection, name: &str, fold: &str) -> Result<TagId> {
    conn.prepare_cached("insert into tags (name, fold) values (?1, ?2)")?.execute([name, fold])?;
    Ok(TagId(conn.last_insert_rowid()))
}

/// A viewing's tags, in order.
pub(crate) fn of_viewing(conn: &Connection, viewing: ViewingId) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "select t.name from viewing_tags v join tags t on t.id = v.tag_id
         where v.viewing_id = ?1 order by v.position, v.id",
    )?;
    let rows = statement.query_map([viewing], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Puts a tag on a viewing; says whether it was not there before.
pub(crate) fn attach(
    conn: &Connection,
    viewing: ViewingId,
    tag: TagId,
    position: usize,
) -> Result<bool> {
    Ok(conn
        .prepare_cached(
            "insert into viewing_tags (viewing_id, tag_id, position) values (?1, ?2, ?3)
             on conflict (viewing_id, tag_id) do nothing",
        )?
        .execute(params![viewing, tag, position])?
        > 0)
}

/// Takes all tags off a viewing.
pub(crate) fn delete_of_viewing(conn: &Connection, viewing: ViewingId) -> Result<()> {
    conn.prepare_cached("delete from viewing_tags where viewing_id = ?1")?.execute([viewing])?;
    Ok(())
}

/// A list's tags, in order.
pub(crate) fn of_list(conn: &Connection, list: ListId) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "select t.name from list_tags l join tags t on t.id = l.tag_id
         where l.list_id = ?1 order by l.position, l.id",
    )?;
    let rows = statement.query_map([list], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Puts a tag on a list; says whether it was not there before.
pub(crate) fn attach_to_list(
    conn: &Connection,
    list: ListId,
    tag: TagId,
    position: usize,
) -> Result<bool> {
    Ok(conn
        .prepare_cached(
            "insert into list_tags (list_id, tag_id, position) values (?1, ?2, ?3)
             on conflict (list_id, tag_id) do nothing",
        )?
        .execute(params![list, tag, position])?
        > 0)
}

/// Takes all tags off a list.
pub(crate) fn delete_of_list(conn: &Connection, list: ListId) -> Result<()> {
    conn.prepare_cached("delete from list_tags where list_id = ?1")?.execute([list])?;
    Ok(())
}

/// Every tag, the most used first.
pub(crate) fn most_used(conn: &Connection) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "select t.name from tags t
         order by (select count(*) from (select 1 from viewing_tags v where v.tag_id = t.id limit ?1))
                + (select count(*) from list_tags l where l.tag_id = t.id) desc, t.fold",
    )?;
    let rows = statement.query_map([COUNTED], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Forgets tags that nothing carries any more.
pub(crate) fn delete_unused(conn: &Connection) -> Result<()> {
    conn.prepare_cached(
        "delete from tags where not exists (select 1 from viewing_tags v where v.tag_id = tags.id)
                            and not exists (select 1 from list_tags l where l.tag_id = tags.id)",
    )?
    .execute([])?;
    Ok(())
}

/// The tag added last; nought when there is none.
pub(crate) fn last(conn: &Connection) -> Result<TagId> {
    Ok(conn
        .prepare_cached("select coalesce(max(id), 0) from tags")?
        .query_row([], |row| row.get(0))?)
}

/// How many tags were added after this one.
pub(crate) fn count_after(conn: &Connection, tag: TagId) -> Result<u32> {
    Ok(conn
        .prepare_cached("select count(*) from tags where id > ?1")?
        .query_row([tag], |row| row.get(0))?)
}
