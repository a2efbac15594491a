use rusqlite::{Connection, params};

use crate::verdicts::VerdictBand;
use crate::{Result, Score};

/// The writer's bands, from the lowest up: where each begins, and its word.
pub(crate) fn bands(conn: &Connection) -> Result<Vec<(Score, String)>> {
    let mut statement =
        conn.prepare_cached("select from_score, word from verdict_bands order by from_score")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many films stand at scores from `from` to `upto`, in tenths.
pub(crate) fn films_between(conn: &Connection, from: Score, upto: u8) -> Result<u64> {
    Ok(conn
        .prepare_cached("select count(*) from film_standing where score between ?1 and ?2")?
        .query_row(params![from, upto], |row| row.get(0))?)
}

/// Makes the bands these, changing only the rows that differ.
pub(crate) fn replace(conn: &Connection, bands: &[VerdictBand]) -> Result<()> {
    let before = self::bands(conn)?;
    for (from, _) in &before {
        if !bands.iter().any(|band| band.from == *from) {
            conn.prepare_cached("delete from verdict_bands where from_score = ?1")?
                .execute([from])?;
        }
    }
    for band in bands {
        conn.prepare_cached(
            "insert into verdict_bands (from_score, word) values (?1, ?2)
             on conflict (from_score) do update set word = excluded.word",
        )?
        .execute(params![band.from, band.word])?;
    }
    Ok(())
}
