//! People by what they did. A film that credits somebody twice with one part counts once.

use rusqlite::{Connection, OptionalExtension, ToSql, params};

use super::library;
use crate::people::{PeopleQuery, PersonFilm, PersonRole, PersonRow, PersonScore, PersonSort};
use crate::{FilmId, PersonId, Result, WatchedOn, text};

/// How many films' worth of the journal's average everybody begins with, where people are put in
/// the order of their averages.
const DRAWN: u32 = 3;
/// How many films a row shows.
const SHOWN: u32 = 5;
/// Letters from which on the beginning of a name says something of who has it.
const TELLING: usize = 3;

/// Everybody a query asks for, in its order; `fold` is what one of their names begins with: the first
/// or the last, and from three letters on any.
pub(crate) fn ids(conn: &Connection, query: &PeopleQuery, fold: &str) -> Result<Vec<PersonId>> {
    let sql = statement(query.sort, fold);
    let mut statement = conn.prepare_cached(&sql)?;
    let (role, drawn) = (query.role.stored(), f64::from(DRAWN));
    let any = format!("people : {}", text::search_term(fold, true).unwrap_or_default());
    let mut bound: Vec<(&str, &dyn ToSql)> = vec![(":role", &role)];
    bound.extend((!fold.is_empty()).then_some((":fold", &fold as &dyn ToSql)));
    bound.extend(is_telling(fold).then_some((":any", &any as &dyn ToSql)));
    bound.extend((query.sort == PersonSort::Score).then_some((":drawn", &drawn as &dyn ToSql)));
    let rows = statement.query_map(bound.as_slice(), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether so few names begin so that films can be asked for those in the middle, too.
fn is_telling(fold: &str) -> bool {
    fold.chars().count() >= TELLING
}

fn statement(sort: PersonSort, fold: &str) -> String {
    let (condition, order) = match sort {
        PersonSort::Films => ("", "count(*) desc, p.sort_name, p.id"),
        PersonSort::Name => ("", "p.sort_name, p.id"),
        PersonSort::Score => (
            "having count(s.score) > 0",
            "(sum(s.score) + :drawn * (select avg(score) from film_standing)) / (count(s.score) + :drawn) desc,
             count(s.score) desc, p.sort_name, p.id",
        ),
    };
    let begins = |column: &str| {
        format!(
            "select id from people where {column} >= :fold and {column} < :fold || char(0x10ffff)"
        )
    };
    let mut named = vec![begins("match_name"), begins("sort_name")];
    if is_telling(fold) {
        named.push(
            "select a.person_id from film_search k join credits a on a.film_id = k.rowid
             join people n on n.id = a.person_id
             where film_search match :any and instr(n.match_name, ' ' || :fold) > 0"
                .to_owned(),
        );
    }
    let credits = match fold.is_empty() {
        true => "select distinct person_id, film_id from credits where role = :role".to_owned(),
        false => format!(
            "select distinct person_id, film_id from ({}) asked
             cross join credits on person_id = asked.id where role = :role",
            named.join(" union ")
        ),
    };
    format!(
        "select p.id from ({credits}) c
         join people p on p.id = c.person_id
         join film_standing s on s.film_id = c.film_id
         group by p.id {condition} order by {order}"
    )
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

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::storage::testing::plan;

    #[rstest]
    fn beginning_a_name_goes_through_no_table(
        #[values("a", "an", "ana", "ana p")] fold: &str,
        #[values(PersonSort::Films, PersonSort::Name, PersonSort::Score)] sort: PersonSort,
    ) {
        let plan = plan(&statement(sort, fold));
        // What is gone over is what was found; the average of all is read from its index.
        let scans = plan.iter().filter(|step| step.starts_with("SCAN"));
        let known =
            ["SCAN asked", "SCAN c", "SCAN k VIRTUAL", "SCAN film_standing USING COVERING INDEX"];
        for scan in scans {
            assert!(known.iter().any(|known| scan.starts_with(known)), "{scan}: {plan:?}");
        }
    }
}
