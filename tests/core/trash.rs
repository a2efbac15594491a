use matinee_core::{Error, Op, Topic, TrashKind};

use crate::support::{SetClock, TestJournal, add_film, viewing};

#[test]
fn a_deleted_film_comes_back_whole() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Heliotrope", 2025);
    journal.log_viewing(film, &viewing("2025-10-31", 95)).unwrap();
    let before = journal.film_page(film).unwrap();
    journal.delete_films(&[film]).unwrap();
    let trash = journal.trash().unwrap();
    assert_eq!(trash.len(), 1);
    assert_eq!((trash[0].kind, &*trash[0].title), (TrashKind::Film, "Heliotrope"));
    assert_eq!(trash[0].deleted_at, "2025-11-09T09:12:00.000Z");
    assert_eq!(trash[0].goes_at, "2025-12-09T09:12:00.000Z");

    let restored = journal.restore_from_trash(trash[0].id).unwrap();
    assert_eq!(restored.value, "Heliotrope");
    assert!(restored.topics.is_superset(&[Topic::Films, Topic::Viewings, Topic::Trash].into()));
    assert_eq!(journal.film_page(film).unwrap(), before);
    assert!(journal.trash().unwrap().is_empty());
}

#[test]
fn a_restored_film_can_be_taken_back_into_the_trash() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Heliotrope", 2025);
    journal.delete_films(&[film]).unwrap();
    journal.restore_from_trash(journal.trash().unwrap()[0].id).unwrap();
    let step = journal.undo().unwrap().value;
    assert_eq!((step.op, &*step.subject), (Op::Restore, "Heliotrope"));
    assert_eq!(journal.trash().unwrap().len(), 1);
    assert!(matches!(journal.film_facts(film), Err(Error::NotFound { .. })));
}

#[test]
fn a_viewing_does_not_come_back_without_its_film() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Heliotrope", 2025);
    let seen = journal.log_viewing(film, &viewing("2025-10-31", 95)).unwrap().value;
    journal.delete_viewing(seen).unwrap();
    journal.delete_films(&[film]).unwrap();
    let trash = journal.trash().unwrap();
    let entry = |kind| trash.iter().find(|it| it.kind == kind).unwrap().id;
    let refusal = journal.restore_from_trash(entry(TrashKind::Viewing));
    assert!(matches!(refusal, Err(Error::Invalid { field: "trash", .. })), "{refusal:?}");
    assert_eq!(journal.trash().unwrap().len(), 2);
    journal.restore_from_trash(entry(TrashKind::Film)).unwrap();
    journal.restore_from_trash(entry(TrashKind::Viewing)).unwrap();
    assert_eq!(journal.film_page(film).unwrap().viewings.len(), 1);
}

#[test]
fn an_emptied_trash_can_be_undone() {
    let journal = TestJournal::new();
    for title in ["Heliotrope", "Parallax"] {
        journal.delete_films(&[add_film(&journal, title, 2025)]).unwrap();
    }
    assert_eq!(journal.empty_trash().unwrap().value, 2);
    assert!(journal.trash().unwrap().is_empty());
    journal.undo().unwrap();
    assert_eq!(journal.trash().unwrap().len(), 2);
}

#[test]
fn what_is_not_in_the_trash_is_not_found() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Heliotrope", 2025);
    journal.delete_films(&[film]).unwrap();
    let id = journal.trash().unwrap()[0].id;
    journal.restore_from_trash(id).unwrap();
    assert!(matches!(journal.restore_from_trash(id), Err(Error::NotFound { .. })));
}

#[test]
fn after_thirty_days_the_trash_of_an_open_journal_is_let_go_and_nothing_else_is() {
    let clock = SetClock::default();
    let journal = TestJournal::with_clock(clock.clone());
    clock.set("2025-11-09T09:12:00Z");
    journal.delete_films(&[add_film(&journal, "Heliotrope", 2025)]).unwrap();
    clock.set("2025-12-09T09:11:59Z");
    journal.delete_films(&[add_film(&journal, "Alibi", 1957)]).unwrap();
    let tidied = journal.tidy_trash().unwrap();
    assert_eq!((tidied.value, tidied.topics.len()), (0, 0));
    clock.set("2025-12-09T09:12:01Z");
    let tidied = journal.tidy_trash().unwrap();
    assert_eq!((tidied.value, tidied.topics), (1, [Topic::Trash].into()));
    let left = journal.trash().unwrap();
    assert_eq!(left.iter().map(|it| it.title.as_str()).collect::<Vec<_>>(), ["Alibi"]);
    journal.undo().unwrap();
    journal.undo().unwrap();
    // The step is still there: undo brings the film back.
    assert_eq!(journal.undo().unwrap().value.op, Op::DeleteFilm);
}
