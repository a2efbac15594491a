//! What was seen again, and thought of again.

use std::collections::HashMap;

use rusqlite::Connection;

use super::moments::tile;
use super::seen::Seen;
use super::{Rewatches, ScoreChange, SeenOften};
use crate::{FilmId, Result, Score, WatchedOn};

/// Films, rises and falls told.
const MOST: usize = 10;
const CHANGES: usize = 5;

/// A dated score and the one before it.
struct Again {
    film: FilmId,
    from: (Score, WatchedOn),
    to: (Score, WatchedOn),
}

impl Again {
    /// In tenths; above zero, it was scored higher.
    fn change(&self) -> i32 {
        i32::from(self.to.0.tenths()) - i32::from(self.from.0.tenths())
    }
}

pub(super) fn rewatches(conn: &Connection, seen: &Seen) -> Result<Rewatches> {
    let mut again = scored_again(seen);
    let many = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let sum: i64 = again.iter().map(|one| i64::from(one.change())).sum();
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let drift = (!again.is_empty()).then(|| sum as f64 / again.len() as f64);
    let mut rewatches = Rewatches {
        most: most(conn, seen)?,
        scored_again: many(again.len()),
        higher: many(again.iter().filter(|one| one.change() > 0).count()),
        lower: many(again.iter().filter(|one| one.change() < 0).count()),
        drift,
        changes: Vec::new(),
    };
    // The latest first among changes as great.
    again.reverse();
    again.sort_by_key(|one| -one.change());
    let rises = again.iter().take_while(|one| one.change() > 0).take(CHANGES);
    let falls = again.iter().rev().take_while(|one| one.change() < 0).take(CHANGES);
    for one in rises.chain(falls) {
        let Some(film) = tile(conn, one.film)? else { continue };
        let (from, from_on) = one.from;
        let (to, to_on) = one.to;
        rewatches.changes.push(ScoreChange { film, from, from_on, to, to_on });
    }
    Ok(rewatches)
}

/// Every dated, scored viewing that counts and has an earlier one of the same film, as they happened.
fn scored_again(seen: &Seen) -> Vec<Again> {
    let mut before: HashMap<FilmId, (Score, WatchedOn)> = HashMap::new();
    let mut again = Vec::new();
    for viewing in &seen.viewings {
        let (Some(date), Some(score)) = (viewing.row.watched_on, viewing.row.score) else {
            continue;
        };
        let film = viewing.row.film;
        if let Some(from) = before.insert(film, (score, date))
            && viewing.within
        {
            again.push(Again { film, from, to: (score, date) });
        }
    }
    again
}

fn most(conn: &Connection, seen: &Seen) -> Result<Vec<SeenOften>> {
    let mut films = seen.in_order();
    films.retain(|film| film.viewings > 1);
    films.reverse();
    films.sort_by_key(|film| std::cmp::Reverse(film.viewings));
    let mut most = Vec::new();
    for film in films.into_iter().take(MOST) {
        if let Some(told) = tile(conn, film.row.id)? {
            most.push(SeenOften { film: told, viewings: film.viewings });
        }
    }
    Ok(most)
}
