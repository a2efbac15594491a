use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use rusqlite::Connection;

use super::StatisticsReq;
use crate::storage::stats::{self as rows, FilmRow, ReviewRow, ViewingRow};
use crate::{FilmId, Result, Score, ViewingId, query, storage};

/// What statistics are made of, read in one state of the journal.
pub(crate) struct Seen {
    /// Every viewing of the films asked about, of whatever time: the undated, then as they happened.
    pub(crate) viewings: Vec<Viewing>,
    /// The films that count.
    pub(crate) films: HashMap<FilmId, Film>,
    /// The finished reviews that count, the first written first.
    pub(crate) reviews: Vec<ReviewRow>,
}

/// A viewing, and whether it counts.
pub(crate) struct Viewing {
    pub(crate) row: ViewingRow,
    /// It is one of those asked about, of whatever time.
    pub(crate) asked: bool,
    /// It is one of those, and of the time.
    pub(crate) within: bool,
}

/// A film that counts.
pub(crate) struct Film {
    pub(crate) row: FilmRow,
    /// Its viewings of the time.
    pub(crate) viewings: u32,
    /// Its score, as the time has it.
    pub(crate) score: Option<Score>,
    /// Its last viewing of the time, by place in [`Seen::viewings`]; nothing where there is none.
    pub(crate) last: Option<usize>,
    /// One of its viewings is scored.
    scored: bool,
}

impl Seen {
    /// Reads it, seen from today.
    pub(crate) fn load(conn: &Connection, req: &StatisticsReq, today: Date) -> Result<Self> {
        req.between.check()?;
        let open = req.between.is_open();
        let mut facts = rows::films(conn)?;
        let mut viewings = rows::viewings(conn)?;
        let asked = Asked::of(conn, &req.query, today)?;
        if let Some(asked) = &asked {
            let of_asked: HashSet<FilmId> = viewings
                .iter()
                .filter(|row| asked.viewings.contains(&row.id))
                .map(|row| row.film)
                .collect();
            facts.retain(|film, _| asked.films.contains(film) || of_asked.contains(film));
        }
        viewings.retain(|row| facts.contains_key(&row.film));
        viewings.sort_unstable_by_key(|row| {
            (row.watched_on.map(crate::WatchedOn::in_order), row.day_order, row.id)
        });
        let viewings: Vec<_> = viewings
            .into_iter()
            .map(|row| {
                let asked = asked.as_ref().is_none_or(|asked| asked.viewings.contains(&row.id));
                let within = asked && (open || req.between.holds(row.watched_on));
                Viewing { asked, within, row }
            })
            .collect();
        // Where viewings are asked about, a film has the score they gave it.
        let all = open && asked.is_none();
        let films = counted(&viewings, facts, open, all);
        let mut reviews = rows::reviews(conn)?;
        if all {
            reviews.retain(|review| films.contains_key(&review.film));
        } else {
            let within: HashSet<ViewingId> =
                viewings.iter().filter(|one| one.within).map(|one| one.row.id).collect();
            reviews.retain(|review| match review.viewing {
                Some(viewing) => within.contains(&viewing),
                None => open && films.contains_key(&review.film),
            });
        }
        Ok(Self { viewings, films, reviews })
    }

    /// The viewings asked about, of whatever time, as they happened.
    pub(crate) fn asked(&self) -> impl DoubleEndedIterator<Item = &ViewingRow> {
        self.viewings.iter().filter(|viewing| viewing.asked).map(|viewing| &viewing.row)
    }

    /// The viewings that count, in their order.
    pub(crate) fn within(&self) -> impl DoubleEndedIterator<Item = &ViewingRow> {
        self.viewings.iter().filter(|viewing| viewing.within).map(|viewing| &viewing.row)
    }

    /// Scores of films to which no viewing that counts gave one.
    pub(crate) fn unviewed_scores(&self) -> impl Iterator<Item = Score> {
        self.films.values().filter(|film| !film.scored).filter_map(|film| film.score)
    }

    /// The films that count, as they were seen last.
    pub(crate) fn in_order(&self) -> Vec<&Film> {
        let mut films: Vec<_> = self.films.values().collect();
        films.sort_unstable_by_key(|film| (film.last, film.row.id));
        films
    }
}

/// What a line asks about.
struct Asked {
    films: HashSet<FilmId>,
    viewings: HashSet<ViewingId>,
}

impl Asked {
    /// The films of a line, and of their viewings those it is about; nothing where it asks for all of
    /// them.
    fn of(conn: &Connection, line: &str, today: Date) -> Result<Option<Self>> {
        let Some(films) = query::films(conn, line, today)? else { return Ok(None) };
        let viewings = query::viewings(conn, line, today)?;
        Ok(Some(Self {
            films: storage::query::film_ids(conn, Some(&films))?.into_iter().collect(),
            viewings: storage::query::viewing_ids(conn, viewings.as_ref())?.into_iter().collect(),
        }))
    }
}

/// The films of the viewings that count, and where the time is open those with nothing but a score. A
/// film's score is its current one where `all` of the time and of the viewings counts.
fn counted(
    viewings: &[Viewing],
    facts: HashMap<FilmId, FilmRow>,
    open: bool,
    all: bool,
) -> HashMap<FilmId, Film> {
    let mut films: HashMap<FilmId, Film> = facts
        .into_iter()
        .map(|(id, row)| {
            let score = if open { row.score } else { None };
            (id, Film { row, viewings: 0, score, last: None, scored: false })
        })
        .collect();
    for (place, viewing) in viewings.iter().enumerate().filter(|(_, viewing)| viewing.within) {
        let Some(film) = films.get_mut(&viewing.row.film) else { continue };
        film.viewings += 1;
        film.last = Some(place);
        if let Some(score) = viewing.row.score {
            film.scored = true;
            if !all {
                film.score = Some(score);
            }
        }
    }
    films.retain(|_, film| film.viewings > 0 || film.score.is_some());
    films
}
