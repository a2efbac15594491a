//! The log beside the database, SQLite's `-wal`.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::Result;

/// Pages after which SQLite takes the log into the file by itself; its own default.
const USUAL_PAGES: i32 = 1_000;

/// A companion of a database, by the end of its name: `-wal`, `-shm`.
pub(crate) fn companion(database: &Path, end: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Whether there is a log with something in it. Whoever closes a journal takes the log into the file.
pub(crate) fn is_there(database: &Path) -> bool {
    std::fs::metadata(companion(database, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// Leaves the log as it is from now on, also when the connection is closed, or no longer: what is
/// damaged must not be written into, nor the log be lost that may be the better of the two.
pub(crate) fn hold(conn: &Connection, hold: bool) -> Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, hold)?;
    let pages = if hold { 0 } else { USUAL_PAGES };
    conn.pragma_update_and_check(None, "wal_autocheckpoint", pages, |_| Ok(()))?;
    Ok(())
}
