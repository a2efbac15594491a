//! What an address means that may be a film's or an entry's: nobody but the journal can tell.

use std::collections::HashMap;

use rusqlite::Connection;

use super::foreign::{ForeignFilm, ForeignId, Says};
use super::sources::{BY_ADDRESS, BY_EITHER, BY_PAGE};
use crate::{FilmId, Result, storage};

/// Catalogues by which a film that an entry is of is named.
const CATALOGUES: [&str; 5] = [BY_ADDRESS, BY_PAGE, "tmdb", "imdb", "trakt"];

/// The addresses that are known here.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    /// The films of the entries that were brought in before, looked up when they are first needed.
    entries: Option<HashMap<String, FilmId>>,
}

impl Addresses {
    /// Puts what the journal knows by such addresses in their place. An address that it does not
    /// know is no name of a film, and nothing is left of it.
    pub(super) fn settle(&mut self, conn: &Connection, says: &mut Says) -> Result<()> {
        match says {
            Says::All(parts) => parts.iter_mut().try_for_each(|part| self.settle(conn, part)),
            Says::Viewing(viewing) => self.settle_film(conn, &mut viewing.film),
            Says::Listed(listed) => self.settle_film(conn, &mut listed.film),
            Says::Seen(film, _) | Says::Liked(film, _) => self.settle_film(conn, film),
            Says::Scored(film, ..) | Says::Wanted(film, ..) => self.settle_film(conn, film),
            Says::Reviewed(film, ..) => self.settle_film(conn, film),
            _ => Ok(()),
        }
    }

    fn settle_film(&mut self, conn: &Connection, film: &mut ForeignFilm) -> Result<()> {
        let Some(at) = film.ids.iter().position(|id| id.kind == BY_EITHER) else { return Ok(()) };
        let address = film.ids.remove(at).value;
        if storage::outside_ids::film_of(conn, BY_ADDRESS, &address)?.is_some() {
            film.ids.push(ForeignId { kind: BY_ADDRESS, value: address });
        } else if let Some(known) = self.of_entry(conn, &address)?
            && let Some(row) = storage::films::by_id(conn, known)?
        {
            (film.title, film.year) = (row.title, row.year);
            for (kind, value) in storage::outside_ids::of_film(conn, known)? {
                let kind = CATALOGUES.iter().find(|catalogue| **catalogue == kind);
                film.ids.extend(kind.map(|kind| ForeignId { kind, value }));
            }
        }
        Ok(())
    }

    fn of_entry(&mut self, conn: &Connection, address: &str) -> Result<Option<FilmId>> {
        let entries = match &mut self.entries {
            Some(entries) => entries,
            None => self.entries.insert(storage::imports::films_of_entries(conn, "letterboxd")?),
        };
        Ok(entries.get(address).copied())
    }
}
