use std::collections::BTreeSet;

use jiff::civil::Date;
use rusqlite::Connection;

use super::super::chosen::{Between, ExportOf};
use super::super::{ExportFormat, ExportOrder};
use super::nothing_picked;
use crate::storage::archive::{self as rows, FilmWhole};
use crate::{Error, FilmId, Result, WatchedOn, library, lists, storage};

/// Which part of the journal goes out as data.
#[derive(Debug)]
pub(in crate::exports) struct Picked {
    /// These films, in the order added; all of them where nothing is said.
    films: Option<BTreeSet<FilmId>>,
    between: Option<Between>,
}

impl Picked {
    /// What an order picks, seen from today.
    pub(in crate::exports) fn of(
        conn: &Connection,
        order: &ExportOrder,
        today: Date,
    ) -> Result<Self> {
        let films = films_of(conn, &order.of, today)?;
        let is_of_films = order.format.is_data() || order.format == ExportFormat::Archive;
        if matches!(order.of, ExportOf::Review(_)) && is_of_films {
            let reason = "One review goes out as a page, as Markdown or as text. Data is of films.";
            return Err(Error::invalid("format", reason));
        }
        let between = order.between.filter(|between| !between.is_open());
        if let Some(between) = between {
            between.check()?;
        }
        let picked = Self { films, between };
        if picked.films.as_ref().is_some_and(BTreeSet::is_empty) && is_of_films {
            return Err(nothing_picked());
        }
        Ok(picked)
    }

    /// The whole journal is meant.
    pub(in crate::exports) fn is_everything(&self) -> bool {
        self.films.is_none() && self.between.is_none()
    }

    /// The films that may go, in the order added.
    pub(in crate::exports) fn films(&self, conn: &Connection) -> Result<Vec<FilmId>> {
        match &self.films {
            Some(films) => Ok(films.iter().copied().collect()),
            None => rows::film_ids(conn),
        }
    }

    /// Whether a film may go.
    pub(in crate::exports) fn has(&self, film: FilmId) -> bool {
        self.films.as_ref().is_none_or(|films| films.contains(&film))
    }

    /// Whether a viewing of that date, or what is of no viewing, may go.
    pub(in crate::exports) fn is_of_its_time(&self, watched_on: Option<WatchedOn>) -> bool {
        self.between.is_none_or(|between| between.holds(watched_on))
    }

    /// Leaves of a film what is picked; `false` when that is nothing.
    pub(in crate::exports) fn trim(&self, whole: &mut FilmWhole) -> bool {
        let Some(between) = self.between else { return true };
        whole.viewings.retain(|viewing| between.holds(viewing.watched_on));
        let FilmWhole { viewings, reviews, .. } = whole;
        reviews.retain(|review| {
            viewings.iter().any(|viewing| review.viewing.as_ref() == Some(&viewing.uid))
        });
        if viewings.is_empty() {
            return false;
        }
        // A wish is of no time; the score is the last one of this.
        whole.wanted = None;
        let scored = whole.viewings.iter().rev().find_map(|viewing| viewing.score);
        whole.current = scored.or(whole.film.score);
        true
    }
}

impl ExportFormat {
    /// Written as data: rows or records of films.
    pub(in crate::exports) fn is_data(self) -> bool {
        !matches!(
            self,
            Self::Archive | Self::Markdown | Self::Html | Self::Epub | Self::Site | Self::Text
        )
    }
}

/// The films a part of the journal is of; nothing for all of them.
pub(in crate::exports) fn films_of(
    conn: &Connection,
    of: &ExportOf,
    today: Date,
) -> Result<Option<BTreeSet<FilmId>>> {
    Ok(Some(match of {
        ExportOf::Journal => return Ok(None),
        ExportOf::Films(films) => films.iter().copied().collect(),
        ExportOf::Search(query) => library::ids(conn, query, today)?.into_iter().collect(),
        ExportOf::List(list) => {
            lists::require(conn, *list)?;
            storage::lists::films_of(conn, *list)?.into_iter().map(|(film, _)| film).collect()
        }
        ExportOf::Review(review) => BTreeSet::from([crate::reviews::require(conn, *review)?.film]),
    }))
}
