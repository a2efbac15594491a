//! Tags and places under another name.

use matinee_core::{
    Error, FilmId, Journal, ListFacts, Op, Score, Topic, UsedKind, UsedName, UsedOne, UsedRename,
    ViewingFacts, ViewingId, WatchedOn,
};

use crate::support::{TestJournal, film};

fn seen(journal: &Journal, film: FilmId, tags: &[&str], place: &str, score: u8) -> ViewingId {
    let facts = ViewingFacts {
        watched_on: Some(WatchedOn::parse("2025-11-02").unwrap()),
        score: Some(Score::from_tenths(score).unwrap()),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        place: place.to_owned(),
        ..ViewingFacts::default()
    };
    journal.log_viewing(film, &facts).unwrap().value
}

fn rename(kind: UsedKind, name: &str, to: &str) -> UsedRename {
    UsedRename { kind, name: name.to_owned(), to: to.to_owned() }
}

fn names(journal: &Journal, kind: UsedKind) -> Vec<String> {
    journal.used_names(kind).unwrap().into_iter().map(|used| used.name).collect()
}

#[test]
fn a_name_comes_with_what_it_is_used_for() {
    let journal = TestJournal::new();
    let first = journal.add_film(&film("Heat", 1995)).unwrap().value;
    let second = journal.add_film(&film("Petrichor", 2019)).unwrap().value;
    seen(&journal, first, &["the sea"], "Kino Arkaden", 90);
    seen(&journal, first, &["the sea"], "Kino Arkaden", 95);
    seen(&journal, second, &["the sea", "rain"], "", 60);
    let facts =
        ListFacts { name: "Wet".to_owned(), tags: vec!["rain".to_owned()], ..ListFacts::default() };
    journal.add_list(&facts).unwrap();

    let sea = UsedName {
        name: "the sea".to_owned(),
        viewings: 3,
        films: 2,
        lists: 0,
        average: Some(Score::from_tenths(82).unwrap()),
        last: Some(WatchedOn::parse("2025-11-02").unwrap()),
    };
    let tags = journal.used_names(UsedKind::Tag).unwrap();
    assert_eq!(tags[0], sea);
    assert_eq!((tags[1].name.as_str(), tags[1].viewings, tags[1].lists), ("rain", 1, 1));
    let places = journal.used_names(UsedKind::Place).unwrap();
    assert_eq!(
        (places[0].name.as_str(), places[0].viewings, places[0].films),
        ("Kino Arkaden", 2, 1)
    );
}

#[test]
fn a_tag_is_renamed_everywhere_and_undone_at_once() {
    let journal = TestJournal::new();
    let film = journal.add_film(&film("Heat", 1995)).unwrap().value;
    let viewing = seen(&journal, film, &["70mm", "night"], "", 90);
    let renamed = journal.rename_used(&rename(UsedKind::Tag, "70mm", " 70 mm ")).unwrap();
    assert!(!renamed.value);
    assert_eq!(renamed.topics, [Topic::Tags].into());
    assert_eq!(journal.viewing_facts(viewing).unwrap().tags, ["70 mm", "night"]);
    // Search and the seal of the viewing know it at once.
    assert!(journal.check(matinee_core::Progress::unwatched()).unwrap().problems.is_empty());

    let step = journal.undo().unwrap().value;
    assert_eq!((step.op, step.subject.as_str()), (Op::EditTag, "70 mm"));
    assert_eq!(journal.viewing_facts(viewing).unwrap().tags, ["70mm", "night"]);
}

#[test]
fn two_tags_become_one_on_viewings_and_lists() {
    let journal = TestJournal::new();
    let film = journal.add_film(&film("Heat", 1995)).unwrap().value;
    let both = seen(&journal, film, &["seventy", "70mm"], "", 90);
    let one = seen(&journal, film, &["seventy"], "", 90);
    let facts = ListFacts {
        name: "Large".to_owned(),
        tags: vec!["seventy".to_owned()],
        ..ListFacts::default()
    };
    let list = journal.add_list(&facts).unwrap().value;
    // By any spelling of the other.
    let merged = journal.rename_used(&rename(UsedKind::Tag, "seventy", "70MM")).unwrap();
    assert!(merged.value);
    assert_eq!(journal.viewing_facts(both).unwrap().tags, ["70mm"]);
    assert_eq!(journal.viewing_facts(one).unwrap().tags, ["70mm"]);
    assert_eq!(journal.list(list).unwrap().facts.tags, ["70mm"]);
    assert_eq!(names(&journal, UsedKind::Tag), ["70mm"]);
    assert!(journal.check(matinee_core::Progress::unwatched()).unwrap().problems.is_empty());

    assert_eq!(journal.undo().unwrap().value.op, Op::MergeTags);
    assert_eq!(journal.viewing_facts(both).unwrap().tags, ["seventy", "70mm"]);
    assert_eq!(journal.list(list).unwrap().facts.tags, ["seventy"]);
    journal.redo().unwrap();
    assert_eq!(journal.viewing_facts(both).unwrap().tags, ["70mm"]);
}

#[test]
fn a_tag_can_change_its_own_spelling() {
    let journal = TestJournal::new();
    let film = journal.add_film(&film("Heat", 1995)).unwrap().value;
    seen(&journal, film, &["The Sea"], "", 90);
    assert!(!journal.rename_used(&rename(UsedKind::Tag, "The Sea", "the sea")).unwrap().value);
    assert_eq!(names(&journal, UsedKind::Tag), ["the sea"]);
}

#[test]
fn places_are_renamed_and_become_one_undone_at_once() {
    let journal = TestJournal::new();
    let film = journal.add_film(&film("Heat", 1995)).unwrap().value;
    let first = seen(&journal, film, &[], "rio", 90);
    let second = seen(&journal, film, &[], "Rio", 80);
    assert!(!journal.rename_used(&rename(UsedKind::Place, "rio", "Odeon")).unwrap().value);
    assert_eq!(names(&journal, UsedKind::Place), ["Odeon", "Rio"]);
    assert!(journal.rename_used(&rename(UsedKind::Place, "Odeon", "Rio")).unwrap().value);
    assert_eq!(names(&journal, UsedKind::Place), ["Rio"]);
    assert!(journal.check(matinee_core::Progress::unwatched()).unwrap().problems.is_empty());
    assert_eq!(journal.undo().unwrap().value.op, Op::MergePlaces);
    journal.undo().unwrap();
    assert_eq!(journal.viewing_facts(first).unwrap().place, "rio");
    assert_eq!(journal.viewing_facts(second).unwrap().place, "Rio");
}

#[test]
fn a_name_taken_off_leaves_the_viewings() {
    let journal = TestJournal::new();
    let film = journal.add_film(&film("Heat", 1995)).unwrap().value;
    let viewing = seen(&journal, film, &["night", "rain"], "Rio", 90);
    let one = |kind, name: &str| UsedOne { kind, name: name.to_owned() };
    journal.remove_used(&one(UsedKind::Tag, "night")).unwrap();
    journal.remove_used(&one(UsedKind::Place, "Rio")).unwrap();
    let facts = journal.viewing_facts(viewing).unwrap();
    assert_eq!((facts.tags, facts.place), (vec!["rain".to_owned()], String::new()));
    journal.undo().unwrap();
    journal.undo().unwrap();
    let facts = journal.viewing_facts(viewing).unwrap();
    assert_eq!((facts.tags.len(), facts.place.as_str()), (2, "Rio"));
}

#[test]
fn what_has_no_such_name_and_what_is_no_name_is_refused() {
    let journal = TestJournal::new();
    for kind in [UsedKind::Tag, UsedKind::Place] {
        assert!(matches!(
            journal.rename_used(&rename(kind, "none", "some")),
            Err(Error::NotFound { .. })
        ));
        assert!(matches!(
            journal.rename_used(&rename(kind, "none", " ")),
            Err(Error::Invalid { field: "to", .. })
        ));
        assert!(journal.remove_used(&UsedOne { kind, name: "none".to_owned() }).is_err());
    }
}
