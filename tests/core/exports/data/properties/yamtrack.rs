use std::collections::BTreeSet;

use matinee_core::ExportFormat;
use matinee_core::LossKind as Is;
use serde_json::Value;

use super::super::readers::rows;
use super::super::{counts, report, written};
use super::facts::{check, document, id, truth};
use super::kinds::{besides, never};
use super::reviews::{self, LINE_ENDS, Read, Takes};
use crate::support::TestJournal;

pub fn read_back(journal: &TestJournal) {
    let (_, files) = written(journal, ExportFormat::Yamtrack);
    let document = document(journal);
    let whole = truth(&document);
    let (mut facts, mut gone, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    let (mut unseen, mut unnamed, mut only_rated) = (0, 0, 0);
    for film in &whole {
        let spoken_of = !film.public(&Value::Null).is_empty() || !film.record["score"].is_null();
        if id(&film.record, "tmdb").is_none() {
            unnamed += 1;
        } else if film.viewings.is_empty() && film.wanted.is_none() && !spoken_of {
            unseen += 1;
        } else {
            gone.push(film);
            facts.extend(film.facts());
            film.viewings.iter().for_each(|one| facts.extend(film.of_viewing(one)));
        }
    }
    let file = &files[""];
    // Yamtrack takes the file apart at anything that ends a line, and puts no line end back.
    assert!(!file.contains(|letter| letter != '\n' && LINE_ENDS.contains(&letter)));
    let glued: Vec<_> = file.lines().collect();
    assert_eq!(glued.len() - 1, rows(file).len());
    let mut read = Vec::new();
    let mut known = BTreeSet::new();
    for row in rows(file) {
        let number: usize = row["media_id"].parse().unwrap();
        let key = format!("tt{:07}", number - 700_000);
        let mut say = |what, value: String| {
            if !value.is_empty() {
                read.push((key.clone(), what, value));
            }
        };
        if known.insert(key.clone()) {
            say("title", row["title"].clone());
            say("id", format!("tmdb:{number}"));
        }
        if !row["notes"].is_empty() {
            texts.push((key.clone(), row["notes"].clone()));
        }
        let film = whole.iter().find(|film| film.key == key).unwrap();
        if row["status"] == "Planning" {
            say("wanted", "yes".to_owned());
            continue;
        }
        if film.viewings.is_empty() {
            // It reads as a viewing that never was.
            say("film score", row["score"].clone());
            only_rated += 1;
            continue;
        }
        say("viewing", format!("on {}", row["end_date"].get(..10).unwrap_or_default()));
        say("score", row["score"].clone());
        say("abandoned", if row["status"] == "Dropped" { "true" } else { "" }.to_owned());
    }
    let report = report(journal, ExportFormat::Yamtrack);
    let mut counts = counts(&report);
    let words = Read { gone, texts, takes: Takes::OnOneLine };
    reviews::check(words, &document, &report, &mut counts);
    assert_eq!(counts.remove(&Is::FilmsUnidentified).unwrap_or_default(), unnamed);
    assert_eq!(counts.remove(&Is::FilmsUnseen).unwrap_or_default(), unseen);
    assert_eq!(counts.remove(&Is::FilmsOnlyRated).unwrap_or_default(), only_rated);
    let table = [
        ("title", &[Is::TextsCleaned][..]),
        ("original title", &[Is::OriginalTitles]),
        ("year", &[Is::Years]),
        ("runtime", &[Is::Runtimes]),
        ("directors", &[Is::Directors]),
        ("genres", &[Is::Genres]),
        ("film score", &[Is::FilmScores]),
        ("scored on", &[Is::ScoredDates]),
        ("wanted", &[Is::Watchlist]),
        ("id", &[Is::OutsideIds]),
        ("viewing", &[]),
        ("order", &[Is::DayOrders]),
        ("score", &[]),
        ("rewatch", &[Is::Rewatches]),
        ("abandoned", &[]),
        ("place", &[Is::Places]),
        ("tags", &[Is::Tags]),
    ];
    let table: Vec<_> = never().into_iter().chain(table).collect();
    check(facts, &read, &counts, &table, &besides(&[Is::WatchlistDates]));
}
