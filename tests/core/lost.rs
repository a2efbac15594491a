//! A journal's file that is gone, empty, of another version or damaged in its header: it is refused,
//! nothing is made in its place, and nothing beside it goes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use matinee_core::{BackupCause, Error, Journal, Progress, backup_file, restore_journal};
use rusqlite::Connection;

use crate::support::{StoppedClock, TestJournal, add_film};

const POSTER: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/sample/media/poster-quarry.webp");

/// A closed journal with a film and its poster.
fn closed() -> tempfile::TempDir {
    let TestJournal { journal, folder } = TestJournal::new();
    let film = add_film(&journal, "The Keeper of Low Water", 1974);
    journal.set_poster(film, "quarry.webp", &fs::read(POSTER).unwrap()).unwrap();
    drop(journal);
    folder
}

/// What is in a folder, as its length and hash, but for the lock, SQLite's account of readers and a log
/// with nothing in it.
fn files(folder: &Path) -> BTreeMap<String, (usize, String)> {
    let mut files = crate::exports::files(folder);
    files.retain(|name, bytes| {
        let is_nothing = name.ends_with("-wal") && bytes.is_empty();
        !name.ends_with("-shm") && !name.contains("lock") && !is_nothing
    });
    let hashed = |bytes: Vec<u8>| (bytes.len(), blake3::hash(&bytes).to_hex().to_string());
    files.into_iter().map(|(name, bytes)| (name, hashed(bytes))).collect()
}

/// That a journal is refused as damaged, in both ways, and stays as it is; answers why.
fn refused(folder: &Path) -> String {
    let before = files(folder);
    let refused = Journal::open(folder).unwrap_err();
    assert!(matches!(refused, Error::Damaged { .. }), "{refused:?}");
    assert_eq!(files(folder), before);
    refused.to_string()
}

#[test]
fn an_empty_file_is_no_new_journal_where_there_was_one() {
    let folder = closed();
    fs::write(folder.path().join("journal.sqlite"), "").unwrap();
    assert!(refused(folder.path()).contains("it is empty, and what else there was"));
    let reading = Journal::open_to_read(folder.path()).unwrap_err();
    assert!(matches!(reading, Error::Damaged { .. }), "{reading:?}");
}

#[test]
fn a_file_that_is_gone_is_not_made_anew_where_there_was_one() {
    let folder = closed();
    let journal = Journal::open(folder.path()).unwrap();
    let backup = journal.back_up(BackupCause::Asked, Progress::unwatched()).unwrap();
    let hash = journal.logical_hash().unwrap();
    drop(journal);
    fs::remove_file(folder.path().join("journal.sqlite")).unwrap();
    assert!(refused(folder.path()).contains("it is gone, and what else there was"));
    // A backup is put back as ever.
    let records = backup_file(folder.path(), &backup.name).unwrap();
    restore_journal(folder.path(), &records, Arc::new(StoppedClock), Progress::unwatched())
        .unwrap();
    assert_eq!(Journal::open(folder.path()).unwrap().logical_hash().unwrap(), hash);
}

#[test]
fn an_empty_file_alone_is_a_journal_whose_making_was_killed() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("journal.sqlite"), "").unwrap();
    Journal::open(folder.path()).unwrap();
}

#[test]
fn a_header_without_a_version_is_not_brought_up_to_one() {
    let folder = closed();
    let file = folder.path().join("journal.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    bytes[60..64].fill(0);
    fs::write(&file, &bytes).unwrap();
    let said = refused(folder.path());
    assert!(said.contains("its version is gone from its header"), "{said}");
    assert!(!said.contains("create table"), "{said}");
}

#[test]
fn a_newer_version_that_stands_in_the_log_is_seen_and_left_there() {
    let folder = closed();
    let tables = Connection::open(folder.path().join("journal.sqlite")).unwrap();
    tables.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
    tables.pragma_update(None, "user_version", 99).unwrap();
    // As a killed process leaves it.
    let left = tempfile::tempdir().unwrap();
    for name in ["journal.sqlite", "journal.sqlite-wal"] {
        fs::copy(folder.path().join(name), left.path().join(name)).unwrap();
    }
    drop(tables);
    let before = files(left.path());
    assert!(before.contains_key("journal.sqlite-wal"));
    for refused in [Journal::open(left.path()), Journal::open_to_read(left.path())] {
        let refused = refused.unwrap_err();
        assert!(matches!(refused, Error::TooNew { .. }), "{refused:?}");
        assert_eq!(files(left.path()), before);
    }
}

#[test]
fn pictures_of_a_journal_that_was_kept_aside_stay() {
    let folder = closed();
    // The one backup there is has no picture, and the journal is past reading.
    let empty = TestJournal::new();
    let backup = empty.back_up(BackupCause::Asked, Progress::unwatched()).unwrap();
    let records = backup_file(empty.folder.path(), &backup.name).unwrap();
    let file = folder.path().join("journal.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    bytes[4096..].fill(0);
    fs::write(&file, &bytes).unwrap();
    restore_journal(folder.path(), &records, Arc::new(StoppedClock), Progress::unwatched())
        .unwrap();
    let originals = |files: BTreeMap<String, (usize, String)>| {
        files.into_keys().filter(|name| name.starts_with("media/")).count()
    };
    assert_eq!(originals(files(folder.path())), 1);
    let journal = Journal::open(folder.path()).unwrap();
    assert_eq!(journal.let_go_of_pictures().unwrap(), 0);
    assert_eq!(originals(files(folder.path())), 1);
}

#[cfg(unix)]
#[test]
fn what_a_killed_restoring_left_goes_with_the_next_opening() {
    let folder = closed();
    let left = folder.path().join(".matinee-restoring-abc123");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("journal.sqlite"), "half").unwrap();
    let own = folder.path().join("matinee-restoring-mine");
    fs::create_dir(&own).unwrap();
    drop(Journal::open(folder.path()).unwrap());
    assert!(!left.exists());
    assert!(own.exists());
}
