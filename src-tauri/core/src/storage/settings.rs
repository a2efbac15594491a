use rusqlite::{Connection, OptionalExtension};

use crate::Result;

/// The key of the second folder of backups.
pub(crate) const BACKUP_FOLDER: &str = "backupFolder";

/// The key of the folder of the mirror.
pub(crate) const MIRROR_FOLDER: &str = "mirrorFolder";

/// The key of what the last proof of the journal found.
pub(crate) const LAST_PROOF: &str = "lastProof";

macro_rules! travels {
    () => {
        "key not in ('backupFolder', 'mirrorFolder', 'lastProof')"
    };
}

/// Which settings go from one journal to another: not what belongs to this one on this machine. A
/// file from elsewhere that names a folder must not have anything written there.
pub(crate) const TRAVELS: &str = travels!();

/// The settings that are exported.
pub(crate) const EXPORTED: &str = concat!("settings where ", travels!());

/// Every setting that was ever chosen: its key, and its value as JSON.
pub(crate) fn all(conn: &Connection) -> Result<Vec<(String, String)>> {
    let mut statement = conn.prepare_cached("select key, value from settings")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Keeps a value, JSON, under a key.
pub(crate) fn put(conn: &Connection, key: &str, value: &str) -> Result<()> {
    conn.prepare_cached(
        "insert into settings (key, value) values (?1, ?2)
         on conflict (key) do update set value = excluded.value",
    )?
    .execute([key, value])?;
    Ok(())
}

/// The value under a key, JSON.
pub(crate) fn value(conn: &Connection, key: &str) -> Result<Option<String>> {
    Ok(conn
        .prepare_cached("select value from settings where key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?)
}

/// Forgets what is under a key.
pub(crate) fn remove(conn: &Connection, key: &str) -> Result<()> {
    conn.prepare_cached("delete from settings where key = ?1")?.execute([key])?;
    Ok(())
}
