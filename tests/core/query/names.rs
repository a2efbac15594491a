//! People, lists, tags and places by what they are called.

use matinee_core::{Journal, LibraryQuery, ListFacts, NameHit, SearchNames};

use super::shelf;

fn called(journal: &Journal, line: &str, limit: u32) -> Vec<String> {
    let hits = journal.search_names(&SearchNames { line: line.to_owned(), limit }).unwrap();
    hits.into_iter()
        .map(|hit| match hit {
            NameHit::Person { name, .. } => format!("person {name}"),
            NameHit::List { name, .. } => format!("list {name}"),
            NameHit::Tag { name, .. } => format!("tag {name}"),
            NameHit::Place { name, .. } => format!("place {name}"),
        })
        .collect()
}

#[test]
fn names_are_found_by_the_beginning_of_their_words_in_one_order_of_kinds() {
    let journal = shelf();
    for name in ["Kinder of winter", "Nothing yet"] {
        journal.add_list(&ListFacts { name: name.to_owned(), ..ListFacts::default() }).unwrap();
    }
    assert_eq!(called(&journal, "MARD", 5), ["person Hanne Marder"]);
    assert_eq!(called(&journal, "hanne mar", 5), ["person Hanne Marder"]);
    assert_eq!(called(&journal, "nothing", 5), ["list Nothing yet"], "be it empty");
    assert_eq!(
        called(&journal, "kin", 5),
        ["list Kinder of winter", "place Kino", "place Kino Sputnik"]
    );
    assert_eq!(
        called(&journal, "win", 5),
        ["list Kinder of winter", "tag winter", "tag winter light"]
    );
    assert_eq!(called(&journal, "win", 2), ["list Kinder of winter", "tag winter"]);
    assert_eq!(called(&journal, "putnik", 5), [""; 0], "the middle of a word is no beginning");
}

#[test]
fn only_plain_words_are_a_name() {
    let journal = shelf();
    for line in [
        "",
        "  ",
        "…",
        "\"winter\"",
        "-winter",
        "winter or kino",
        "tag:winter",
        "winter sort:year",
        "yaer:1",
    ] {
        assert_eq!(called(&journal, line, 5), [""; 0], "{line}");
    }
}

#[test]
fn a_name_leads_to_a_page_or_to_its_films() {
    let journal = shelf();
    let hits = |line: &str| {
        journal.search_names(&SearchNames { line: line.to_owned(), limit: 5 }).unwrap()
    };
    let [NameHit::Person { uid, .. }] = &hits("hanne")[..] else { panic!("one person") };
    assert_eq!(journal.person_page(uid).unwrap().name, "Hanne Marder");
    for (line, films) in [("winter light", 1), ("kino sp", 1)] {
        let (NameHit::Tag { line, .. } | NameHit::Place { line, .. }) = &hits(line)[0] else {
            panic!("a tag or a place");
        };
        let query = LibraryQuery { text: line.clone(), ..LibraryQuery::default() };
        assert_eq!(journal.library_ids(&query).unwrap().len(), films, "{line}");
    }
}
