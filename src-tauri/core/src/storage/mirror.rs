//! What the mirror asks of a film, and which films a change touched.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, Row};

use super::record::Change;
use crate::{FilmId, Result};

/// A change of more rows is told as one of everything.
const MANY: i64 = 500;

/// What a change touched.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Touched {
    /// Everything, or more than is worth telling one by one.
    pub(crate) all: bool,
    /// These films.
    pub(crate) films: BTreeSet<i64>,
    /// Films or reviews went.
    pub(crate) gone: bool,
    /// Imports came or went.
    pub(crate) imports: bool,
}

impl Touched {
    /// Both together.
    pub(crate) fn and(&mut self, other: Self) {
        self.all |= other.all;
        self.gone |= other.gone;
        self.imports |= other.imports;
        self.films.extend(other.films);
    }
}

/// The statement that finds the films of a row of a table, by its id; nothing for one that is no
/// film's.
fn films_of(table: &str) -> Option<&'static str> {
    Some(match table {
        "films" => "select ?1",
        "credits" => "select film_id from credits where id = ?1",
        "film_genres" => "select film_id from film_genres where id = ?1",
        "film_countries" => "select film_id from film_countries where id = ?1",
        "film_languages" => "select film_id from film_languages where id = ?1",
        "outside_ids" => "select film_id from outside_ids where id = ?1",
        "stills" => "select film_id from stills where id = ?1",
        "viewings" => "select film_id from viewings where id = ?1",
        "reviews" => "select film_id from reviews where id = ?1",
        "companions" => {
            "select v.film_id from companions c join viewings v on v.id = c.viewing_id where c.id = ?1"
        }
        "viewing_tags" => {
            "select v.film_id from viewing_tags t join viewings v on v.id = t.viewing_id where t.id = ?1"
        }
        "revisions" => {
            "select r.film_id from revisions s join reviews r on r.id = s.review_id where s.id = ?1"
        }
        "people" => "select film_id from credits where person_id = ?1",
        "tags" => {
            "select v.film_id from viewing_tags t join viewings v on v.id = t.viewing_id where t.tag_id = ?1"
        }
        "media" => {
            "select id from films where poster_id = ?1 union select film_id from stills where media_id = ?1"
        }
        _ => return None,
    })
}

/// Which films the rows of a change belong to, or belonged to.
pub(crate) fn touched(conn: &Connection, changes: &[Change<'_>]) -> Result<Touched> {
    let mut touched = Touched::default();
    let rows: i64 = changes.iter().map(|change| change.last - change.first + 1).sum();
    if rows > MANY {
        return Ok(Touched { all: true, ..touched });
    }
    for change in changes {
        touched.gone |= change.deleted && matches!(change.table, "films" | "reviews");
        touched.imports |= matches!(change.table, "imports" | "import_rows");
        let Some(sql) = films_of(change.table) else { continue };
        let mut find = conn.prepare_cached(sql)?;
        for id in change.first..=change.last {
            let films = find.query_map([id], |row| row.get(0))?;
            touched.films.extend(films.collect::<rusqlite::Result<Vec<i64>>>()?);
        }
        touched.films.extend(change.was("film_id"));
        if let Some(viewing) = change.was("viewing_id") {
            touched.films.extend(one(conn, "select film_id from viewings where id = ?1", viewing)?);
        }
        if let Some(review) = change.was("review_id") {
            touched.films.extend(one(conn, "select film_id from reviews where id = ?1", review)?);
        }
    }
    Ok(touched)
}

fn one(conn: &Connection, sql: &str, id: i64) -> Result<Option<i64>> {
    Ok(conn.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}

/// The people a film credits: uid and name.
pub(crate) fn people_of(conn: &Connection, film: FilmId) -> Result<Vec<(String, String)>> {
    pairs(
        conn,
        "select distinct p.uid, p.name from credits c join people p on p.id = c.person_id where c.film_id = ?1",
        film,
    )
}

/// The originals of a film's poster and stills: hash and format.
pub(crate) fn pictures_of(conn: &Connection, film: FilmId) -> Result<Vec<(String, String)>> {
    pairs(
        conn,
        "select hash, format from media where id in
           (select poster_id from films where id = ?1 union select media_id from stills where film_id = ?1)",
        film,
    )
}

fn pairs(conn: &Connection, sql: &str, film: FilmId) -> Result<Vec<(String, String)>> {
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([film], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The uids of all films and reviews.
pub(crate) fn uids(conn: &Connection) -> Result<BTreeSet<String>> {
    let mut statement =
        conn.prepare_cached("select uid from films union all select uid from reviews")?;
    let uid = |row: &Row<'_>| row.get(0);
    let rows = statement.query_map([], uid)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
