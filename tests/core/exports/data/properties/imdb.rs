use matinee_core::ExportFormat;
use matinee_core::LossKind as Is;

use super::super::readers::rows;
use super::super::{counts, report, written};
use super::facts::{check, id, truth};
use super::kinds::{NEVER, besides};
use crate::support::TestJournal;

pub fn read_back(journal: &TestJournal) {
    let (_, files) = written(journal, ExportFormat::Imdb);
    let mut facts = Vec::new();
    let (mut viewings, mut unscored, mut unnamed, mut low) = (0, 0, 0, 0);
    for film in &truth(journal) {
        let current = film.viewings.iter().rev().find_map(|one| one["score"].as_f64());
        match (id(&film.record, "imdb"), current) {
            (None, _) => unnamed += 1,
            (_, None) => unscored += 1,
            (_, Some(points)) if points < 1.0 => low += 1,
            (_, Some(points)) => {
                facts.extend(film.facts());
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
        for (what, value) in [
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
    let mut counts = counts(&report(journal, ExportFormat::Imdb));
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
    ];
    let table: Vec<_> = NEVER.into_iter().take(4).chain(table).collect();
    check(facts, &read, &counts, &table, &besides(&[]));
}
