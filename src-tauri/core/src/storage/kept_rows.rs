use rusqlite::{Connection, Row};

use crate::{FilmId, ImportId, Result, Score, WatchedOn};

/// The characters of a row's text that a list of rows shows. A review in a file of its own is one
/// row, and may be long; whole it stands with the record it became.
const SHOWN: usize = 2000;

/// A row that an import kept, with what it became as that stands now.
#[derive(Debug, Clone)]
pub(crate) struct KeptRow {
    pub(crate) id: i64,
    pub(crate) file: String,
    pub(crate) line: u32,
    /// Its beginning, where it is long.
    pub(crate) raw: String,
    pub(crate) outcome: String,
    pub(crate) reason: String,
    /// What it became, if that is still there: `film`, `viewing`, `review` or `list`, and its id.
    pub(crate) became: Option<(String, i64)>,
    /// The film it is about.
    pub(crate) film: Option<FilmId>,
    /// When the viewing it became was.
    pub(crate) watched_on: Option<WatchedOn>,
    /// The score of the viewing it became.
    pub(crate) score: Option<Score>,
    /// The list it became, by name.
    pub(crate) list: Option<String>,
}

/// How many rows of each outcome an import kept.
pub(crate) fn counts(conn: &Connection, import: ImportId) -> Result<Vec<(String, u32)>> {
    let mut statement = conn.prepare_cached(
        "select outcome, count(*) from import_rows where import_id = ?1 group by outcome",
    )?;
    let counts = statement.query_map([import], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(counts.collect::<rusqlite::Result<_>>()?)
}

/// The rows an import kept, in the order they were read; all, or those of one outcome.
pub(crate) fn ids(conn: &Connection, import: ImportId, outcome: Option<&str>) -> Result<Vec<i64>> {
    let mut statement = conn.prepare_cached(
        "select id from import_rows where import_id = ?1 and (?2 is null or outcome = ?2) order by id",
    )?;
    let ids = statement.query_map((import, outcome), |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Rows by their ids, in that order, less those that have gone.
pub(crate) fn by_ids(conn: &Connection, ids: &[i64]) -> Result<Vec<KeptRow>> {
    let mut statement = conn.prepare_cached(
        "select r.id, r.file, r.line, substr(r.raw, 1, ?2) as raw, r.outcome, r.reason, r.target,
                coalesce(f.id, v.id, w.id, l.id) as target_id,
                coalesce(f.id, v.film_id, w.film_id) as film,
                v.watched_on, coalesce(v.about, 0) as about, v.score, l.name as list
         from json_each(?1) asked
         join import_rows r on r.id = asked.value
         left join films    f on r.target = 'film'    and f.id = r.target_id
         left join viewings v on r.target = 'viewing' and v.id = r.target_id
         left join reviews  w on r.target = 'review'  and w.id = r.target_id
         left join lists    l on r.target = 'list'    and l.id = r.target_id
         order by asked.key",
    )?;
    let rows = statement.query_map((serde_json::to_string(ids)?, SHOWN), from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<KeptRow> {
    let (target, id): (Option<String>, Option<i64>) = (row.get("target")?, row.get("target_id")?);
    Ok(KeptRow {
        id: row.get("id")?,
        file: row.get("file")?,
        line: row.get("line")?,
        raw: row.get("raw")?,
        outcome: row.get("outcome")?,
        reason: row.get("reason")?,
        became: target.zip(id),
        film: row.get("film")?,
        watched_on: WatchedOn::from_columns(row, "watched_on", "about")?,
        score: row.get("score")?,
        list: row.get("list")?,
    })
}
