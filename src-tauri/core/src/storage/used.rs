use rusqlite::{Connection, Row, params};

use crate::used::UsedName;
use crate::{Result, WatchedOn};

/// Every tag, the most used first.
pub(crate) fn tags(conn: &Connection) -> Result<Vec<UsedName>> {
    names(
        conn,
        "select t.name, count(v.id) as viewings, count(distinct v.film_id) as films,
                (select count(*) from list_tags l where l.tag_id = t.id) as lists,
                cast(round(avg(v.score)) as integer) as average, max(v.watched_on) as last, 0 as about
         from tags t left join viewing_tags vt on vt.tag_id = t.id left join viewings v on v.id = vt.viewing_id
         group by t.id order by viewings desc, t.fold",
    )
}

/// Every place, the most used first.
pub(crate) fn places(conn: &Connection) -> Result<Vec<UsedName>> {
    names(
        conn,
        "select place as name, count(*) as viewings, count(distinct film_id) as films, 0 as lists,
                cast(round(avg(score)) as integer) as average, max(watched_on) as last, 0 as about
         from viewings where place <> '' group by place order by viewings desc, place",
    )
}

fn names(conn: &Connection, sql: &str) -> Result<Vec<UsedName>> {
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([], |row: &Row<'_>| {
        Ok(UsedName {
            name: row.get("name")?,
            viewings: row.get("viewings")?,
            films: row.get("films")?,
            lists: row.get("lists")?,
            average: row.get("average")?,
            last: WatchedOn::from_columns(row, "last", "about")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether a viewing was at a place of exactly this name.
pub(crate) fn is_place(conn: &Connection, name: &str) -> Result<bool> {
    Ok(conn
        .prepare_cached("select exists (select 1 from viewings where place <> '' and place = ?1)")?
        .query_row([name], |row| row.get(0))?)
}

/// Gives a place another name on every viewing there.
pub(crate) fn rename_place(conn: &Connection, name: &str, to: &str, now: &str) -> Result<()> {
    conn.prepare_cached(
        "update viewings set place = ?2, changed_at = ?3 where place <> '' and place = ?1",
    )?
    .execute(params![name, to, now])?;
    Ok(())
}
