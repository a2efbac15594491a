use matinee_core::{Error, Journal};

use crate::support::{TestJournal, add_film, film};

#[test]
fn a_second_writer_is_told_who_has_the_journal_and_since_when() {
    let first = TestJournal::new();
    let err = Journal::open(first.folder.path()).unwrap_err();
    let Error::Locked { by, since } = err else { panic!("{err}") };
    assert!(by.contains(&std::process::id().to_string()), "{by}");
    // In the time of the place the test runs in: the day may be another there.
    assert!(since.contains("November 2025 at "), "{since}");
}

#[test]
fn a_reader_may_come_in_beside_the_writer() {
    let writer = TestJournal::new();
    let id = add_film(&writer, "Heliotrope", 2025);
    let reader = Journal::open_to_read(writer.folder.path()).unwrap();
    assert_eq!(reader.film_facts(id).unwrap().title, "Heliotrope");
    assert!(matches!(reader.add_film(&film("Other", 2025)), Err(Error::ReadOnly)));
}

#[test]
fn another_programs_file_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("journal.sqlite");
    let bytes = b"\x89PNG\r\n\x1a\n and so on".to_vec();
    std::fs::write(&file, &bytes).unwrap();
    assert!(matches!(Journal::open(folder.path()), Err(Error::Foreign { .. })));
    assert!(matches!(Journal::open_to_read(folder.path()), Err(Error::Foreign { .. })));
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
}

#[test]
fn a_newer_journal_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    drop(Journal::open(folder.path()).unwrap());
    let file = folder.path().join("journal.sqlite");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[60..64].copy_from_slice(&9_999_i32.to_be_bytes());
    std::fs::write(&file, &bytes).unwrap();
    assert!(matches!(Journal::open(folder.path()), Err(Error::TooNew { .. })));
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
}

#[cfg(unix)]
#[test]
fn folder_and_files_are_the_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("Matinee");
    let _journal = Journal::open(&folder).unwrap();
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for file in std::fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

/// A folder in which nothing can be made or changed; its owner may still read. None for root, whom
/// no folder refuses.
#[cfg(unix)]
fn sealed(folder: &std::path::Path, sealed: bool) -> bool {
    use std::os::unix::fs::PermissionsExt;
    for entry in std::fs::read_dir(folder).unwrap() {
        let mode = if sealed { 0o400 } else { 0o600 };
        std::fs::set_permissions(entry.unwrap().path(), std::fs::Permissions::from_mode(mode))
            .unwrap();
    }
    let mode = if sealed { 0o500 } else { 0o700 };
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(mode)).unwrap();
    sealed && std::fs::File::create(folder.join("probe")).is_err()
}

#[cfg(unix)]
#[test]
fn a_journal_in_a_read_only_folder_opens_for_reading_and_says_why() {
    let TestJournal { journal, folder } = TestJournal::new();
    let id = add_film(&journal, "Heliotrope", 2025);
    drop(journal);
    if !sealed(folder.path(), true) {
        eprintln!("not proved: root may write to a read-only folder");
        sealed(folder.path(), false);
        return;
    }
    let (journal, why) = Journal::open_or_read(folder.path()).unwrap();
    assert!(why.unwrap().to_string().contains("ermission denied"));
    assert!(!journal.is_writable());
    assert_eq!(journal.film_facts(id).unwrap().title, "Heliotrope");
    assert!(matches!(journal.add_film(&film("Other", 2025)), Err(Error::ReadOnly)));
    assert!(journal.check(matinee_core::Progress::unwatched()).unwrap().whole);
    sealed(folder.path(), false);
    let (journal, why) = Journal::open_or_read(folder.path()).unwrap();
    assert!(why.is_none());
    add_film(&journal, "Other", 2025);
}

#[cfg(unix)]
#[test]
fn what_is_in_the_log_of_a_read_only_folder_is_read_too() {
    let writer = TestJournal::new();
    let id = add_film(&writer, "Heliotrope", 2025);
    let left = tempfile::tempdir().unwrap();
    for name in ["journal.sqlite", "journal.sqlite-wal"] {
        std::fs::copy(writer.folder.path().join(name), left.path().join(name)).unwrap();
    }
    if !sealed(left.path(), true) {
        eprintln!("not proved: root may write to a read-only folder");
        sealed(left.path(), false);
        return;
    }
    let (journal, why) = Journal::open_or_read(left.path()).unwrap();
    assert!(why.is_some());
    assert_eq!(journal.film_facts(id).unwrap().title, "Heliotrope");
    drop(journal);
    sealed(left.path(), false);
}
