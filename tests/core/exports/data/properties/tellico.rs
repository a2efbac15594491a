use std::collections::BTreeSet;

use matinee_core::ExportFormat;
use matinee_core::LossKind as Is;
use matinee_core::text::title_key;

use super::super::readers::xml;
use super::super::{counts, report, written};
use super::facts::{check, document, played, points, text, truth};
use super::kinds::{NEVER_OF_FILMS, besides};
use super::reviews::{self, Read, Takes};
use crate::support::TestJournal;

pub fn read_back(journal: &TestJournal) {
    let (_, files) = written(journal, ExportFormat::Tellico);
    let root = xml(&files[""]);
    let document = document(journal);
    let whole = truth(&document);
    assert_eq!((root.name.as_str(), root.children.len()), ("tellico", 1));
    let collection = &root.children[0].children;
    assert_eq!(collection[0].name, "fields");
    assert_eq!(collection.len() - 1, whole.len());
    let mut facts = Vec::new();
    let (mut read, mut texts) = (Vec::new(), Vec::new());
    for (film, entry) in whole.iter().zip(&collection[1..]) {
        assert_eq!(entry.name, "entry");
        facts.extend(film.facts().into_iter().filter(|fact| fact.1 != "film score"));
        let of_viewings = film.of_viewings_by_one_score().into_iter();
        facts.extend(of_viewings.filter(|fact| matches!(fact.1, "score" | "older score")));
        if film.viewings.iter().all(|one| one["score"].is_null()) && !film.record["score"].is_null()
        {
            facts.push((film.key.clone(), "score", points(&film.record["score"])));
        }
        let casts = entry.children.iter().find(|child| child.name == "casts");
        let cast: Vec<String> = casts
            .iter()
            .flat_map(|casts| &casts.children)
            .map(|cast| {
                let columns: Vec<_> =
                    cast.children.iter().map(|column| column.name.as_str()).collect();
                assert_eq!((cast.name.as_str(), columns), ("cast", vec!["column", "column"]));
                played(&cast.children[0].text, &cast.children[1].text)
            })
            .collect();
        texts.extend(entry.child("comments").map(|words| (film.key.clone(), words.to_owned())));
        let rating = entry.child("rating").and_then(|it| it.parse::<f64>().ok());
        for (what, value) in [
            ("title", entry.child("title").unwrap_or_default().to_owned()),
            ("year", entry.child("year").unwrap_or_default().to_owned()),
            ("runtime", entry.child("running-time").unwrap_or_default().to_owned()),
            ("genres", entry.several("genre").join("|")),
            ("directors", entry.several("director").join(", ")),
            ("cast", cast.join(", ")),
            ("writers", entry.several("writer").join(", ")),
            ("countries", entry.several("nationality").join("|")),
            ("spoken", entry.several("language").join("|")),
            ("score", rating.map(|it| format!("{:.1}", it * 2.0)).unwrap_or_default()),
        ] {
            if !value.is_empty() {
                read.push((film.key.clone(), what, value));
            }
        }
    }
    let report = report(journal, ExportFormat::Tellico);
    let mut counts = counts(&report);
    let takes = Takes::Plain(sayable);
    let gone = whole.iter().collect();
    reviews::check(Read { gone, texts, takes }, &document, &report, &mut counts);
    let viewings: usize = whole.iter().map(|film| film.viewings.len()).sum();
    assert_eq!(counts.remove(&Is::Viewings).unwrap_or_default(), viewings);
    // No id of any catalogue goes along that would tell films of one title and year apart.
    let told_apart: BTreeSet<_> = whole
        .iter()
        .map(|film| (title_key(&text(&film.record["title"])), text(&film.record["year"])))
        .collect();
    let alike = whole.len() - told_apart.len();
    assert_eq!(counts.remove(&Is::FilmsAlike).unwrap_or_default(), alike);
    let cleaned = counts.remove(&Is::TextsCleaned).unwrap_or_default();
    let lost =
        |what: &str| facts.iter().filter(|fact| fact.1 == what && !read.contains(fact)).count();
    assert!(lost("title") <= cleaned);
    facts.retain(|fact| fact.1 != "title");
    let table = [
        ("original title", &[Is::OriginalTitles][..]),
        ("writers", &[]),
        ("countries", &[]),
        ("spoken", &[]),
        ("scored on", &[Is::ScoredDates]),
        ("year", &[]),
        ("runtime", &[]),
        ("directors", &[]),
        ("cast", &[]),
        ("genres", &[]),
        ("wanted", &[Is::Watchlist]),
        ("id", &[Is::OutsideIds]),
        ("score", &[Is::ScoresRounded, Is::ScoresTooLow]),
        ("older score", &[Is::ScoresOlder]),
    ];
    let table: Vec<_> = NEVER_OF_FILMS.into_iter().chain(table).collect();
    check(facts, &read, &counts, &table, &besides(&[Is::FilmScores]));
}

/// A text without what XML has no way to say.
fn sayable(words: &str) -> String {
    let unsayable = |letter: &char| {
        matches!(letter, '\u{fffe}' | '\u{ffff}')
            || (letter.is_control() && !matches!(letter, '\n' | '\t'))
    };
    words.chars().filter(|letter| !unsayable(letter)).collect()
}
