//! What is damaged: mended where it can be made again, else saved row by row, and never touched.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use matinee_core::{
    BackupCause, CheckKind, DraftSave, Error, Journal, LibraryQuery, MendReport, Progress,
    ReviewForm, Salvaged, Setting, mend_journal, salvage_journal,
};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::support::{StoppedClock, TestJournal, add_film, write};

const POSTER: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/sample/media/poster-quarry.webp");

/// A closed journal of many films, every fourth reviewed, one with a poster; and its logical hash.
fn closed() -> (TempDir, String) {
    let TestJournal { journal, folder } = TestJournal::new();
    for number in 0..120 {
        let film = add_film(&journal, &format!("Film {number}"), 1950);
        if number == 0 {
            journal.set_poster(film, "quarry.webp", &fs::read(POSTER).unwrap()).unwrap();
        }
        if number % 4 == 0 {
            let words = format!("What was thought of film {number}, at length. ").repeat(40);
            write(&journal, film, Some("2025-11-08"), &words);
        }
    }
    let hash = journal.logical_hash().unwrap();
    (folder, hash)
}

fn database(folder: &Path) -> PathBuf {
    folder.join("journal.sqlite")
}

/// Changes the closed file; answers its bytes.
fn damage(folder: &Path, how: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut bytes = fs::read(database(folder)).unwrap();
    how(&mut bytes);
    fs::write(database(folder), &bytes).unwrap();
    bytes
}

/// Saves what can be read into a folder of its own, and proves that whole.
fn salvage(from: &Path) -> (Salvaged, TempDir) {
    let to = tempfile::tempdir().unwrap();
    let clock = Arc::new(StoppedClock);
    let saved = salvage_journal(from, to.path(), clock, Progress::unwatched()).unwrap();
    let journal = Journal::open(to.path()).unwrap();
    let report = journal.check(Progress::unwatched()).unwrap();
    assert!(report.whole, "{:?}", report.problems);
    assert_eq!((report.films, report.reviews), (saved.films, saved.reviews));
    (saved, to)
}

fn mend(folder: &Path) -> MendReport {
    mend_journal(folder, Arc::new(StoppedClock), Progress::unwatched()).unwrap()
}

#[test]
fn a_whole_journal_is_saved_whole() {
    let (folder, hash) = closed();
    let (saved, to) = salvage(folder.path());
    assert_eq!(saved.problems, []);
    assert_eq!(
        (saved.films, saved.viewings, saved.reviews, saved.pictures_missing),
        (120, 30, 30, 0)
    );
    let copy = Journal::open(to.path()).unwrap();
    assert_eq!(copy.logical_hash().unwrap(), hash);
    assert!(!copy.search("film", 5).unwrap().is_empty());
}

#[test]
fn what_lies_beside_destroyed_pages_is_saved_and_the_file_is_not_touched() {
    let (folder, _) = closed();
    for seed in 0..12_usize {
        let whole = fs::read(database(folder.path())).unwrap();
        let pages = whole.len() / 4096;
        let bytes = damage(folder.path(), |bytes| {
            for hit in 0..4 {
                let page = 1 + (seed * 37 + hit * 101) % (pages - 1);
                bytes[page * 4096..(page + 1) * 4096].fill(0xa5);
            }
        });
        let (saved, _to) = salvage(folder.path());
        assert!(saved.films > 0 || saved.reviews > 0, "seed {seed}");
        assert_eq!(fs::read(database(folder.path())).unwrap(), bytes, "seed {seed}");
        fs::write(database(folder.path()), whole).unwrap();
    }
}

#[test]
fn a_file_without_its_first_page_is_saved_all_the_same() {
    let (folder, hash) = closed();
    damage(folder.path(), |bytes| bytes[..4096].fill(0));
    assert!(matches!(Journal::open(folder.path()), Err(Error::Foreign { .. })));
    let (saved, to) = salvage(folder.path());
    assert_eq!((saved.films, saved.reviews), (120, 30));
    assert_eq!(Journal::open(to.path()).unwrap().logical_hash().unwrap(), hash);
}

#[test]
fn of_a_file_that_was_cut_off_the_beginning_is_saved() {
    let (folder, _) = closed();
    damage(folder.path(), |bytes| bytes.truncate(bytes.len() * 3 / 4 + 100));
    let (saved, _to) = salvage(folder.path());
    assert!(saved.films > 0, "{saved:?}");
}

#[test]
fn a_log_that_belongs_to_another_file_takes_nothing_away() {
    let (folder, hash) = closed();
    fs::write(folder.path().join("journal.sqlite-wal"), vec![7; 40_000]).unwrap();
    let (saved, to) = salvage(folder.path());
    assert_eq!(saved.films, 120);
    assert_eq!(Journal::open(to.path()).unwrap().logical_hash().unwrap(), hash);
}

#[test]
fn words_whose_film_is_lost_stay() {
    let (folder, _) = closed();
    let tables = Connection::open(database(folder.path())).unwrap();
    tables.pragma_update(None, "foreign_keys", false).unwrap();
    tables
        .execute_batch("delete from films where id = 1; delete from reviews where film_id = 5")
        .unwrap();
    drop(tables);
    let (saved, to) = salvage(folder.path());
    assert_eq!((saved.viewings, saved.reviews), (30, 30));
    let journal = Journal::open(to.path()).unwrap();
    assert_eq!(journal.search("could read", 9).unwrap().len(), 2);
    assert!(
        fs::read_to_string(to.path().join("what-was-lost.txt")).unwrap().contains("reviews 30")
    );
}

#[test]
fn what_was_changed_behind_its_back_is_saved_and_named() {
    let (folder, _) = closed();
    let tables = Connection::open(database(folder.path())).unwrap();
    tables.execute("update reviews set body = 'not this' where film_id = 1", []).unwrap();
    drop(tables);
    let (saved, _to) = salvage(folder.path());
    assert_eq!(saved.problems.len(), 1, "{:?}", saved.problems);
    assert_eq!(saved.problems[0].subject, "Film 0");
}

#[test]
fn what_was_half_typed_thrown_away_and_set_is_saved_and_proved() {
    let (folder, _) = closed();
    let journal = Journal::open(folder.path()).unwrap();
    let films = journal.library_ids(&LibraryQuery::default()).unwrap();
    journal.delete_films(&films[..1]).unwrap();
    let form = ReviewForm { film: Some(films[1]), ..ReviewForm::default() };
    journal.save_draft(&DraftSave { draft: None, review: None, form }).unwrap();
    journal.change_setting(Setting::Author("Ilse".to_owned())).unwrap();
    drop(journal);
    let (saved, to) = salvage(folder.path());
    assert_eq!(saved.problems, []);
    let copy = Journal::open(to.path()).unwrap();
    assert_eq!((copy.trash().unwrap().len(), copy.drafts().unwrap().len()), (1, 1));
    assert_eq!(copy.settings().unwrap().author, "Ilse");

    let tables = Connection::open(database(folder.path())).unwrap();
    tables.execute("update trash set title = 'another'", []).unwrap();
    drop(tables);
    let (saved, _to) = salvage(folder.path());
    assert_eq!(saved.problems.len(), 1, "{:?}", saved.problems);
    assert_eq!(saved.problems[0].kind, CheckKind::Trash);
}

#[test]
fn nothing_is_saved_from_a_journal_that_is_open_or_into_what_is_not_empty() {
    let journal = TestJournal::new();
    let to = tempfile::tempdir().unwrap();
    let clock = Arc::new(StoppedClock);
    let refused =
        salvage_journal(journal.folder.path(), to.path(), clock.clone(), Progress::unwatched());
    assert!(matches!(refused, Err(Error::Locked { .. })));
    let (folder, _) = closed();
    fs::create_dir(to.path().join("Matinee")).unwrap();
    fs::write(to.path().join("Matinee/thesis"), "years").unwrap();
    fs::write(to.path().join("thesis"), "years").unwrap();
    let refused = salvage_journal(folder.path(), to.path(), clock, Progress::unwatched());
    assert!(matches!(refused, Err(Error::Invalid { .. })));
    assert_eq!(fs::read_dir(to.path()).unwrap().count(), 2);
}

#[test]
fn a_damaged_index_is_made_again_and_the_damaged_file_kept() {
    let (folder, _) = closed();
    // Rows that an index does not know of: it is told to pass them over while they come.
    let tamper = |sql: &str| {
        let tables = Connection::open(database(folder.path())).unwrap();
        tables.execute_batch(sql).unwrap();
    };
    tamper(
        "pragma writable_schema = on;
         update sqlite_schema set sql = sql || ' where year < 0' where name = 'films_by_year'",
    );
    tamper("update films set year = 1951 where id < 9");
    tamper(
        "pragma writable_schema = on;
         update sqlite_schema set sql = replace(sql, ' where year < 0', '') where name = 'films_by_year'",
    );
    let damaged = fs::read(database(folder.path())).unwrap();
    let mended = mend(folder.path());
    // The index knows its rows again; that they were changed is still told.
    let of_films = mended.report.problems.iter().filter(|it| it.kind == CheckKind::Film);
    assert_eq!(of_films.count(), 8);
    assert_eq!(mended.report.problems.len(), 8, "{:?}", mended.report.problems);
    let aside = PathBuf::from(mended.kept_aside.unwrap()).join("journal.sqlite");
    assert_eq!(fs::read(aside).unwrap(), damaged);
}

#[test]
fn a_damaged_picture_comes_back_from_a_backup() {
    let (folder, _) = closed();
    let journal = Journal::open(folder.path()).unwrap();
    journal.back_up(BackupCause::Asked, Progress::unwatched()).unwrap();
    drop(journal);
    let shelf = fs::read_dir(folder.path().join("media")).unwrap().next().unwrap().unwrap().path();
    let file = fs::read_dir(&shelf).unwrap().next().unwrap().unwrap().path();
    let whole = fs::read(&file).unwrap();
    fs::write(&file, b"something else").unwrap();
    let mended = mend(folder.path());
    assert!(mended.report.whole, "{:?}", mended.report.problems);
    assert_eq!((mended.pictures, mended.kept_aside), (1, None));
    assert_eq!(fs::read(&file).unwrap(), whole);
    assert_eq!(fs::read(file.with_extension("damaged")).unwrap(), b"something else");
}
