//! Whatever happens, a file is whole or it is not there.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::atomic::{AtomicBool, Ordering};

use matinee_core::{CheckKind, Error, ExportFormat, Journal, Progress};

use super::journals::traps;
use super::{only_one_thing_in, order};
use crate::exports::sample;

const DATA: [ExportFormat; 11] = [
    ExportFormat::Letterboxd,
    ExportFormat::Imdb,
    ExportFormat::Trakt,
    ExportFormat::Movary,
    ExportFormat::Yamtrack,
    ExportFormat::Tellico,
    ExportFormat::Csv,
    ExportFormat::CsvSafe,
    ExportFormat::Json,
    ExportFormat::Jsonl,
    ExportFormat::Sqlite,
];

#[test]
fn an_export_called_off_leaves_nothing_and_what_was_there_stays() {
    let journal = sample();
    for format in DATA {
        let place = tempfile::tempdir().unwrap();
        let to = place.path().join("out");
        let one_file = !matches!(format, ExportFormat::Letterboxd | ExportFormat::Movary);
        if one_file {
            fs::write(&to, "from before").unwrap();
        }
        let cancelled = AtomicBool::new(false);
        let tell = |reached: matinee_core::Reached| {
            if reached.done >= 3 {
                cancelled.store(true, Ordering::Relaxed);
            }
        };
        let done = journal.export(&order(format), &to, Progress::new(&tell, &cancelled));
        assert!(matches!(done, Err(Error::Cancelled)), "{format:?}: {done:?}");
        if one_file {
            assert_eq!(fs::read_to_string(&to).unwrap(), "from before", "{format:?}");
            only_one_thing_in(place.path());
        } else {
            assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0, "{format:?}");
        }
    }
}

#[test]
fn a_place_that_takes_no_file_is_named_and_nothing_is_left() {
    let journal = traps();
    let place = tempfile::tempdir().unwrap();
    let nowhere = place.path().join("nowhere/out");
    // A folder stands where the file is to be, and cannot give way.
    let taken = place.path().join("taken");
    fs::create_dir(&taken).unwrap();
    fs::write(taken.join("thesis.odt"), "years").unwrap();
    for format in DATA {
        for to in [&nowhere, &taken] {
            let refused = journal.export(&order(format), to, Progress::unwatched()).unwrap_err();
            assert!(matches!(refused, Error::File { .. } | Error::Invalid { .. }), "{refused:?}");
            assert!(!refused.to_string().is_empty());
        }
        only_one_thing_in(place.path());
        only_one_thing_in(&taken);
    }
}

#[test]
fn no_export_holds_a_path_of_the_machine() {
    let journal = traps();
    let own = journal.folder.path().to_str().unwrap().as_bytes().to_vec();
    for format in DATA {
        let place = tempfile::tempdir().unwrap();
        let to = place.path().join("out");
        journal.export(&order(format), &to, Progress::unwatched()).unwrap();
        let files = match to.is_dir() {
            true => crate::exports::files(&to).into_values().collect(),
            false => vec![fs::read(&to).unwrap()],
        };
        for bytes in files {
            assert!(!bytes.windows(own.len()).any(|part| part == own), "{format:?}");
        }
    }
}

#[test]
fn an_sqlite_copy_is_one_file_that_opens_as_a_journal_without_thumbnails_trash_and_undo() {
    let journal = sample();
    let film = journal.library_ids(&matinee_core::LibraryQuery::default()).unwrap()[0];
    journal.delete_films(&[film]).unwrap();
    let other = tempfile::tempdir().unwrap();
    let to = other.path().join("journal.sqlite");
    let exported =
        journal.export(&order(ExportFormat::Sqlite), &to, Progress::unwatched()).unwrap();
    assert_eq!(exported.bytes, fs::metadata(&to).unwrap().len());
    assert_eq!(fs::metadata(&to).unwrap().permissions().mode() & 0o777, 0o600);
    only_one_thing_in(other.path());
    let copy = Journal::open(other.path()).unwrap();
    assert_eq!(copy.logical_hash().unwrap(), journal.logical_hash().unwrap());
    assert!(copy.undo_state().unwrap().undo.is_none());
    assert!(copy.trash().unwrap().is_empty());
    // Whole but for its pictures, which are not in one file with it.
    let mut problems = copy.check(Progress::unwatched()).unwrap().problems;
    problems.retain(|problem| problem.kind != CheckKind::Picture);
    assert_eq!(problems, []);
    assert!(
        exported.bytes < fs::metadata(journal.folder.path().join("journal.sqlite")).unwrap().len()
    );
}
