use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

use super::library;
use crate::memory::MemoryViewing;
use crate::{FilmId, Result, ReviewId, Score, ViewingId, WatchedOn};

/// How many viewings of one day of the year are told.
const TOLD: usize = 12;

/// Viewings of a day of the year in the years before, the latest first. Each year is one look into
/// the index, whatever the journal holds.
pub(crate) fn on_day(conn: &Connection, today: Date) -> Result<Vec<MemoryViewing>> {
    let first: Option<String> = conn
        .prepare_cached("select min(watched_on) from viewings")?
        .query_row([], |row| row.get(0))?;
    let Some(first) = first.and_then(|date| date.get(..4)?.parse::<i16>().ok()) else {
        return Ok(Vec::new());
    };
    let mut statement = conn.prepare_cached(
        "select v.id, v.film_id, v.score,
                (select r.id from reviews r where r.viewing_id = v.id and r.state = 'finished'
                 order by r.written_at desc, r.id desc limit 1)
         from viewings v where v.watched_on = ?1 and not v.about order by v.day_order, v.id",
    )?;
    let mut told = Vec::new();
    for year in (first..today.year()).rev() {
        // There is no 29th of February in most years.
        let Ok(date) = Date::new(year, today.month(), today.day()) else { continue };
        let rows = statement.query_map([date.to_string()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?;
        for row in rows {
            let (viewing, film, score, review): (
                ViewingId,
                FilmId,
                Option<Score>,
                Option<ReviewId>,
            ) = row?;
            if let Some(film) = library::tiles(conn, &[film])?.into_iter().next() {
                let watched_on = WatchedOn::day(date);
                told.push(MemoryViewing { viewing, film, watched_on, score, review });
            }
        }
        if told.len() >= TOLD {
            break;
        }
    }
    told.truncate(TOLD);
    Ok(told)
}

const LONG_SCORED: &str = "select film_id from film_standing
     where film_id > ?1 and score is not null and viewings > 0 and last_watched_on < ?2
     order by film_id limit 1";

/// A film scored and last seen before a date; `turn` says which.
pub(crate) fn long_scored(conn: &Connection, before: &str, turn: i64) -> Result<Option<FilmId>> {
    for from in [pivot(conn, turn)?, 0] {
        let film = conn
            .prepare_cached(LONG_SCORED)?
            .query_row(params![from, before], |row| row.get(0))
            .optional()?;
        if film.is_some() {
            return Ok(film);
        }
    }
    Ok(None)
}

/// Films seen and never written about; `turn` says which.
pub(crate) fn unwritten(conn: &Connection, turn: i64, limit: usize) -> Result<Vec<FilmId>> {
    let mut films: Vec<FilmId> = Vec::new();
    for from in [pivot(conn, turn)?, 0] {
        let mut statement = conn.prepare_cached(
            "select film_id from film_standing
             where film_id > ?1 and reviews = 0 and drafts = 0 and viewings > 0 order by film_id limit ?2",
        )?;
        let rows = statement.query_map(params![from, limit], |row| row.get(0))?;
        for film in rows {
            let film = film?;
            if films.len() < limit && !films.contains(&film) {
                films.push(film);
            }
        }
    }
    Ok(films)
}

/// Where in the films a turn begins to look.
fn pivot(conn: &Connection, turn: i64) -> Result<i64> {
    let last: i64 = conn
        .prepare_cached("select coalesce(max(film_id), 0) from film_standing")?
        .query_row([], |row| row.get(0))?;
    // Far apart from one day to the next.
    Ok(turn.wrapping_mul(2_654_435_761).rem_euclid(last + 1))
}
