use std::collections::BTreeSet;

use matinee_core::ExportFormat;
use matinee_core::LossKind as Is;

use super::super::readers::rows;
use super::super::{counts, report, written};
use super::facts::{check, document, id, truth};
use super::kinds::{besides, never};
use super::reviews::{self, Read, Takes};
use crate::support::TestJournal;

pub fn read_back(journal: &TestJournal) {
    let (_, files) = written(journal, ExportFormat::Movary);
    let document = document(journal);
    let whole = truth(&document);
    let (mut facts, mut gone, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    let (mut unseen, mut unnamed, mut at_home) = (0, 0, 0);
    for film in &whole {
        if id(&film.record, "tmdb").is_none() {
            unnamed += 1;
        } else if film.viewings.is_empty() && film.wanted.is_none() {
            unseen += 1;
        } else {
            gone.push(film);
            facts.extend(film.facts());
            facts.extend(film.of_viewings_by_one_score());
            for viewing in &film.viewings {
                at_home += usize::from(viewing["private"] == true && !viewing["place"].is_null());
            }
        }
    }
    let mut read = Vec::new();
    let mut known = BTreeSet::new();
    for (file, row) in
        files.iter().flat_map(|(name, file)| rows(file).into_iter().map(move |row| (name, row)))
    {
        let key = row["imdbId"].clone();
        let mut say = |what, value: String| {
            if !value.is_empty() {
                read.push((key.clone(), what, value));
            }
        };
        if known.insert(key.clone()) {
            say("title", row["title"].clone());
            say("year", row["year"].clone());
            say("id", format!("imdb:{}", row["imdbId"]));
            say("id", format!("tmdb:{}", row["tmdbId"]));
        }
        match file.as_str() {
            "history.csv" => {
                say("viewing", format!("on {}", row["watchedAt"]));
                say("place", row["location"].clone());
                if !row["comment"].is_empty() {
                    texts.push((key.clone(), row["comment"].clone()));
                }
            }
            "ratings.csv" => say("score", format!("{}.0", row["userRating"])),
            _ => say("wanted", "yes".to_owned()),
        }
    }
    let report = report(journal, ExportFormat::Movary);
    let mut counts = counts(&report);
    let takes = Takes::Plain(|words| words.replace('\\', "＼"));
    reviews::check(Read { gone, texts, takes }, &document, &report, &mut counts);
    assert_eq!(counts.remove(&Is::FilmsUnidentified).unwrap_or_default(), unnamed);
    assert_eq!(counts.remove(&Is::FilmsUnseen).unwrap_or_default(), unseen);
    assert_eq!(counts.get(&Is::Places).copied().unwrap_or_default(), at_home);
    let retyped = counts.remove(&Is::TextsRetyped).unwrap_or_default();
    let lost =
        |what: &str| facts.iter().filter(|fact| fact.1 == what && !read.contains(fact)).count();
    assert!(lost("title") + lost("place") <= retyped + at_home);
    facts.retain(|fact| !["title", "place"].contains(&fact.1));
    let table = [
        ("original title", &[Is::OriginalTitles][..]),
        ("year", &[]),
        ("runtime", &[Is::Runtimes]),
        ("directors", &[Is::Directors]),
        ("genres", &[Is::Genres]),
        ("film score", &[Is::FilmScores]),
        ("scored on", &[Is::ScoredDates]),
        ("wanted", &[]),
        ("id", &[Is::OutsideIds]),
        ("viewing", &[]),
        ("order", &[Is::DayOrders]),
        ("score", &[Is::ScoresRounded, Is::ScoresTooLow]),
        ("older score", &[Is::ScoresOlder]),
        ("rewatch", &[Is::Rewatches]),
        ("abandoned", &[Is::Abandoned]),
        ("tags", &[Is::Tags]),
    ];
    let table: Vec<_> = never().into_iter().chain(table).collect();
    check(facts, &read, &counts, &table, &besides(&[Is::Places]));
}
