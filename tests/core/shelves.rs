use matinee_core::{Error, Journal, ShelfFacts, Topic};

use crate::support::{TestJournal, add_film, viewing};

fn facts(name: &str, query: &str) -> ShelfFacts {
    ShelfFacts { name: name.to_owned(), query: query.to_owned() }
}

fn names(journal: &Journal) -> Vec<String> {
    journal.shelves().unwrap().into_iter().map(|shelf| shelf.facts.name).collect()
}

#[test]
fn a_shelf_is_put_up_changed_moved_and_taken_down_and_each_can_be_undone() {
    let journal = TestJournal::new();
    let made = journal.add_shelf(&facts("  Nine and above ", " score>=9 ")).unwrap();
    assert_eq!(made.topics.into_iter().collect::<Vec<_>>(), [Topic::Shelves]);
    let nine = made.value;
    let seventies = journal.add_shelf(&facts("The seventies", "year:197x")).unwrap().value;
    journal.add_shelf(&facts("Unwritten", "is:unreviewed")).unwrap();
    assert_eq!(journal.shelves().unwrap()[0].facts, facts("Nine and above", "score>=9"));

    journal.move_shelf(nine, 9).unwrap();
    assert_eq!(names(&journal), ["The seventies", "Unwritten", "Nine and above"]);
    assert!(journal.move_shelf(nine, 2).unwrap().topics.is_empty(), "it is there already");
    journal.edit_shelf(seventies, &facts("Seventies", "year:197x")).unwrap();
    journal.delete_shelf(nine).unwrap();
    assert_eq!(names(&journal), ["Seventies", "Unwritten"]);

    for _ in 0..3 {
        journal.undo().unwrap();
    }
    assert_eq!(names(&journal), ["Nine and above", "The seventies", "Unwritten"]);
    assert!(journal.delete_shelf(nine).is_ok());
    assert!(matches!(journal.delete_shelf(nine), Err(Error::NotFound { what: "shelf" })));
}

#[test]
fn a_shelf_needs_a_name_and_something_to_look_for() {
    let journal = TestJournal::new();
    let refused = |name: &str, query: &str| match journal.add_shelf(&facts(name, query)) {
        Err(Error::Invalid { field, .. }) => field,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(" ", "score>=9"), "name");
    assert_eq!(refused(&"x".repeat(201), "score>=9"), "name");
    assert_eq!(refused("Everything", "  "), "query");
}

#[test]
fn a_shelf_counts_its_films_as_they_are_now() {
    let journal = TestJournal::new();
    journal.add_shelf(&facts("Nine and above", "score>=9")).unwrap();
    journal.add_shelf(&facts("The seventies", "year:197x")).unwrap();
    assert_eq!(journal.shelf_counts().unwrap(), [0, 0]);
    let film = add_film(&journal, "The Keeper of Low Water", 1974);
    journal.log_viewing(film, &viewing("2025-03-01", 95)).unwrap();
    assert_eq!(journal.shelf_counts().unwrap(), [1, 1]);
    journal.log_viewing(film, &viewing("2025-04-01", 85)).unwrap();
    assert_eq!(journal.shelf_counts().unwrap(), [0, 1]);
}

#[test]
fn shelves_go_out_as_a_file_and_come_in_again_once() {
    let journal = TestJournal::new();
    journal.add_shelf(&facts("Nine and above", "score>=9")).unwrap();
    journal.add_shelf(&facts("„Alles“", "tag:\"winter light\"")).unwrap();
    let file = journal.folder.path().join("shelves.json");
    assert_eq!(journal.export_shelves(&file).unwrap(), 2);

    let other = TestJournal::new();
    other.add_shelf(&facts("Nine and above", "score>=9")).unwrap();
    let taken = other.import_shelves(&file).unwrap().value;
    assert_eq!((taken.added, taken.same), (1, 1));
    assert_eq!(names(&other), ["Nine and above", "„Alles“"]);
    let again = other.import_shelves(&file).unwrap();
    assert!(again.topics.is_empty());
    other.undo().unwrap();
    assert_eq!(names(&other), ["Nine and above"]);
}

#[test]
fn another_file_puts_up_no_shelf() {
    let journal = TestJournal::new();
    for text in ["", "[]", r#"{"matinee":"films","shelves":[]}"#, r#"{"matinee":"shelves"}"#] {
        let file = journal.folder.path().join("other.json");
        std::fs::write(&file, text).unwrap();
        let refused = journal.import_shelves(&file);
        assert!(matches!(refused, Err(Error::BadFile { .. })), "{text}: {refused:?}");
    }
    let nameless = journal.folder.path().join("nameless.json");
    let shelves =
        r#"{"matinee":"shelves","shelves":[{"name":"A","query":"a"},{"name":"","query":"b"}]}"#;
    std::fs::write(&nameless, shelves).unwrap();
    assert!(journal.import_shelves(&nameless).is_err());
    assert_eq!(names(&journal), [""; 0], "all or nothing");
}
