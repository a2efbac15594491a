use rusqlite::{Connection, Row, ToSql};

use crate::search::{Hit, HitKind, Sought};
use crate::{Result, WatchedOn};

/// Films by title or people, the last added first; the snippet is the people.
pub(crate) fn films(conn: &Connection, sought: &Sought, limit: u32) -> Result<Vec<Hit>> {
    let found = match sought.words {
        Some(_) => "film_search k join films f on f.id = k.rowid where film_search match :words",
        None => "films f where :words is null",
    };
    let sql = format!(
        "select f.uid, f.title, f.year, null as watched_on, 0 as about,
           coalesce((select group_concat(name, ', ') from
             (select distinct p.name from credits c join people p on p.id = c.person_id
              where c.film_id = f.id
              order by case c.role when 'director' then 0 when 'writer' then 1 else 2 end, c.position)), '') as snippet
         from {found} {} order by f.id desc limit :limit",
        within(sought)
    );
    hits(conn, &sql, HitKind::Film, sought, limit)
}

/// Reviews by their words, the last written first; the snippet is all of them.
pub(crate) fn reviews(conn: &Connection, sought: &Sought, limit: u32) -> Result<Vec<Hit>> {
    let sql = format!(
        "select r.uid, f.title, f.year, v.watched_on, coalesce(v.about, 0) as about,
           r.headline || char(10, 10) || r.body || char(10, 10) || r.summary as snippet
         from review_search k join reviews r on r.id = k.rowid join films f on f.id = r.film_id
         left join viewings v on v.id = r.viewing_id
         where review_search match :words {} order by k.rowid desc limit :limit",
        within(sought)
    );
    hits(conn, &sql, HitKind::Review, sought, limit)
}

/// Viewings by place, company, tags and note, the last logged first; the snippet is all of those.
pub(crate) fn viewings(conn: &Connection, sought: &Sought, limit: u32) -> Result<Vec<Hit>> {
    let sql = format!(
        "select v.uid, f.title, f.year, v.watched_on, v.about,
           concat_ws(', ', nullif(v.place, ''),
             (select group_concat(name, ', ') from (select name from companions where viewing_id = v.id order by position)),
             (select group_concat(name, ', ') from (select t.name from viewing_tags vt join tags t on t.id = vt.tag_id
                where vt.viewing_id = v.id order by vt.position)),
             nullif(v.note, '')) as snippet
         from viewing_search k join viewings v on v.id = k.rowid join films f on f.id = v.film_id
         where viewing_search match :words {} order by k.rowid desc limit :limit",
        within(sought)
    );
    hits(conn, &sql, HitKind::Viewing, sought, limit)
}

/// The films it is about, as one more condition.
fn within(sought: &Sought) -> String {
    sought.within.as_ref().map(|clause| format!("and f.id in ({})", clause.sql)).unwrap_or_default()
}

fn hits(
    conn: &Connection,
    sql: &str,
    kind: HitKind,
    sought: &Sought,
    limit: u32,
) -> Result<Vec<Hit>> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut bound = sought.within.as_ref().map(|clause| clause.with(&[])).unwrap_or_default();
    bound.extend([(":words", &sought.words as &dyn ToSql), (":limit", &limit)]);
    let rows = statement.query_map(bound.as_slice(), |row: &Row<'_>| {
        Ok(Hit {
            uid: row.get("uid")?,
            kind,
            title: row.get("title")?,
            year: row.get("year")?,
            watched_on: WatchedOn::from_columns(row, "watched_on", "about")?
                .map(|date| date.to_string()),
            snippet: row.get("snippet")?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
