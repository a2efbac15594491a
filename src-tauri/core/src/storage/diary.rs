//! Viewings in the order of the diary. EDTF dates sort as text: a month stands before its days and
//! a year before its months, so that read backwards what is known less exactly comes last.

use rusqlite::{Connection, Row, params};

use crate::diary::DiaryEntry;
use crate::{FilmId, Result, Score, ViewingId, WatchedOn};

/// Years with viewings and how many, the latest first.
pub(crate) fn years(conn: &Connection) -> Result<Vec<(i16, u32)>> {
    let mut statement = conn.prepare_cached(
        "select cast(substr(watched_on, 1, 4) as integer) as year, count(*) from viewings
         where watched_on is not null group by year order by year desc",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many viewings have no date.
pub(crate) fn undated(conn: &Connection) -> Result<u32> {
    Ok(conn
        .prepare_cached("select count(*) from viewings where watched_on is null")?
        .query_row([], |row| row.get(0))?)
}

/// A viewing as the year strip counts it: date, film and score.
pub(crate) type Counted = (Option<WatchedOn>, FilmId, Option<Score>);

/// Every viewing of a year, or every undated one, the latest first.
pub(crate) fn of_year(conn: &Connection, year: Option<i16>) -> Result<Vec<Counted>> {
    const COLUMNS: &str = "select watched_on, about, film_id, score from viewings";
    let read = |row: &Row<'_>| {
        Ok((
            WatchedOn::from_columns(row, "watched_on", "about")?,
            row.get("film_id")?,
            row.get("score")?,
        ))
    };
    let rows = match year {
        Some(year) => {
            let year = format!("{year:04}");
            conn.prepare_cached(&format!(
                "{COLUMNS} where watched_on >= ?1 and watched_on < ?2 order by watched_on desc"
            ))?
            .query_map(params![year, after_all(&year)], read)?
            .collect::<rusqlite::Result<_>>()?
        }
        None => conn
            .prepare_cached(&format!("{COLUMNS} where watched_on is null"))?
            .query_map([], read)?
            .collect::<rusqlite::Result<_>>()?,
    };
    Ok(rows)
}

/// Entries of a month, the latest day first, the month's own last; only those before a date, where
/// one is given.
pub(crate) fn of_month(
    conn: &Connection,
    year: i16,
    month: i8,
    before: Option<WatchedOn>,
    limit: usize,
) -> Result<Vec<DiaryEntry>> {
    let first = format!("{year:04}-{month:02}");
    let before = before.map_or_else(|| after_all(&first), WatchedOn::stored);
    let mut statement = conn.prepare_cached(&entries(OF_MONTH))?;
    let rows = statement.query_map(params![first, before, limit], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Entries of exactly this date (or undated ones), in their order; only those after one of them,
/// where it is given.
pub(crate) fn rest_of_date(
    conn: &Connection,
    date: Option<WatchedOn>,
    after: Option<(u32, ViewingId)>,
    limit: usize,
) -> Result<Vec<DiaryEntry>> {
    let (order, viewing) = match after {
        Some((order, viewing)) => (i64::from(order), viewing),
        None => (-1, ViewingId(0)),
    };
    let mut statement = conn.prepare_cached(&entries(REST_OF_DATE))?;
    let date = date.map(WatchedOn::stored);
    let rows = statement.query_map(params![date, order, viewing, limit], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A text that sorts after every date that begins like this one.
fn after_all(date: &str) -> String {
    format!("{date}~")
}

const OF_MONTH: &str = "v.watched_on >= ?1 and v.watched_on < ?2 order by v.watched_on desc, v.day_order, v.id limit ?3";

const REST_OF_DATE: &str =
    "v.watched_on is ?1 and (v.day_order, v.id) > (?2, ?3) order by v.day_order, v.id limit ?4";

fn entries(condition: &str) -> String {
    format!(
        "select v.id as viewing, v.watched_on, v.about, v.day_order, v.place, v.format, v.note, v.rewatch,
                v.abandoned, v.score, v.liked,
                (select json_group_array(name) from
                   (select name from companions where viewing_id = v.id order by position, id)) as companions,
                iif(v.watched_on is null, null,
                    (select count(*) from viewings o where o.film_id = v.film_id and o.watched_on is not null
                       and (o.watched_on, o.day_order, o.id) <= (v.watched_on, v.day_order, v.id))) as nth,
                (select r.id from reviews r where r.viewing_id = v.id and r.state = 'finished'
                 order by r.written_at desc, r.id desc limit 1) as review,
                f.id as film, f.title, f.language, f.year, s.director, m.hash as poster
         from viewings v join films f on f.id = v.film_id join film_standing s on s.film_id = f.id
              left join media m on m.id = f.poster_id
         where {condition}"
    )
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<DiaryEntry> {
    let companions: String = row.get("companions")?;
    let companions = serde_json::from_str(&companions).map_err(|err| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(err))
    })?;
    Ok(DiaryEntry {
        viewing: row.get("viewing")?,
        film: row.get("film")?,
        title: row.get("title")?,
        language: row.get("language")?,
        year: row.get("year")?,
        director: row.get("director")?,
        poster: row.get("poster")?,
        watched_on: WatchedOn::from_columns(row, "watched_on", "about")?,
        day_order: row.get("day_order")?,
        place: row.get("place")?,
        format: row.get("format")?,
        companions,
        note: row.get("note")?,
        nth: row.get("nth")?,
        rewatch: row.get("rewatch")?,
        abandoned: row.get("abandoned")?,
        score: row.get("score")?,
        liked: row.get("liked")?,
        review: row.get("review")?,
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::storage::testing::plan;

    #[rstest]
    #[case::of_month(OF_MONTH)]
    #[case::rest_of_date(REST_OF_DATE)]
    fn a_page_of_the_diary_is_read_in_the_order_of_an_index(#[case] condition: &str) {
        let plan = plan(&entries(condition));
        let by_date = |step: &String| step.starts_with("SEARCH v USING INDEX viewings_by_date");
        assert!(plan.iter().any(by_date), "{plan:?}");
        // Two sorts are of one viewing each: its companions, and its reviews by when they were
        // written. A sort of the page would be a third.
        let sorts = plan.iter().filter(|step| step.contains("TEMP B-TREE")).count();
        assert_eq!(sorts, 2, "{plan:?}");
    }
}
