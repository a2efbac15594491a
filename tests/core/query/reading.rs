//! A line as the search field shows it, and how it may go on.

use matinee_core::query::PartKind;
use matinee_core::{Journal, LibrarySort};

use super::shelf;

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
    let lines: &[(&str, &[&str])] = &[
        ("dir", &["director:"]),
        ("keeper w", &["writer:", "with:", "watched:"]),
        ("zzz", &[]),
        ("keeper ", &[]),
        ("director:mar", &["\"Hanne Marder\" 1"]),
        ("director:han", &["\"Hanne Marder\" 1"]),
        ("person:\"hanne mar", &["\"Hanne Marder\" 2"]),
        ("actor:mar", &[]),
        ("actor:au", &["\"Solveig Aune\" 1"]),
        ("writer:", &["\"Hanne Marder\" 1", "\"Łukasz Ørn\" 1"]),
        ("writer:orn", &["\"Łukasz Ørn\" 1"]),
        ("language:nor", &["\"Norwegian\" 1"]),
        ("country:", &["\"Côte d’Ivoire\" 1", "\"Norway\" 1"]),
        ("country:dav", &[]),
        ("country:\"cote d", &["\"Côte d’Ivoire\" 1"]),
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
        ("has:", &["poster", "stills", "review"]),
        ("has:s", &["stills"]),
        ("has>s", &[]),
        ("sort:", &["watched", "title", "year", "score", "added"]),
        ("sort:t", &["title"]),
        ("sort:-t", &["-title"]),
        ("added:this", &["this-week", "this-month", "this-year"]),
        ("added>=t", &["today", "this-week", "this-month", "this-year"]),
        ("added:n", &[]),
        ("watched:n", &["none"]),
        ("watched>n", &[]),
        ("year:", &[":202x", ":200x", ":199x", ":197x", ":196x", ":none", ">=2020", ">=2000"]),
        ("year:19", &[":199x", ":197x", ":196x"]),
        ("year>=19", &[">=1990", ">=1970", ">=1960"]),
        ("year:1974", &[]),
        ("score:", &[">=9", ">=8", ">=7", "<5", ":none", ":9..10", ":8..8.9", ":7..7.9"]),
        ("score>", &[">=9", ">=8", ">=7", ">=6", ">9", ">8"]),
        ("score:8", &[":8..8.9"]),
        ("score:n", &[":none"]),
        ("runtime:", &["<90", "<120", ">=120", ">=150", ":90..120", ":none", "<60", ">=180"]),
        ("runtime<1", &["<120"]),
        ("title:hel", &["\"Heliotrope\" 1"]),
    ];
    for (line, expected) in lines {
        assert_eq!(offered(&journal, line), *expected, "{line}");
    }
}

#[test]
fn a_completion_replaces_the_value_it_completes() {
    let journal = shelf();
    let line = "夜 director:mar score>=8";
    let completion = journal.read_query(line, 14).unwrap().completion.unwrap();
    assert_eq!((completion.from, completion.to), (11, 14));
    assert_eq!(completion.key.as_deref(), Some("director"));
    let compared = journal.read_query("夜 score: heat", 8).unwrap().completion.unwrap();
    assert_eq!((compared.from, compared.to), (7, 8), "with its sign");
    assert_eq!(compared.choices[1].label, "score>=8");
}
