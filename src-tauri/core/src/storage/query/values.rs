use rusqlite::{Connection, params};

use crate::query::Named;
use crate::{Result, text};

/// Rows of an index that are looked at for names.
const LOOKED_AT: usize = 500;

/// A name the journal has, and how many films, viewings or lists have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Value {
    pub(crate) name: String,
    pub(crate) count: u32,
}

/// Names of which a word begins with a fold, those that most have first; none that nothing has. What there can be much of is
/// looked for in an index, and no further than its newest few hundred rows.
pub(crate) fn beginning(
    conn: &Connection,
    named: Named,
    fold: &str,
    limit: usize,
) -> Result<Vec<Value>> {
    match named {
        Named::Director => people(conn, Some("director"), fold, limit),
        Named::Writer => people(conn, Some("writer"), fold, limit),
        Named::Actor => people(conn, Some("cast"), fold, limit),
        Named::Person => people(conn, None, fold, limit),
        Named::Genre => terms(conn, "genres", "film_genres", "genre_id", fold, limit),
        Named::Country => terms(conn, "countries", "film_countries", "country_id", fold, limit),
        Named::Language => terms(conn, "languages", "film_languages", "language_id", fold, limit),
        Named::Tag => terms(conn, "tags", "viewing_tags", "tag_id", fold, limit),
        Named::List => all(
            conn,
            "select name, (select count(*) from list_films where list_id = l.id) as films
             from lists l where is_called(name, ?1) and films > 0 order by position, id limit ?2",
            fold,
            limit,
        ),
        Named::Verdict => all(
            conn,
            "select word, (select count(*) from film_standing where score >= b.from_score and score < coalesce(
                 (select min(n.from_score) from verdict_bands n where n.from_score > b.from_score), 101)) as films
             from verdict_bands b where is_called(word, ?1) and films > 0 order by from_score desc limit ?2",
            fold,
            limit,
        ),
        // A step for each format there is, and none for the viewings between.
        Named::Format => all(
            conn,
            "with recursive used (format) as (
               select min(format) from viewings where format <> ''
               union all select (select min(format) from viewings where format > used.format) from used
                         where used.format is not null)
             select format, (select count(*) from viewings v where v.format = used.format and v.format <> '') as many
             from used where format is not null and is_called(format, ?1) order by many desc, format limit ?2",
            fold,
            limit,
        ),
        Named::Place => seen(conn, "place", "select v.place as name from k join viewings v on v.id = k.id", fold, limit),
        Named::With => {
            seen(conn, "companions", "select c.name from k join companions c on c.viewing_id = k.id", fold, limit)
        }
        Named::Title => titles(conn, fold, limit),
    }
}

/// The first years of decades that have films, the latest first.
pub(crate) fn decades(conn: &Connection) -> Result<Vec<i16>> {
    // A step for each decade there is, and none for the films between.
    let mut statement = conn.prepare_cached(
        "with recursive latest (year) as (
           select max(year) from films
           union all select (select max(year) from films where year < latest.year - latest.year % 10)
                     from latest where latest.year is not null)
         select year - year % 10 from latest where year is not null",
    )?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn all(conn: &Connection, sql: &str, fold: &str, limit: usize) -> Result<Vec<Value>> {
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map(params![fold, limit], |row| {
        Ok(Value { name: row.get(0)?, count: row.get(1)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// People by their first or their last name, for each of which there is an index.
fn people(conn: &Connection, role: Option<&str>, fold: &str, limit: usize) -> Result<Vec<Value>> {
    all(conn, &people_called(role, "name, films"), fold, limit)
}

/// People with films whose first or last name begins with a fold, those with the most first: their names
/// and their uids.
pub(crate) fn people_beginning(
    conn: &Connection,
    fold: &str,
    limit: usize,
) -> Result<Vec<(String, String)>> {
    let mut statement = conn.prepare_cached(&people_called(None, "name, uid"))?;
    let rows = statement.query_map(params![fold, limit], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn people_called(role: Option<&str>, columns: &str) -> String {
    let role = role.map(|role| format!(" and c.role = '{role}'")).unwrap_or_default();
    format!(
        "select {columns} from (
           select p.id, p.uid, p.name, (select count(distinct c.film_id) from credits c where c.person_id = p.id{role}) as films
           from people p where p.id in (
             select id from (select id from people where match_name >= ?1 and match_name < ?1 || char(0x10ffff) limit {LOOKED_AT})
             union select id from (select id from people where sort_name >= ?1 and sort_name < ?1 || char(0x10ffff) limit {LOOKED_AT})))
         where films > 0 order by films desc, name, id limit ?2"
    )
}

/// Genres, countries, languages and tags: of these there are never many.
fn terms(
    conn: &Connection,
    table: &str,
    of: &str,
    column: &str,
    fold: &str,
    limit: usize,
) -> Result<Vec<Value>> {
    let sql = format!(
        "select name, (select count(*) from {of} where {column} = t.id) as many
         from {table} t where is_called(fold, ?1) and many > 0 order by many desc, name limit ?2"
    );
    all(conn, &sql, fold, limit)
}

/// What viewings have, out of the newest of those that have the words.
fn seen(
    conn: &Connection,
    column: &str,
    names: &str,
    fold: &str,
    limit: usize,
) -> Result<Vec<Value>> {
    let term = text::search_term(fold, true).map(|term| format!("{column} : {term}"));
    let within = if term.is_some() { "viewing_search match ?3" } else { "?3 is null" };
    let sql = format!(
        "with k as (select rowid as id from viewing_search where {within} order by rowid desc limit {LOOKED_AT}), names as ({names})
         select name, count(*) as many from names where name <> '' and is_called(name, ?1)
         group by name order by many desc, name limit ?2"
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params![fold, limit, term], |row| {
        Ok(Value { name: row.get(0)?, count: row.get(1)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Titles, and how often each film was seen.
fn titles(conn: &Connection, fold: &str, limit: usize) -> Result<Vec<Value>> {
    all(
        conn,
        "select f.title, s.viewings from films f join film_standing s on s.film_id = f.id
         where f.id in (select id from films where sort_title >= ?1 and sort_title < ?1 || char(0x10ffff)
                        order by sort_title limit 100)
         order by s.viewings desc, f.sort_title limit ?2",
        fold,
        limit,
    )
}
