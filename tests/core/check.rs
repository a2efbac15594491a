//! The proof that a journal is whole, and what it finds when it is not.

use std::fs;

use matinee_core::{CheckKind, CheckReport, Progress};
use rusqlite::Connection;

use crate::support::{TestJournal, add_film, viewing};

/// A journal with a film, a viewing and a picture.
fn journal() -> TestJournal {
    let journal = TestJournal::new();
    let film = add_film(&journal, "The Keeper of Low Water", 1974);
    journal.log_viewing(film, &viewing("2025-11-08", 95)).unwrap();
    let poster = fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../assets/sample/media/poster-quarry.webp"
    ));
    journal.set_poster(film, "quarry.webp", &poster.unwrap()).unwrap();
    journal
}

fn check(journal: &TestJournal) -> CheckReport {
    journal.check(Progress::unwatched()).unwrap()
}

/// Changes the tables as no part of Matinee does.
fn tamper(journal: &TestJournal, sql: &str) {
    let tables = Connection::open(journal.folder.path().join("journal.sqlite")).unwrap();
    tables.execute_batch(sql).unwrap();
}

/// The kinds of what a check finds.
fn kinds(journal: &TestJournal) -> Vec<CheckKind> {
    check(journal).problems.iter().map(|problem| problem.kind).collect()
}

#[test]
fn a_journal_that_was_only_written_to_by_matinee_is_whole() {
    let journal = journal();
    let report = check(&journal);
    assert_eq!(report.problems, []);
    assert!(report.whole);
    assert_eq!((report.films, report.viewings, report.reviews, report.pictures), (1, 1, 0, 1));
}

#[test]
fn a_changed_viewing_is_named() {
    let journal = journal();
    tamper(&journal, "update viewings set score = 40");
    let report = check(&journal);
    assert!(!report.whole);
    assert_eq!(report.problems.len(), 1, "{:?}", report.problems);
    assert_eq!(report.problems[0].kind, CheckKind::Viewing);
    assert_eq!(report.problems[0].subject, "The Keeper of Low Water, 2025-11-08");
}

#[test]
fn a_seal_without_its_viewing_is_found() {
    let journal = journal();
    tamper(&journal, "delete from viewings");
    assert!(kinds(&journal).contains(&CheckKind::Viewing));
}

#[test]
fn one_changed_bit_of_a_picture_is_found() {
    let journal = journal();
    let media = journal.folder.path().join("media");
    let folder = fs::read_dir(media).unwrap().next().unwrap().unwrap().path();
    let file = fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    let report = check(&journal);
    assert_eq!(kinds(&journal), [CheckKind::Picture]);
    assert_eq!(report.problems[0].subject, "quarry.webp");
    fs::remove_file(&file).unwrap();
    assert_eq!(kinds(&journal), [CheckKind::Picture]);
}

#[test]
fn an_index_that_lacks_a_film_is_found() {
    let journal = journal();
    tamper(&journal, "delete from film_search where rowid = 1");
    assert_eq!(kinds(&journal), [CheckKind::Index]);
}

#[test]
fn indexes_are_made_again_and_seals_are_not() {
    let journal = journal();
    tamper(
        &journal,
        "delete from film_search where rowid = 1;
         insert into film_search (rowid, title) values (99, 'gone');
         delete from film_standing;
         update viewings set score = 40",
    );
    journal.mend_indexes().unwrap();
    assert_eq!(kinds(&journal), [CheckKind::Viewing]);
    assert!(!journal.search("keeper", 5).unwrap().is_empty());
}

#[test]
fn a_row_that_names_nothing_is_found() {
    let journal = journal();
    tamper(
        &journal,
        "pragma foreign_keys = off;
         insert into credits (film_id, person_id, role, position) values (1, 99, 'cast', 0)",
    );
    assert_eq!(kinds(&journal), [CheckKind::Database]);
}

#[test]
fn checking_changes_nothing() {
    let journal = journal();
    let before = journal.logical_hash().unwrap();
    tamper(&journal, "delete from film_search where rowid = 1");
    check(&journal);
    assert_eq!(kinds(&journal), [CheckKind::Index]);
    assert_eq!(journal.logical_hash().unwrap(), before);
}
