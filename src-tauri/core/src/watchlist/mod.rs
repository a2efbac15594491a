//! The watchlist: films to see, with when and why each was put there. Logging a viewing takes its
//! film off (`viewings`).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::films::{self, FilmPick};
use crate::storage::watchlist::WatchlistRow;
use crate::{Changed, Error, FilmId, FilmTile, Journal, Op, Result, storage};

/// A film to see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WatchlistEntry {
    /// The film.
    pub film: FilmTile,
    /// Why it is there; may be empty.
    pub why: String,
    /// The calendar date it was put there, `2024-03-01`.
    pub added_on: String,
}

/// Where in the watchlist one has read to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WatchlistPlace {
    /// The date of the last entry read.
    pub added_on: String,
    /// Its own number in the order things were added.
    #[ts(type = "number")]
    pub entry: i64,
}

/// Asks for part of the watchlist.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WatchlistReq {
    /// Go on from here.
    pub after: Option<WatchlistPlace>,
    /// At most so many.
    pub limit: usize,
}

/// Part of the watchlist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct WatchlistPage {
    /// Films, the last added first.
    pub entries: Vec<WatchlistEntry>,
    /// Where to go on; nothing at the end.
    pub next: Option<WatchlistPlace>,
    /// How many films the whole watchlist has.
    pub films: u32,
}

/// Never more than this at once, whatever is asked for.
const AT_MOST: usize = 500;

impl Journal {
    /// Part of the watchlist, the last added first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn watchlist(&self, req: &WatchlistReq) -> Result<WatchlistPage> {
        let limit = req.limit.clamp(1, AT_MOST);
        self.read(|conn| {
            // One more tells whether there are more.
            let mut rows = storage::watchlist::page(conn, req.after.as_ref(), limit + 1)?;
            let more = rows.len() > limit;
            rows.truncate(limit);
            let next = rows.last().filter(|_| more).map(|(entry, last)| WatchlistPlace {
                added_on: last.added_on.clone(),
                entry: *entry,
            });
            let films: Vec<FilmId> = rows.iter().map(|(_, row)| row.film).collect();
            // Every film is there: the table refers to it.
            let entries = storage::library::tiles(conn, &films)?
                .into_iter()
                .zip(rows)
                .map(|(film, (_, row))| WatchlistEntry {
                    film,
                    why: row.why,
                    added_on: row.added_on,
                })
                .collect();
            Ok(WatchlistPage { entries, next, films: storage::watchlist::count(conn)? })
        })
    }

    /// Puts a film on the watchlist, which may be a new one, and says why. One that is there
    /// already keeps its date; a reason given anew replaces the old one. Answers the film.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the film; [`Error::Invalid`] when a new one cannot be kept.
    pub fn add_to_watchlist(
        &self,
        film: impl Into<FilmPick>,
        why: &str,
    ) -> Result<Changed<FilmId>> {
        let film = film.into();
        let why = why.trim();
        self.transact(Op::AddToWatchlist, |edit| {
            let conn = edit.conn();
            edit.concerns(film.title(conn)?);
            let film = film.resolve(edit)?;
            let entry = WatchlistRow {
                film,
                why: why.to_owned(),
                added_on: edit.today().to_string(),
                added_at: edit.now(),
                changed_at: edit.now(),
            };
            if !storage::watchlist::insert(conn, &entry)? && !why.is_empty() {
                storage::watchlist::update_why(conn, film, why, &edit.now())?;
            }
            Ok(film)
        })
    }

    /// Says why a film is on the watchlist.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not on it.
    pub fn edit_watchlist(&self, film: FilmId, why: &str) -> Result<Changed<()>> {
        self.transact(Op::EditWatchlist, |edit| {
            edit.concerns(films::require(edit.conn(), film)?.title);
            match storage::watchlist::update_why(edit.conn(), film, why.trim(), &edit.now())? {
                true => Ok(()),
                false => Err(Error::NotFound { what: "entry of the watchlist" }),
            }
        })
    }

    /// Takes a film off the watchlist; one that is not on it is no error.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the film.
    pub fn remove_from_watchlist(&self, film: FilmId) -> Result<Changed<()>> {
        self.transact(Op::RemoveFromWatchlist, |edit| {
            edit.concerns(films::require(edit.conn(), film)?.title);
            storage::watchlist::delete(edit.conn(), film)?;
            Ok(())
        })
    }
}
