//! What an import changed, kept with it so that it can be taken out at any later time.
//!
//! Everything an import adds it adds in one transaction, and ids are never given twice: the rows
//! it brought are one range of ids a table, whatever was done since. Rows that were there before
//! are kept value by value, as they were and as they became.

use std::collections::BTreeMap;

use rusqlite::{Connection, ErrorCode, OptionalExtension, params, params_from_iter};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::record::{self, Setting, columns_of, tracked_name};
use super::verdicts;
use crate::verdicts::VerdictBand;
use crate::{ImportId, Result, Score};

/// How the journal was before an import.
pub(crate) struct Mark {
    /// The last id of each table.
    last: BTreeMap<String, i64>,
    scale: Scale,
}

/// The verdict scale: where each band begins, and its word.
type Scale = Vec<(Score, String)>;

/// A row's values by column.
type Values = BTreeMap<String, Value>;

/// What an import changed.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Took {
    /// First and last id of the rows that came, by table.
    came: BTreeMap<String, (i64, i64)>,
    /// Values that rows of before had, and what the import made of them.
    filled: Vec<Filled>,
    /// Rows of before that went, in the order in which they did.
    went: Vec<(String, Values)>,
    /// Records that bear a later instant than the import: table, id, instant. A clock was wrong
    /// somewhere; nobody changed them here.
    later: Vec<(String, i64, String)>,
    /// The verdict scale before and after, where the import brought its own.
    #[serde(default)]
    scale: Option<(Scale, Scale)>,
    /// Settings the import brought.
    #[serde(default)]
    settings: Vec<Setting>,
}

/// The table of the verdict scale, which comes and goes as a whole.
const SCALE: &str = "verdict_bands";

#[derive(Debug, Serialize, Deserialize)]
struct Filled {
    table: String,
    id: i64,
    /// By column: the value before, and after.
    values: BTreeMap<String, (Value, Value)>,
}

/// How many records of each kind.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) films: u32,
    pub(crate) viewings: u32,
    pub(crate) reviews: u32,
    pub(crate) lists: u32,
    pub(crate) watchlist: u32,
}

/// How the journal is before an import.
pub(crate) fn mark(conn: &Connection) -> Result<Mark> {
    Ok(Mark { last: last_ids(conn)?, scale: verdicts::bands(conn)? })
}

fn last_ids(conn: &Connection) -> Result<BTreeMap<String, i64>> {
    let mut statement = conn.prepare_cached("select name, seq from sqlite_sequence")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What was changed since the mark, in this transaction, which is made `now`.
pub(crate) fn since(conn: &Connection, before: &Mark, now: &str) -> Result<Took> {
    let last = |table: &str| before.last.get(table).copied().unwrap_or(0);
    let mut took = Took { settings: record::settings_changed(conn)?, ..Took::default() };
    let scale = verdicts::bands(conn)?;
    if scale != before.scale {
        took.scale = Some((before.scale.clone(), scale));
    }
    for (table, seq) in last_ids(conn)? {
        if seq > last(&table) && table != SCALE && tracked_name(&table).is_ok() {
            took.came.insert(table.clone(), (last(&table) + 1, seq));
        }
    }
    let mut firsts = BTreeMap::new();
    record::each_loss(conn, |table, id, op, was| {
        if id > last(table) || table == SCALE {
            return Ok(());
        }
        match op {
            "u" => {
                firsts.entry((table.to_owned(), id)).or_insert(named(conn, table, was)?);
            }
            _ => took.went.push((table.to_owned(), named(conn, table, was)?)),
        }
        Ok(())
    })?;
    for ((table, id), was) in firsts {
        let Some(is) = row_now(conn, &table, id)? else { continue };
        let differs = |(column, was): (String, Value)| {
            let is = is.get(&column).cloned().unwrap_or(Value::Null);
            (was != is).then_some((column, (was, is)))
        };
        let values: BTreeMap<_, _> = was.into_iter().filter_map(differs).collect();
        if !values.is_empty() {
            took.filled.push(Filled { table, id, values });
        }
    }
    for (table, column) in DATED {
        let sql = format!("select id, {column} from {table} where {column} > ?1 and id >= ?2");
        let first = took.came.get(*table).map_or(i64::MAX, |(first, _)| *first);
        let filled = took.filled.iter().filter(|filled| filled.table == *table);
        let firsts = filled.map(|filled| filled.id).chain([first]).min();
        let mut statement = conn.prepare_cached(&sql)?;
        let rows =
            statement.query_map(params![now, firsts], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for row in rows {
            let (id, instant) = row?;
            took.later.push(((*table).to_owned(), id, instant));
        }
    }
    Ok(took)
}

/// Keeps with an import what it changed.
pub(crate) fn keep(conn: &Connection, import: ImportId, took: &Took) -> Result<()> {
    conn.prepare_cached("update imports set took = ?2 where id = ?1")?
        .execute(params![import, serde_json::to_string(took)?])?;
    Ok(())
}

/// What an import changed; nothing for one that an archive tells of.
pub(crate) fn of(conn: &Connection, import: ImportId) -> Result<Option<Took>> {
    let text: Option<Option<String>> = conn
        .prepare_cached("select took from imports where id = ?1")?
        .query_row([import], |row| row.get(0))
        .optional()?;
    Ok(text.flatten().map(|text| serde_json::from_str(&text)).transpose()?)
}

/// Takes an import out that was made at this instant: what it brought goes, but for what was
/// changed since and what that rests on. Answers how much went, and how much stays.
pub(crate) fn take_out(
    conn: &Connection,
    import: ImportId,
    took: &Took,
    made_at: &str,
) -> Result<(Counts, Counts)> {
    lay_out(conn)?;
    conn.execute("insert into made (at) values (?1)", [made_at])?;
    for (table, (first, last)) in &took.came {
        conn.execute("insert into came values (?1, ?2, ?3)", params![table, first, last])?;
    }
    for (table, id, instant) in &took.later {
        conn.execute("insert into later values (?1, ?2, ?3)", params![table, id, instant])?;
    }
    conn.execute_batch(include_str!("took/kept.sql"))?;
    let counts = (count(conn, "not in")?, count(conn, "in")?);
    conn.execute_batch(include_str!("took/go.sql"))?;
    for filled in &took.filled {
        put_back(conn, filled)?;
    }
    for (table, values) in took.went.iter().rev() {
        bring_back(conn, table, values)?;
    }
    put_settings_back(conn, took)?;
    conn.execute_batch(include_str!("took/unused.sql"))?;
    conn.execute("delete from imports where id = ?1", [import])?;
    clear_away(conn)?;
    Ok(counts)
}

/// Tables an import adds rows to, each seen by [`take_out`] as `brought_…`.
const BROUGHT: &[&str] = &[
    "films",
    "people",
    "credits",
    "genres",
    "film_genres",
    "countries",
    "film_countries",
    "languages",
    "film_languages",
    "outside_ids",
    "stills",
    "viewings",
    "companions",
    "tags",
    "viewing_tags",
    "reviews",
    "revisions",
    "drafts",
    "lists",
    "list_films",
    "list_tags",
    "watchlist",
    "shelves",
    "comparisons",
    "kept_lines",
];

/// Records that say when they were last changed, each seen as `edited_…` when that was after the
/// import.
const DATED: &[(&str, &str)] = &[
    ("films", "changed_at"),
    ("viewings", "changed_at"),
    ("reviews", "changed_at"),
    ("lists", "changed_at"),
    ("watchlist", "changed_at"),
    ("drafts", "saved_at"),
];

/// Kinds of records that may stay, each listed in `kept_…`.
const KEPT: &[&str] = &["films", "viewings", "reviews", "lists", "list_films", "watchlist"];

/// Makes room for what an import brought and what of it stays.
fn lay_out(conn: &Connection) -> Result<()> {
    conn.execute_batch(
        "create temp table came (tbl text primary key, first integer, last integer);
         create temp table made (at text);
         create temp table later (tbl text, id integer, at text, primary key (tbl, id)) without rowid;",
    )?;
    for (table, column) in DATED {
        conn.execute_batch(&format!(
            "create temp view edited_{table} as select row.id from main.{table} row, made
             where row.{column} > made.at and not exists
               (select 1 from later where tbl = '{table}' and id = row.id and at = row.{column})"
        ))?;
    }
    for table in KEPT {
        conn.execute_batch(&format!("create temp table kept_{table} (id integer primary key)"))?;
    }
    for table in BROUGHT {
        conn.execute_batch(&format!(
            "create temp view brought_{table} as select row.id
             from came join main.{table} row on row.id between first and last where tbl = '{table}'"
        ))?;
    }
    Ok(())
}

/// The connection is the writer, and goes on: nothing of this is left on it.
fn clear_away(conn: &Connection) -> Result<()> {
    for table in BROUGHT {
        conn.execute_batch(&format!("drop view temp.brought_{table}"))?;
    }
    for (table, _) in DATED {
        conn.execute_batch(&format!("drop view temp.edited_{table}"))?;
    }
    for table in KEPT {
        conn.execute_batch(&format!("drop table temp.kept_{table}"))?;
    }
    Ok(conn.execute_batch(
        "drop table temp.films_of_before; drop table temp.came; drop table temp.later; drop table temp.made;",
    )?)
}

fn count(conn: &Connection, kept: &str) -> Result<Counts> {
    let count = |table: &str| -> Result<u32> {
        let sql = format!(
            "select count(*) from {table} where id in brought_{table} and id {kept} kept_{table}"
        );
        Ok(conn.query_row(&sql, [], |row| row.get(0))?)
    };
    Ok(Counts {
        films: count("films")?,
        viewings: count("viewings")?,
        reviews: count("reviews")?,
        lists: count("lists")?,
        watchlist: count("watchlist")?,
    })
}

/// The verdict scale and the settings the import brought are as they were again, unless somebody
/// changed them since.
fn put_settings_back(conn: &Connection, took: &Took) -> Result<()> {
    if let Some((was, became)) = &took.scale
        && verdicts::bands(conn)? == *became
    {
        let band = |(from, word): &(Score, String)| VerdictBand { from: *from, word: word.clone() };
        verdicts::replace(conn, &was.iter().map(band).collect::<Vec<_>>())?;
    }
    took.settings.iter().rev().try_for_each(|setting| setting.put_back(conn))
}

/// A value the import filled in is as it was again, unless somebody changed it since.
fn put_back(conn: &Connection, filled: &Filled) -> Result<()> {
    tracked_name(&filled.table)?;
    let known = columns_of(conn, &filled.table)?;
    for (column, (was, became)) in &filled.values {
        if known.contains(column) {
            let (table, id) = (&filled.table, filled.id);
            conn.prepare_cached(&format!(
                "update {table} set {column} = ?1 where id = ?2 and {column} is ?3"
            ))?
            .execute(params![record::value(was)?, id, record::value(became)?])?;
        }
    }
    Ok(())
}

/// A row the import took away comes back, unless what it belonged to was changed since, or
/// something else has taken its place.
fn bring_back(conn: &Connection, table: &str, values: &Values) -> Result<()> {
    tracked_name(table)?;
    for (column, owner) in [
        ("film_id", "films"),
        ("viewing_id", "viewings"),
        ("review_id", "reviews"),
        ("list_id", "lists"),
    ] {
        let Some(id) = values.get(column).and_then(Value::as_i64) else { continue };
        let sql = format!("select 1 from {owner} where id = ?1 and id not in edited_{owner}");
        if conn.prepare_cached(&sql)?.query_row([id], |_| Ok(())).optional()?.is_none() {
            return Ok(());
        }
    }
    let known = columns_of(conn, table)?;
    let (columns, given): (Vec<_>, Vec<_>) =
        values.iter().filter(|(column, _)| known.contains(column)).unzip();
    let columns: Vec<&str> = columns.into_iter().map(String::as_str).collect();
    let places = (1..=given.len()).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ");
    let given = given.into_iter().map(record::value).collect::<Result<Vec<_>>>()?;
    let sql = format!("insert or ignore into {table} ({}) values ({places})", columns.join(", "));
    match conn.prepare_cached(&sql)?.execute(params_from_iter(given)) {
        Err(rusqlite::Error::SqliteFailure(cause, _))
            if cause.code == ErrorCode::ConstraintViolation =>
        {
            Ok(())
        }
        done => Ok(done.map(drop)?),
    }
}

/// Values as they were recorded, by their columns.
fn named(conn: &Connection, table: &str, was: &str) -> Result<Values> {
    let values: Vec<Value> = serde_json::from_str(was)?;
    Ok(columns_of(conn, table)?.into_iter().zip(values).collect())
}

fn row_now(conn: &Connection, table: &str, id: i64) -> Result<Option<Values>> {
    let columns = columns_of(conn, table)?.join(", ");
    let sql = format!("select json_array({columns}) from {table} where id = ?1");
    let row: Option<String> =
        conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?;
    row.map(|row| named(conn, table, &row)).transpose()
}
