use std::collections::HashMap;

use rusqlite::Connection;

use crate::{FilmId, Result, ReviewId, Score, ViewingId, WatchedOn};

/// A viewing as the statistics read it.
#[derive(Debug, Clone)]
pub(crate) struct ViewingRow {
    pub(crate) id: ViewingId,
    pub(crate) film: FilmId,
    pub(crate) watched_on: Option<WatchedOn>,
    pub(crate) day_order: u32,
    pub(crate) rewatch: bool,
    pub(crate) abandoned: bool,
    pub(crate) score: Option<Score>,
    /// May be empty.
    pub(crate) place: String,
}

/// What the statistics read of a film.
#[derive(Debug, Clone)]
pub(crate) struct FilmRow {
    pub(crate) id: FilmId,
    pub(crate) year: Option<i16>,
    pub(crate) runtime_min: Option<u32>,
    /// The poster's colour, `#rrggbb`.
    pub(crate) colour: Option<String>,
    /// The current score.
    pub(crate) score: Option<Score>,
    /// Liked, as a film or at a viewing.
    pub(crate) liked: bool,
}

/// What the statistics read of a finished review.
#[derive(Debug, Clone)]
pub(crate) struct ReviewRow {
    pub(crate) review: ReviewId,
    pub(crate) film: FilmId,
    pub(crate) viewing: Option<ViewingId>,
    pub(crate) words: u32,
    /// A word of the writer's own for this review.
    pub(crate) verdict: Option<String>,
    /// It never leaves the journal.
    pub(crate) private: bool,
}

/// Every viewing, in no order.
pub(crate) fn viewings(conn: &Connection) -> Result<Vec<ViewingRow>> {
    let mut statement = conn.prepare_cached(
        "select id, film_id, watched_on, about, day_order, rewatch, abandoned, score, place from viewings",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(ViewingRow {
            id: row.get(0)?,
            film: row.get(1)?,
            watched_on: WatchedOn::from_columns(row, "watched_on", "about")?,
            day_order: row.get(4)?,
            rewatch: row.get(5)?,
            abandoned: row.get(6)?,
            score: row.get(7)?,
            place: row.get(8)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every film, by its id.
pub(crate) fn films(conn: &Connection) -> Result<HashMap<FilmId, FilmRow>> {
    let mut statement = conn.prepare_cached(
        "select f.id, f.year, f.runtime_min, f.poster_colour, s.score, s.liked
         from films f join film_standing s on s.film_id = f.id",
    )?;
    let rows = statement.query_map([], |row| {
        let id = row.get(0)?;
        let film = FilmRow {
            id,
            year: row.get(1)?,
            runtime_min: row.get(2)?,
            colour: row.get(3)?,
            score: row.get(4)?,
            liked: row.get(5)?,
        };
        Ok((id, film))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every finished review, the first written first.
pub(crate) fn reviews(conn: &Connection) -> Result<Vec<ReviewRow>> {
    let mut statement = conn.prepare_cached(
        "select id, film_id, viewing_id, words, verdict, private from reviews where state = 'finished'
         order by written_at, id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(ReviewRow {
            review: row.get(0)?,
            film: row.get(1)?,
            viewing: row.get(2)?,
            words: row.get(3)?,
            verdict: row.get(4)?,
            private: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
