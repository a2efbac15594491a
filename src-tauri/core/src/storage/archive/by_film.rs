use rusqlite::{CachedStatement, Connection};

use super::read::{FILMS, REVIEWS, VIEWINGS, WATCHLIST, film_of, review_of, viewing_of, wanted_of};
use crate::archive::records::{FilmRecord, ReviewRecord, ViewingRecord, WatchlistRecord};
use crate::storage::columns::{Columns, NamedRow};
use crate::{FilmId, Result, Score};

/// A film with all that a person said of it.
#[derive(Debug, Clone)]
pub(crate) struct FilmWhole {
    pub(crate) film: FilmRecord,
    /// As people read them, by name: directors, writers, then the cast, each in order.
    pub(crate) credits: Vec<NamedCredit>,
    /// Of the latest scored viewing, else the film's own.
    pub(crate) current: Option<Score>,
    /// The undated first, then from the earliest on.
    pub(crate) viewings: Vec<ViewingRecord>,
    /// In the order written.
    pub(crate) reviews: Vec<ReviewRecord>,
    pub(crate) wanted: Option<WatchlistRecord>,
}

/// A person's part in the film.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub(crate) struct NamedCredit {
    pub(crate) name: String,
    /// `director`, `writer` or `cast`.
    pub(crate) role: String,
    pub(crate) character: String,
}

const CREDITS: &str = "
    select json_group_array(json_object('name', name, 'role', role, 'character', character)) as credits from
      (select p.name, c.role, c.character from credits c join people p on p.id = c.person_id where c.film_id = ?1
       order by case c.role when 'director' then 0 when 'writer' then 1 else 2 end, c.position, c.id)";

/// Reads one film after the other, whole: so many statements a film, and never two films at once.
pub(crate) struct FilmReader<'c> {
    film: OfFilm<'c>,
    credits: OfFilm<'c>,
    standing: OfFilm<'c>,
    viewings: OfFilm<'c>,
    reviews: OfFilm<'c>,
    wanted: OfFilm<'c>,
}

impl<'c> FilmReader<'c> {
    pub(crate) fn new(conn: &'c Connection) -> Result<Self> {
        Ok(Self {
            film: OfFilm::new(conn, &format!("{FILMS} where f.id = ?1"))?,
            credits: OfFilm::new(conn, CREDITS)?,
            standing: OfFilm::new(conn, "select score from film_standing where film_id = ?1")?,
            viewings: OfFilm::new(
                conn,
                &format!(
                    "{VIEWINGS} where v.film_id = ?1 order by v.watched_on, v.day_order, v.id"
                ),
            )?,
            reviews: OfFilm::new(conn, &format!("{REVIEWS} where r.film_id = ?1 order by r.id"))?,
            wanted: OfFilm::new(conn, &format!("{WATCHLIST} where w.film_id = ?1"))?,
        })
    }

    /// The film of an id; nothing when it is gone.
    pub(crate) fn film(&mut self, id: FilmId) -> Result<Option<FilmWhole>> {
        let Some(film) = self.film.first(id, film_of)? else { return Ok(None) };
        let score = |row: &NamedRow<'_>| Ok(row.get::<Option<Score>>("score")?);
        Ok(Some(FilmWhole {
            film,
            credits: self.credits.first(id, |row| row.json("credits"))?.unwrap_or_default(),
            current: self.standing.first(id, score)?.flatten(),
            viewings: self.viewings.all(id, viewing_of)?,
            reviews: self.reviews.all(id, review_of)?,
            wanted: self.wanted.first(id, wanted_of)?,
        }))
    }
}

/// What a statement finds of one film.
struct OfFilm<'c> {
    statement: CachedStatement<'c>,
    columns: Columns,
}

impl<'c> OfFilm<'c> {
    fn new(conn: &'c Connection, sql: &str) -> Result<Self> {
        let statement = conn.prepare_cached(sql)?;
        Ok(Self { columns: Columns::of(&statement), statement })
    }

    fn first<T>(
        &mut self,
        film: FilmId,
        from_row: impl Fn(&NamedRow<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let mut rows = self.statement.query([film.0])?;
        rows.next()?.map(|row| from_row(&self.columns.named(row))).transpose()
    }

    fn all<T>(
        &mut self,
        film: FilmId,
        from_row: impl Fn(&NamedRow<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let Self { statement, columns } = self;
        statement.query_and_then([film.0], |row| from_row(&columns.named(row)))?.collect()
    }
}

/// Every film, in the order added.
pub(crate) fn film_ids(conn: &Connection) -> Result<Vec<FilmId>> {
    let mut statement = conn.prepare_cached("select id from films order by id")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
