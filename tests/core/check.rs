//! The proof that a journal is whole, and what it finds when it is not.

use std::fs;

use matinee_core::{
    BackupCause, CastMember, CheckKind, CheckReport, DraftSave, Error, FilmFacts, FilmId, Journal,
    ListChoice, ListFacts, Progress, ReviewForm, ReviewSave, ReviewText, RevisionCause, Setting,
    ShelfFacts, ViewingFacts,
};
use rstest::rstest;
use rusqlite::Connection;

use crate::support::{TestJournal, add_film, film, viewing, write};

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
fn a_change_of_any_words_is_found_whatever_they_stand_in() {
    for (sql, kind) in [
        ("update films set tagline = 'another'", CheckKind::Film),
        ("update people set name = 'Hanne Murder'", CheckKind::Film),
        ("update credits set character = 'nobody'", CheckKind::Film),
        ("update genres set name = 'Drama!'", CheckKind::Film),
        ("update media set orientation = 3", CheckKind::Film),
        ("update reviews set body = 'another'", CheckKind::Review),
        ("update revisions set body = 'another'", CheckKind::Review),
        ("update viewings set note = 'another' where note <> ''", CheckKind::Viewing),
        ("update companions set name = 'Ilsa'", CheckKind::Viewing),
        ("update tags set name = 'low tide' where name = 'tide'", CheckKind::Viewing),
        ("update lists set description = 'another'", CheckKind::List),
        ("update list_films set note = 'another'", CheckKind::List),
        ("update watchlist set why = 'another'", CheckKind::List),
        ("update shelves set query = 'another'", CheckKind::List),
        ("update drafts set form = replace(form, 'fog', 'rain')", CheckKind::Review),
        ("update trash set title = 'another'", CheckKind::Trash),
        ("update trash set rows = replace(rows, 'thaw', 'frost')", CheckKind::Trash),
        ("update imports set receipt = replace(receipt, '1', '2')", CheckKind::Import),
        ("update imports set took = replace(took, '1', '2')", CheckKind::Import),
        ("update settings set value = '\"Ilsa\"' where key = 'author'", CheckKind::Setting),
    ] {
        let journal = wordy();
        assert!(check(&journal).whole, "{:?}", check(&journal).problems);
        tamper(&journal, sql);
        let mut found = kinds(&journal);
        found.dedup();
        assert_eq!(found, [kind], "{sql}");
    }
}

/// A journal with words in every part of it.
fn wordy() -> TestJournal {
    let journal = journal();
    let facts = FilmFacts {
        directors: vec!["Hanne Marder".to_owned()],
        cast: vec![CastMember { name: "Tove Brandl".to_owned(), character: "Marit".to_owned() }],
        genres: vec!["Drama".to_owned()],
        ..film("Absents", 1999)
    };
    let watch = ViewingFacts {
        companions: vec!["Ilse".to_owned()],
        tags: vec!["tide".to_owned()],
        note: "On the aisle.".to_owned(),
        ..viewing("2025-11-08", 95)
    };
    let text = ReviewText { body: "It opens on the flats.".to_owned(), ..ReviewText::default() };
    let form = ReviewForm { facts, watch: Some(watch), text, ..ReviewForm::default() };
    let save = ReviewSave { review: None, draft: None, form, cause: RevisionCause::Done };
    let film = journal.save_review(&save).unwrap().value.film;
    let list = ListFacts { name: "Night trains".to_owned(), ..ListFacts::default() };
    let list = journal.add_list(&list).unwrap().value;
    journal.list_selection(&[film], &ListChoice::Existing(list)).unwrap();
    journal.note_in_list(list, film, "For the corridor.").unwrap();
    journal.watchlist_selection(&[film]).unwrap();
    journal.edit_watchlist(film, "Ilse spoke of it.").unwrap();
    let shelf = ShelfFacts { name: "Seen twice".to_owned(), query: "is:rewatch".to_owned() };
    journal.add_shelf(&shelf).unwrap();
    let gone = add_film(&journal, "Halogen", 2011);
    write(&journal, gone, None, "The thaw came late.");
    journal.delete_films(&[gone]).unwrap();
    type_on(&journal, "Out of the fog.");
    journal.change_setting(Setting::Author("Ilse".to_owned())).unwrap();
    bring_in(&journal);
    journal
}

/// Leaves a text half typed.
fn type_on(journal: &TestJournal, body: &str) {
    let draft = journal.drafts().unwrap().first().and_then(|entry| entry.draft);
    let text = ReviewText { body: body.to_owned(), ..ReviewText::default() };
    let form = ReviewForm { facts: film("Vespers", 1971), text, ..ReviewForm::default() };
    journal.save_draft(&DraftSave { draft, review: None, form }).unwrap();
}

/// Imports a diary of one film.
fn bring_in(journal: &TestJournal) {
    let file = journal.folder.path().join("diary.csv");
    fs::write(&file, "Title,Year,WatchedDate\nSlow Thunder,1988,2024-03-01\n").unwrap();
    journal.import_file(&file, Progress::unwatched()).unwrap();
}

#[test]
fn a_changed_draft_is_named_by_its_film_and_one_that_is_gone_by_its_number() {
    let journal = wordy();
    tamper(&journal, "update drafts set form = replace(form, 'fog', 'rain')");
    let report = check(&journal);
    assert_eq!(report.problems.len(), 1, "{:?}", report.problems);
    assert_eq!(report.problems[0].subject, "Vespers");
    assert_eq!(report.problems[0].reason, "This draft is not what was written.");
    tamper(&journal, "delete from drafts");
    assert_eq!(check(&journal).problems[0].subject, "draft 1");
}

#[test]
fn what_is_typed_thrown_away_and_taken_back_stays_sealed() {
    let journal = wordy();
    let whole = |when: &str| {
        let report = check(&journal);
        assert!(report.whole, "{when}: {:?}", report.problems);
    };
    type_on(&journal, "Out of the fog, a horn.");
    whole("typed on");
    let draft = journal.drafts().unwrap()[0].draft.unwrap();
    journal.discard_draft(draft).unwrap();
    whole("discarded");
    journal.undo().unwrap();
    assert_eq!(journal.drafts().unwrap().len(), 1);
    whole("back from the discarded");
    journal.restore_from_trash(journal.trash().unwrap()[0].id).unwrap();
    whole("restored");
    journal.undo().unwrap();
    journal.empty_trash().unwrap();
    whole("emptied");
    let import = journal.imports().unwrap()[0].id;
    journal.undo_import(import).unwrap();
    whole("without the import");
    while journal.undo().is_ok() {}
    whole("all undone");
    while journal.redo().is_ok() {}
    whole("all done again");
    journal.prove(Progress::unwatched()).unwrap();
    whole("proved");
}

#[test]
fn a_changed_step_of_undo_is_found_and_not_gone_over() {
    let journal = wordy();
    add_film(&journal, "Heliotrope", 1988);
    let before = journal.logical_hash().unwrap();
    tamper(
        &journal,
        "update undo_steps set rows = (select rows from undo_steps order by id limit 1)
                      where id = (select max(id) from undo_steps)",
    );
    let report = check(&journal);
    assert_eq!(report.problems.len(), 1, "{:?}", report.problems);
    assert_eq!(report.problems[0].kind, CheckKind::Trash);
    assert_eq!(report.problems[0].reason, "This step of undo is not what was written.");
    let refused = journal.undo().unwrap_err();
    assert!(matches!(refused, Error::DamagedStep { .. }), "{refused}");
    // It keeps nobody from a backup.
    journal.back_up(BackupCause::Asked, Progress::unwatched()).unwrap();
    assert_eq!(journal.logical_hash().unwrap(), before);
}

#[rstest]
#[case::a_letter("update import_rows set raw = replace(raw, 'Thunder', 'Wonder')")]
#[case::a_row_that_is_gone("delete from import_rows")]
#[case::what_it_became("update import_rows set target_id = target_id + 1")]
fn a_changed_row_of_an_import_is_found(#[case] damage: &str) {
    let journal = wordy();
    tamper(&journal, damage);
    let report = check(&journal);
    assert_eq!(report.problems.len(), 1, "{:?}", report.problems);
    assert_eq!(report.problems[0].subject, "diary.csv");
    assert_eq!(report.problems[0].reason, "This receipt of an import is not what was written.");
    // Whatever it says, the import can still be taken out.
    let import = journal.imports().unwrap()[0].id;
    journal.undo_import(import).unwrap();
    assert!(check(&journal).whole);
}

#[test]
fn a_column_whose_name_is_no_text_any_more_is_told_as_damage() {
    let TestJournal { journal, folder } = wordy();
    drop(journal);
    let file = folder.path().join("journal.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    let column = b"headline     text";
    let places: Vec<usize> =
        (0..bytes.len() - column.len()).filter(|at| bytes[*at..].starts_with(column)).collect();
    assert!(!places.is_empty(), "the table is written as it was");
    for at in places {
        bytes[at + 2] = 0xd4;
    }
    fs::write(&file, bytes).unwrap();
    let damaged = Journal::open_to_read(folder.path()).unwrap();
    let refused = damaged.logical_hash().unwrap_err();
    assert!(refused.to_string().contains("headline"), "{refused}");
    assert!(!damaged.check(Progress::unwatched()).is_ok_and(|report| report.whole));
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

/// A copy of a journal as it stands on disk while it is open: what a lost machine leaves behind.
fn left_open() -> tempfile::TempDir {
    let journal = journal();
    let copy = tempfile::tempdir().unwrap();
    for name in ["journal.sqlite", "journal.sqlite-wal"] {
        fs::copy(journal.folder.path().join(name), copy.path().join(name)).unwrap();
    }
    copy
}

#[test]
fn a_journal_that_was_not_closed_says_so_and_has_everything() {
    let folder = left_open();
    let journal = Journal::open(folder.path()).unwrap();
    assert!(journal.was_left_open());
    assert!(journal.looks_sound());
    assert_eq!(journal.check(Progress::unwatched()).unwrap().viewings, 1);
    drop(journal);
    assert!(!folder.path().join("journal.sqlite-wal").exists());
    let journal = Journal::open(folder.path()).unwrap();
    assert!(!journal.was_left_open());
    assert!(journal.is_first_look() && !journal.is_first_look());
}

#[test]
fn the_log_of_a_damaged_journal_is_left_as_it_is() {
    let folder = left_open();
    let journal = Journal::open(folder.path()).unwrap();
    // The file itself, under a log that is whole.
    let tables = Connection::open(folder.path().join("journal.sqlite")).unwrap();
    tables.pragma_update(None, "foreign_keys", false).unwrap();
    tables
        .execute(
            "insert into credits (film_id, person_id, role, position) values (1, 99, 'cast', 0)",
            [],
        )
        .unwrap();
    assert!(!journal.check(Progress::unwatched()).unwrap().whole);
    drop(tables);
    drop(journal);
    assert!(fs::metadata(folder.path().join("journal.sqlite-wal")).unwrap().len() > 0);
}

#[test]
fn a_file_damaged_in_the_middle_is_reported_and_not_an_error() {
    let journal = journal();
    for number in 0..200 {
        add_film(&journal, &format!("Film {number}"), 1950);
    }
    let TestJournal { journal, folder } = journal;
    drop(journal);
    let file = folder.path().join("journal.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    let pages = bytes.len() / 4096;
    for page in pages / 4..pages / 2 {
        bytes[page * 4096..(page + 1) * 4096].fill(0xa5);
    }
    fs::write(&file, &bytes).unwrap();
    let journal = Journal::open_to_read(folder.path()).unwrap();
    let report = journal.check(Progress::unwatched()).unwrap();
    assert!(
        report.problems.iter().any(|it| it.kind == CheckKind::Database),
        "{:?}",
        report.problems
    );
    assert_eq!(fs::read(&file).unwrap(), bytes);
}

#[test]
fn what_was_searched_and_written_to_since_is_whole() {
    let journal = TestJournal::new();
    for round in 0..12 {
        for number in 0..12 {
            add_film(&journal, &format!("Tide {round} of {number}"), 1950);
        }
        assert!(!journal.search("tide", 5).unwrap().is_empty());
        let report = journal.check(Progress::unwatched()).unwrap();
        assert!(report.whole, "round {round}: {:?}", report.problems);
    }
}

#[test]
fn what_the_library_says_of_a_film_that_is_not_so_is_found_and_mended() {
    let journal = journal();
    tamper(&journal, "update film_standing set viewings = 77");
    assert_eq!(kinds(&journal), [CheckKind::Index]);
    journal.mend_indexes().unwrap();
    assert!(check(&journal).whole);
    assert_eq!(journal.film_page(FilmId(1)).unwrap().viewings.len(), 1);
}

#[test]
fn thumbnails_that_are_no_pictures_are_found_and_made_again() {
    let journal = journal();
    let hash = journal.film_page(FilmId(1)).unwrap().poster.unwrap();
    let shown = || journal.picture(hash.parse().unwrap(), "poster-1x").unwrap().unwrap();
    let before = shown();
    tamper(&journal, "update thumbnails set jpeg = x'00ff'");
    let report = check(&journal);
    assert_eq!(report.problems.len(), 1);
    assert!(report.problems[0].reason.contains("thumbnails are no whole pictures"));
    journal.mend_indexes().unwrap();
    assert!(check(&journal).whole);
    assert_eq!(shown().bytes, before.bytes);
}
