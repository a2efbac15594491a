use rusqlite::{CachedStatement, Connection};

use super::named::{Columns, Named};
use super::read::{FILMS, REVIEWS, VIEWINGS, film_of, review_of, viewing_of};
use crate::archive::records::{FilmRecord, ReviewRecord, ViewingRecord, WatchlistRecord};
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
    film: CachedStatement<'c>,
    credits: CachedStatement<'c>,
    standing: CachedStatement<'c>,
    viewings: CachedStatement<'c>,
    reviews: CachedStatement<'c>,
    wanted: CachedStatement<'c>,
}

impl<'c> FilmReader<'c> {
    pub(crate) fn new(conn: &'c Connection) -> Result<Self> {
        Ok(Self {
            film: conn.prepare_cached(&format!("{FILMS} where f.id = ?1"))?,
            credits: conn.prepare_cached(CREDITS)?,
            standing: conn.prepare_cached("select score from film_standing where film_id = ?1")?,
            viewings: conn.prepare_cached(&format!(
                "{VIEWINGS} where v.film_id = ?1 order by v.watched_on, v.day_order, v.id"
            ))?,
            reviews: conn
                .prepare_cached(&format!("{REVIEWS} where r.film_id = ?1 order by r.id"))?,
            wanted: conn.prepare_cached(
                "select f.uid as film, w.why, w.added_on, w.added_at from watchlist w
                 join films f on f.id = w.film_id where w.film_id = ?1",
            )?,
        })
    }

    /// The film of an id; nothing when it is gone.
    pub(crate) fn film(&mut self, id: FilmId) -> Result<Option<FilmWhole>> {
        let Some(film) = first(&mut self.film, id, film_of)? else { return Ok(None) };
        let score = |row: &Named<'_>| Ok(row.get::<Option<Score>>("score")?);
        Ok(Some(FilmWhole {
            film,
            credits: first(&mut self.credits, id, |row| row.json("credits"))?.unwrap_or_default(),
            current: first(&mut self.standing, id, score)?.flatten(),
            viewings: all(&mut self.viewings, id, viewing_of)?,
            reviews: all(&mut self.reviews, id, review_of)?,
            wanted: first(&mut self.wanted, id, |row| {
                Ok(WatchlistRecord {
                    film: row.get("film")?,
                    why: row.get("why")?,
                    added_on: row.get("added_on")?,
                    added_at: row.get("added_at")?,
                })
            })?,
        }))
    }
}

fn first<T>(
    statement: &mut CachedStatement<'_>,
    film: FilmId,
    from_row: impl Fn(&Named<'_>) -> Result<T>,
) -> Result<Option<T>> {
    let columns = Columns::of(statement);
    let mut rows = statement.query([film.0])?;
    rows.next()?.map(|row| from_row(&columns.named(row))).transpose()
}

fn all<T>(
    statement: &mut CachedStatement<'_>,
    film: FilmId,
    from_row: impl Fn(&Named<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let columns = Columns::of(statement);
    let mut rows = statement.query([film.0])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(from_row(&columns.named(row))?);
    }
    Ok(found)
}

/// Every film, in the order added.
pub(crate) fn film_ids(conn: &Connection) -> Result<Vec<FilmId>> {
    let mut statement = conn.prepare_cached("select id from films order by id")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
