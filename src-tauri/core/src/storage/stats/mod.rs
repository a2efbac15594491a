//! What there is, in numbers, and the rows that statistics are made of. Each is read once, whole and
//! in no order or in an index's: what is counted is counted in Rust.

mod names;
mod seen;

pub(crate) use names::{Names, each, each_credit, of_name, of_person, person, spelled};
pub(crate) use seen::{FilmRow, ReviewRow, ViewingRow, films, reviews, viewings};

use rusqlite::Connection;

use crate::Result;
use crate::stats::Stats;

/// Every number, in one statement and so of one state.
pub(crate) fn all(conn: &Connection) -> Result<Stats> {
    let sql = "select (select count(*) from films) as films,
                      (select count(*) from viewings) as viewings,
                      (select count(*) from reviews where state = 'finished') as reviews,
                      (select count(*) from film_standing where score is not null) as scored,
                      (select count(*) from viewings where rewatch) as rewatches,
                      (select count(*) from tags) as tags,
                      (select count(*) from lists) as lists,
                      (select count(*) from watchlist) as watchlist,
                      (select count(*) from film_standing where liked) as likes,
                      (select coalesce(sum(words), 0) from reviews where state = 'finished') as words";
    Ok(conn.query_row(sql, [], |row| {
        Ok(Stats {
            films: row.get("films")?,
            viewings: row.get("viewings")?,
            reviews: row.get("reviews")?,
            scored: row.get("scored")?,
            rewatches: row.get("rewatches")?,
            tags: row.get("tags")?,
            lists: row.get("lists")?,
            watchlist: row.get("watchlist")?,
            likes: row.get("likes")?,
            words: row.get("words")?,
        })
    })?)
}

/// The words of all finished reviews.
pub(crate) fn words(conn: &Connection) -> Result<u64> {
    Ok(conn
        .prepare_cached("select coalesce(sum(words), 0) from reviews where state = 'finished'")?
        .query_row([], |row| row.get(0))?)
}
