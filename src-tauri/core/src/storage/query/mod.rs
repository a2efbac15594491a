//! A query as SQL. A [`Clause`] is the ids of films or of viewings, to be put into another statement
//! (`where f.id in (…)`); every name and number a person typed is a bound parameter.
//!
//! Conditions about viewings that stand beside each other are asked of one viewing: `watched:2025
//! with:ana` is a film seen in 2025 with Ana, and not one seen in 2025 and, some other year, with Ana.

mod begun;
mod dates;
mod films;
mod functions;
mod index;
mod names;
mod seen;
pub(crate) mod values;
mod words;

pub(crate) use begun::Begun;
pub(crate) use functions::register_functions;
pub(crate) use index::Index;
pub(crate) use words::{newest, occurs, titles_with};

use jiff::civil::Date;
use rusqlite::types::{FromSql, Value};
use rusqlite::{Connection, ToSql};

use crate::query::Node;
use crate::{FilmId, Result, ViewingId};

/// A `select` of ids, and what is bound in it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Clause {
    /// The statement, of one column.
    pub(crate) sql: String,
    values: Vec<(String, Value)>,
}

impl Clause {
    /// Its parameters, beside others of the statement it is put into: `(":year", &year)`.
    pub(crate) fn with<'a>(
        &'a self,
        others: &[(&'a str, &'a dyn ToSql)],
    ) -> Vec<(&'a str, &'a dyn ToSql)> {
        let own = self.values.iter().map(|(name, value)| (name.as_str(), value as &dyn ToSql));
        others.iter().copied().chain(own).collect()
    }
}

/// The films a query asks for.
pub(crate) fn films(root: &Node, today: Date) -> Clause {
    let mut bound = Bound::new(today);
    let condition = films::condition(root, &mut bound);
    let sql = format!(
        "select f.id from films f join film_standing s on s.film_id = f.id where {condition}"
    );
    Clause { sql, values: bound.values }
}

/// The films that have all of some parts made of words in their titles, among their people or as their
/// year: by what the library finds them too, apart from what was written of them. Where `newest` is
/// said, no more than so many rows of an index are gathered for a word.
pub(crate) fn by_facts(parts: &[Node], newest: Option<usize>, today: Date) -> Clause {
    // Names of its own, since it stands beside the films of a query in one statement.
    let mut bound = Bound { name: "w", ..Bound::new(today) };
    let sql = words::by_facts(parts, newest, &mut bound);
    Clause { sql, values: bound.values }
}

/// What a query asks of a film `f` with its standing `s`, as a condition of a statement of one's own.
pub(crate) fn of_film(root: &Node, today: Date) -> Clause {
    let mut bound = Bound::new(today);
    let sql = films::condition(root, &mut bound);
    Clause { sql, values: bound.values }
}

/// The viewings a query asks for.
pub(crate) fn viewings(root: &Node, today: Date) -> Clause {
    let mut bound = Bound::new(today);
    let condition = seen::condition(root, &mut bound);
    let sql = format!(
        "select v.id from viewings v join films f on f.id = v.film_id
         join film_standing s on s.film_id = f.id where {condition}"
    );
    Clause { sql, values: bound.values }
}

/// The films of a clause, or all of them, in the order added.
pub(crate) fn film_ids(conn: &Connection, asked: Option<&Clause>) -> Result<Vec<FilmId>> {
    ids(conn, "films", asked)
}

/// How many films a clause has, or how many there are.
pub(crate) fn count_films(conn: &Connection, asked: Option<&Clause>) -> Result<u32> {
    let within = asked.map(|asked| format!("where id in ({})", asked.sql)).unwrap_or_default();
    let bound = asked.map(|asked| asked.with(&[])).unwrap_or_default();
    Ok(conn
        .prepare_cached(&format!("select count(*) from films {within}"))?
        .query_row(bound.as_slice(), |row| row.get(0))?)
}

/// The viewings of a clause, or all of them, in the order logged.
pub(crate) fn viewing_ids(conn: &Connection, asked: Option<&Clause>) -> Result<Vec<ViewingId>> {
    ids(conn, "viewings", asked)
}

fn ids<T: FromSql>(conn: &Connection, table: &str, asked: Option<&Clause>) -> Result<Vec<T>> {
    let within = asked.map(|asked| format!("where id in ({})", asked.sql)).unwrap_or_default();
    let mut statement =
        conn.prepare_cached(&format!("select id from {table} {within} order by id"))?;
    let bound = asked.map(|asked| asked.with(&[])).unwrap_or_default();
    let rows = statement.query_map(bound.as_slice(), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What is bound so far.
struct Bound {
    /// What its names begin with.
    name: &'static str,
    today: Date,
    values: Vec<(String, Value)>,
}

impl Bound {
    fn new(today: Date) -> Self {
        Self { name: "q", today, values: Vec::new() }
    }

    /// Binds a value and gives the name it goes by in the statement.
    fn bind(&mut self, value: impl Into<Value>) -> String {
        let name = format!(":{}{}", self.name, self.values.len());
        self.values.push((name.clone(), value.into()));
        name
    }
}

/// A condition that holds of nothing.
const NEVER: &str = "0";

/// Conditions with a word between them, in parentheses.
fn joined(conditions: &[String], word: &str) -> String {
    format!("({})", conditions.join(&format!(" {word} ")))
}

/// The opposite, also of what is not known.
fn denied(condition: &str) -> String {
    format!("({condition}) is not true")
}

/// Whether a statement gives any row.
fn any_row(conn: &Connection, sql: &str, value: &str) -> Result<bool> {
    Ok(conn.prepare_cached(sql)?.exists([value])?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::query;
    use crate::storage::testing::plan;

    #[test]
    fn the_newest_rows_that_have_a_part_of_a_word_are_taken_as_the_index_gives_them() {
        let root = query::parse("iotro marder ").root.unwrap();
        let (parts, _) = root.apart_from_words();
        let plan = plan(&by_facts(&parts, Some(9), date(2025, 11, 9)).sql);
        let scans: Vec<usize> =
            (0..plan.len()).filter(|at| plan[*at].contains("VIRTUAL TABLE INDEX")).collect();
        assert_eq!(scans.len(), 4, "{plan:?}");
        // What is sorted is what was gathered of each, and no more than that.
        assert!(scans.iter().all(|at| plan[*at].contains(":M")), "{plan:?}");
        assert!(scans.iter().all(|at| plan[at + 1].starts_with("SCAN (subquery")), "{plan:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn every_query_is_a_statement_that_runs(lines in prop::collection::vec(query::line(), 20)) {
            let folder = tempfile::tempdir().unwrap();
            let conn = crate::storage::open_writer(&folder.path().join("journal.sqlite")).unwrap().conn;
            let today = date(2025, 11, 9);
            for line in lines {
                let of_films = query::films(&conn, &line, today).unwrap();
                let of_viewings = query::viewings(&conn, &line, today).unwrap();
                let films = film_ids(&conn, of_films.as_ref());
                let viewings = viewing_ids(&conn, of_viewings.as_ref());
                prop_assert!(films.is_ok() && viewings.is_ok(), "{line}: {films:?} {viewings:?}");
            }
        }
    }
}
