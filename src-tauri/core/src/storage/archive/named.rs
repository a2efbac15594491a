use std::collections::HashMap;

use rusqlite::types::{FromSql, ValueRef};
use rusqlite::{Row, Statement};
use serde::de::DeserializeOwned;

use crate::Result;

/// Where the columns of a statement stand. SQLite is asked once: it compares one name after the
/// other, of every column of every row, which took longer than reading them.
pub(super) struct Columns(HashMap<String, usize>);

impl Columns {
    pub(super) fn of(statement: &Statement<'_>) -> Self {
        let mut columns = HashMap::new();
        // Of two of one name the first counts, as in SQLite.
        for (at, name) in statement.column_names().into_iter().enumerate() {
            columns.entry(name.to_owned()).or_insert(at);
        }
        Self(columns)
    }

    pub(super) fn named<'r>(&'r self, row: &'r Row<'r>) -> Named<'r> {
        Named { row, columns: &self.0 }
    }
}

/// A row whose columns are read by their names.
pub(crate) struct Named<'r> {
    row: &'r Row<'r>,
    columns: &'r HashMap<String, usize>,
}

impl Named<'_> {
    pub(super) fn get<T: FromSql>(&self, column: &str) -> rusqlite::Result<T> {
        self.row.get(self.at(column)?)
    }

    /// A column of JSON made by the query.
    pub(super) fn json<T: DeserializeOwned>(&self, column: &str) -> Result<T> {
        Ok(serde_json::from_str(self.text(column)?)?)
    }

    fn text(&self, column: &str) -> rusqlite::Result<&str> {
        let value: ValueRef<'_> = self.row.get_ref(self.at(column)?)?;
        Ok(value.as_str()?)
    }

    fn at(&self, column: &str) -> rusqlite::Result<usize> {
        let at = self.columns.get(column).copied();
        at.ok_or_else(|| rusqlite::Error::InvalidColumnName(column.to_owned()))
    }
}
