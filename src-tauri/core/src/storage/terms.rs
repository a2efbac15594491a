//! Genres, countries and languages: three tables of one shape.

use rusqlite::{Connection, OptionalExtension, params};

use crate::{FilmId, Result};

/// Which of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Terms {
    Genres,
    Countries,
    Languages,
}

impl Terms {
    /// Table, table of a film's, and its column.
    const fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Genres => ("genres", "film_genres", "genre_id"),
            Self::Countries => ("countries", "film_countries", "country_id"),
            Self::Languages => ("languages", "film_languages", "language_id"),
        }
    }
}

/// A film's terms, in order.
pub(crate) fn of_film(conn: &Connection, terms: Terms, film: FilmId) -> Result<Vec<String>> {
    let (table, of_film, column) = terms.names();
    let mut statement = conn.prepare_cached(&format!(
        "select t.name from {of_film} f join {table} t on t.id = f.{column}
         where f.film_id = ?1 order by f.position, f.id"
    ))?;
    let rows = statement.query_map([film], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes all terms off a film.
pub(crate) fn delete_of_film(conn: &Connection, terms: Terms, film: FilmId) -> Result<()> {
    let (_, of_film, _) = terms.names();
    conn.prepare_cached(&format!("delete from {of_film} where film_id = ?1"))?.execute([film])?;
    Ok(())
}

/// Gives a film a term, making the term when the journal has none of that fold. One the film has
/// already stays where it is.
pub(crate) fn attach(
    conn: &Connection,
    terms: Terms,
    film: FilmId,
    position: usize,
    name: &str,
    fold: &str,
) -> Result<()> {
    let (table, of_film, column) = terms.names();
    let known: Option<i64> = conn
        .prepare_cached(&format!("select id from {table} where fold = ?1"))?
        .query_row([fold], |row| row.get(0))
        .optional()?;
    let term = match known {
        Some(term) => term,
        None => {
            conn.prepare_cached(&format!("insert into {table} (name, fold) values (?1, ?2)"))?
                .execute([name, fold])?;
            conn.last_insert_rowid()
        }
    };
    conn.prepare_cached(&format!(
        "insert into {of_film} (film_id, {column}, position) values (?1, ?2, ?3)
         on conflict (film_id, {column}) do nothing"
    ))?
    .execute(params![film, term, position])?;
    Ok(())
}

/// Terms of the journal whose fold begins so, alphabetically.
pub(crate) fn beginning(
    conn: &Connection,
    terms: Terms,
    fold: &str,
    limit: usize,
) -> Result<Vec<String>> {
    let (table, ..) = terms.names();
    let mut statement = conn.prepare_cached(&format!(
        "select name from {table} where substr(fold, 1, length(?1)) = ?1 order by fold limit ?2"
    ))?;
    let rows = statement.query_map(params![fold, limit], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
