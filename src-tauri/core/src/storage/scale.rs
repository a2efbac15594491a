use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{FilmId, Result, Score, ViewingId};

/// Which of two films is better, as its table has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ComparisonRow {
    /// The better one; either, where they are too close.
    pub(crate) better: FilmId,
    pub(crate) other: FilmId,
    /// Neither is better.
    pub(crate) close: bool,
    pub(crate) compared_at: String,
}

const COLUMNS: &str = "c.better_id, c.other_id, c.close, c.compared_at";

fn from_row(row: &Row<'_>) -> rusqlite::Result<ComparisonRow> {
    Ok(ComparisonRow {
        better: row.get("better_id")?,
        other: row.get("other_id")?,
        close: row.get("close")?,
        compared_at: row.get("compared_at")?,
    })
}

/// The scores that several films have, from the top, each with how many, and whether any two of
/// them were compared.
pub(crate) fn scores(conn: &Connection) -> Result<Vec<(Score, u32, bool)>> {
    let mut statement = conn.prepare_cached(
        "with compared (score) as (
             select distinct a.score from comparisons c
             join film_standing a on a.film_id = c.better_id
             join film_standing b on b.film_id = c.other_id and b.score = a.score)
         select score, count(*), score in (select score from compared) from film_standing
         where score is not null group by score having count(*) > 1 order by score desc",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The films of a score, the last seen first.
pub(crate) fn films_of(conn: &Connection, score: Score) -> Result<Vec<FilmId>> {
    let mut statement = conn.prepare_cached(
        "select film_id from film_standing where score = ?1
         order by last_watched_on desc, last_day_order desc, film_id",
    )?;
    let rows = statement.query_map([score], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What was said of films that both have this score, in the order said.
pub(crate) fn of_score(conn: &Connection, score: Score) -> Result<Vec<ComparisonRow>> {
    let mut statement = conn.prepare_cached(&format!(
        "select {COLUMNS} from comparisons c
         join film_standing a on a.film_id = c.better_id and a.score = ?1
         join film_standing b on b.film_id = c.other_id and b.score = ?1
         order by c.compared_at, c.id"
    ))?;
    let rows = statement.query_map([score], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

const OF_PAIR: &str =
    "min(better_id, other_id) = min(?1, ?2) and max(better_id, other_id) = max(?1, ?2)";

/// What was said of a pair, whichever way round.
pub(crate) fn of_pair(
    conn: &Connection,
    one: FilmId,
    other: FilmId,
) -> Result<Option<ComparisonRow>> {
    Ok(conn
        .prepare_cached(&format!("select {COLUMNS} from comparisons c where {OF_PAIR}"))?
        .query_row(params![one, other], from_row)
        .optional()?)
}

/// Keeps what was said of a pair that nothing is kept of yet.
pub(crate) fn insert(conn: &Connection, uid: &str, row: &ComparisonRow) -> Result<()> {
    conn.prepare_cached(
        "insert into comparisons (uid, better_id, other_id, close, compared_at) values (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![uid, row.better, row.other, row.close, row.compared_at])?;
    Ok(())
}

/// Forgets what was said of a pair; says whether anything was.
pub(crate) fn delete(conn: &Connection, one: FilmId, other: FilmId) -> Result<bool> {
    Ok(conn
        .prepare_cached(&format!("delete from comparisons where {OF_PAIR}"))?
        .execute(params![one, other])?
        > 0)
}

/// The viewing a film's current score is of; none when the score is the film's own.
pub(crate) fn scored_viewing(conn: &Connection, film: FilmId) -> Result<Option<ViewingId>> {
    Ok(conn
        .prepare_cached(
            "select id from viewings where film_id = ?1 and score is not null
             order by watched_on desc, day_order desc, id desc limit 1",
        )?
        .query_row([film], |row| row.get(0))
        .optional()?)
}

/// A film's current score.
pub(crate) fn score_of(conn: &Connection, film: FilmId) -> Result<Option<Score>> {
    let score: Option<Option<Score>> = conn
        .prepare_cached("select score from film_standing where film_id = ?1")?
        .query_row([film], |row| row.get(0))
        .optional()?;
    Ok(score.flatten())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::testing::plan;

    #[test]
    fn a_pair_is_looked_up_in_its_index() {
        let plan = plan(&format!("select {COLUMNS} from comparisons c where {OF_PAIR}"));
        assert!(plan.iter().all(|step| step.contains("comparisons_by_pair")), "{plan:?}");
    }
}
