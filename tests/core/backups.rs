//! Copies that hold everything, prove themselves, and bring the journal back.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use matinee_core::{
    Backup, BackupCause, DraftSave, Error, Journal, Progress, Restored, ReviewForm, backup_file,
    restore_journal,
};
use rusqlite::Connection;

use crate::support::{SetClock, StoppedClock, TestJournal, TickingClock, add_film, viewing, write};

const POSTER: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/sample/media/poster-quarry.webp");

/// Two films, a picture, a viewing, a review, a draft and something in the trash.
fn full() -> TestJournal {
    let journal = TestJournal::with_clock(TickingClock::default());
    let film = add_film(&journal, "The Keeper of Low Water", 1974);
    journal.set_poster(film, "quarry.webp", &fs::read(POSTER).unwrap()).unwrap();
    write(&journal, film, Some("2025-11-08"), "The tide keeps its own diary.");
    let gone = add_film(&journal, "Heliotrope", 2025);
    journal.delete_selection(&[gone]).unwrap();
    let form = ReviewForm { film: Some(film), ..ReviewForm::default() };
    journal.save_draft(&DraftSave { draft: None, review: None, form }).unwrap();
    journal
}

fn back_up(journal: &Journal) -> Backup {
    journal.back_up(BackupCause::Asked, Progress::unwatched()).unwrap()
}

fn restore(folder: &Path, records: &Path) -> Result<Restored, Error> {
    restore_journal(folder, records, Arc::new(StoppedClock), Progress::unwatched())
}

/// The one backup file of a journal that has one.
fn records(journal: &Journal, backup: &Backup) -> PathBuf {
    backup_file(journal.folder(), &backup.name).unwrap()
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|it| it.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_backup_says_what_it_holds_and_why_it_was_made() {
    let journal = full();
    let backup = back_up(&journal);
    assert_eq!(
        (backup.films, backup.viewings, backup.reviews, backup.pictures, backup.pictures_missing),
        (1, 1, 1, 1, 0)
    );
    assert_eq!(backup.cause, BackupCause::Asked);
    assert!(backup.name.ends_with("Z-asked"), "{}", backup.name);
    assert_eq!(backup.bytes, fs::metadata(records(&journal, &backup)).unwrap().len());
    assert_eq!(journal.backups().unwrap().kept[0], backup);
}

#[test]
fn everything_that_cannot_be_made_again_comes_back() {
    let journal = full();
    let hash = journal.logical_hash().unwrap();
    let (steps, trash) = (journal.undo_state().unwrap(), journal.trash().unwrap());
    let backup = back_up(&journal);
    let elsewhere = tempfile::tempdir().unwrap();
    let restored = restore(elsewhere.path(), &records(&journal, &backup)).unwrap();
    assert_eq!((restored.films, restored.pictures_missing), (1, 0));
    assert_eq!(restored.backup, None);

    let copy = Journal::open(elsewhere.path()).unwrap();
    assert_eq!(copy.logical_hash().unwrap(), hash);
    assert_eq!((copy.undo_state().unwrap(), copy.trash().unwrap()), (steps, trash));
    assert_eq!(copy.drafts().unwrap().len(), 1);
    let report = copy.check(Progress::unwatched()).unwrap();
    assert!(report.whole, "{:?}", report.problems);
    assert!(!copy.search("keeper", 5).unwrap().is_empty());
    copy.undo().unwrap();
}

#[test]
fn what_can_be_made_again_is_left_out() {
    let journal = full();
    let backup = back_up(&journal);
    let copy = Connection::open(records(&journal, &backup)).unwrap();
    for table in ["thumbnails", "film_standing", "film_search", "review_search"] {
        let rows: i64 =
            copy.query_row(&format!("select count(*) from {table}"), [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 0, "{table}");
    }
}

#[test]
fn an_original_is_copied_once() {
    let journal = full();
    back_up(&journal);
    let media = journal.folder.path().join("backups/media");
    let shelf = media.join(&names_in(&media)[0]);
    let file = shelf.join(&names_in(&shelf)[0]);
    let before = fs::metadata(&file).unwrap().modified().unwrap();
    add_film(&journal, "Parallax", 2019);
    back_up(&journal);
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), before);
    assert_eq!((names_in(&media).len(), names_in(&shelf).len()), (1, 1));
}

#[test]
fn a_picture_that_is_missing_is_counted_and_stops_nothing() {
    let journal = full();
    fs::remove_dir_all(journal.folder.path().join("media")).unwrap();
    let backup = back_up(&journal);
    assert_eq!((backup.pictures, backup.pictures_missing), (1, 1));
}

#[test]
fn a_backup_is_made_only_when_something_changed() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Journal::open_at(folder.path(), Arc::new(StoppedClock)).unwrap();
    let changes = |journal: &Journal| {
        journal.back_up_changes(BackupCause::Time, Progress::unwatched()).unwrap()
    };
    let journal = open();
    assert_eq!(changes(&journal), None);
    assert!(!journal.backups().unwrap().changed_since);
    let film = add_film(&journal, "Parallax", 2019);
    assert!(journal.backups().unwrap().changed_since);
    assert!(changes(&journal).is_some());
    assert_eq!(changes(&journal), None);
    drop(journal);

    let journal = open();
    assert_eq!(changes(&journal), None);
    journal.log_viewing(film, &viewing("2025-11-08", 95)).unwrap();
    drop(journal);
    // Nothing was written in this session, and yet there is something no backup has.
    let journal = open();
    assert_eq!(changes(&journal).map(|backup| backup.viewings), Some(1));
    assert_eq!(journal.backups().unwrap().kept.len(), 2);
}

#[test]
fn an_import_and_a_bulk_delete_are_preceded_by_a_backup() {
    let journal = TestJournal::with_clock(TickingClock::default());
    journal.open_sample(Progress::unwatched()).unwrap();
    // There was nothing to lose.
    assert!(journal.backups().unwrap().kept.is_empty());
    let first = add_film(&journal, "Parallax", 2019);
    let second = add_film(&journal, "Perihelion", 2018);
    journal.delete_selection(&[first, second]).unwrap();
    let kept = journal.backups().unwrap().kept;
    assert_eq!(kept.iter().map(|it| it.cause).collect::<Vec<_>>(), [BackupCause::Selection]);
    assert!(kept[0].films > journal.stats().unwrap().films);
    // A file that brings nothing new leaves nothing to go back from.
    let archive = journal.folder.path().join("everything.zip");
    journal.export_archive(&archive, Progress::unwatched()).unwrap();
    journal.import_archive(&archive, Progress::unwatched()).unwrap();
    assert_eq!(journal.backups().unwrap().kept.len(), 1);

    let films = journal.stats().unwrap().films;
    let table = journal.folder.path().join("new.csv");
    fs::write(&table, "Title,Year,WatchedDate\nSalt Roads,1999,2026-03-02\n").unwrap();
    journal.import_file(&table, Progress::unwatched()).unwrap();
    let kept = journal.backups().unwrap().kept;
    assert_eq!(kept[0].cause, BackupCause::Import);
    assert_eq!(kept[0].films, films, "the backup is of the journal as it was before");
    assert_eq!(journal.stats().unwrap().films, films + 1);
}

#[test]
fn an_import_that_no_backup_can_precede_brings_nothing() {
    let journal = full();
    fs::write(journal.folder.path().join("backups"), b"in the way").unwrap();
    let before = journal.logical_hash().unwrap();
    let table = journal.folder.path().join("new.csv");
    fs::write(&table, "Title,Year,WatchedDate\nSalt Roads,1999,2026-03-02\n").unwrap();
    let refused = journal.import_file(&table, Progress::unwatched()).unwrap_err();
    assert!(matches!(refused, Error::NoBackup { .. }), "{refused}");
    assert_eq!(journal.logical_hash().unwrap(), before);
}

#[test]
fn nothing_that_a_backup_precedes_is_begun_without_one() {
    let journal = full();
    let (one, other) =
        (add_film(&journal, "Parallax", 2019), add_film(&journal, "Heliotrope", 2025));
    fs::write(journal.folder.path().join("backups"), b"in the way").unwrap();
    let refused = journal.delete_selection(&[one, other]).unwrap_err();
    assert!(matches!(refused, Error::NoBackup { .. }), "{refused}");
    assert!(journal.film_facts(one).is_ok());

    fs::remove_file(journal.folder.path().join("backups")).unwrap();
    assert!(journal.backups().unwrap().problem.is_some());
    back_up(&journal);
    assert_eq!(journal.backups().unwrap().problem, None);
}

#[test]
fn a_journal_that_is_not_whole_makes_no_backup_that_says_it_is() {
    let journal = full();
    let tables = Connection::open(journal.folder.path().join("journal.sqlite")).unwrap();
    tables.execute("update viewings set score = 40", []).unwrap();
    let failed = journal.back_up(BackupCause::Asked, Progress::unwatched()).unwrap_err();
    assert!(failed.to_string().contains("The Keeper of Low Water"), "{failed}");
    let said = journal.backups().unwrap();
    assert!(said.kept.iter().all(|it| it.cause != BackupCause::Asked));
    assert_eq!(said.problem, Some(failed.to_string()));
    let left = names_in(&journal.folder.path().join("backups"));
    assert!(left.iter().all(|name| !name.starts_with('.')), "{left:?}");
}

#[test]
fn a_cancelled_backup_leaves_nothing() {
    let journal = TestJournal::new();
    add_film(&journal, "Parallax", 2019);
    let cancelled = AtomicBool::new(true);
    let progress = Progress::new(&|_| {}, &cancelled);
    let stopped = journal.back_up(BackupCause::Asked, progress);
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert!(names_in(&journal.folder.path().join("backups")).is_empty());
    assert_eq!(journal.backups().unwrap().problem, None);
}

#[test]
fn a_restore_keeps_what_was_there_as_a_backup_and_file_for_file() {
    let journal = full();
    let backup = back_up(&journal);
    let hash = journal.logical_hash().unwrap();
    let file = records(&journal, &backup);
    add_film(&journal, "Written after the backup", 2026);
    let folder = journal.folder;
    drop(journal.journal);
    let before = fs::read(folder.path().join("journal.sqlite")).unwrap();

    let restored = restore(folder.path(), &file).unwrap();
    assert_eq!(restored.backup.as_ref().map(|it| it.films), Some(2));
    let aside = Path::new(&restored.kept_aside);
    assert_eq!(fs::read(aside.join("journal.sqlite")).unwrap(), before);

    let journal = Journal::open(folder.path()).unwrap();
    assert_eq!(journal.logical_hash().unwrap(), hash);
    drop(journal);
    // And back again.
    let latest = restored.backup.unwrap();
    let file = file.with_file_name(format!("{}.sqlite", latest.name));
    restore(folder.path(), &file).unwrap();
    assert_eq!(Journal::open(folder.path()).unwrap().stats().unwrap().films, 2);
}

#[test]
fn a_log_left_behind_is_not_played_into_the_restored_journal() {
    let journal = full();
    let backup = back_up(&journal);
    let hash = journal.logical_hash().unwrap();
    let file = records(&journal, &backup);
    let folder = journal.folder;
    drop(journal.journal);
    // As a process leaves it that was killed.
    let wal = folder.path().join("journal.sqlite-wal");
    fs::write(&wal, vec![7; 40_000]).unwrap();
    let restored = restore(folder.path(), &file).unwrap();
    assert!(!wal.exists());
    let aside = Path::new(&restored.kept_aside).join("journal.sqlite-wal");
    assert_eq!(fs::read(aside).unwrap(), vec![7; 40_000]);
    let journal = Journal::open(folder.path()).unwrap();
    assert_eq!(journal.logical_hash().unwrap(), hash);
}

#[test]
fn a_journal_closed_in_order_is_one_file() {
    let journal = full();
    assert!(!journal.trash().unwrap().is_empty());
    let folder = journal.folder;
    drop(journal.journal);
    let left = names_in(folder.path());
    assert_eq!(left, ["journal.sqlite", "lock", "media"]);
}

#[test]
fn a_journal_damaged_beyond_reading_is_replaced_and_kept() {
    let journal = full();
    let backup = back_up(&journal);
    let file = records(&journal, &backup);
    let folder = journal.folder;
    drop(journal.journal);
    let database = folder.path().join("journal.sqlite");
    let mut bytes = fs::read(&database).unwrap();
    bytes[200..].fill(0);
    fs::write(&database, &bytes).unwrap();
    let restored = restore(folder.path(), &file).unwrap();
    assert_eq!(restored.backup, None);
    let aside = Path::new(&restored.kept_aside).join("journal.sqlite");
    assert_eq!(fs::read(aside).unwrap(), bytes);
    assert!(Journal::open(folder.path()).unwrap().check(Progress::unwatched()).unwrap().whole);
}

#[test]
fn a_restore_that_was_killed_half_way_is_finished_by_the_next_opening() {
    let journal = full();
    let backup = back_up(&journal);
    let elsewhere = tempfile::tempdir().unwrap();
    restore(elsewhere.path(), &records(&journal, &backup)).unwrap();
    let folder = journal.folder;
    drop(journal.journal);
    // The new journal waits; the old one's log is still there.
    fs::copy(
        elsewhere.path().join("journal.sqlite"),
        folder.path().join("journal.sqlite.restored"),
    )
    .unwrap();
    fs::write(folder.path().join("journal.sqlite-wal"), vec![7; 40_000]).unwrap();
    let journal = Journal::open(folder.path()).unwrap();
    assert!(journal.check(Progress::unwatched()).unwrap().whole);
    assert!(!folder.path().join("journal.sqlite.restored").exists());
}

#[test]
fn a_backup_that_is_no_longer_what_it_was_is_refused_and_nothing_changes() {
    let journal = full();
    let backup = back_up(&journal);
    let file = records(&journal, &backup);
    let folder = journal.folder;
    drop(journal.journal);
    let database = folder.path().join("journal.sqlite");
    let before = fs::read(&database).unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    assert!(matches!(restore(folder.path(), &file), Err(Error::Damaged { .. })));
    // Without its proof it is looked through instead.
    fs::remove_file(file.with_extension("json")).unwrap();
    fs::write(&file, b"SQLite format 3\0 and then something else entirely").unwrap();
    assert!(matches!(restore(folder.path(), &file), Err(Error::Foreign { .. })));
    assert_eq!(fs::read(&database).unwrap(), before);
    let left = names_in(folder.path());
    assert!(left.iter().all(|name| !name.starts_with('.')), "{left:?}");
}

#[test]
fn a_journal_that_is_open_is_not_replaced() {
    let journal = full();
    let backup = back_up(&journal);
    let refused = restore(journal.folder.path(), &records(&journal, &backup));
    assert!(matches!(refused, Err(Error::Locked { .. })));
}

#[test]
fn a_second_folder_gets_every_backup_with_its_pictures() {
    let journal = full();
    let second = tempfile::tempdir().unwrap();
    journal.choose_backup_folder(Some(second.path())).unwrap();
    let backup = back_up(&journal);
    let copy = second.path().join(format!("{}.sqlite", backup.name));
    assert_eq!(fs::read(&copy).unwrap(), fs::read(records(&journal, &backup)).unwrap());
    let said = journal.backups().unwrap();
    assert_eq!(said.second, Some(second.path().canonicalize().unwrap().display().to_string()));

    // The journal's own disk is gone.
    let elsewhere = tempfile::tempdir().unwrap();
    let restored = restore(elsewhere.path(), &copy).unwrap();
    assert_eq!((restored.films, restored.pictures_missing), (1, 0));
    journal.choose_backup_folder(None).unwrap();
    assert_eq!(journal.backups().unwrap().second, None);
}

#[test]
fn a_second_folder_that_is_gone_is_said_and_the_backup_is_made() {
    let journal = full();
    let second = tempfile::tempdir().unwrap();
    journal.choose_backup_folder(Some(second.path())).unwrap();
    let path = second.path().to_owned();
    drop(second);
    let backup = back_up(&journal);
    let said = journal.backups().unwrap();
    assert_eq!(said.kept[0], backup);
    assert!(said.problem.unwrap().contains(&path.display().to_string()));
    assert!(!path.exists());
}

#[test]
fn a_second_folder_is_outside_the_journals_and_stays_out_of_exports() {
    let journal = full();
    let inside = journal.folder.path().join("inside");
    fs::create_dir(&inside).unwrap();
    let refused = journal.choose_backup_folder(Some(&inside)).unwrap_err();
    assert!(matches!(refused, Error::Invalid { field: "backupFolder", .. }), "{refused}");
    let second = tempfile::tempdir().unwrap();
    journal.choose_backup_folder(Some(second.path())).unwrap();
    let archive = journal.folder.path().join("everything.zip");
    journal.export_archive(&archive, Progress::unwatched()).unwrap();
    let copy = TestJournal::new();
    copy.import_archive(&archive, Progress::unwatched()).unwrap();
    assert_eq!(copy.backups().unwrap().second, None);
    assert_eq!(copy.logical_hash().unwrap(), journal.logical_hash().unwrap());
}

#[test]
fn old_backups_go_and_take_their_pictures_along() {
    let clock = SetClock::default();
    clock.set("2025-01-01T12:00:00Z");
    let journal = TestJournal::with_clock(clock.clone());
    let film = add_film(&journal, "The Keeper of Low Water", 1974);
    journal.set_poster(film, "quarry.webp", &fs::read(POSTER).unwrap()).unwrap();
    back_up(&journal);
    journal.delete_films(&[film]).unwrap();
    journal.empty_trash().unwrap();
    // Undo could still bring the picture back, so its record stays as long as that.
    for _ in 0..201 {
        let film = add_film(&journal, "Parallax", 2019);
        journal.delete_films(&[film]).unwrap();
    }
    journal.empty_trash().unwrap();
    journal.let_go_of_pictures().unwrap();
    for day in 0..40 {
        clock.set(&format!("2026-{:02}-{:02}T12:00:00Z", 6 + day / 28, 1 + day % 28));
        add_film(&journal, &format!("Film {day}"), 2019);
        back_up(&journal);
    }
    for month in 1..=12 {
        clock.set(&format!("2027-{month:02}-20T12:00:00Z"));
        add_film(&journal, &format!("Film of month {month}"), 2019);
        back_up(&journal);
    }
    let kept = journal.backups().unwrap().kept;
    assert!(kept.len() < 40, "{}", kept.len());
    assert!(kept.iter().all(|it| it.pictures == 0));
    let media = journal.folder.path().join("backups/media");
    let shelves = names_in(&media);
    assert!(shelves.iter().all(|shelf| names_in(&media.join(shelf)).is_empty()), "{shelves:?}");
}
