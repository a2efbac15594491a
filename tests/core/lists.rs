use matinee_core::{Error, FilmId, FilmPick, Journal, ListFacts, ListId, Op, Topic};

use crate::support::{TestJournal, add_film};

fn facts(name: &str) -> ListFacts {
    ListFacts { name: name.to_owned(), ..ListFacts::default() }
}

fn list_of(journal: &Journal, titles: &[&str]) -> (ListId, Vec<FilmId>) {
    let list = journal.add_list(&facts("Winter light")).unwrap().value;
    let films = titles.iter().map(|title| {
        let film = add_film(journal, title, 1970);
        journal.add_to_list(list, film, "").unwrap();
        film
    });
    let films = films.collect();
    (list, films)
}

fn order(journal: &Journal, list: ListId) -> String {
    let films = journal.list(list).unwrap().films;
    films.iter().map(|listed| listed.film.title.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_list_keeps_what_is_said_of_it() {
    let journal = TestJournal::new();
    let said = ListFacts {
        name: "  The sea,\u{a0}mostly ".to_owned(),
        description: "Films that smell of salt.\r\n".to_owned(),
        ranked: true,
        tags: vec!["the sea".to_owned()],
    };
    let made = journal.add_list(&said).unwrap();
    assert_eq!(made.topics, [Topic::Lists, Topic::Tags].into());
    let kept = journal.list(made.value).unwrap().facts;
    assert_eq!(kept.name, "The sea,\u{a0}mostly");
    assert_eq!(kept.description, "Films that smell of salt.");
    assert_eq!((kept.ranked, &kept.tags), (true, &said.tags));
    assert!(journal.edit_list(made.value, &kept).unwrap().topics.is_empty());
}

#[test]
fn a_list_without_a_name_is_refused_at_its_field() {
    let journal = TestJournal::new();
    assert!(matches!(journal.add_list(&facts(" ")), Err(Error::Invalid { field: "name", .. })));
    let (list, _) = list_of(&journal, &[]);
    assert!(matches!(
        journal.edit_list(list, &facts("")),
        Err(Error::Invalid { field: "name", .. })
    ));
}

#[test]
fn a_film_is_on_a_list_once() {
    let journal = TestJournal::new();
    let (list, films) = list_of(&journal, &["A", "B"]);
    assert!(journal.add_to_list(list, films[0], "again").unwrap().topics.is_empty());
    assert_eq!(order(&journal, list), "A B");
    assert_eq!(journal.lists().unwrap()[0].films, 2);
}

#[test]
fn films_move_and_an_undo_puts_them_back() {
    let journal = TestJournal::new();
    let (list, films) = list_of(&journal, &["A", "B", "C", "D"]);
    journal.note_in_list(list, films[3], " the last ").unwrap();
    journal.move_in_list(list, films[3], 0).unwrap();
    assert_eq!(order(&journal, list), "D A B C");
    assert_eq!(journal.list(list).unwrap().films[0].note, "the last");
    journal.move_in_list(list, films[0], 99).unwrap();
    assert_eq!(order(&journal, list), "D B C A");
    assert!(journal.move_in_list(list, films[0], 3).unwrap().topics.is_empty());

    assert_eq!(journal.undo().unwrap().value.op, Op::MoveInList);
    journal.undo().unwrap();
    assert_eq!(order(&journal, list), "A B C D");
    journal.redo().unwrap();
    assert_eq!(order(&journal, list), "D A B C");
}

#[test]
fn a_film_that_is_not_on_the_list_cannot_be_moved_or_noted() {
    let journal = TestJournal::new();
    let (list, _) = list_of(&journal, &["A"]);
    let other = add_film(&journal, "Other", 1980);
    assert!(matches!(journal.move_in_list(list, other, 0), Err(Error::NotFound { .. })));
    assert!(matches!(journal.note_in_list(list, other, "x"), Err(Error::NotFound { .. })));
    assert!(journal.remove_from_list(list, other).unwrap().topics.is_empty());
}

#[test]
fn a_new_film_can_be_put_on_a_list_in_one_step() {
    let journal = TestJournal::new();
    let (list, _) = list_of(&journal, &["A"]);
    let new = FilmPick::New { title: "B".to_owned(), year: None };
    journal.add_to_list(list, new, "for the ending").unwrap();
    assert_eq!(order(&journal, list), "A B");
    journal.undo().unwrap();
    assert_eq!(order(&journal, list), "A");
    assert!(journal.pick_films("b", 8).unwrap().is_empty());
}

#[test]
fn a_deleted_list_comes_back_with_its_films_and_tags() {
    let journal = TestJournal::new();
    let (list, films) = list_of(&journal, &["A", "B"]);
    let said = ListFacts { tags: vec!["snow".to_owned()], ..facts("Winter light") };
    journal.edit_list(list, &said).unwrap();
    journal.note_in_list(list, films[1], "kept").unwrap();
    let before = journal.list(list).unwrap();

    journal.delete_list(list).unwrap();
    assert!(matches!(journal.list(list), Err(Error::NotFound { what: "list" })));
    assert_eq!(journal.film_facts(films[0]).unwrap().title, "A");
    journal.undo().unwrap();
    assert_eq!(journal.list(list).unwrap(), before);
}

#[test]
fn a_new_list_stands_after_the_others() {
    let journal = TestJournal::new();
    for name in ["Winter light", "Autumn", "The sea"] {
        journal.add_list(&facts(name)).unwrap();
    }
    let lists = journal.lists().unwrap();
    let names: Vec<_> = lists.iter().map(|list| list.facts.name.as_str()).collect();
    assert_eq!(names, ["Winter light", "Autumn", "The sea"]);
}

#[test]
fn a_list_moves_among_the_others_as_one_step_and_has_not_changed_itself() {
    let journal = TestJournal::new();
    let [one, two, three] = ["One", "Two", "Three"].map(|name| {
        let facts = ListFacts { name: name.to_owned(), ..ListFacts::default() };
        journal.add_list(&facts).unwrap().value
    });
    let order = || -> Vec<_> { journal.lists().unwrap().iter().map(|list| list.list).collect() };
    journal.move_list(three, 0).unwrap();
    assert_eq!(order(), [three, one, two]);
    journal.move_list(three, 99).unwrap();
    assert_eq!(order(), [one, two, three]);
    assert!(journal.move_list(three, 2).unwrap().topics.is_empty());
    journal.undo().unwrap();
    assert_eq!(order(), [three, one, two]);
}
