//! Viewings that stand out: the first, the best, the last and the round ones.

use rusqlite::Connection;

use super::seen::Seen;
use super::{Milestone, Moment};
use crate::storage::stats::ViewingRow;
use crate::{FilmId, FilmTile, Result, storage};

/// The round ones below a thousand; above, every thousandth.
const ROUND: [u32; 3] = [100, 250, 500];
const EVERY: u32 = 1000;

/// What a tile shows of one film.
pub(super) fn tile(conn: &Connection, film: FilmId) -> Result<Option<FilmTile>> {
    Ok(storage::library::tiles(conn, &[film])?.pop())
}

/// The first dated viewing that counts.
pub(super) fn first(conn: &Connection, seen: &Seen) -> Result<Option<Moment>> {
    told(conn, seen.within().find(|row| row.watched_on.is_some()))
}

/// The last dated viewing that counts.
pub(super) fn last(conn: &Connection, seen: &Seen) -> Result<Option<Moment>> {
    told(conn, seen.within().next_back().filter(|row| row.watched_on.is_some()))
}

/// The film with the highest score, of several the one seen last; its viewing is the last that
/// counts and gave that score.
pub(super) fn best(conn: &Connection, seen: &Seen) -> Result<Option<Moment>> {
    let film = seen.in_order().into_iter().filter(|film| film.score.is_some());
    let Some(film) = film.max_by_key(|film| film.score) else { return Ok(None) };
    let given = seen.within().rev().find(|row| row.film == film.row.id && row.score == film.score);
    if given.is_some() {
        return told(conn, given);
    }
    Ok(tile(conn, film.row.id)?.map(|told| Moment {
        viewing: None,
        film: told,
        watched_on: None,
        score: film.score,
    }))
}

/// The round ones among all dated viewings, where they count.
pub(super) fn milestones(conn: &Connection, seen: &Seen) -> Result<Vec<Milestone>> {
    let dated = seen.viewings.iter().filter(|one| one.asked && one.row.watched_on.is_some());
    let mut milestones = Vec::new();
    for (nth, viewing) in (1u32..).zip(dated) {
        let round = ROUND.contains(&nth) || nth % EVERY == 0;
        if round
            && viewing.within
            && let Some(moment) = told(conn, Some(&viewing.row))?
        {
            milestones.push(Milestone { nth, moment });
        }
    }
    Ok(milestones)
}

fn told(conn: &Connection, row: Option<&ViewingRow>) -> Result<Option<Moment>> {
    let Some(row) = row else { return Ok(None) };
    Ok(tile(conn, row.film)?.map(|film| Moment {
        viewing: Some(row.id),
        film,
        watched_on: row.watched_on,
        score: row.score,
    }))
}
