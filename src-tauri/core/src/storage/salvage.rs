//! Every row of a damaged database that can still be read, in a new one.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OpenFlags, Row, params, params_from_iter};

use super::backup::ordinary_tables;
use super::{check, derived, open_writer};
use crate::{CheckKind, Result, uid};

/// A row that was there and is lost, or one that is not what it was.
pub(crate) struct Lost {
    pub(crate) table: String,
    pub(crate) reason: String,
}

/// What was saved.
pub(crate) struct Saved {
    pub(crate) rows: u64,
    pub(crate) lost: Vec<Lost>,
    /// What is there, by its title, and is not what was written or cannot be proved to be.
    pub(crate) unproved: Vec<(CheckKind, String)>,
}

/// The table that stays behind: steps of undo are over rows that may not be there any more.
const STEPS: &str = "undo_steps";

/// Numbers that are tried one by one where the way through a table is broken.
const TRIED: i64 = 1_000_000;

/// Makes a new journal at `to` of what can be read of the damaged one at `from`, which is a copy that
/// may be written to. Rows that name lost ones keep their words: a film that is lost is stood in for.
/// What can be made again is not there yet.
pub(crate) fn salvage(
    from: &Path,
    to: &Path,
    mut reached: impl FnMut(usize, usize) -> Result<()>,
) -> Result<Saved> {
    let there = open_damaged(from, to)?;
    let new = open_writer(to)?.conn;
    new.pragma_update(None, "foreign_keys", false)?;
    new.pragma_update(None, "synchronous", "off")?;
    let transaction = new.unchecked_transaction()?;
    let mut saved = Saved { rows: 0, lost: Vec::new(), unproved: Vec::new() };
    let mut tables = ordinary_tables(&new)?;
    tables.retain(|table| table != STEPS);
    for (index, table) in tables.iter().enumerate() {
        reached(index, tables.len())?;
        new.execute(&format!("delete from {table}"), [])?;
        Rescue::of(&there, &new, table, &mut saved)?.all()?;
    }
    derived::forget_seals_of(&new, STEPS)?;
    stand_in(&new)?;
    let_go_of_the_dangling(&new, &mut saved)?;
    saved.unproved.extend(check::broken(&new)?.into_iter().map(|(it, title)| (it.kind, title)));
    derived::seal_all(&new)?;
    transaction.commit()?;
    Ok(saved)
}

/// Opens what is damaged so that as much of it as possible can be read. Where not even the list of its
/// tables can, that of a new journal takes its place: every journal of a schema begins with the same.
fn open_damaged(from: &Path, beside: &Path) -> Result<Connection> {
    let opened = open_leniently(from).ok();
    let reads = |conn: &Connection| conn.prepare("select id from reviews").is_ok();
    if let Some(opened) = opened.filter(reads) {
        return Ok(opened);
    }
    let model = beside.with_extension("model");
    drop(open_writer(&model)?);
    let made = std::fs::read(&model).and_then(|model| {
        let mut bytes = std::fs::read(from)?;
        let pages = model.len() / PAGE;
        bytes.resize(bytes.len().max(pages * PAGE).next_multiple_of(PAGE), 0);
        for page in schema_pages(&model) {
            let place = page * PAGE..(page + 1) * PAGE;
            bytes[place.clone()].copy_from_slice(&model[place]);
        }
        // How many pages there are is told by the file itself, and none of them is known to be free.
        let pages = u32::try_from(bytes.len() / PAGE).unwrap_or(u32::MAX);
        bytes[28..32].copy_from_slice(&pages.to_be_bytes());
        bytes[32..40].fill(0);
        std::fs::write(from, bytes)
    });
    made.map_err(crate::Error::file(from, "written"))?;
    open_leniently(from)
}

/// The bytes of a page, in every journal.
const PAGE: usize = 4096;

/// The pages of a sound file that hold the list of its tables, from 0
/// (<https://sqlite.org/fileformat.html#b_tree_pages>).
fn schema_pages(model: &[u8]) -> Vec<usize> {
    let mut pages = vec![0];
    let mut next = 0;
    while let Some(page) = pages.get(next).copied() {
        next += 1;
        let head = page * PAGE + if page == 0 { 100 } else { 0 };
        let two = |at: usize| usize::from(u16::from_be_bytes([model[at], model[at + 1]]));
        let child = |at: usize| (two(at) << 16 | two(at + 2)).saturating_sub(1);
        // The inner pages of a table name others: one before each cell, and one behind all.
        if model[head] != 0x05 {
            continue;
        }
        pages.push(child(head + 8));
        for cell in 0..two(head + 3) {
            pages.push(child(page * PAGE + two(head + 12 + cell * 2)));
        }
    }
    pages.retain(|page| (page + 1) * PAGE <= model.len());
    pages
}

fn open_leniently(from: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(from, flags)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // A file that is shorter than it says is refused otherwise.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, true)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "mmap_size", 0)?;
    Ok(conn)
}

/// One table being saved.
struct Rescue<'a> {
    there: &'a Connection,
    new: &'a Connection,
    table: &'a str,
    columns: Vec<String>,
    saved: &'a mut Saved,
}

impl<'a> Rescue<'a> {
    fn of(
        there: &'a Connection,
        new: &'a Connection,
        table: &'a str,
        saved: &'a mut Saved,
    ) -> Result<Self> {
        let mut statement = new.prepare("select name from pragma_table_info(?1)")?;
        let rows = statement.query_map([table], |row| row.get(0))?;
        let columns = rows.collect::<rusqlite::Result<_>>()?;
        Ok(Self { there, new, table, columns, saved })
    }

    /// Forwards as far as it goes, then backwards, then every number between.
    fn all(&mut self) -> Result<()> {
        if self.columns[0] != "id" {
            if let Some(reason) = self.scan("", &[], |_| ())? {
                self.lose(&format!("The rest of it could not be read: {reason}."));
            }
            return Ok(());
        }
        let mut low = 0;
        let Some(reason) = self.scan("where id > 0 order by id", &[], |id| low = id)? else {
            return Ok(());
        };
        let mut high = None;
        let back = "where id > ?1 order by id desc";
        if self.scan(back, &[low], |id| high = Some(id))?.is_none() && high.is_some() {
            return Ok(());
        }
        let Some(high) = high.or_else(|| self.highest_given()) else {
            self.lose(&format!("The rest of it could not be read: {reason}."));
            return Ok(());
        };
        let mut lost = 0_u64;
        for id in (low + 1..high).take(usize::try_from(TRIED).unwrap_or(usize::MAX)) {
            lost += u64::from(self.scan("where id = ?1", &[id], |_| ())?.is_some());
        }
        if lost > 0 {
            self.lose(&format!("{lost} of its rows could not be read: {reason}."));
        }
        Ok(())
    }

    /// Saves the rows of a selection, and answers why it ended before its end.
    fn scan(
        &mut self,
        which: &str,
        numbers: &[i64],
        mut came: impl FnMut(i64),
    ) -> Result<Option<String>> {
        let columns = self.columns.join(", ");
        let sql = format!("select {columns} from {} {which}", self.table);
        let mut statement = match self.there.prepare(&sql) {
            Ok(statement) => statement,
            Err(err) => return Ok(Some(err.to_string())),
        };
        let holes = vec!["?"; self.columns.len()].join(", ");
        let insert = format!("insert into {} ({columns}) values ({holes})", self.table);
        let mut insert = self.new.prepare_cached(&insert)?;
        let mut rows = statement.query(params_from_iter(numbers))?;
        let mut refused = Vec::new();
        let ended = loop {
            match rows.next() {
                Ok(Some(row)) => {
                    let values = values_of(row, self.columns.len())?;
                    if let Some(Value::Integer(id)) = values.first() {
                        came(*id);
                    }
                    match insert.execute(params_from_iter(&values)) {
                        Ok(_) => self.saved.rows += 1,
                        Err(err) => refused.push(err.to_string()),
                    }
                }
                Ok(None) => break None,
                Err(err) => break Some(err.to_string()),
            }
        };
        for why in refused {
            self.lose(&format!("A row of it is none any more: {why}."));
        }
        Ok(ended)
    }

    /// The highest number ever given to a row of the table, where that can be read.
    fn highest_given(&self) -> Option<i64> {
        let sql = "select seq + 1 from sqlite_sequence where name = ?1";
        self.there.query_row(sql, [self.table], |row| row.get(0)).ok()
    }

    fn lose(&mut self, reason: &str) {
        self.saved.lost.push(Lost { table: self.table.to_owned(), reason: reason.to_owned() });
    }
}

/// The values of a row; of damaged text, what of it can be read.
fn values_of(row: &Row<'_>, columns: usize) -> Result<Vec<Value>> {
    (0..columns)
        .map(|column| {
            Ok(match row.get_ref(column)? {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(number) => Value::Integer(number),
                ValueRef::Real(number) => Value::Real(number),
                ValueRef::Text(bytes) => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
                ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
            })
        })
        .collect()
}

/// Gives viewings and reviews whose film is lost one that stands in for it, and makes a review of the
/// last state of one that is lost.
fn stand_in(new: &Connection) -> Result<()> {
    let numbers = |sql: &str| -> Result<Vec<i64>> {
        let mut statement = new.prepare(sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    };
    let now = jiff::Timestamp::now();
    let film = "insert into films (id, uid, title, sort_title, match_title, added_at, changed_at)
                values (?1, ?2, ?3, ?4, ?4, ?5, ?5)";
    let stamp = crate::clock::instant(now);
    let add = |id: Option<i64>, title: &str| -> Result<i64> {
        let folded = crate::text::fold(title);
        new.execute(film, params![id, uid::new(now), title, folded, stamp])?;
        Ok(new.last_insert_rowid())
    };
    for id in numbers(
        "select film_id from viewings where film_id not in (select id from films)
         union select film_id from reviews where film_id not in (select id from films)",
    )? {
        add(Some(id), &format!("A film that could not be read ({id})"))?;
    }
    for review in numbers(
        "select distinct review_id from revisions where review_id not in (select id from reviews)",
    )? {
        let film = add(None, &format!("A review whose film could not be read ({review})"))?;
        new.execute(
            "insert into reviews (id, uid, film_id, headline, body, summary, verdict, state, words, written_at, changed_at)
             select review_id, ?2, ?3, headline, body, summary, verdict, 'finished', words, made_at, made_at
             from revisions where review_id = ?1 order by made_at desc, id desc limit 1",
            params![review, uid::new(now), film],
        )?;
    }
    Ok(())
}

/// Lets go of rows that name lost ones, or only of the naming where a row may name none.
fn let_go_of_the_dangling(new: &Connection, saved: &mut Saved) -> Result<()> {
    loop {
        let mut statement = new.prepare(
            "select c.\"table\", c.rowid, c.parent, l.\"from\", t.\"notnull\"
             from pragma_foreign_key_check c
             join pragma_foreign_key_list(c.\"table\") l on l.id = c.fkid
             join pragma_table_info(c.\"table\") t on t.name = l.\"from\"",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?;
        let dangling: Vec<(String, i64, String, String, bool)> =
            rows.collect::<rusqlite::Result<_>>()?;
        drop(statement);
        if dangling.is_empty() {
            return Ok(());
        }
        for (table, row, parent, column, needed) in dangling {
            if needed {
                new.execute(&format!("delete from {table} where rowid = ?1"), [row])?;
                let reason = format!("A row of it names a row of {parent} that could not be read.");
                saved.lost.push(Lost { table, reason });
            } else {
                let sql = format!("update {table} set {column} = null where rowid = ?1");
                new.execute(&sql, [row])?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_tables_is_found_page_by_page() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("journal.sqlite");
        drop(open_writer(&file).unwrap());
        let model = std::fs::read(&file).unwrap();
        assert_eq!(u16::from_be_bytes([model[16], model[17]]), 4096);
        let text: Vec<u8> = schema_pages(&model)
            .into_iter()
            .flat_map(|page| model[page * PAGE..(page + 1) * PAGE].to_vec())
            .collect();
        let text = String::from_utf8_lossy(&text);
        for table in ["create table films", "create table undo_steps", "create table seals"] {
            assert!(text.to_lowercase().contains(table), "{table}");
        }
    }
}
