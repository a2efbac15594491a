//! What each word and filter of the query language finds in a journal.

use matinee_core::query::PartKind;
use matinee_core::{
    Error, FilmFacts, FilmId, HitKind, Journal, LibraryQuery, LibrarySort, ListChoice, SearchAll,
    SearchOrder, SearchReq, SearchRows, Turn, Turns, ViewingFacts, WatchedOn,
};

use crate::support::{SetClock, TestJournal, add_film, film, viewing, write};

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Six films, five seen: enough that every filter parts them.
fn shelf() -> TestJournal {
    let clock = SetClock::default();
    clock.set("2025-11-09T12:00:00Z");
    let journal = TestJournal::with_clock(clock.clone());
    let keeper = journal
        .add_film(&FilmFacts {
            directors: names(&["Hanne Marder"]),
            writers: names(&["Łukasz Ørn"]),
            genres: names(&["Drama", "Sci-Fi"]),
            countries: names(&["Norway"]),
            languages: names(&["Norwegian"]),
            runtime_min: Some(118),
            ..film("The Keeper of Low Water", 1974)
        })
        .unwrap()
        .value;
    let orchard = journal
        .add_film(&FilmFacts {
            directors: names(&["Inés Carrasco"]),
            writers: names(&["Hanne Marder"]),
            genres: names(&["Drama"]),
            countries: names(&["Côte d’Ivoire"]),
            runtime_min: Some(92),
            ..film("The Glass Orchard", 1977)
        })
        .unwrap()
        .value;
    let heliotrope = add_film(&journal, "Heliotrope", 2025);
    let halt = add_film(&journal, "夜の停車場", 1962);
    let river = add_film(&journal, "النهر الذي نسي اسمه", 1998);
    clock.set("2025-03-10T12:00:00Z");
    add_film(&journal, "Spider-Man & Co: 1984", 2002);
    clock.set("2025-11-09T12:00:00Z");

    log(&journal, keeper, "2025-03-01", 95, |seen| {
        seen.place = "Kino Sputnik".to_owned();
        seen.companions = names(&["Ana", "Jo"]);
        seen.tags = names(&["winter light"]);
        seen.format = "70mm".to_owned();
    });
    log(&journal, keeper, "2024-12-31", 90, |seen| {
        seen.companions = names(&["Anabel"]);
        seen.rewatch = true;
    });
    log(&journal, orchard, "2024-06", 80, |seen| seen.tags = names(&["winter", "light"]));
    log(&journal, heliotrope, "2024", 65, |seen| {
        seen.place = "Kino".to_owned();
        seen.abandoned = true;
        seen.score = None;
    });
    log(&journal, halt, "2023-11-08", 70, |_| {});
    journal.log_viewing(river, &ViewingFacts { liked: true, ..ViewingFacts::default() }).unwrap();
    write(&journal, keeper, Some("2025-03-01"), "Forty years of *low* water, and a lamp.");
    journal.like_selection(&[orchard], true).unwrap();
    journal.watchlist_selection(&[heliotrope]).unwrap();
    journal.list_selection(&[orchard, halt], &ListChoice::New("Night Trains".to_owned())).unwrap();
    journal
}

fn log(journal: &Journal, film: FilmId, on: &str, score: u8, more: impl FnOnce(&mut ViewingFacts)) {
    let mut facts = viewing(on, score);
    more(&mut facts);
    journal.log_viewing(film, &facts).unwrap();
}

/// The films of a line, in the order added, by a letter each: Keeper, Orchard, Heliotrope, Night
/// halt, River, Spider-Man.
fn found(journal: &Journal, line: &str) -> String {
    let films = journal.films_asked(line).unwrap();
    let letter = |title: &str| match title {
        "The Keeper of Low Water" => 'K',
        "The Glass Orchard" => 'O',
        "Heliotrope" => 'H',
        "夜の停車場" => 'N',
        "Spider-Man & Co: 1984" => 'S',
        _ => 'R',
    };
    journal.film_tiles(&films).unwrap().iter().map(|tile| letter(&tile.title)).collect()
}

/// That each line finds these films, in one journal.
fn check(lines: &[(&str, &str)]) {
    let journal = shelf();
    for (line, expected) in lines {
        assert_eq!(found(&journal, line), *expected, "{line}");
    }
}

#[test]
fn words_are_found_wherever_they_stand() {
    check(&[
        ("", "KOHNRS"),
        ("keeper ", "K"),
        ("orch", "O"),
        ("orch ", "O"),
        ("iotro ", "H"),
        ("\"iotro\"", ""),
        ("marder", "KO"),
        ("winter", "KO"),
        ("\"winter light\"", "KO"),
        ("sputnik", "K"),
        ("forty", "K"),
        ("marder sputnik", "K"),
        ("1962", "N"),
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
        ("is:draft", ""),
        ("is:undated", "R"),
        ("is:watchlist", "H"),
        ("is:unseen", "S"),
        ("is:abandoned", "H"),
        ("has:poster", ""),
        ("has:review", "K"),
        ("-has:stills", "KOHNRS"),
    ]);
}

#[test]
fn dates_count_as_exactly_as_they_are_known() {
    check(&[
        ("watched:2025-03-01", "K"),
        ("watched:2025-03", "K"),
        ("watched:2024", "KOH"),
        ("watched:2024-06", "O"),
        ("watched:2024-01..2024-06", "O"),
        ("watched<=2024-06-15", "N"),
        ("watched>=2024-12", "K"),
        ("watched>2024-12-31", "K"),
        ("watched<2024", "N"),
        ("watched:last-year", "KOH"),
        ("watched:this-year", "K"),
        ("watched:2023..2024", "KOHN"),
        ("watched:none", "R"),
        ("-watched:2024", "NRS"),
        ("added:today", "KOHNR"),
        ("added:2025-03", "S"),
        ("added<2025-11", "S"),
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
fn an_about_date_counts_as_the_date() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Alibi", 1957);
    let about = ViewingFacts {
        watched_on: Some(WatchedOn::parse("1999-12~").unwrap()),
        ..ViewingFacts::default()
    };
    journal.log_viewing(film, &about).unwrap();
    assert_eq!(journal.films_asked("watched:1999-12").unwrap(), [film]);
}

#[test]
fn a_line_is_read_part_by_part_for_the_search_field() {
    let journal = shelf();
    let line = "夜 -director:marder or (yaer:1974 ";
    let reading = journal.read_query(line, 0).unwrap();
    let units: Vec<u16> = line.encode_utf16().collect();
    let parts: Vec<_> = reading
        .parts
        .iter()
        .map(|part| (String::from_utf16(&units[part.from..part.to]).unwrap(), part.kind, part.key))
        .collect();
    let told: Vec<_> = parts.iter().map(|(text, kind, key)| (text.as_str(), *kind, *key)).collect();
    assert_eq!(
        told,
        [
            ("夜", PartKind::Words, 0),
            ("-director:marder", PartKind::Filter, 10),
            ("or", PartKind::Sign, 0),
            ("(", PartKind::Sign, 0),
            ("yaer:1974", PartKind::Problem, 5),
        ]
    );
    let [problem] = &reading.problems[..] else { panic!("{:?}", reading.problems) };
    assert_eq!((problem.from, problem.to), (23, 32));
    assert_eq!(problem.fix.as_deref(), Some("year:1974"));
    let mended = journal.read_query("heliotorpe sort:-title", 0).unwrap();
    assert_eq!((mended.sort, mended.reversed), (Some(LibrarySort::Title), true));
    assert_eq!(
        (mended.mended[0].typed.as_str(), &mended.mended[0].taken[..]),
        ("heliotorpe", &["heliotrope".to_owned()][..])
    );
}

/// What may follow a line at its end: what would stand in it, and how many have it.
fn offered(journal: &Journal, line: &str) -> Vec<String> {
    let caret = line.encode_utf16().count();
    let Some(completion) = journal.read_query(line, caret).unwrap().completion else {
        return Vec::new();
    };
    let choice = |choice: &matinee_core::query::Choice| match choice.count {
        Some(count) => format!("{} {count}", choice.text),
        None => choice.text.clone(),
    };
    completion.choices.iter().map(choice).collect()
}

#[test]
fn names_of_filters_and_values_of_the_journal_complete_what_is_typed() {
    let journal = shelf();
    let lines: [(&str, &[&str]); 19] = [
        ("dir", &["director:"]),
        ("keeper w", &["writer:", "with:", "watched:"]),
        ("zzz", &[]),
        ("keeper ", &[]),
        ("director:mar", &["\"Hanne Marder\" 1"]),
        ("director:han", &["\"Hanne Marder\" 1"]),
        ("person:\"hanne mar", &["\"Hanne Marder\" 2"]),
        ("actor:mar", &[]),
        ("-tag:li", &["\"light\" 1", "\"winter light\" 1"]),
        ("list:tr", &["\"Night Trains\" 2"]),
        ("place:", &["\"Kino\" 1", "\"Kino Sputnik\" 1"]),
        ("place:sput", &["\"Kino Sputnik\" 1"]),
        ("with:an", &["\"Ana\" 1", "\"Anabel\" 1"]),
        ("format:70", &["\"70mm\" 1"]),
        ("genre:sci", &["\"Sci-Fi\" 1"]),
        ("verdict:very", &["\"Very good\" 1"]),
        ("is:un", &["unreviewed", "undated", "unseen"]),
        ("watched:last", &["last-week", "last-month", "last-year"]),
        ("title:hel", &["\"Heliotrope\" 1"]),
    ];
    for (line, expected) in lines {
        assert_eq!(offered(&journal, line), expected, "{line}");
    }
}

#[test]
fn a_completion_replaces_the_value_it_completes() {
    let journal = shelf();
    let line = "夜 director:mar score>=8";
    let completion = journal.read_query(line, 14).unwrap().completion.unwrap();
    assert_eq!((completion.from, completion.to), (11, 14));
    assert_eq!(completion.key.as_deref(), Some("director"));
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
