//! Statistics, against values worked out by hand and by other SQL.

mod by_hand;
mod by_sql;
mod films_behind;

use matinee_core::{Between, StatisticsReq, WatchedOn};

/// All of the time.
fn always() -> StatisticsReq {
    StatisticsReq::default()
}

/// From one date to another, both in it.
fn between(from: &str, to: &str) -> StatisticsReq {
    let date = |text| Some(WatchedOn::parse(text).unwrap());
    StatisticsReq { between: Between { from: date(from), to: date(to) }, ..always() }
}

/// One year.
fn year(year: &str) -> StatisticsReq {
    between(year, year)
}
