//! The library: every film of the journal in one of several orders, found by any word written
//! about it, and one film's own page. Long lists are ids; what is on screen is asked for by them.

mod page;
mod selection;
mod sought;

pub(crate) use page::page;
pub use page::{FilmPage, FilmReview, FilmStill, FilmViewing, OnList};
pub use selection::{ListChoice, Selected};

use jiff::civil::Date;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::query::{self, Node, Order, Query};
use crate::storage::library::Listed;
use crate::{FilmId, Journal, Result, ReviewId, Score, Turn, WatchedOn, storage, text};

/// The orders the library can be in, each with its natural way round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum LibrarySort {
    /// By the last viewing, the newest first.
    #[default]
    Watched,
    /// By title, from A.
    Title,
    /// By year, the newest first.
    Year,
    /// By current score, the highest first.
    Score,
    /// By when it came into the journal, the newest first.
    Added,
}

/// Which films are left in; several are all asked for at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct LibraryFilter {
    /// Those liked, as a film or at a viewing.
    pub liked: bool,
    /// Those with a finished review.
    pub reviewed: bool,
    /// Those the person says they saw again.
    pub rewatched: bool,
    /// Those without a viewing.
    pub unseen: bool,
}

/// What the library is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct LibraryQuery {
    /// The order.
    pub sort: LibrarySort,
    /// The order the other way round.
    pub reversed: bool,
    /// Which films.
    pub filter: LibraryFilter,
    /// A line of the query language ([`crate::query`]); may be empty. An order it asks for is the one
    /// taken.
    pub text: String,
}

/// What a tile or a row of the library shows of a film.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FilmTile {
    /// The film.
    pub id: FilmId,
    /// Its title.
    pub title: String,
    /// BCP 47 tag of the title's language.
    pub language: Option<String>,
    /// The year of release.
    pub year: Option<i16>,
    /// Length in minutes.
    pub runtime_min: Option<u32>,
    /// The first director; may be empty.
    pub director: String,
    /// Hash of the poster.
    pub poster: Option<String>,
    /// The current score.
    pub score: Option<Score>,
    /// The word of that score's band.
    pub verdict: Option<String>,
    /// Liked, as a film or at a viewing.
    pub liked: bool,
    /// Has a finished review.
    pub reviewed: bool,
    /// Seen again, as the person says.
    pub rewatched: bool,
    /// Has a review not yet finished.
    pub draft: bool,
    /// The last viewing.
    pub watched_on: Option<WatchedOn>,
    /// The newest finished review.
    pub review: Option<ReviewId>,
}

/// How much of everything the journal holds, as the contents list says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Contents {
    /// Films.
    pub films: u32,
    /// Viewings.
    pub viewings: u32,
    /// People that films credit.
    pub people: u32,
    /// Lists.
    pub lists: u32,
    /// Films on the watchlist.
    pub watchlist: u32,
    /// Drafts the editor holds.
    pub drafts: u32,
    /// Entries of the trash.
    pub trash: u32,
    /// The earliest date of a viewing.
    pub since: Option<String>,
}

impl Journal {
    /// Every film the query asks for, in its order.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn library_ids(&self, query: &LibraryQuery) -> Result<Vec<FilmId>> {
        self.library_ids_for(query, &Turn::lasting())
    }

    /// [`Journal::library_ids`] while the question is the newest.
    ///
    /// # Errors
    /// [`crate::Error::Cancelled`] when a newer question was asked meanwhile.
    pub fn library_ids_for(&self, query: &LibraryQuery, turn: &Turn) -> Result<Vec<FilmId>> {
        self.read_for(turn, |conn| ids(conn, query, self.clock().today()))
    }

    /// What the tiles of the first films show that the query asks for, in its order: a page to look
    /// at while [`Journal::library_ids`] lists them all. It takes no longer in a large journal: of
    /// words, which may stand in nearly everything, only the newest films, reviews and viewings that
    /// have them are looked at, so that where there are many the page is of those.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn library_first(&self, query: &LibraryQuery, limit: usize) -> Result<Vec<FilmTile>> {
        let today = self.clock().today();
        self.read(|conn| {
            let (root, order) = understood(conn, query)?;
            let (words, rest) = root.clone().map(Node::apart_from_words).unwrap_or_default();
            let newest = storage::query::newest(conn, &words)?;
            let root = if newest.is_some() { rest } else { root };
            let asked = root.map(|root| storage::query::of_film(&root, today));
            let listed =
                Listed { asked: asked.as_ref(), among: newest.as_deref(), limit: Some(limit) };
            let films = storage::library::ids(conn, order, &query.filter, listed)?;
            storage::library::tiles(conn, &films)
        })
    }

    /// What the tiles of these films show, in this order; films that are gone are left out.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn film_tiles(&self, films: &[FilmId]) -> Result<Vec<FilmTile>> {
        self.read(|conn| storage::library::tiles(conn, films))
    }

    /// The films a person may mean by what they have typed so far, likeliest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn pick_films(&self, typed: &str, limit: u32) -> Result<Vec<FilmTile>> {
        let Some(sought) = sought::sought(typed) else { return Ok(Vec::new()) };
        let start = text::title_key(typed);
        self.read(|conn| {
            let films = storage::library::picks(conn, &sought, &start, limit)?;
            storage::library::tiles(conn, &films)
        })
    }

    /// How much of everything there is.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn contents(&self) -> Result<Contents> {
        self.read(storage::library::contents)
    }
}

/// The films a query asks for.
pub(crate) fn ids(conn: &Connection, query: &LibraryQuery, today: Date) -> Result<Vec<FilmId>> {
    let (root, order) = understood(conn, query)?;
    let asked = root.map(|root| storage::query::of_film(&root, today));
    let listed = Listed { asked: asked.as_ref(), ..Listed::default() };
    storage::library::ids(conn, order, &query.filter, listed)
}

/// What a query asks of films, typos mended, and in what order.
fn understood(conn: &Connection, query: &LibraryQuery) -> Result<(Option<Node>, Order)> {
    let Query { root, sort, .. } = query::parse(&query.text);
    let order = sort.unwrap_or(Order { by: query.sort, reversed: query.reversed });
    Ok((query::mended(conn, root)?, order))
}
