//! Bringing in what Letterboxd exports. Every oddity seen in real exports is a sentence here.

mod export;
mod receipts;
mod rows;
mod undo;
mod viewings;

use matinee_core::imports::ImportReport;
use matinee_core::{Journal, Progress};
use rusqlite::types::FromSql;

use crate::support::TestJournal;
use export::Export;

/// Brings an export into a journal.
fn import(journal: &Journal, export: &Export) -> ImportReport {
    let file = export.packed();
    journal.import_file(file.path(), Progress::unwatched()).unwrap().value
}

/// A fresh journal with this export in it.
fn imported(export: &Export) -> (TestJournal, ImportReport) {
    let journal = TestJournal::new();
    let report = import(&journal, export);
    (journal, report)
}

/// One value from the journal's tables.
fn ask<T: FromSql>(journal: &TestJournal, sql: &str) -> T {
    tables(journal).query_row(sql, [], |row| row.get(0)).unwrap()
}

/// A column of values from the journal's tables.
fn column<T: FromSql>(journal: &TestJournal, sql: &str) -> Vec<T> {
    let tables = tables(journal);
    let mut statement = tables.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn tables(journal: &TestJournal) -> rusqlite::Connection {
    rusqlite::Connection::open(journal.folder.path().join("journal.sqlite")).unwrap()
}

/// Everything in the journal but its log of undo steps with their seals and its counters, as text.
fn state(journal: &TestJournal) -> String {
    let tables = tables(journal);
    let mut names = tables
        .prepare(
            "select name from sqlite_schema where type = 'table' and name not in ('undo_steps', 'sqlite_sequence')
             and name not like '%search%' and name not like '%trigrams%' order by name",
        )
        .unwrap();
    let names: Vec<String> =
        names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut state = String::new();
    for name in names {
        let which = if name == "seals" { "where target <> 'step'" } else { "" };
        let all = format!("select * from {name} {which} order by 1, 2");
        let mut rows = tables.prepare(&all).unwrap();
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<String> = (0..columns)
                .map(|index| format!("{:?}", row.get::<_, rusqlite::types::Value>(index).unwrap()))
                .collect();
            state.push_str(&format!("{name}: {}\n", values.join(", ")));
        }
    }
    state
}
