use rusqlite::Connection;

use super::derived::{SEALED, STANDING, STANDINGS, Sealed};
use crate::Result;

/// How much there is to prove.
#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) films: u32,
    pub(crate) viewings: u32,
    pub(crate) reviews: u32,
    pub(crate) pictures: u32,
}

/// How much there is to prove.
pub(crate) fn counts(conn: &Connection) -> Result<Counts> {
    let sql = "select (select count(*) from films), (select count(*) from viewings),
                      (select count(*) from reviews), (select count(*) from media)";
    Ok(conn.query_row(sql, [], |row| {
        Ok(Counts {
            films: row.get(0)?,
            viewings: row.get(1)?,
            reviews: row.get(2)?,
            pictures: row.get(3)?,
        })
    })?)
}

/// What SQLite finds wrong with the file; nothing when it is sound.
pub(crate) fn integrity(conn: &Connection) -> Result<Vec<String>> {
    findings(conn, "pragma integrity_check(20)")
}

/// The same at a glance, without comparing the indexes with their tables.
pub(crate) fn at_a_glance(conn: &Connection) -> Result<Vec<String>> {
    findings(conn, "pragma quick_check(1)")
}

fn findings(conn: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare(sql)?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut lines: Vec<String> = lines.collect::<rusqlite::Result<_>>()?;
    lines.retain(|line| line != "ok");
    Ok(lines)
}

/// Makes every index of the database again from its table.
pub(crate) fn make_indexes_again(conn: &Connection) -> Result<()> {
    conn.execute("reindex", [])?;
    Ok(())
}

/// A thumbnail that does not begin and end as a JPEG does (ITU-T T.81, B.1.1.3).
const NO_JPEG: &str = "substr(jpeg, 1, 3) <> x'ffd8ff' or substr(jpeg, -2) <> x'ffd9'";

/// How many thumbnails are no whole pictures.
pub(crate) fn broken_thumbnails(conn: &Connection) -> Result<u32> {
    let sql = format!("select count(*) from thumbnails where {NO_JPEG}");
    Ok(conn.prepare(&sql)?.query_row([], |row| row.get(0))?)
}

/// Takes thumbnails out that are no whole pictures: each is made again when it is shown.
pub(crate) fn let_go_of_broken_thumbnails(conn: &Connection) -> Result<()> {
    conn.execute(&format!("delete from thumbnails where {NO_JPEG}"), [])?;
    Ok(())
}

/// Rows that name rows which are not there: table, table named, how many.
pub(crate) fn dangling(conn: &Connection) -> Result<Vec<(String, String, u32)>> {
    let mut statement = conn.prepare(
        "select \"table\", parent, count(*) from pragma_foreign_key_check group by \"table\", parent",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Records that are not as they were sealed, were never sealed, or are gone while their seal is there:
/// what each is, and what a person knows it by.
pub(crate) fn broken(conn: &Connection) -> Result<Vec<(&'static Sealed, String)>> {
    let mut broken = Vec::new();
    for sealed @ Sealed { target, table, seals, name, .. } in SEALED {
        let found = titles(
            conn,
            &format!(
                "with fresh (id, hash) as ({seals})
                 select coalesce({name}, '{target} ' || it.id) from fresh join {table} it on it.id = fresh.id
                 left join seals s on s.target = '{target}' and s.target_id = fresh.id
                 where s.hash is not fresh.hash
                 union all
                 select '{target} ' || target_id from seals
                 where target = '{target}' and target_id not in (select id from {table})"
            ),
        )?;
        broken.extend(found.into_iter().map(|name| (sealed, name)));
    }
    Ok(broken)
}

fn titles(conn: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Indexes that lack rows, have too many, or say of films what the records, if they are true, do not;
/// and how many. The full-text indexes keep no text; which
/// rows they hold stands in their `_docsize` tables (<https://sqlite.org/fts5.html>, 'The FTS5
/// Docsize Table').
pub(crate) fn out_of_step(conn: &Connection, is_true: bool) -> Result<Vec<(&'static str, u32)>> {
    const INDEXES: &[(&str, &str, &str)] = &[
        ("film_standing", "select film_id from film_standing", "select id from films"),
        ("film_search", "select id from film_search_docsize", "select id from films"),
        ("title_trigrams", "select id from title_trigrams_docsize", "select id from films"),
        ("review_search", "select id from review_search_docsize", "select id from reviews"),
        (
            "viewing_search",
            "select id from viewing_search_docsize",
            "select id from viewings where place <> '' or note <> ''
             union select viewing_id from companions union select viewing_id from viewing_tags",
        ),
    ];
    let mut found = Vec::new();
    for (index, has, wants) in INDEXES {
        let sql = format!(
            "select (select count(*) from (select * from ({wants}) except select * from ({has})))
                  + (select count(*) from (select * from ({has}) except select * from ({wants})))"
        );
        let rows: u32 = conn.prepare(&sql)?.query_row([], |row| row.get(0))?;
        if rows > 0 {
            found.push((*index, rows));
        }
    }
    if is_true && let Some(rows) = untrue_standings(conn)? {
        found.push(("film_standing", rows));
    }
    Ok(found)
}

/// Films of which the library's own table says what their viewings and reviews do not; nothing where
/// there are none.
fn untrue_standings(conn: &Connection) -> Result<Option<u32>> {
    let sql = format!(
        "select count(*) from (select {columns} from film_standing except select * from ({true_ones}))",
        columns = STANDING,
        true_ones = STANDINGS,
    );
    let rows: u32 = conn.prepare(&sql)?.query_row([], |row| row.get(0))?;
    Ok((rows > 0).then_some(rows))
}
