//! The record of one transaction: which rows came, changed and went, and how they were before.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::media::Named;
use super::{settings, tracked};
use crate::{Result, Topic};

/// Rows changed by one transaction, in the order in which they were.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Record {
    /// The columns of each table named below, in the order of the rows' values. They are kept so
    /// that a record outlives columns added by a later schema.
    pub(super) columns: BTreeMap<String, Vec<String>>,
    pub(super) rows: Vec<Row>,
}

/// One change.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Row {
    /// Rows of consecutive ids came: table, first and last id.
    #[serde(rename = "i")]
    Inserted(String, i64, i64),
    /// A row changed: table, id, the values it had.
    #[serde(rename = "u")]
    Updated(String, i64, Box<RawValue>),
    /// A row went: table, id, the values it had.
    #[serde(rename = "d")]
    Deleted(String, i64, Box<RawValue>),
    /// A setting became another, or came, or went.
    #[serde(rename = "s")]
    Set(Setting),
}

/// A setting that became another: its key, and its value, JSON, before and after; nothing where it
/// had not been chosen.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Setting(String, Option<String>, Option<String>);

impl Setting {
    /// The setting is as it was before, unless somebody has changed it since.
    pub(super) fn put_back(&self, conn: &Connection) -> Result<()> {
        let Self(key, was, became) = self;
        if settings::value(conn, key)? != *became {
            return Ok(());
        }
        match was {
            Some(was) => settings::put(conn, key, was),
            None => settings::remove(conn, key),
        }
    }
}

impl Row {
    fn topic(&self) -> Option<Topic> {
        match self {
            Self::Inserted(table, ..) | Self::Updated(table, ..) | Self::Deleted(table, ..) => {
                tracked::topic(table)
            }
            Self::Set(_) => Some(Topic::Settings),
        }
    }
}

/// The settings that became others, in order.
pub(super) fn settings_changed(conn: &Connection) -> Result<Vec<Setting>> {
    let mut statement =
        conn.prepare_cached("select was from recorded where op = 's' order by seq")?;
    let mut rows = statement.query([])?;
    let mut changed = Vec::new();
    while let Some(row) = rows.next()? {
        changed
            .push(serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?);
    }
    Ok(changed)
}

/// Passes every row that changed or went to `each`: table, id, `u` or `d`, and its values then.
pub(super) fn each_loss(
    conn: &Connection,
    mut each: impl FnMut(&str, i64, &str, &str) -> Result<()>,
) -> Result<()> {
    let mut statement =
        conn.prepare_cached("select tbl, id, op, was from recorded where op <> 's' order by seq")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let text = |index| row.get_ref(index)?.as_str().map_err(rusqlite::Error::from);
        each(text(0)?, row.get(1)?, text(2)?, text(3)?)?;
    }
    Ok(())
}

/// Rows of a table that came, changed or went, by the first and the last of consecutive ids.
pub(crate) struct Change<'r> {
    pub(crate) table: &'r str,
    pub(crate) first: i64,
    pub(crate) last: i64,
    pub(crate) deleted: bool,
    /// The columns, and the values before, where there were any.
    before: Option<(&'r [String], &'r RawValue)>,
}

impl Change<'_> {
    /// The number that stood in a column before.
    pub(crate) fn was(&self, column: &str) -> Option<i64> {
        let (columns, values) = self.before?;
        let at = columns.iter().position(|name| name == column)?;
        let values: Vec<serde_json::Value> = serde_json::from_str(values.get()).ok()?;
        values.get(at)?.as_i64()
    }
}

impl Record {
    /// The changes, table by table as they were made; settings aside.
    pub(crate) fn changes(&self) -> Vec<Change<'_>> {
        let columns = |table: &str| self.columns.get(table).map_or(&[][..], Vec::as_slice);
        self.rows
            .iter()
            .filter_map(|row| match row {
                Row::Inserted(table, first, last) => {
                    Some(Change { table, first: *first, last: *last, deleted: false, before: None })
                }
                Row::Updated(table, id, was) | Row::Deleted(table, id, was) => {
                    let before = Some((columns(table), &**was));
                    let deleted = matches!(row, Row::Deleted(..));
                    Some(Change { table, first: *id, last: *id, deleted, before })
                }
                Row::Set(_) => None,
            })
            .collect()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// This record and then `next`, as one; nothing when a table had other columns in between.
    pub(crate) fn followed_by(mut self, next: Self) -> Option<Self> {
        for (table, columns) in next.columns {
            if self.columns.get(&table).is_some_and(|known| *known != columns) {
                return None;
            }
            self.columns.insert(table, columns);
        }
        self.rows.extend(next.rows);
        Some(self)
    }

    /// Whether this row came.
    pub(crate) fn inserted(&self, table: &str, id: i64) -> bool {
        self.rows.iter().any(|row| match row {
            Row::Inserted(name, first, last) => name == table && (*first..=*last).contains(&id),
            _ => false,
        })
    }

    /// The parts of the journal the changes belong to.
    pub(crate) fn topics(&self) -> BTreeSet<Topic> {
        self.rows.iter().filter_map(Row::topic).collect()
    }

    /// Adds the pictures that rows of this record name, also of rows in what it emptied from the
    /// trash.
    pub(super) fn pictures(&self, named: &mut Named) -> Result<()> {
        for row in &self.rows {
            let (Row::Updated(table, id, was) | Row::Deleted(table, id, was)) = row else {
                continue;
            };
            let column = match table.as_str() {
                "media" => "hash",
                "films" => "poster_id",
                "stills" => "media_id",
                "trash" => "rows",
                _ => continue,
            };
            let Some(place) = self.columns(table)?.iter().position(|name| name == column) else {
                continue;
            };
            match (column, values(was)?.get(place)) {
                ("hash", Some(Value::Text(hash))) => {
                    named.ids.insert(*id);
                    named.hashes.insert(hash.clone());
                }
                ("rows", Some(Value::Text(rows))) => {
                    serde_json::from_str::<Self>(rows)?.pictures(named)?;
                }
                (_, Some(Value::Integer(media))) => {
                    named.ids.insert(*media);
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Takes every change back, the last one first.
    ///
    /// Foreign keys are checked when the transaction commits, since a row may come back before its
    /// parent does.
    pub(crate) fn take_back(&self, conn: &Connection) -> Result<()> {
        conn.pragma_update(None, "defer_foreign_keys", true)?;
        for row in self.rows.iter().rev() {
            match row {
                Row::Inserted(table, first, last) => {
                    tracked_name(table)?;
                    conn.prepare_cached(&format!(
                        "delete from {table} where id between ?1 and ?2"
                    ))?
                    .execute([first, last])?;
                }
                Row::Set(setting) => setting.put_back(conn)?,
                Row::Updated(table, id, was) => {
                    let columns = self.columns(table)?;
                    let set = columns
                        .iter()
                        .enumerate()
                        .map(|(index, name)| format!("{name} = ?{}", index + 1))
                        .collect::<Vec<_>>()
                        .join(", ");
                    let mut values = values(was)?;
                    let sql = format!("update {table} set {set} where id = ?{}", values.len() + 1);
                    values.push(Value::Integer(*id));
                    conn.prepare_cached(&sql)?.execute(params_from_iter(values))?;
                }
                Row::Deleted(table, _, was) => {
                    let columns = self.columns(table)?;
                    let values = values(was)?;
                    let places =
                        (1..=values.len()).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ");
                    let sql =
                        format!("insert into {table} ({}) values ({places})", columns.join(", "));
                    conn.prepare_cached(&sql)?.execute(params_from_iter(values))?;
                }
            }
        }
        Ok(())
    }

    fn columns(&self, table: &str) -> Result<&[String]> {
        tracked_name(table)?;
        let known = self.columns.get(table).ok_or_else(|| unreadable("its columns are missing"))?;
        if known.iter().any(|name| !name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')) {
            return Err(unreadable("a column has an impossible name"));
        }
        Ok(known)
    }
}

/// Table and column names become part of a statement, so only our own may.
pub(super) fn tracked_name(table: &str) -> Result<()> {
    match tracked::topic(table) {
        Some(_) => Ok(()),
        None => Err(unreadable("it names a table that is not kept")),
    }
}

fn unreadable(why: &str) -> crate::Error {
    crate::Error::Record(serde::de::Error::custom(why))
}

fn values(was: &RawValue) -> Result<Vec<Value>> {
    let values: Vec<serde_json::Value> = serde_json::from_str(was.get())?;
    values.iter().map(value).collect()
}

/// A recorded value as a column takes it.
pub(super) fn value(value: &serde_json::Value) -> Result<Value> {
    match value {
        serde_json::Value::Null => Ok(Value::Null),
        serde_json::Value::String(text) => Ok(Value::Text(text.clone())),
        serde_json::Value::Number(number) => {
            number.as_i64().map(Value::Integer).ok_or_else(|| unreadable("a number is not whole"))
        }
        _ => Err(unreadable("a value is of no kind that is kept")),
    }
}

/// The columns of a table, in order.
pub(super) fn columns_of(conn: &Connection, table: &str) -> Result<Vec<String>> {
    let mut statement =
        conn.prepare_cached("select name from pragma_table_info(?1) order by cid")?;
    let names = statement.query_map([table], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}
