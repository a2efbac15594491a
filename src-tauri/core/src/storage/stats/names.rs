use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row};

use crate::{FilmId, PersonId, PersonRole, Result};

/// Names that hang on films, or on viewings, by the hundred thousand. They are read in the order of
/// an index that holds all that is asked for, one name after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    /// Of films.
    Genres,
    /// Of films.
    Countries,
    /// Of films.
    Languages,
    /// Of viewings.
    Tags,
}

impl Names {
    /// Table of the names; table, name column and other column of what joins them.
    const fn tables(self) -> [&'static str; 4] {
        match self {
            Self::Genres => ["genres", "film_genres", "genre_id", "film_id"],
            Self::Countries => ["countries", "film_countries", "country_id", "film_id"],
            Self::Languages => ["languages", "film_languages", "language_id", "film_id"],
            Self::Tags => ["tags", "viewing_tags", "tag_id", "viewing_id"],
        }
    }

    fn links(self) -> String {
        let [_, links, name, of] = self.tables();
        format!("select {name}, {of} from {links} order by {name}, {of}")
    }
}

/// Hands over every pair of a name's id and the id of the film or viewing it hangs on, all of a name
/// in a row.
pub(crate) fn each(conn: &Connection, names: Names, mut take: impl FnMut(i64, i64)) -> Result<()> {
    let mut statement = conn.prepare_cached(&names.links())?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(row.get(0)?, row.get(1)?);
    }
    Ok(())
}

/// The names themselves, by id.
pub(crate) fn spelled(conn: &Connection, names: Names) -> Result<HashMap<i64, String>> {
    let [table, ..] = names.tables();
    let mut statement = conn.prepare_cached(&format!("select id, name from {table}"))?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The films or viewings a name hangs on; none where there is no such name.
pub(crate) fn of_name(conn: &Connection, names: Names, name: &str) -> Result<Vec<i64>> {
    let [table, links, id, of] = names.tables();
    let mut statement = conn.prepare_cached(&format!(
        "select {of} from {links} where {id} = (select id from {table} where name = ?1)"
    ))?;
    let rows = statement.query_map([name], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn part(row: &Row<'_>) -> rusqlite::Result<PersonRole> {
    Ok(match row.get_ref(1)?.as_bytes()? {
        b"director" => PersonRole::Director,
        b"writer" => PersonRole::Writer,
        _ => PersonRole::Cast,
    })
}

/// In the order of an index that holds all of it.
const CREDITS: &str =
    "select person_id, role, film_id from credits order by person_id, role, film_id";

/// Hands over every credit, all of a person's part in a row; a film comes twice where they play two
/// in it.
pub(crate) fn each_credit(
    conn: &Connection,
    mut take: impl FnMut(PersonId, PersonRole, FilmId),
) -> Result<()> {
    let mut statement = conn.prepare_cached(CREDITS)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(row.get(0)?, part(row)?, row.get(2)?);
    }
    Ok(())
}

/// What a person is called.
pub(crate) fn person(conn: &Connection, person: PersonId) -> Result<Option<String>> {
    Ok(conn
        .prepare_cached("select name from people where id = ?1")?
        .query_row([person], |row| row.get(0))
        .optional()?)
}

/// The films a person has this part in.
pub(crate) fn of_person(
    conn: &Connection,
    person: PersonId,
    part: PersonRole,
) -> Result<Vec<FilmId>> {
    let mut statement =
        conn.prepare_cached("select film_id from credits where person_id = ?1 and role = ?2")?;
    let rows = statement.query_map((person, part.stored()), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::storage::testing::plan;

    #[rstest]
    #[case::genres(Names::Genres.links())]
    #[case::countries(Names::Countries.links())]
    #[case::languages(Names::Languages.links())]
    #[case::tags(Names::Tags.links())]
    #[case::credits(CREDITS.to_owned())]
    fn names_are_counted_in_the_order_of_an_index_that_holds_it_all(#[case] sql: String) {
        let plan = plan(&sql);
        assert_eq!(plan.len(), 1, "{plan:?}");
        assert!(plan[0].contains("USING COVERING INDEX"), "{plan:?}");
    }
}
