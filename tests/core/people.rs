//! Two spellings of one person.

use matinee_core::{
    CastMember, Error, FilmFacts, FilmId, Journal, LibraryQuery, Op, PeopleQuery, PersonRole,
    PersonSort, Topic,
};

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

/// Three films by two directors, seen and scored.
fn scored() -> TestJournal {
    let journal = TestJournal::new();
    for (title, year, director, score) in [
        ("Absents", 1959, "Hanne Marder", 90),
        ("Alibi", 1957, "Hanne Marder", 80),
        ("Orchard", 1977, "Ida Korsgaard", 95),
    ] {
        let facts = FilmFacts {
            directors: names(&[director]),
            writers: names(&["Hanne Marder"]),
            cast: vec![plays("Tove Brandl", "Marit"), plays("Tove Brandl", "her sister")],
            ..film(title, year)
        };
        let film = add(&journal, title, facts);
        let seen = matinee_core::ViewingFacts {
            watched_on: Some(matinee_core::WatchedOn::parse(&format!("20{score}-03-01")).unwrap()),
            score: Some(matinee_core::Score::from_tenths(score).unwrap()),
            ..matinee_core::ViewingFacts::default()
        };
        journal.log_viewing(film, &seen).unwrap();
    }
    journal
}

fn told(journal: &Journal, query: &PeopleQuery) -> Vec<(String, u32, Option<u8>)> {
    let ids = journal.people_ids(query).unwrap();
    let rows = journal.people_rows(query.role, &ids).unwrap();
    rows.into_iter()
        .map(|row| (row.name, row.films, row.average.map(matinee_core::Score::tenths)))
        .collect()
}

#[test]
fn people_come_by_what_they_did_in_the_order_asked_for() {
    let journal = scored();
    let by =
        |role, sort, text: &str| told(&journal, &PeopleQuery { role, sort, text: text.to_owned() });
    let (hanne, ida) =
        (("Hanne Marder".to_owned(), 2, Some(85)), ("Ida Korsgaard".to_owned(), 1, Some(95)));
    let director = PersonRole::Director;
    assert_eq!(by(director, PersonSort::Films, ""), [hanne.clone(), ida.clone()]);
    assert_eq!(by(director, PersonSort::Name, ""), [ida.clone(), hanne.clone()]);
    assert_eq!(by(director, PersonSort::Score, ""), [ida.clone(), hanne.clone()]);
    assert_eq!(by(director, PersonSort::Films, "kors"), [ida]);
    assert_eq!(by(director, PersonSort::Films, "HAN"), [hanne]);
    // Two characters in one film are one film.
    assert_eq!(
        by(PersonRole::Cast, PersonSort::Films, ""),
        [("Tove Brandl".to_owned(), 3, Some(88))]
    );
}

#[test]
fn one_film_does_not_win_over_many_that_are_nearly_as_good() {
    let journal = TestJournal::new();
    let film_of = |director: &str, number: u8, score: u8| {
        let title = format!("{director} {number}");
        let facts = FilmFacts { directors: names(&[director]), ..film("", 1999) };
        let film = add(&journal, &title, facts);
        let seen = matinee_core::ViewingFacts {
            score: Some(matinee_core::Score::from_tenths(score).unwrap()),
            ..matinee_core::ViewingFacts::default()
        };
        journal.log_viewing(film, &seen).unwrap();
    };
    film_of("Lucky", 1, 100);
    (0..8).for_each(|number| film_of("Steady", number, 90));
    (0..8).for_each(|number| film_of("Dull", number, 50));
    let query = PeopleQuery { sort: PersonSort::Score, ..PeopleQuery::default() };
    let order: Vec<String> = told(&journal, &query).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(order, ["Steady", "Lucky", "Dull"]);
}

#[test]
fn a_persons_page_has_their_films_by_part_and_ones_own_scores_over_time() {
    let journal = scored();
    let uid = journal.person_named("Hanne Marder").unwrap().unwrap();
    let page = journal.person_page(&uid).unwrap();
    assert_eq!((page.name.as_str(), page.films, page.seen, page.scored), ("Hanne Marder", 3, 3, 3));
    assert_eq!(page.average.unwrap().tenths(), 88);
    let parts: Vec<(PersonRole, Vec<&str>)> = page
        .parts
        .iter()
        .map(|part| (part.role, part.films.iter().map(|it| it.film.title.as_str()).collect()))
        .collect();
    assert_eq!(
        parts,
        [
            (PersonRole::Director, vec!["Absents", "Alibi"]),
            (PersonRole::Writer, vec!["Orchard", "Absents", "Alibi"])
        ]
    );
    let timeline: Vec<(&str, u8)> =
        page.timeline.iter().map(|it| (it.title.as_str(), it.score.tenths())).collect();
    assert_eq!(timeline, [("Alibi", 80), ("Absents", 90), ("Orchard", 95)]);

    let cast = journal.person_page(&journal.person_named("Tove Brandl").unwrap().unwrap()).unwrap();
    assert_eq!(cast.parts[0].films[0].character, "Marit, her sister");
    assert!(matches!(journal.person_page("nobody"), Err(Error::NotFound { what: "person" })));
    assert_eq!(journal.person_named("Nobody").unwrap(), None);
    // A film's page leads to its people.
    let absents = journal.pick_films("Absents", 1).unwrap()[0].id;
    assert_eq!(journal.film_page(absents).unwrap().people["Hanne Marder"], uid);
}
