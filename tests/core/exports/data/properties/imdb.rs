use matinee_core::ExportFormat;
use matinee_core::LossKind as Is;

use super::super::readers::rows;
use super::super::{counts, report, written};
use super::facts::{check, document, id, truth};
use super::kinds::{BUT_TELLICO, NEVER_OF_FILMS, besides};
use super::reviews::{self, Read, Takes};
use crate::support::TestJournal;

pub fn read_back(journal: &TestJournal) {
    let (_, files) = written(journal, ExportFormat::Imdb);
    let document = document(journal);
    let whole = truth(&document);
    let (mut facts, mut gone) = (Vec::new(), Vec::new());
    let (mut viewings, mut unscored, mut unnamed, mut low) = (0, 0, 0, 0);
    for film in &whole {
        let of_viewing = film.viewings.iter().rev().find_map(|one| one["score"].as_f64());
        let current = of_viewing.or(film.record["score"].as_f64());
        match (id(&film.record, "imdb"), current) {
            (None, _) => unnamed += 1,
            (_, None) => unscored += 1,
            (_, Some(points)) if points < 1.0 => low += 1,
            (_, Some(points)) => {
                gone.push(film);
                facts.extend(film.facts().into_iter().filter(|fact| {
                    // With no viewing scored, it is the one that is written.
                    fact.1 != "film score" || of_viewing.is_some()
                }));
                facts.push((film.key.clone(), "score", format!("{points:.1}")));
                viewings += film.viewings.len();
            }
        }
    }
    let mut read = Vec::new();
    for row in rows(&files[""]) {
        assert_eq!(row["URL"], format!("https://www.imdb.com/title/{}/", row["Const"]));
        let original =
            if row["Original Title"] == row["Title"] { "" } else { &row["Original Title"] };
        let film = gone.iter().find(|film| film.key == row["Const"]).unwrap();
        let of_film = film.viewings.iter().all(|one| one["score"].is_null());
        for (what, value) in [
            ("scored on", if of_film { row["Date Rated"].as_str() } else { "" }),
            ("title", row["Title"].as_str()),
            ("original title", original),
            ("year", &row["Year"]),
            ("runtime", &row["Runtime (mins)"]),
            ("genres", &row["Genres"].replace(", ", "|")),
            ("directors", &row["Directors"]),
            ("id", &format!("imdb:{}", row["Const"])),
            ("score", &format!("{}.0", row["Your Rating"])),
        ] {
            if !value.is_empty() {
                read.push((row["Const"].clone(), what, value.to_owned()));
            }
        }
    }
    let report = report(journal, ExportFormat::Imdb);
    let mut counts = counts(&report);
    let words = Read { gone, texts: Vec::new(), takes: Takes::Plain(str::to_owned) };
    reviews::check(words, &document, &report, &mut counts);
    for (kind, count) in [
        (Is::FilmsUnidentified, unnamed),
        (Is::FilmsUnscored, unscored),
        (Is::ScoresTooLow, low),
        (Is::Viewings, viewings),
    ] {
        assert_eq!(counts.remove(&kind).unwrap_or_default(), count, "{kind:?}");
    }
    // Its own title once more is no other title.
    facts.retain(|fact| {
        fact.1 != "original title"
            || !read.iter().any(|it| it.0 == fact.0 && it.1 == "title" && it.2 == fact.2)
    });
    let table = [
        ("title", &[][..]),
        ("original title", &[]),
        ("year", &[]),
        ("runtime", &[]),
        ("directors", &[]),
        ("genres", &[]),
        ("wanted", &[Is::Watchlist]),
        ("id", &[Is::OutsideIds]),
        ("score", &[Is::ScoresRounded]),
        ("scored on", &[Is::ScoredDates]),
        ("film score", &[Is::FilmScores]),
    ];
    let table: Vec<_> = NEVER_OF_FILMS.into_iter().chain(BUT_TELLICO).chain(table).collect();
    check(facts, &read, &counts, &table, &besides(&[]));
}
