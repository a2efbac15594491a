//! What is saved and not acknowledged is not saved a second time.

use matinee_core::{Error, Journal, SaveKey, Typed, once};

use crate::support::{TestJournal, add_film, film, viewing};

fn key(name: &str, request: &str) -> SaveKey {
    SaveKey::new(name, request.as_bytes()).unwrap()
}

fn viewings(journal: &Journal) -> u32 {
    journal.stats().unwrap().viewings
}

#[test]
fn a_save_asked_for_again_is_answered_as_the_first_time_and_not_made_again() {
    let journal = TestJournal::new();
    let id = add_film(&journal, "Heliotrope", 2025);
    let facts = viewing("2025-11-08", 80);
    let log = || once(key("form", "a"), || journal.log_viewing(id, &facts).unwrap());
    let (first, again) = (log(), log());
    assert_eq!(first, again);
    assert_eq!(viewings(&journal), 1);
    // One step, too.
    journal.undo().unwrap();
    assert_eq!(viewings(&journal), 0);
}

#[test]
fn the_answer_is_there_after_a_restart() {
    let TestJournal { journal, folder } = TestJournal::new();
    let add = |journal: &Journal| {
        once(key("form", "a"), || journal.add_film(&film("Parallax", 2019)).unwrap())
    };
    let first = add(&journal);
    drop(journal);
    let journal = Journal::open(folder.path()).unwrap();
    assert_eq!(add(&journal), first);
    assert_eq!(journal.stats().unwrap().films, 1);
}

#[test]
fn something_else_under_the_same_name_is_saved_too() {
    let journal = TestJournal::new();
    for (request, title) in [("a", "Parallax"), ("b", "Vespers")] {
        once(key("form", request), || journal.add_film(&film(title, 2019)).unwrap());
    }
    assert_eq!(journal.stats().unwrap().films, 2);
}

#[test]
fn every_write_of_a_save_is_made_once() {
    let journal = TestJournal::new();
    for _ in 0..2 {
        once(key("form", "a"), || {
            add_film(&journal, "Parallax", 2019);
            add_film(&journal, "Parallax", 2019);
        });
    }
    assert_eq!(journal.stats().unwrap().films, 2);
}

#[test]
fn a_save_that_failed_is_tried_again_and_one_without_a_key_is_made_as_often_as_asked() {
    let journal = TestJournal::new();
    let named = |title: &str| once(key("form", "a"), || journal.add_film(&film(title, 2019)));
    assert!(matches!(named(""), Err(Error::Invalid { .. })));
    named("Parallax").unwrap();
    add_film(&journal, "Vespers", 1977);
    add_film(&journal, "Vespers", 1977);
    assert_eq!(journal.stats().unwrap().films, 3);
}

#[test]
fn an_undo_asked_for_again_takes_back_no_second_step() {
    let journal = TestJournal::new();
    add_film(&journal, "Parallax", 2019);
    add_film(&journal, "Vespers", 1977);
    for _ in 0..2 {
        let step = once(key("undo", "a"), || journal.undo().unwrap());
        assert_eq!(step.value.subject, "Vespers");
    }
    assert_eq!(journal.stats().unwrap().films, 1);
}

#[test]
fn what_was_saved_stands_half_typed_no_more() {
    let journal = TestJournal::new();
    let id = add_film(&journal, "Heliotrope", 2025);
    let typed = Typed {
        place: "viewing".to_owned(),
        text: "Heliotrope 8".to_owned(),
        key: Some("form".to_owned()),
    };
    journal.keep_typed(&typed).unwrap();
    assert_eq!(journal.typed().unwrap(), [typed]);
    once(key("form", "a"), || journal.log_viewing(id, &viewing("2025-11-08", 80)).unwrap());
    assert_eq!(journal.typed().unwrap(), []);
}

#[test]
fn a_key_has_a_name_of_some_length() {
    for name in ["", &"x".repeat(101)] {
        assert!(matches!(SaveKey::new(name, b""), Err(Error::Invalid { .. })));
    }
}
