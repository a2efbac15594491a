use std::cell::Cell;

use rusqlite::types::{FromSql, ValueRef};
use rusqlite::{Row, Statement};
use serde::de::DeserializeOwned;

use crate::{Result, WatchedOn};

/// The names of a statement's columns. SQLite is asked for them once: asked for a value by name, it
/// compares one name after the other, which takes longer than reading the value.
pub(crate) struct Columns(Vec<String>);

impl Columns {
    /// Of a statement that names its columns: `*` gives the names as they stand in the file, of which a
    /// damaged one is not even text.
    pub(crate) fn of(statement: &Statement<'_>) -> Self {
        let mut columns: Vec<String> = Vec::new();
        for name in statement.column_names() {
            // Of two of one name the first counts, as in SQLite.
            let known = columns.iter().any(|before| before == name);
            columns.push(if known { String::new() } else { name.to_owned() });
        }
        Self(columns)
    }

    pub(crate) fn named<'r>(&'r self, row: &'r Row<'r>) -> NamedRow<'r> {
        NamedRow { row, columns: &self.0, next: Cell::new(0) }
    }
}

/// A row whose columns are read by their names.
pub(crate) struct NamedRow<'r> {
    row: &'r Row<'r>,
    columns: &'r [String],
    /// Where the next one is likely to be: behind the last.
    next: Cell<usize>,
}

impl NamedRow<'_> {
    pub(crate) fn get<T: FromSql>(&self, column: &str) -> rusqlite::Result<T> {
        self.row.get(self.at(column)?)
    }

    /// A column of JSON made by the query.
    pub(crate) fn json<T: DeserializeOwned>(&self, column: &str) -> Result<T> {
        Ok(serde_json::from_str(self.text(column)?)?)
    }

    /// The date kept in `watched_on` and `about`.
    pub(crate) fn watched_on(&self) -> rusqlite::Result<Option<WatchedOn>> {
        WatchedOn::from_stored(self.get("watched_on")?, self.get("about")?)
    }

    fn text(&self, column: &str) -> rusqlite::Result<&str> {
        let value: ValueRef<'_> = self.row.get_ref(self.at(column)?)?;
        Ok(value.as_str()?)
    }

    fn at(&self, column: &str) -> rusqlite::Result<usize> {
        let (before, after) = self.columns.split_at(self.next.get().min(self.columns.len()));
        let is = |name: &String| name == column;
        let behind = after.iter().position(is).map(|at| before.len() + at);
        let at = behind
            .or_else(|| before.iter().position(is))
            .ok_or_else(|| rusqlite::Error::InvalidColumnName(column.to_owned()))?;
        self.next.set(at + 1);
        Ok(at)
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;

    #[test]
    fn columns_are_found_in_any_order_and_the_first_of_a_name_counts() {
        let conn = Connection::open_in_memory().unwrap();
        let mut statement = conn.prepare("select 1 as a, 2 as b, 3 as a, '[4]' as c").unwrap();
        let columns = Columns::of(&statement);
        let mut rows = statement.query([]).unwrap();
        let row = columns.named(rows.next().unwrap().unwrap());
        for (name, value) in [("b", 2), ("a", 1), ("a", 1), ("b", 2)] {
            assert_eq!(row.get::<i64>(name).unwrap(), value, "{name}");
        }
        assert_eq!(row.json::<Vec<i64>>("c").unwrap(), [4]);
        assert!(matches!(row.get::<i64>("d"), Err(rusqlite::Error::InvalidColumnName(_))));
    }
}
