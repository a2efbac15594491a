//! A copy of the records to try an import on, so that a plan never holds up who saves meanwhile.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use tempfile::NamedTempFile;

use super::address::address;
use super::recorder::Recorder;
use super::tracked::TRACKED;
use super::{MIGRATIONS, derived, harden};
use crate::{Error, Result};

/// Tracked, and of no concern to an import.
const LEFT_OUT: &str = "trash";

/// A copy of the records in one consistent state. It goes when this does, and so does what was
/// done to it.
pub(crate) struct Trial {
    // Closed before its file goes.
    conn: Connection,
    recorder: Recorder,
    _file: NamedTempFile,
}

impl Trial {
    /// Copies the records of `database` into a file of its own in `folder`. What can be made again
    /// from them (search, thumbnails) and what an import never asks for (undo, the trash) is not
    /// copied.
    ///
    /// Everything happens in one transaction that nobody ends: SQLite then keeps no second copy of
    /// pages to go back to. The tables being alike, it copies them page by page and makes no record
    /// anew (<https://sqlite.org/src/file/src/insert.c>, 'xferOptimization').
    pub(crate) fn begin(database: &Path, folder: &Path) -> Result<Self> {
        let file = tempfile::Builder::new()
            .prefix(".trial-")
            .tempfile_in(folder)
            .map_err(Error::file(folder, "written to"))?;
        let conn = beside(database, file.path())?;
        conn.execute_batch("begin; delete from verdict_bands;")?;
        for table in copied() {
            conn.execute(&copy_of(table), [])?;
        }
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
        let recorder = Recorder::install(&conn)?;
        recorder.begin(&conn)?;
        Ok(Self { conn, recorder, _file: file })
    }

    /// Who writes to the copy, and the recorder of what is written.
    pub(crate) fn recording(&self) -> (&Connection, &Recorder) {
        (&self.conn, &self.recorder)
    }
}

/// Opens an empty journal in the file at `trial`, with the one to copy beside it as `journal`.
fn beside(database: &Path, trial: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let mut conn = Connection::open_with_flags(trial, flags)?;
    harden(&conn)?;
    for (setting, value) in
        [("journal_mode", "memory"), ("synchronous", "off"), ("temp_store", "memory")]
    {
        conn.pragma_update(None, setting, value)?;
    }
    MIGRATIONS.to_latest(&mut conn)?;
    derived::register_functions(&conn)?;
    conn.set_prepared_statement_cache_capacity(256);
    // Nothing is written to it, but from a file opened to be read only, SQLite copies no pages.
    conn.execute("attach ?1 as journal", [address(database, "rw")?])?;
    // Rows that were sound there are sound here, and with the keys off they are copied as pages.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, false)?;
    Ok(conn)
}

/// The tables that an import reads or writes.
fn copied() -> impl Iterator<Item = &'static str> {
    let tracked = TRACKED.iter().map(|tracked| tracked.name).filter(|name| *name != LEFT_OUT);
    tracked.chain(["settings"])
}

fn copy_of(table: &str) -> String {
    format!("insert into {table} select * from journal.{table}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trial_leaves_the_journal_and_its_folder_as_they_were() {
        // A folder whose name means something in an address.
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("50 % ? #1");
        std::fs::create_dir(&folder).unwrap();
        let database = folder.join("journal.sqlite");
        let writer = super::super::open_writer(&database).unwrap();
        let names = || {
            let entries = std::fs::read_dir(&folder).unwrap();
            let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
            names.sort();
            names
        };
        let tags = |conn: &Connection| -> i64 {
            conn.query_row("select count(*) from tags", [], |row| row.get(0)).unwrap()
        };
        writer.conn.execute("insert into tags (name, fold) values ('rain', 'rain')", []).unwrap();
        let before = names();
        {
            let trial = Trial::begin(&database, &folder).unwrap();
            let (conn, recorder) = trial.recording();
            assert!(recorder.is_empty());
            conn.execute("insert into tags (name, fold) values ('snow', 'snow')", []).unwrap();
            assert_eq!((tags(conn), recorder.is_empty()), (2, false));
            // The journal takes what is written meanwhile.
            let also = "insert into tags (name, fold) values ('wind', 'wind')";
            writer.conn.execute(also, []).unwrap();
            assert_eq!(tags(conn), 2);
        }
        assert_eq!(tags(&writer.conn), 2);
        assert_eq!(names(), before);
    }

    #[test]
    fn no_record_is_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("journal.sqlite");
        drop(super::super::open_writer(&database).unwrap());
        let file = NamedTempFile::new_in(folder.path()).unwrap();
        let conn = beside(&database, file.path()).unwrap();
        for table in copied() {
            let mut steps = conn.prepare(&format!("explain {}", copy_of(table))).unwrap();
            let steps = steps.query_map([], |row| row.get::<_, String>("opcode")).unwrap();
            let steps: Vec<String> = steps.map(Result::unwrap).collect();
            // Where a table is not empty after all, SQLite falls back on the slow way, which stands
            // behind.
            assert!(
                steps.iter().any(|step| step == "RowCell" || step == "RowData"),
                "{table}: {steps:?}"
            );
        }
    }
}
