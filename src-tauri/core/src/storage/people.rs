use rusqlite::{Connection, OptionalExtension, params};

use crate::{FilmId, PersonId, Result};

/// One line of a film's credits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CreditRow {
    pub(crate) person: PersonId,
    pub(crate) name: String,
    /// `director`, `writer` or `cast`.
    pub(crate) role: String,
    pub(crate) character: String,
}

/// The first person of exactly this name.
pub(crate) fn by_name(conn: &Connection, name: &str, match_name: &str) -> Result<Option<PersonId>> {
    Ok(conn
        .prepare_cached(
            "select id from people where match_name = ?1 and name = ?2 order by id limit 1",
        )?
        .query_row([match_name, name], |row| row.get(0))
        .optional()?)
}

/// The uid of a person.
pub(crate) fn uid_of(conn: &Connection, person: PersonId) -> Result<Option<String>> {
    let uid = conn
        .prepare_cached("select uid from people where id = ?1")?
        .query_row([person], |row| row.get(0))
        .optional()?;
    Ok(uid)
}

/// Everyone of exactly this name.
pub(crate) fn all_named(conn: &Connection, name: &str) -> Result<Vec<PersonId>> {
    let mut statement = conn
        .prepare_cached("select id from people where match_name = ?1 and name = ?2 order by id")?;
    let rows = statement.query_map([&crate::text::fold(name), name], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives one person's credits to another.
pub(crate) fn move_credits(conn: &Connection, from: PersonId, to: PersonId) -> Result<()> {
    conn.prepare_cached("update credits set person_id = ?2 where person_id = ?1")?
        .execute(params![from, to])?;
    Ok(())
}

/// Takes away the credits of a person that say nothing another of the same film and role does not:
/// the same character again, or none beside one.
pub(crate) fn delete_doubled_credits(conn: &Connection, person: PersonId) -> Result<()> {
    conn.prepare_cached(
        "delete from credits where person_id = ?1 and exists (
           select 1 from credits other
           where other.film_id = credits.film_id and other.role = credits.role
             and other.person_id = credits.person_id and other.id <> credits.id
             and (credits.character = '' and other.character <> ''
                  or credits.character = other.character
                     and (other.position, other.id) < (credits.position, credits.id)))",
    )?
    .execute([person])?;
    Ok(())
}

/// How many films credit a person.
pub(crate) fn count_films(conn: &Connection, person: PersonId) -> Result<usize> {
    Ok(conn
        .prepare_cached("select count(distinct film_id) from credits where person_id = ?1")?
        .query_row([person], |row| row.get(0))?)
}

/// Adds a person.
pub(crate) fn insert(
    conn: &Connection,
    uid: &str,
    name: &str,
    sort_name: &str,
    match_name: &str,
) -> Result<PersonId> {
    conn.prepare_cached(
        "insert into people (uid, name, sort_name, match_name) values (?1, ?2, ?3, ?4)",
    )?
    .execute([uid, name, sort_name, match_name])?;
    Ok(PersonId(conn.last_insert_rowid()))
}

/// A film's credits, directors, writers, then cast, each in order.
pub(crate) fn credits_of(conn: &Connection, film: FilmId) -> Result<Vec<CreditRow>> {
    let mut statement = conn.prepare_cached(
        "select c.person_id, p.name, c.role, c.character
         from credits c join people p on p.id = c.person_id
         where c.film_id = ?1
         order by case c.role when 'director' then 0 when 'writer' then 1 else 2 end, c.position, c.id",
    )?;
    let rows = statement.query_map([film], |row| {
        Ok(CreditRow {
            person: row.get(0)?,
            name: row.get(1)?,
            role: row.get(2)?,
            character: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Adds a credit at a position among those of its role.
pub(crate) fn insert_credit(
    conn: &Connection,
    film: FilmId,
    person: PersonId,
    role: &str,
    position: usize,
    character: &str,
) -> Result<()> {
    conn.prepare_cached(
        "insert into credits (film_id, person_id, role, position, character) values (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![film, person, role, position, character])?;
    Ok(())
}

/// Takes all credits of a role off a film.
pub(crate) fn delete_credits(conn: &Connection, film: FilmId, role: &str) -> Result<()> {
    conn.prepare_cached("delete from credits where film_id = ?1 and role = ?2")?
        .execute(params![film, role])?;
    Ok(())
}

/// Forgets people no film credits any more.
pub(crate) fn delete_uncredited(conn: &Connection) -> Result<()> {
    conn.prepare_cached(
        "delete from people where not exists (select 1 from credits c where c.person_id = people.id)",
    )?
    .execute([])?;
    Ok(())
}

/// Names of people of whose words one begins with the fold, the most credited first.
pub(crate) fn beginning(conn: &Connection, fold: &str, limit: usize) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "select p.name from people p
         where substr(p.match_name, 1, length(?1)) = ?1 or instr(p.match_name, ' ' || ?1) > 0
         order by (select count(*) from credits c where c.person_id = p.id) desc, p.sort_name limit ?2",
    )?;
    let rows = statement.query_map(params![fold, limit], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
