//! Every line of SQL. Functions here know rows, not rules: they are named for what they do to a
//! table and are called inside [`crate::Journal::transact`] or [`crate::Journal::read`].

mod address;
pub(crate) mod archive;
pub(crate) mod backup;
pub(crate) mod check;
pub(crate) mod columns;
pub(crate) mod copy;
pub(crate) mod derived;
pub(crate) mod diary;
pub(crate) mod drafts;
pub(crate) mod exports;
pub(crate) mod film_join;
pub(crate) mod film_page;
pub(crate) mod films;
pub(crate) mod found;
pub(crate) mod imports;
pub(crate) mod kept_lines;
pub(crate) mod kept_rows;
pub(crate) mod library;
pub(crate) mod lists;
pub(crate) mod log;
pub(crate) mod media;
pub(crate) mod memory;
pub(crate) mod mirror;
pub(crate) mod origins;
pub(crate) mod outside_ids;
pub(crate) mod people;
pub(crate) mod people_page;
pub(crate) mod query;
pub(crate) mod reading;
pub(crate) mod record;
pub(crate) mod recorder;
pub(crate) mod related;
pub(crate) mod reviews;
pub(crate) mod salvage;
pub(crate) mod saves;
pub(crate) mod scale;
pub(crate) mod search;
pub(crate) mod settings;
pub(crate) mod shelves;
pub(crate) mod stats;
pub(crate) mod stills;
pub(crate) mod tags;
pub(crate) mod terms;
pub(crate) mod took;
pub(crate) mod tracked;
pub(crate) mod trash;
pub(crate) mod trial;
pub(crate) mod typed;
pub(crate) mod undo;
pub(crate) mod used;
pub(crate) mod verdicts;
pub(crate) mod viewings;
pub(crate) mod watchlist;
pub(crate) mod words_used;

use std::io::Read;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::{M, Migrations};

use crate::{Error, Result};
use recorder::Recorder;

/// 'MTNE', in the header of every journal (<https://sqlite.org/fileformat.html#application_id>).
const APPLICATION_ID: i32 = 0x4d54_4e45;

/// The migrations, in order. Frozen once shipped.
const STEPS: &[M<'_>] = &[M::up(include_str!("migrations/0001_initial.sql"))];
const MIGRATIONS: Migrations<'_> = Migrations::from_slice(STEPS);

/// The schema this version writes.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a handful of steps"
)]
const SCHEMA: i32 = STEPS.len() as i32;

/// SQLite before this could corrupt a WAL journal (<https://sqlite.org/wal.html>, 'The WAL-Reset Bug').
const OLDEST_SQLITE: i32 = 3_051_003;

/// Pages that the writing connection holds in memory, in KiB.
const WRITER_CACHE_KIB: i32 = 16 << 10;

/// Refuses a file that is not ours, or newer than we are, by its header alone: nothing is opened,
/// so nothing is touched. A missing or empty file passes.
pub(crate) fn inspect(file: &Path) -> Result<()> {
    schema_of(file).map(drop)
}

/// Whether the journal in a file is of a schema before this version's, and will be brought up to it
/// when it is opened.
pub(crate) fn is_older(file: &Path) -> Result<bool> {
    Ok(schema_of(file)?.is_some_and(|schema| (1..SCHEMA).contains(&schema)))
}

/// The schema of the journal in a file, by its header; none for a missing or empty file.
fn schema_of(file: &Path) -> Result<Option<i32>> {
    let mut header = Vec::with_capacity(100);
    match std::fs::File::open(file) {
        Ok(open) => {
            open.take(100).read_to_end(&mut header).map_err(Error::file(file, "read"))?;
        }
        Err(err) if err.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(err) => return Err(Error::file(file, "read")(err)),
    }
    if header.is_empty() {
        return Ok(None);
    }
    let number = |at: usize| -> Option<i32> {
        Some(i32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?))
    };
    if !header.starts_with(b"SQLite format 3\0") || number(68) != Some(APPLICATION_ID) {
        return Err(Error::Foreign { file: file.to_owned() });
    }
    let schema = number(60);
    if schema.is_some_and(|version| version > SCHEMA) {
        return Err(Error::TooNew { file: file.to_owned() });
    }
    Ok(schema)
}

/// The one connection that writes, and the recorder of what it writes.
pub(crate) struct Writer {
    pub(crate) conn: Connection,
    recorder: Option<Recorder>,
}

impl Writer {
    /// The connection with its recorder, made ready for the first write: that costs several times
    /// what opening a journal and showing its first page does.
    pub(crate) fn recording(&mut self) -> Result<(&mut Connection, &Recorder)> {
        let Self { conn, recorder } = self;
        let recorder = match recorder {
            Some(recorder) => recorder,
            None => {
                make_writes_safe(conn)?;
                recorder.insert(Recorder::install(conn)?)
            }
        };
        Ok((conn, recorder))
    }
}

/// Opens the writer, making the file or bringing it up to date.
pub(crate) fn open_writer(file: &Path) -> Result<Writer> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(Error::Damaged {
            file: file.to_owned(),
            reason: format!("SQLite {} is too old to be trusted with it.", rusqlite::version()),
        });
    }
    inspect(file)?;
    make_private(file)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(file, flags)?;
    // Another of our processes never writes; a reader holds its lock for moments only.
    conn.busy_timeout(Duration::from_secs(5))?;
    harden(&conn)?;
    // Whoever is refused leaves the log as it is, too: the version may stand there.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    let version = version_of(&conn, file)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    if version < SCHEMA {
        if version == 0 {
            // Before there is a WAL, so that the header says whose the file is from its first byte on.
            conn.pragma_update(None, "application_id", APPLICATION_ID)?;
        }
        make_writes_safe(&conn)?;
        // A migration may put a table in another's place.
        conn.pragma_update(None, "foreign_keys", false)?;
        MIGRATIONS.to_latest(&mut conn)?;
    }
    derived::register_functions(&conn)?;
    query::register_functions(&conn)?;
    conn.set_prepared_statement_cache_capacity(256);
    Ok(Writer { conn, recorder: None })
}

/// The schema of an open journal, 0 for one that is being made.
fn version_of(conn: &Connection, file: &Path) -> Result<i32> {
    let version: i32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version > SCHEMA {
        return Err(Error::TooNew { file: file.to_owned() });
    }
    let has_tables =
        || conn.query_row("select exists (select 1 from sqlite_schema)", [], |row| row.get(0));
    if version == 0 && has_tables()? {
        let reason = "its version is gone from its header. Put a backup back.".to_owned();
        return Err(Error::Damaged { file: file.to_owned(), reason });
    }
    Ok(version)
}

/// The settings a connection writes with. Some of them read the whole schema, which a journal that
/// is only looked at need not wait for.
fn make_writes_safe(conn: &Connection) -> Result<()> {
    conn.pragma_update(None, "journal_mode", "wal")?;
    conn.pragma_update(None, "synchronous", "full")?;
    conn.pragma_update(None, "fullfsync", true)?;
    conn.pragma_update(None, "checkpoint_fullfsync", true)?;
    conn.pragma_update(None, "temp_store", "memory")?;
    // An import touches pages all over the indexes; what does not fit goes to the log again and again.
    conn.pragma_update(None, "cache_size", -WRITER_CACHE_KIB)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

/// Refuses what would make the file longer than so many pages, as SQLite does where the disk is full
/// (<https://sqlite.org/pragma.html#pragma_max_page_count>). It is the connection's, not the file's.
pub(crate) fn limit_pages(conn: &Connection, pages: u32) -> Result<()> {
    conn.pragma_update(None, "max_page_count", pages)?;
    Ok(())
}

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Beside whoever writes to it.
    Beside,
    /// As a file that nobody can write to, where nothing can be written beside it either
    /// (<https://sqlite.org/uri.html>, `immutable`).
    Immutable,
}

/// Opens a connection that reads. The file must be there and up to date.
pub(crate) fn open_reader(file: &Path, reading: Reading) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = match reading {
        Reading::Beside => Connection::open_with_flags(file, flags)?,
        Reading::Immutable => {
            let address = address::address(file, "ro&immutable=1")?;
            Connection::open_with_flags(address, flags | OpenFlags::SQLITE_OPEN_URI)?
        }
    };
    conn.busy_timeout(Duration::from_secs(5))?;
    harden(&conn)?;
    if version_of(&conn, file)? < SCHEMA {
        let reason =
            "it has not been brought up to this version. Open it once with Matinee.".to_owned();
        return Err(Error::Damaged { file: file.to_owned(), reason });
    }
    derived::register_functions(&conn)?;
    query::register_functions(&conn)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(conn)
}

/// The settings of safe use for a file that may have been tampered with
/// (<https://sqlite.org/security.html>).
fn harden(conn: &Connection) -> Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "mmap_size", 0)?;
    Ok(())
}

/// Makes the file, if it is not there, readable by its owner alone; SQLite gives its companions
/// (`-wal`, `-shm`) the same mode.
fn make_private(file: &Path) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(drop).map_err(Error::file(file, "opened"))
}

#[cfg(test)]
pub(crate) mod testing {
    /// How SQLite would answer a query, step by step, in an empty journal.
    pub(crate) fn plan(sql: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let conn = super::open_writer(&folder.path().join("journal.sqlite")).unwrap().conn;
        let mut plan = conn.prepare(&format!("explain query plan {sql}")).unwrap();
        let nulls = vec![rusqlite::types::Null; plan.parameter_count()];
        let steps = plan.query_map(rusqlite::params_from_iter(nulls), |row| row.get("detail"));
        steps.unwrap().map(Result::unwrap).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tables that hold nothing a person changed, or the journal about itself.
    const UNTRACKED: &[&str] = &[
        "settings",
        "saves",
        "typed",
        "undo_steps",
        "thumbnails",
        "film_standing",
        "seals",
        "sqlite_sequence",
    ];

    #[test]
    fn the_migrations_are_sound() {
        MIGRATIONS.validate().unwrap();
    }

    #[test]
    fn every_table_is_tracked_or_known_not_to_be() {
        let folder = tempfile::tempdir().unwrap();
        let Writer { conn, .. } = open_writer(&folder.path().join("journal.sqlite")).unwrap();
        let mut statement = conn
            .prepare("select name from sqlite_schema where type = 'table' and name not like '%\\_search%' escape '\\' and name not like 'title_trigrams%'")
            .unwrap();
        let tables = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        for table in tables.map(Result::unwrap) {
            let tracked = tracked::topic(&table).is_some();
            assert!(
                tracked != UNTRACKED.contains(&table.as_str()),
                "{table} is in neither list, or in both"
            );
        }
    }
}
