//! The places where the words of a line stand.

use matinee_core::{
    Error, FilmId, HitKind, LibraryQuery, SearchAll, SearchOrder, SearchReq, SearchRows, Turn,
    Turns, ViewingFacts, WatchedOn,
};

use super::shelf;
use crate::support::{TestJournal, add_film, write};

#[test]
fn a_search_is_narrowed_by_filters() {
    let journal = shelf();
    let hits = |line: &str| -> Vec<String> {
        let hits = journal.search(line, 20).unwrap();
        hits.into_iter().map(|hit| format!("{:?} {}", hit.kind, hit.title)).collect()
    };
    assert_eq!(hits("water"), ["Film The Keeper of Low Water", "Review The Keeper of Low Water"]);
    assert_eq!(hits("water year:1974 is:reviewed").len(), 2);
    assert_eq!(hits("water year:1975"), [""; 0]);
    assert_eq!(hits("genre:drama"), ["Film The Glass Orchard", "Film The Keeper of Low Water"]);
    assert_eq!(hits("heliotorpe"), ["Film Heliotrope"]);
    assert_eq!(hits(""), [""; 0]);
}

#[test]
fn a_search_finds_the_films_that_the_library_finds_by_their_facts() {
    let journal = shelf();
    let heat = add_film(&journal, "Heat", 1995);
    add_film(&journal, "Heat", 1972);
    add_film(&journal, "Wheatfields", 1995);
    let found = |line: &str, order| -> Vec<FilmId> {
        let req = SearchReq { line: line.to_owned(), order, limit: 9, kind: Some(HitKind::Film) };
        let hits = journal.search_hits(&req, &Turn::lasting()).unwrap();
        let films: Vec<FilmId> = hits.into_iter().map(|hit| hit.film).collect();
        let req = SearchAll { line: line.to_owned(), kind: HitKind::Film, order };
        let ids = journal.search_all(&req, &Turn::lasting()).unwrap();
        assert_eq!(ids.into_iter().map(FilmId).collect::<Vec<_>>(), films, "{line}");
        let counts = journal.search_counts(line, &Turn::lasting()).unwrap();
        assert_eq!(counts.films as usize, films.len(), "{line}");
        films
    };
    for line in [
        "heat 1995",
        "1995 heat",
        "heat",
        "eat",
        "1962",
        "1974",
        "iotro",
        "marder 1974",
        "keeper or 1962",
        "(eat or iotro) 1995",
        "1995 score:none",
        "heat year:1995",
        "\"heat\" 1995",
        "glass 1962",
        "停車 1962",
    ] {
        let mut films = found(line, SearchOrder::Best);
        films.sort_unstable();
        assert_eq!(films, journal.films_asked(line).unwrap(), "{line}");
        assert_eq!(found(line, SearchOrder::Newest).len(), films.len(), "{line}");
    }
    assert_eq!(found("\"heat\" 1995", SearchOrder::Newest), [heat]);
    let heats = found("heat", SearchOrder::Newest);
    assert_eq!(heats.len(), 3);
    assert_eq!(
        heats[1], heat,
        "those that have the word come before those that have it in another"
    );
}

#[test]
fn hits_are_marked_where_they_stand_and_counted() {
    let journal = shelf();
    let req = |order| SearchReq { line: "low water".to_owned(), order, limit: 20, kind: None };
    let hits = journal.search_hits(&req(SearchOrder::Newest), &Turn::lasting()).unwrap();
    let told = |parts: &[matinee_core::SnippetPart]| -> String {
        parts
            .iter()
            .map(|part| if part.hit { format!("[{}]", part.text) } else { part.text.clone() })
            .collect()
    };
    assert_eq!(hits.len(), 2);
    assert_eq!(told(&hits[0].title), "The Keeper of [Low Water]");
    assert_eq!(told(&hits[1].snippet), "Forty years of [low water], and a lamp.");
    assert_eq!(hits[1].watched_on, Some(WatchedOn::parse("2025-03-01").unwrap()));
    assert!(hits[1].review.is_some() && hits[1].viewing.is_some());
    let counts = journal.search_counts("low water", &Turn::lasting()).unwrap();
    assert_eq!((counts.films, counts.reviews, counts.viewings), (1, 1, 0));
    let none = journal.search_counts("low water year:1975", &Turn::lasting()).unwrap();
    assert_eq!((none.films, none.reviews, none.viewings), (0, 0, 0));
    assert_eq!(journal.search_counts("genre:drama", &Turn::lasting()).unwrap().films, 2);
}

#[test]
fn a_late_hit_in_a_text_without_spaces_is_shown_and_marked() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "夜の停車場", 1962);
    let line = "一日目は雨が降り、二日目には汽車が遅れ、三日目には誰も来なかった。".repeat(6);
    write(&journal, film, None, &format!("{line}待合室の灯、また待合室。{line}"));
    let req = SearchReq {
        line: "待合室".to_owned(),
        order: SearchOrder::Newest,
        limit: 9,
        kind: Some(HitKind::Review),
    };
    let [hit] = &journal.search_hits(&req, &Turn::lasting()).unwrap()[..] else { panic!("one") };
    let marked: Vec<&str> =
        hit.snippet.iter().filter(|part| part.hit).map(|part| part.text.as_str()).collect();
    assert_eq!(marked, ["待合室", "待合室"]);
}

#[test]
fn either_of_two_words_is_found_wherever_it_stands() {
    let journal = TestJournal::new();
    let alibi = add_film(&journal, "Alibi", 1957);
    let road = add_film(&journal, "Lamp Road", 1949);
    let other = add_film(&journal, "Heliotrope", 2025);
    write(&journal, alibi, None, "Grey water, and then the harbour.");
    write(&journal, road, None, "A lamp by the water.");
    write(&journal, other, None, "Nothing of that.");
    let seen = ViewingFacts { place: "Harbour Film Club".to_owned(), ..ViewingFacts::default() };
    journal.log_viewing(other, &seen).unwrap();
    let hits = |line: &str| -> Vec<String> {
        let hits = journal.search(line, 20).unwrap();
        hits.into_iter().map(|hit| format!("{:?} {}", hit.kind, hit.title)).collect()
    };
    let all = ["Film Lamp Road", "Review Lamp Road", "Review Alibi", "Viewing Heliotrope"];
    assert_eq!(hits("lamp or harbour"), all);
    assert_eq!(hits("(lamp or harbour) water "), all[1..3]);
    assert_eq!(hits("grey water or club"), all[2..]);
    assert_eq!(hits("(lamp or harbour) year:1957"), ["Review Alibi"]);
    assert_eq!(hits("(lamp or harbour) -grey"), [all[0], all[1], all[3]]);
    let counts = journal.search_counts("lamp or harbour", &Turn::lasting()).unwrap();
    assert_eq!((counts.films, counts.reviews, counts.viewings), (1, 2, 1));

    let line = "lamp or harbour".to_owned();
    let req = SearchAll { line: line.clone(), kind: HitKind::Review, order: SearchOrder::Best };
    let ids = journal.search_all(&req, &Turn::lasting()).unwrap();
    assert_eq!(ids.len(), 2);
    let rows = journal.search_rows(&SearchRows { line, kind: HitKind::Review, ids }).unwrap();
    let mut marked: Vec<&str> = rows
        .iter()
        .flat_map(|row| row.snippet.iter().filter(|part| part.hit))
        .map(|part| part.text.as_str())
        .collect();
    marked.sort_unstable();
    assert_eq!(marked, ["harbour", "lamp"]);
}

#[test]
fn a_typo_of_several_words_is_found_in_reviews_too() {
    let journal = TestJournal::new();
    let hill = add_film(&journal, "Harbour Hill", 1957);
    add_film(&journal, "Harbours", 1949);
    write(&journal, hill, None, "A harbour at last.");
    let kinds: Vec<HitKind> =
        journal.search("harborus ", 20).unwrap().into_iter().map(|hit| hit.kind).collect();
    assert_eq!(kinds, [HitKind::Film, HitKind::Film, HitKind::Review]);
}

#[test]
fn the_best_hit_comes_first_when_asked_for() {
    let journal = TestJournal::new();
    let much = add_film(&journal, "Alibi", 1957);
    let little = add_film(&journal, "Cinder Road", 1949);
    write(&journal, much, None, "Lamp, lamp, lamp.");
    write(&journal, little, None, &format!("A lamp. {}", "Other words follow here. ".repeat(40)));
    let films = |order| -> Vec<FilmId> {
        let req = SearchReq { line: "lamp".to_owned(), order, limit: 9, kind: None };
        journal
            .search_hits(&req, &Turn::lasting())
            .unwrap()
            .into_iter()
            .map(|hit| hit.film)
            .collect()
    };
    assert_eq!(films(SearchOrder::Newest), [little, much]);
    assert_eq!(films(SearchOrder::Best), [much, little]);
}

#[test]
fn a_letter_or_two_weigh_nothing_and_the_newest_come_first() {
    let journal = TestJournal::new();
    let much = add_film(&journal, "Alibi", 1957);
    let little = add_film(&journal, "Cinder Road", 1949);
    write(&journal, much, None, "Lamp, lamp, lamp.");
    write(&journal, little, None, &format!("A lamp. {}", "Other words follow here. ".repeat(40)));
    let films = |line: &str| -> Vec<FilmId> {
        let req =
            SearchReq { line: line.to_owned(), order: SearchOrder::Best, limit: 9, kind: None };
        journal
            .search_hits(&req, &Turn::lasting())
            .unwrap()
            .into_iter()
            .map(|hit| hit.film)
            .collect()
    };
    assert_eq!(films("la"), [little, much]);
    assert_eq!(films("lam"), [much, little]);
}

#[test]
fn a_question_that_a_newer_one_ends_is_not_answered() {
    let journal = shelf();
    let turns = Turns::default();
    let req =
        SearchReq { line: "low water".to_owned(), order: SearchOrder::Best, limit: 9, kind: None };
    let query = LibraryQuery { text: "low water".to_owned(), ..LibraryQuery::default() };
    let old = turns.next();
    assert!(journal.search_hits(&req, &old).is_ok());
    let new = turns.next();
    assert!(matches!(journal.search_hits(&req, &old), Err(Error::Cancelled)));
    assert!(matches!(journal.search_counts(&req.line, &old), Err(Error::Cancelled)));
    assert!(matches!(journal.library_ids_for(&query, &old), Err(Error::Cancelled)));
    assert_eq!(
        journal.library_ids_for(&query, &new).unwrap(),
        journal.library_ids(&query).unwrap()
    );
    // Nothing of that stays on the connection the next reads on.
    assert_eq!(journal.search(&req.line, 9).unwrap().len(), 2);
}

#[test]
fn every_hit_of_a_kind_is_told_in_its_order_and_shown_by_its_id() {
    let journal = TestJournal::new();
    let much = add_film(&journal, "Alibi", 1957);
    let little = add_film(&journal, "Lamp Road", 1949);
    write(&journal, much, None, "Lamp, lamp, lamp.");
    write(&journal, little, None, &format!("A lamp. {}", "Other words follow here. ".repeat(40)));
    let all = |line: &str, kind, order| -> Vec<i64> {
        let req = SearchAll { line: line.to_owned(), kind, order };
        journal.search_all(&req, &Turn::lasting()).unwrap()
    };
    let films = |line: &str, order| -> Vec<FilmId> {
        let ids = all(line, HitKind::Review, order);
        let req = SearchRows { line: line.to_owned(), kind: HitKind::Review, ids };
        let rows = journal.search_rows(&req).unwrap();
        assert!(rows.iter().all(|row| row.snippet.iter().any(|part| part.hit)));
        rows.into_iter().map(|hit| hit.film).collect()
    };
    assert_eq!(films("lamp", SearchOrder::Newest), [little, much]);
    assert_eq!(films("lamp", SearchOrder::Best), [much, little]);
    assert_eq!(films("lamp year:1949", SearchOrder::Best), [little]);
    assert_eq!(all("lamp", HitKind::Film, SearchOrder::Best), [little.0]);
    assert_eq!(all("year:1949..1957", HitKind::Film, SearchOrder::Best), [little.0, much.0]);
    assert!(
        all("year:1949", HitKind::Review, SearchOrder::Newest).is_empty(),
        "it looks for no words"
    );
    let only = SearchReq {
        line: "lamp".to_owned(),
        order: SearchOrder::Newest,
        limit: 9,
        kind: Some(HitKind::Film),
    };
    assert_eq!(journal.search_hits(&only, &Turn::lasting()).unwrap().len(), 1);
}

/// A word that is still being typed is looked for in two ways, by how common it is.
#[test]
fn the_newest_hits_of_a_begun_word_are_the_first_of_all_of_them() {
    let journal = TestJournal::new();
    for number in 0..150 {
        let word = match number % 10 {
            0 => "Winterly",
            1..=4 => "Window",
            5 => "Wintry",
            _ => "Wine",
        };
        let rare = if number == 3 { "Winzer’s échafaud" } else { "low" };
        let film = add_film(&journal, &format!("{word} {rare} {number}"), 1950);
        let seen = ViewingFacts {
            note: format!("{rare} and *{word}*"),
            companions: vec![word.to_owned()],
            tags: vec![format!("{word}-{number}")],
            ..ViewingFacts::default()
        };
        journal.log_viewing(film, &seen).unwrap();
        write(
            &journal,
            film,
            None,
            &format!("## Of {rare}\n\nA **{word}**, [seen](https://window.example)."),
        );
    }
    for line in [
        "wind",
        "window",
        "wint",
        "winte",
        "winter",
        "winterl",
        "winterly",
        "wintr",
        "wine",
        "winz",
        "winzer",
        "wink",
        "low wint",
        "wint low",
        "low window",
        "echaf",
        "échafaud",
        "windows",
    ] {
        for kind in [HitKind::Film, HitKind::Review, HitKind::Viewing] {
            for limit in [1, 5, 60] {
                let order = SearchOrder::Newest;
                let req = SearchReq { line: line.to_owned(), order, limit, kind: Some(kind) };
                let hits = journal.search_hits(&req, &Turn::lasting()).unwrap();
                let shown: Vec<i64> = hits
                    .iter()
                    .map(|hit| match kind {
                        HitKind::Film => hit.film.0,
                        HitKind::Review => hit.review.unwrap().0,
                        HitKind::Viewing => hit.viewing.unwrap().0,
                    })
                    .collect();
                let all = SearchAll { line: line.to_owned(), kind, order };
                let mut all = journal.search_all(&all, &Turn::lasting()).unwrap();
                all.truncate(limit as usize);
                assert_eq!(shown, all, "{line} {kind:?} {limit}");
            }
        }
    }
}
