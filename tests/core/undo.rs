use matinee_core::{CastMember, Error, FilmFacts, Journal, Op, Topic, WatchedOn};

use crate::support::{TestJournal, add_film, film, viewing};

fn full_facts() -> FilmFacts {
    FilmFacts {
        directors: vec!["Hanne Marder".to_owned()],
        cast: vec![CastMember { name: "Tove Brandl".to_owned(), character: "Marit".to_owned() }],
        genres: vec!["Drama".to_owned()],
        countries: vec!["Denmark".to_owned()],
        ..film("The Keeper of Low Water", 1974)
    }
}

#[test]
fn a_change_names_the_topics_it_touched() {
    let journal = TestJournal::new();
    let added = journal.add_film(&full_facts()).unwrap();
    assert_eq!(added.topics, [Topic::Films, Topic::People].into());
}

#[test]
fn writing_the_same_facts_again_is_no_step() {
    let journal = TestJournal::new();
    let id = journal.add_film(&full_facts()).unwrap().value;
    let again = journal.edit_film(id, &full_facts()).unwrap();
    assert!(again.topics.is_empty());
    assert_eq!(journal.undo_state().unwrap().undo.unwrap().op, Op::AddFilm);
}

#[test]
fn undo_and_redo_survive_a_restart() {
    let test = TestJournal::new();
    let id = test.add_film(&full_facts()).unwrap().value;
    let folder = test.folder;
    drop(test.journal);

    let journal = Journal::open(folder.path()).unwrap();
    let step = journal.undo().unwrap().value;
    assert_eq!((step.op, step.subject.as_str()), (Op::AddFilm, "The Keeper of Low Water"));
    assert!(matches!(journal.film_facts(id), Err(Error::NotFound { what: "film" })));
    drop(journal);

    let journal = Journal::open(folder.path()).unwrap();
    journal.redo().unwrap();
    assert_eq!(journal.film_facts(id).unwrap(), full_facts());
}

#[test]
fn a_deleted_film_comes_back_with_everything_on_it() {
    let journal = TestJournal::new();
    let id = journal.add_film(&full_facts()).unwrap().value;
    let mut seen = viewing("2025-11-08", 95);
    seen.tags = vec!["the sea".to_owned(), "winter light".to_owned()];
    seen.companions = vec!["Ilse".to_owned()];
    let viewing = journal.log_viewing(id, &seen).unwrap().value;

    journal.delete_films(&[id]).unwrap();
    assert!(matches!(journal.viewing_facts(viewing), Err(Error::NotFound { what: "viewing" })));
    journal.undo().unwrap();

    assert_eq!(journal.film_facts(id).unwrap(), full_facts());
    seen.day_order = Some(0);
    assert_eq!(journal.viewing_facts(viewing).unwrap(), seen);
}

#[test]
fn a_new_change_ends_what_could_be_done_again() {
    let journal = TestJournal::new();
    add_film(&journal, "Heliotrope", 2025);
    journal.undo().unwrap();
    add_film(&journal, "Understory", 2024);
    assert!(matches!(journal.redo(), Err(Error::NothingToRedo)));
}

#[test]
fn a_refused_change_leaves_nothing_behind() {
    let journal = TestJournal::new();
    let id = add_film(&journal, "Heliotrope", 2025);
    let facts =
        FilmFacts { directors: vec!["A Name".to_owned()], title: " ".to_owned(), ..film("", 1) };
    assert!(matches!(journal.edit_film(id, &facts), Err(Error::Invalid { field: "title", .. })));
    assert_eq!(journal.film_facts(id).unwrap(), film("Heliotrope", 2025));
}

#[test]
fn a_hundred_steps_can_be_taken_back_and_done_again() {
    let journal = TestJournal::new();
    let id = add_film(&journal, "Heliotrope", 2025);
    let mut facts = viewing("2025", 50);
    let seen = journal.log_viewing(id, &facts).unwrap().value;
    for day in 1..=100 {
        facts.watched_on =
            Some(WatchedOn::parse(&format!("20{day:02}")).unwrap_or(facts.watched_on.unwrap()));
        facts.place = format!("Screen {day}");
        journal.edit_viewing(seen, &facts).unwrap();
    }
    for _ in 0..100 {
        assert_eq!(journal.undo().unwrap().value.op, Op::EditViewing);
    }
    assert_eq!(journal.viewing_facts(seen).unwrap().place, "");
    for _ in 0..100 {
        journal.redo().unwrap();
    }
    assert_eq!(journal.viewing_facts(seen).unwrap().place, "Screen 100");
}
