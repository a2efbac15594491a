//! The films and viewings that a line asks for.

use matinee_core::{FilmFacts, HitKind, LibraryQuery};

use super::{check, found, shelf};
use crate::support::{TestJournal, add_film, film, write};

#[test]
fn words_are_found_wherever_they_stand() {
    check(&[
        ("", "KOHNRS"),
        ("keeper ", "K"),
        ("orch", "O"),
        ("orch ", "O"),
        ("or", "O"),
        ("orc", "O"),
        ("iotro ", "H"),
        ("\"iotro\"", ""),
        ("marder", "KO"),
        ("winter", "KO"),
        ("\"winter light\"", "KO"),
        ("sputnik", "K"),
        ("ferryman", "K"),
        ("forty", "K"),
        ("marder sputnik", "K"),
        ("1962", "N"),
        ("1974", "K"),
        ("1984", "S"),
        ("停車", "N"),
        ("نسي", "R"),
        ("نهر", "R"),
        ("ines", "O"),
        ("spider man", "S"),
        ("spider–man", "S"),
        ("heliotorpe", "H"),
        ("heliotor", "H"),
        ("glsas", "O"),
        ("zzzzzzz", ""),
        ("keeper or heliotrope", "KH"),
        ("-(keeper or heliotrope)", "ONRS"),
    ]);
}

#[test]
fn filters_find_what_goes_by_a_name() {
    check(&[
        ("director:marder", "K"),
        ("director:han", "K"),
        ("director:\"hanne marder\"", "K"),
        ("director:\"marder\"", ""),
        ("writer:marder", "O"),
        ("writer:lukasz", "K"),
        ("person:marder", "KO"),
        ("actor:marder", ""),
        ("actor:aune", "K"),
        ("actor:\"solveig aune\"", "K"),
        ("actor:ferryman", ""),
        ("person:aune", "K"),
        ("director:aune", ""),
        ("director:ines", "O"),
        ("title:water", "K"),
        ("title:marder", ""),
        ("title:\"heliotrope\"", "H"),
        ("tag:winter", "KO"),
        ("tag:\"winter\"", "O"),
        ("tag:light", "KO"),
        ("tag:\"light winter\"", ""),
        ("list:night", "ON"),
        ("list:\"night trains\"", "ON"),
        ("place:kino", "KH"),
        ("place:\"kino\"", "H"),
        ("place:sputnik", "K"),
        ("with:ana", "K"),
        ("with:\"ana\"", "K"),
        ("with:\"ana jo\"", ""),
        ("format:70mm", "K"),
        ("genre:sci", "K"),
        ("genre:\"sci-fi\"", "K"),
        ("genre:drama", "KO"),
        ("country:cote", "O"),
        ("language:norwegian", "K"),
        ("verdict:masterpiece", "K"),
        ("verdict:superb", ""),
        ("verdict:good", "N"),
        ("verdict:\"very good\"", "O"),
    ]);
}

#[test]
fn filters_find_numbers_and_states() {
    check(&[
        ("year:1974", "K"),
        ("year:197x", "KO"),
        ("year:1970..1975", "K"),
        ("year>=1998", "HRS"),
        ("year<1974", "N"),
        ("score:9.5", "K"),
        ("score>=8", "KO"),
        ("score>8", "K"),
        ("score<8", "N"),
        ("score:none", "HRS"),
        ("-score>=8", "HNRS"),
        ("runtime<100", "O"),
        ("runtime:none", "HNRS"),
        ("is:liked", "OR"),
        ("is:rewatch", "K"),
        ("is:reviewed", "K"),
        ("is:unreviewed", "OHNR"),
        ("is:draft", "RS"),
        ("-is:draft", "KOHN"),
        ("is:undated", "R"),
        ("is:watchlist", "H"),
        ("is:unseen", "S"),
        ("is:abandoned", "H"),
        ("has:poster", "O"),
        ("-has:poster", "KHNRS"),
        ("has:review", "K"),
        ("has:stills", "H"),
        ("-has:stills", "KONRS"),
    ]);
}

#[test]
fn what_is_asked_of_viewings_is_asked_of_one_viewing() {
    let journal = shelf();
    assert_eq!(found(&journal, "watched:2025 with:\"ana\""), "K");
    assert_eq!(found(&journal, "watched:2024 with:\"ana\""), "", "that was another viewing");
    assert_eq!(found(&journal, "(watched:2024 or watched:2025) with:anabel is:rewatch"), "K");
    assert_eq!(found(&journal, "watched:2025 is:rewatch"), "");
}

#[test]
fn viewings_are_asked_for_by_what_they_are_themselves() {
    let journal = shelf();
    let count = |line: &str| journal.viewings_asked(line).unwrap().len();
    assert_eq!(count(""), 6);
    assert_eq!(count("director:marder"), 2, "both of the film");
    assert_eq!(count("keeper"), 2);
    assert_eq!(count("sputnik"), 1, "the one at that place");
    assert_eq!(count("keeper -sputnik"), 1);
    assert_eq!(count("score>=9.5"), 1, "its own score, not the film's");
    assert_eq!(count("watched:2024"), 3);
    assert_eq!(count("-watched:2024"), 3);
    assert_eq!(count("is:liked"), 2);
    assert_eq!(count("verdict:superb"), 1);
}

#[test]
fn a_line_names_its_order() {
    let journal = shelf();
    let titles = |text: &str| -> Vec<String> {
        let query = LibraryQuery { text: text.to_owned(), ..LibraryQuery::default() };
        let ids = journal.library_ids(&query).unwrap();
        journal.film_tiles(&ids).unwrap().into_iter().map(|tile| tile.title).collect()
    };
    let [keeper, orchard] = ["The Keeper of Low Water", "The Glass Orchard"];
    assert_eq!(titles("marder sort:title"), [orchard, keeper]);
    assert_eq!(titles("marder sort:-title"), [keeper, orchard]);
    assert_eq!(titles("sort:score score>=8"), [keeper, orchard]);
    assert_eq!(titles("marder"), [keeper, orchard], "the last watched first");
}

#[test]
fn what_was_not_understood_is_left_out() {
    let journal = shelf();
    assert_eq!(found(&journal, "yaer:1974 is:liked"), "OR");
    assert_eq!(found(&journal, "yaer:1974"), "KOHNRS");
}

#[test]
fn a_title_of_signs_is_found_by_them() {
    let journal = TestJournal::new();
    add_film(&journal, "$", 1971);
    add_film(&journal, "…", 2001);
    let count = |line: &str| journal.films_asked(line).unwrap().len();
    assert_eq!(count("$"), 1);
    assert_eq!(count("…"), 1);
    assert_eq!(count("?!"), 0);
}

#[test]
fn korean_is_found_by_any_part_of_a_word() {
    let journal = TestJournal::new();
    let facts = FilmFacts { directors: vec!["봉준호".to_owned()], ..film("기생충", 2019) };
    let parasite = journal.add_film(&facts).unwrap().value;
    let other = add_film(&journal, "Heliotrope", 2025);
    write(&journal, parasite, None, "다시 본 기생충을, 또 기생충이다.");
    for line in ["기생충", "생충", "충", "준호", "director:준호", "title:생충", "충이다"]
    {
        assert_eq!(journal.films_asked(line).unwrap(), [parasite], "{line}");
    }
    assert_eq!(journal.films_asked("-생충").unwrap(), [other]);
    let hits: Vec<_> =
        journal.search("생충 ", 9).unwrap().into_iter().map(|hit| hit.kind).collect();
    assert_eq!(hits, [HitKind::Film, HitKind::Review]);
}
