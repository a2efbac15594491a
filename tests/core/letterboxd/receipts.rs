use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use matinee_core::imports::{ImportChoices, ImportReport, OnConflict};
use matinee_core::{Error, Op, Progress, ViewingId};

use super::export::{Export, fixtures};
use super::{ask, column, import, imported, state};
use crate::support::{TestJournal, add_film, viewing};

#[test]
fn bringing_in_the_same_file_again_changes_nothing_at_all() {
    let (journal, first) = imported(&Export::fixture("whole"));
    let before = state(&journal);
    let file = Export::fixture("whole").packed();
    let again = journal.import_file(file.path(), Progress::unwatched()).unwrap();
    assert!(again.topics.is_empty());
    assert_eq!(again.value.import, None);
    assert_eq!(again.value.receipt.added, Default::default());
    let rows = again.value.receipt.rows;
    assert_eq!((rows.read, rows.same + rows.skipped), (first.receipt.rows.read, rows.read));
    assert_eq!(state(&journal), before);
}

#[test]
fn a_newer_export_adds_only_what_is_new() {
    let (journal, _) = imported(&Export::fixture("whole"));
    let report = import(&journal, &Export::fixture("newer"));
    let added = report.receipt.added;
    assert_eq!(
        (added.films, added.viewings, added.reviews, added.likes, added.watchlist),
        (0, 2, 1, 0, 0)
    );
    let rows = report.receipt.rows;
    // The entry that had no rating gets one; the one whose rating changed keeps the journal's.
    assert_eq!((rows.conflict, report.receipt.problems.len()), (1, 1));
    assert!(report.receipt.problems[0].reason.contains("the score 4.0, and the file 2.0"));
    assert_eq!(
        ask::<i64>(
            &journal,
            "select v.score from viewings v join films f on f.id = v.film_id where f.title = 'An Alibi for Sunday'"
        ),
        80
    );
    let again = import(&journal, &Export::fixture("newer"));
    assert_eq!(again.receipt.added, Default::default());
}

#[test]
fn what_the_person_edits_or_deletes_afterwards_stands() {
    let (journal, _) = imported(&Export::fixture("whole"));
    let viewing = ask::<i64>(&journal, "select id from viewings where score = 10");
    journal.delete_viewing(matinee_core::ViewingId(viewing)).unwrap();
    let again = import(&journal, &Export::fixture("whole"));
    assert_eq!((again.receipt.added, again.import), (Default::default(), None));
}

const DIFFERS: &str = "2020-02-02,Halogen,2017,https://boxd.it/a,4,,,2020-02-02";

/// A journal, and an export whose score of an entry it has kept out; the other entry came in.
fn with_a_conflict() -> (TestJournal, Export) {
    let (journal, _) = imported(&Export::new().diary(&[&DIFFERS.replace(",4,", ",1.5,")]));
    let export = Export::new()
        .diary(&[DIFFERS, "2020-03-02,Parallax,2024,https://boxd.it/b,3,,,2020-03-01"]);
    let rows = import(&journal, &export).receipt.rows;
    assert_eq!((rows.conflict, rows.taken, rows.new), (1, 0, 1));
    (journal, export)
}

fn answered(journal: &TestJournal, export: &Export, on_conflict: OnConflict) -> ImportReport {
    let file = export.packed();
    let choices = ImportChoices { on_conflict, ..ImportChoices::default() };
    let planned = journal.plan_import(file.path(), &choices, Progress::unwatched()).unwrap();
    let report = journal.import_with(file.path(), &choices, Progress::unwatched()).unwrap().value;
    assert_eq!(planned.report().receipt, report.receipt);
    assert_eq!(planned.changes(), report.import.is_some());
    report
}

/// The scores of the viewings of the film in conflict.
fn scores(journal: &TestJournal) -> Vec<i64> {
    column(journal, "select score from viewings where watched_on = '2020-02-02' order by id")
}

#[test]
fn a_conflict_in_which_the_journals_stood_can_be_answered_otherwise_from_the_same_file() {
    let (journal, export) = with_a_conflict();
    let before = state(&journal);
    let all_same = |report: ImportReport| {
        assert_eq!((report.receipt.rows.same, report.import), (2, None), "{report:?}");
    };
    all_same(answered(&journal, &export, OnConflict::Mine));
    assert_eq!((state(&journal), scores(&journal)), (before, vec![30]));

    let taken = answered(&journal, &export, OnConflict::Theirs).receipt;
    assert_eq!((taken.rows.conflict, taken.rows.taken, taken.rows.same), (1, 1, 1));
    assert_eq!(
        taken.problems[0].reason,
        "The journal’s viewing has the score 3.0, and the file 8.0; the file’s was taken."
    );
    assert_eq!(scores(&journal), [80]);
    // It is answered now, and what the person does with it stands.
    let halogen = ask(&journal, "select id from viewings where watched_on = '2020-02-02'");
    journal.edit_viewing(ViewingId(halogen), &viewing("2020-02-02", 70)).unwrap();
    let before = state(&journal);
    for on_conflict in [OnConflict::Theirs, OnConflict::Mine, OnConflict::Both] {
        all_same(answered(&journal, &export, on_conflict));
    }
    assert_eq!((state(&journal), scores(&journal)), (before, vec![70]));

    // Undone, it is open again.
    journal.undo().unwrap();
    journal.undo().unwrap();
    assert_eq!(scores(&journal), [30]);
    let both = answered(&journal, &export, OnConflict::Both).receipt;
    assert_eq!((both.rows.conflict, both.rows.both, both.rows.same), (1, 1, 1));
    assert_eq!(scores(&journal), [30, 80]);
    for on_conflict in [OnConflict::Both, OnConflict::Theirs] {
        all_same(answered(&journal, &export, on_conflict));
    }
    assert_eq!(scores(&journal), [30, 80]);
}

#[test]
fn a_row_in_conflict_whose_viewing_was_deleted_brings_it_back_by_no_answer() {
    let (journal, export) = with_a_conflict();
    let halogen = ask(&journal, "select id from viewings where watched_on = '2020-02-02'");
    journal.delete_viewing(ViewingId(halogen)).unwrap();
    for on_conflict in [OnConflict::Theirs, OnConflict::Both] {
        let report = answered(&journal, &export, on_conflict);
        assert_eq!((report.receipt.rows.same, report.import), (2, None));
    }
    assert_eq!(scores(&journal), [0_i64; 0]);
}

#[test]
fn undo_takes_out_exactly_what_came_in_and_redo_brings_it_back() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "The Keeper of Low Water", 1962);
    journal.like_film(film, false).unwrap();
    let before = state(&journal);
    let report = import(&journal, &Export::fixture("whole"));
    let after = state(&journal);
    let past = journal.imports().unwrap();
    assert_eq!((past.len(), past[0].undoable, Some(past[0].id)), (1, true, report.import));
    assert_eq!(past[0].receipt, report.receipt);

    let undone = journal.undo_import(past[0].id).unwrap();
    assert_eq!(undone.value.gone.viewings, report.receipt.added.viewings);
    assert_eq!(undone.value.kept, Default::default());
    assert_eq!(state(&journal), before);
    assert_eq!(journal.imports().unwrap(), []);

    journal.redo().unwrap();
    assert_eq!(state(&journal), after);
    journal.undo().unwrap();

    let again = import(&journal, &Export::fixture("whole"));
    assert_eq!(again.receipt, report.receipt);
}

#[test]
fn a_rehearsal_gives_the_same_receipt_and_writes_nothing() {
    let journal = TestJournal::new();
    let before = state(&journal);
    let file = fixtures().join("letterboxd.zip");
    let rehearsed = journal.rehearse_import(&file, Progress::unwatched()).unwrap();
    assert_eq!((state(&journal), rehearsed.import), (before, None));
    let imported = journal.import_file(&file, Progress::unwatched()).unwrap().value;
    assert_eq!(imported.receipt, rehearsed.receipt);
    assert_eq!(imported.file_name, "letterboxd.zip");
}

#[test]
fn an_import_called_off_half_way_leaves_the_journal_as_it_was() {
    let journal = TestJournal::new();
    add_film(&journal, "Another", 2001);
    let before = state(&journal);
    let cancelled = AtomicBool::new(false);
    let told = AtomicUsize::new(0);
    let tell = |_| {
        if told.fetch_add(1, Ordering::Relaxed) == 1 {
            cancelled.store(true, Ordering::Relaxed);
        }
    };
    let rows: Vec<String> = (0..2_000)
        .map(|n| format!("2020-01-01,Film {n},2001,https://boxd.it/{n},4,,,2020-01-01"))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let file = Export::new().diary(&rows).packed();
    let stopped = journal.import_file(file.path(), Progress::new(&tell, &cancelled)).unwrap_err();
    assert!(matches!(stopped, Error::Cancelled));
    assert_eq!(told.load(Ordering::Relaxed), 2);
    assert_eq!(state(&journal), before);
    assert_eq!(journal.undo_state().unwrap().undo.unwrap().op, Op::AddFilm);
}

#[test]
fn the_packed_fixture_is_the_folder() {
    let journal = TestJournal::new();
    let packed = journal
        .import_file(&fixtures().join("letterboxd.zip"), Progress::unwatched())
        .unwrap()
        .value;
    let (_, folder) = imported(&Export::fixture("whole"));
    assert_eq!(packed.receipt.added, folder.receipt.added);
    assert_eq!(packed.receipt.rows, folder.receipt.rows);
}
