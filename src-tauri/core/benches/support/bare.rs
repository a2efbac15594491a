//! SQL asked for the same as the core, with nothing done to what it answers.

use rusqlite::Connection;

/// What a tile shows.
pub const TILES: &str =
    "select f.id, f.title, f.language, f.year, f.runtime_min, s.director,
            (select hash from media where id = f.poster_id), s.score,
            (select word from verdict_bands where from_score <= s.score order by from_score desc limit 1),
            s.liked, s.reviews, s.rewatches, s.drafts, s.last_watched_on,
            (select v.about from viewings v where v.film_id = f.id
             order by v.watched_on desc, v.day_order desc, v.id desc limit 1),
            (select r.id from reviews r where r.film_id = f.id and r.state = 'finished'
             order by r.written_at desc, r.id desc limit 1)";

/// Reads every column of every row, and says how many rows there were.
pub fn all(conn: &Connection, sql: &str, params: impl rusqlite::Params) -> usize {
    let mut statement = conn.prepare_cached(sql).expect("the statement");
    let columns = statement.column_count();
    let mut rows = statement.query(params).expect("the rows");
    let mut count = 0;
    while let Some(row) = rows.next().expect("a row") {
        for column in 0..columns {
            let value: rusqlite::types::Value = row.get(column).expect("a value");
            std::hint::black_box(value);
        }
        count += 1;
    }
    count
}
