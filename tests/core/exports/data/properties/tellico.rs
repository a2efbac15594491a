use matinee_core::ExportFormat;
use matinee_core::LossKind as Is;

use super::super::readers::xml;
use super::super::{counts, report, written};
use super::facts::{check, points, truth};
use super::kinds::besides;
use crate::support::TestJournal;

pub fn read_back(journal: &TestJournal) {
    let (_, files) = written(journal, ExportFormat::Tellico);
    let root = xml(&files[""]);
    let whole = truth(journal);
    assert_eq!((root.name.as_str(), root.children.len()), ("tellico", 1));
    let collection = &root.children[0].children;
    assert_eq!(collection[0].name, "fields");
    assert_eq!(collection.len() - 1, whole.len());
    let mut facts = Vec::new();
    let mut read = Vec::new();
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
        let cast: Vec<&str> = casts
            .iter()
            .flat_map(|casts| &casts.children)
            .map(|cast| {
                let columns: Vec<_> =
                    cast.children.iter().map(|column| column.name.as_str()).collect();
                assert_eq!((cast.name.as_str(), columns), ("cast", vec!["column", "column"]));
                cast.children[0].text.as_str()
            })
            .collect();
        let rating = entry.child("rating").and_then(|it| it.parse::<f64>().ok());
        for (what, value) in [
            ("title", entry.child("title").unwrap_or_default().to_owned()),
            ("year", entry.child("year").unwrap_or_default().to_owned()),
            ("runtime", entry.child("running-time").unwrap_or_default().to_owned()),
            ("genres", entry.several("genre").join("|")),
            ("directors", entry.several("director").join(", ")),
            ("cast", cast.join(", ")),
            ("score", rating.map(|it| format!("{:.1}", it * 2.0)).unwrap_or_default()),
        ] {
            if !value.is_empty() {
                read.push((film.key.clone(), what, value));
            }
        }
    }
    let mut counts = counts(&report(journal, ExportFormat::Tellico));
    let viewings: usize = whole.iter().map(|film| film.viewings.len()).sum();
    assert_eq!(counts.remove(&Is::Viewings).unwrap_or_default(), viewings);
    let cleaned = counts.remove(&Is::TextsCleaned).unwrap_or_default();
    let lost =
        |what: &str| facts.iter().filter(|fact| fact.1 == what && !read.contains(fact)).count();
    assert!(lost("title") <= cleaned);
    facts.retain(|fact| fact.1 != "title");
    let table = [
        ("tagline", &[Is::Taglines][..]),
        ("film liked", &[Is::FilmLikes]),
        ("why", &[Is::WatchlistReasons]),
        ("original title", &[Is::OriginalTitles]),
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
    check(facts, &read, &counts, &table, &besides(&[Is::FilmScores]));
}
