//! People by what they did. A film that credits somebody twice with one part counts once.

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::library;
use crate::people::{PeopleQuery, PersonFilm, PersonRole, PersonRow, PersonScore, PersonSort};
use crate::{FilmId, PersonId, Result, WatchedOn};

/// How many films' worth of the journal's average everybody begins with, where people are put in
/// the order of their averages.
const DRAWN: u32 = 3;
/// How many films a row shows.
const SHOWN: u32 = 5;

/// Everybody a query asks for, in its order; `fold` is what one of their names begins with.
pub(crate) fn ids(conn: &Connection, query: &PeopleQuery, fold: &str) -> Result<Vec<PersonId>> {
    let (condition, order) = match query.sort {
        PersonSort::Films => ("", "count(*) desc, p.sort_name, p.id"),
        PersonSort::Name => ("", "p.sort_name, p.id"),
        PersonSort::Score => (
            "having count(s.score) > 0",
            "(sum(s.score) + :drawn * (select avg(score) from film_standing)) / (count(s.score) + :drawn) desc,
             count(s.score) desc, p.sort_name, p.id",
        ),
    };
    let mut statement = conn.prepare_cached(&format!(
        "select p.id
         from (select distinct person_id, film_id from credits where role = :role) c
         join people p on p.id = c.person_id
         join film_standing s on s.film_id = c.film_id
         where :fold = '' or substr(p.match_name, 1, length(:fold)) = :fold or instr(p.match_name, ' ' || :fold) > 0
         group by p.id {condition} order by {order}"
    ))?;
    let role = query.role.stored();
    let row = |row: &Row<'_>| row.get(0);
    let rows = match query.sort {
        PersonSort::Score => statement.query_map(
            named_params! { ":role": role, ":fold": fold, ":drawn": f64::from(DRAWN) },
            row,
        )?,
        _ => statement.query_map(named_params! { ":role": role, ":fold": fold }, row)?,
    };
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What the list shows of these people, in this order.
pub(crate) fn rows(
    conn: &Connection,
    role: PersonRole,
    people: &[PersonId],
) -> Result<Vec<PersonRow>> {
    let mut statement = conn.prepare_cached(
        "select p.id, p.uid, p.name, count(*) as films, count(s.score) as scored,
                cast(round(avg(s.score)) as integer) as average
         from json_each(?1) asked
         join people p on p.id = asked.value
         join (select distinct person_id, film_id from credits where role = ?2) c on c.person_id = p.id
         join film_standing s on s.film_id = c.film_id
         group by asked.key order by asked.key",
    )?;
    let asked = serde_json::to_string(people)?;
    let found = statement.query_map(params![asked, role.stored()], |row| {
        Ok(PersonRow {
            id: row.get("id")?,
            uid: row.get("uid")?,
            name: row.get("name")?,
            films: row.get("films")?,
            scored: row.get("scored")?,
            average: row.get("average")?,
            first: Vec::new(),
        })
    })?;
    let mut found: Vec<PersonRow> = found.collect::<rusqlite::Result<_>>()?;
    for person in &mut found {
        person.first = library::tiles(conn, &best(conn, person.id, role)?)?;
    }
    Ok(found)
}

/// A few films of a person, the best first.
fn best(conn: &Connection, person: PersonId, role: PersonRole) -> Result<Vec<FilmId>> {
    let mut statement = conn.prepare_cached(
        "select s.film_id from (select distinct film_id from credits where person_id = ?1 and role = ?2) c
         join film_standing s on s.film_id = c.film_id
         order by s.score desc, s.last_watched_on desc, s.film_id limit ?3",
    )?;
    let rows = statement.query_map(params![person, role.stored(), SHOWN], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The person of a uid, with their name.
pub(crate) fn by_uid(conn: &Connection, uid: &str) -> Result<Option<(PersonId, String)>> {
    Ok(conn
        .prepare_cached("select id, name from people where uid = ?1")?
        .query_row([uid], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// A person's films in one part, the latest first.
pub(crate) fn films(
    conn: &Connection,
    person: PersonId,
    role: PersonRole,
) -> Result<Vec<PersonFilm>> {
    let mut statement = conn.prepare_cached(
        "select f.id, group_concat(nullif(c.character, ''), ', ') as character
         from credits c join films f on f.id = c.film_id
         where c.person_id = ?1 and c.role = ?2
         group by f.id order by f.year desc, f.sort_title, f.id",
    )?;
    let rows = statement.query_map(params![person, role.stored()], |row| {
        let character: Option<String> = row.get(1)?;
        Ok((row.get::<_, FilmId>(0)?, character.unwrap_or_default()))
    })?;
    let (films, characters): (Vec<FilmId>, Vec<String>) =
        rows.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().unzip();
    let tiles = library::tiles(conn, &films)?;
    // Every film is there: the credit refers to it.
    Ok(tiles
        .into_iter()
        .zip(characters)
        .map(|(film, character)| PersonFilm { film, character })
        .collect())
}

/// How many of a person's films were seen.
pub(crate) fn seen(conn: &Connection, person: PersonId) -> Result<u32> {
    Ok(conn
        .prepare_cached(
            "select count(distinct c.film_id) from credits c join film_standing s on s.film_id = c.film_id
             where c.person_id = ?1 and s.viewings > 0",
        )?
        .query_row([person], |row| row.get(0))?)
}

/// The dated scores of a person's films, in the order of time.
pub(crate) fn timeline(conn: &Connection, person: PersonId) -> Result<Vec<PersonScore>> {
    let mut statement = conn.prepare_cached(
        "select v.id, f.id, f.title, v.watched_on, v.about, v.score
         from (select distinct film_id from credits where person_id = ?1) c
         join viewings v on v.film_id = c.film_id join films f on f.id = v.film_id
         where v.score is not null and v.watched_on is not null
         order by v.watched_on, v.day_order, v.id",
    )?;
    let rows = statement.query_map([person], |row| {
        Ok(PersonScore {
            viewing: row.get(0)?,
            film: row.get(1)?,
            title: row.get(2)?,
            watched_on: WatchedOn::from_columns(row, "watched_on", "about")?,
            score: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
