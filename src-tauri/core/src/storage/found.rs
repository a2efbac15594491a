use rusqlite::{Connection, OptionalExtension};

use crate::found::Found;
use crate::imports::OriginOf;
use crate::{Error, FilmId, Result, ReviewId, ViewingId};

/// What a uid names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Uid {
    Film(FilmId),
    Viewing(ViewingId),
    Review(ReviewId),
}

/// Up to two records whose uid is this, or ends so.
pub(crate) fn ending_in(conn: &Connection, end: &str) -> Result<Vec<(String, Uid)>> {
    let condition = if end.len() == 36 { "uid = ?1" } else { "substr(uid, -length(?1)) = ?1" };
    let mut statement = conn.prepare_cached(&format!(
        "select uid, 'film' as of, id from films where {condition}
         union all select uid, 'viewing', id from viewings where {condition}
         union all select uid, 'review', id from reviews where {condition}
         limit 2"
    ))?;
    let rows = statement.query_map([end], |row| {
        let of: String = row.get(1)?;
        let named = match of.as_str() {
            "film" => Uid::Film(row.get(2)?),
            "viewing" => Uid::Viewing(row.get(2)?),
            _ => Uid::Review(row.get(2)?),
        };
        Ok((row.get(0)?, named))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A film, and its viewing and review that are shown together.
type Beside = (FilmId, Option<ViewingId>, Option<ReviewId>);

/// A record with what belongs beside it.
pub(crate) fn beside(conn: &Connection, uid: String, of: Uid) -> Result<Found> {
    let row = |sql: &str, id: i64| -> Result<Option<Beside>> {
        Ok(conn
            .prepare_cached(sql)?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?)
    };
    let newest = "order by state = 'finished' desc, id desc limit 1";
    let found = match of {
        Uid::Review(id) => row("select film_id, viewing_id, id from reviews where id = ?1", id.0)?,
        Uid::Viewing(id) => row(
            &format!(
                "select film_id, id, (select id from reviews where viewing_id = v.id {newest}) from viewings v where id = ?1"
            ),
            id.0,
        )?,
        Uid::Film(id) => {
            let reviewed = row(
                &format!("select film_id, viewing_id, id from reviews where film_id = ?1 {newest}"),
                id.0,
            )?;
            match reviewed {
                Some(reviewed) => Some(reviewed),
                None => row(
                    "select f.id, (select v.id from viewings v where v.film_id = f.id
                                   order by v.watched_on desc, v.day_order desc, v.id desc limit 1), null
                     from films f where f.id = ?1",
                    id.0,
                )?,
            }
        }
    };
    let (film, viewing, review) = found.ok_or(Error::NotFound { what: "record" })?;
    let record = match of {
        Uid::Film(id) => OriginOf::Film(id),
        Uid::Viewing(id) => OriginOf::Viewing(id),
        Uid::Review(id) => OriginOf::Review(id),
    };
    Ok(Found { uid, record, film, viewing, review })
}

/// The uid of a record.
pub(crate) fn uid_of(conn: &Connection, of: Uid) -> Result<Option<String>> {
    let (table, id) = match of {
        Uid::Film(id) => ("films", id.0),
        Uid::Viewing(id) => ("viewings", id.0),
        Uid::Review(id) => ("reviews", id.0),
    };
    Ok(conn
        .prepare_cached(&format!("select uid from {table} where id = ?1"))?
        .query_row([id], |row| row.get(0))
        .optional()?)
}
