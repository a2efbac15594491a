//! Two spellings of one person.

use matinee_core::{CastMember, Error, FilmFacts, FilmId, Journal, LibraryQuery, Op, Topic};

use crate::support::{TestJournal, film};

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn plays(name: &str, character: &str) -> CastMember {
    CastMember { name: name.to_owned(), character: character.to_owned() }
}

fn add(journal: &Journal, title: &str, facts: FilmFacts) -> FilmId {
    journal.add_film(&FilmFacts { title: title.to_owned(), ..facts }).unwrap().value
}

#[test]
fn every_credit_goes_to_the_spelling_that_stays_in_its_own_place() {
    let journal = TestJournal::new();
    let first = add(
        &journal,
        "Absents",
        FilmFacts { directors: names(&["H. Marder", "Ida Korsgaard"]), ..film("", 1999) },
    );
    let second =
        add(&journal, "Alibi", FilmFacts { directors: names(&["Hanne Marder"]), ..film("", 2001) });

    let merged = journal.merge_people("H. Marder", "Hanne Marder").unwrap();
    assert_eq!(merged.value, 2);
    // The old spelling is remembered beside the settings.
    assert_eq!(merged.topics, [Topic::Films, Topic::People, Topic::Settings].into());
    assert_eq!(journal.film_facts(first).unwrap().directors, ["Hanne Marder", "Ida Korsgaard"]);
    assert_eq!(journal.film_facts(second).unwrap().directors, ["Hanne Marder"]);

    let step = journal.undo().unwrap().value;
    assert_eq!((step.op, step.subject.as_str()), (Op::MergePeople, "Hanne Marder"));
    assert_eq!(journal.film_facts(first).unwrap().directors, ["H. Marder", "Ida Korsgaard"]);
    journal.redo().unwrap();
    assert_eq!(journal.film_facts(first).unwrap().directors[0], "Hanne Marder");
}

#[test]
fn a_film_that_credits_both_for_the_same_keeps_one_line_and_every_character() {
    let journal = TestJournal::new();
    let both = add(
        &journal,
        "Absents",
        FilmFacts {
            writers: names(&["Hanne Marder", "H. Marder"]),
            cast: vec![
                plays("H. Marder", ""),
                plays("Tove Brandl", "Marit"),
                plays("Hanne Marder", "the pilot"),
                plays("H. Marder", "her sister"),
            ],
            ..film("", 1999)
        },
    );
    journal.merge_people("H. Marder", "Hanne Marder").unwrap();
    let facts = journal.film_facts(both).unwrap();
    assert_eq!(facts.writers, ["Hanne Marder"]);
    assert_eq!(
        facts.cast,
        [
            plays("Tove Brandl", "Marit"),
            plays("Hanne Marder", "the pilot"),
            plays("Hanne Marder", "her sister"),
        ]
    );
}

#[test]
fn a_spelling_nobody_has_yet_becomes_the_persons() {
    let journal = TestJournal::new();
    let facts = FilmFacts { directors: names(&["hanne marder"]), ..film("", 1999) };
    let film = add(&journal, "Absents", facts);
    assert_eq!(journal.merge_people("hanne marder", "  Hanne   Marder ").unwrap().value, 1);
    assert_eq!(journal.film_facts(film).unwrap().directors, ["Hanne Marder"]);
    // The library's tile and search know the new spelling at once.
    let tiles = journal.film_tiles(&[film]).unwrap();
    assert_eq!(tiles[0].director, "Hanne Marder");
    let found = LibraryQuery { text: "Hanne Marder".to_owned(), ..LibraryQuery::default() };
    assert_eq!(journal.library_ids(&found).unwrap(), [film]);
}

#[test]
fn nobody_is_merged_with_nobody() {
    let journal = TestJournal::new();
    let facts = FilmFacts { directors: names(&["Hanne Marder"]), ..film("", 1999) };
    add(&journal, "Absents", facts);
    assert!(matches!(
        journal.merge_people("Nobody", "Hanne Marder"),
        Err(Error::NotFound { what: "person" })
    ));
    assert!(matches!(
        journal.merge_people("Hanne Marder", " "),
        Err(Error::Invalid { field: "into", .. })
    ));
    assert!(journal.merge_people("Hanne Marder", "Hanne Marder").unwrap().topics.is_empty());
}

#[test]
fn a_file_that_has_the_old_spelling_meets_the_person_it_was_merged_into() {
    let journal = TestJournal::new();
    let first =
        add(&journal, "Absents", FilmFacts { directors: names(&["H. Marder"]), ..film("", 1999) });
    journal.merge_people("H. Marder", "Hanne Marder").unwrap();
    journal.merge_people("Hanne Marder", "Hanne K. Marder").unwrap();
    let brought = |title: &str| {
        let note = format!(
            "---\ntitle: {title}\ndirector: [H. Marder, Hanne Marder]\nactors: [H. Marder]\n---\nIt is a film about {title}.\n"
        );
        let path = journal.folder.path().join(format!("{title}.md"));
        std::fs::write(&path, note).unwrap();
        journal.import_file(&path, matinee_core::Progress::unwatched()).unwrap();
        let film = journal.pick_films(title, 1).unwrap()[0].id;
        journal.film_facts(film).unwrap()
    };
    let facts = brought("Salt Roads");
    assert_eq!(facts.directors, ["Hanne K. Marder"]);
    assert_eq!(facts.cast[0].name, "Hanne K. Marder");

    // What is typed is written as it is typed.
    let typed =
        add(&journal, "Alibi", FilmFacts { directors: names(&["Hanne Marder"]), ..film("", 2001) });
    assert_eq!(journal.film_facts(typed).unwrap().directors, ["Hanne Marder"]);
    // And a person of that very name is met before anybody they were once merged into.
    let facts = brought("Nine Winters");
    assert_eq!(facts.directors, ["Hanne K. Marder", "Hanne Marder"]);
    assert_eq!(journal.film_facts(first).unwrap().directors, ["Hanne K. Marder"]);
}
