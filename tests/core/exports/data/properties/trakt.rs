use std::collections::BTreeSet;

use matinee_core::ExportFormat;
use matinee_core::LossKind as Is;

use super::super::readers::rows;
use super::super::{counts, report, written};
use super::facts::{check, day, document, id, points, text, truth};
use super::kinds::{besides, never};
use super::reviews::{self, Read, Takes};
use crate::support::TestJournal;

pub fn read_back(journal: &TestJournal) {
    let (_, files) = written(journal, ExportFormat::Trakt);
    let document = document(journal);
    let whole = truth(&document);
    let (mut facts, mut gone) = (Vec::new(), Vec::new());
    let (mut unseen, mut unnamed) = (0, 0);
    for film in &whole {
        let scored = film.viewings.iter().any(|one| !one["score"].is_null());
        if id(&film.record, "imdb").is_none() && film.record["year"].is_null() {
            unnamed += 1;
        } else if film.viewings.is_empty()
            && film.record["score"].is_null()
            && film.wanted.is_none()
        {
            unseen += 1;
        } else {
            gone.push(film);
            facts.extend(film.facts());
            // Trakt reads no date beside it, whatever the row says.
            let since = film.wanted.as_ref().map(|wanted| text(&wanted["added_on"]));
            facts.extend(since.map(|since| (film.key.clone(), "wanted since", since)));
            facts.extend(film.of_viewings_by_one_score());
            if !scored
                && let Some(at) =
                    facts.iter().position(|fact| fact.0 == film.key && fact.1 == "film score")
            {
                // It is then what the film is rated.
                let points = points(&film.record["score"]);
                facts[at] = (film.key.clone(), "score", points);
            }
        }
    }
    let mut read = Vec::new();
    let mut known = BTreeSet::new();
    // What has one moment with others is taken for something of which nobody knew when it was.
    let mut moments = BTreeSet::new();
    for row in rows(&files[""]) {
        let key = if row["imdb"].is_empty() { row["title"].clone() } else { row["imdb"].clone() };
        let mut say = |what, value: String| read.push((key.clone(), what, value));
        if known.insert(key.clone()) {
            say("title", row["title"].clone());
            if !row["year"].is_empty() {
                say("year", row["year"].clone());
            }
            if !row["imdb"].is_empty() {
                say("id", format!("imdb:{}", row["imdb"]));
                say("id", format!("tmdb:{}", row["tmdb"]));
            }
        }
        match row["action"].as_str() {
            "history" => {
                let at = &row["watched_at"];
                let date = if at == "unknown" { String::new() } else { at[..10].to_owned() };
                say("viewing", format!("on {date}"));
                assert!(at == "unknown" || moments.insert(at.clone()), "{row:?}");
            }
            "ratings" => {
                say("score", format!("{}.0", row["rating"]));
                let film = whole.iter().find(|film| film.key == key).unwrap();
                let scored = film.viewings.iter().rev().find(|one| !one["score"].is_null());
                let on = scored.map_or_else(|| text(&film.record["scored_on"]), day);
                assert_eq!(row["rated_at"].get(..10).unwrap_or_default(), on, "{row:?}");
                if scored.is_none() && !on.is_empty() {
                    say("scored on", on);
                }
                let at = &row["rated_at"];
                assert!(at.is_empty() || moments.insert(at.clone()), "{row:?}");
            }
            "watchlist" => say("wanted", "yes".to_owned()),
            other => panic!("{other}"),
        }
    }
    let report = report(journal, ExportFormat::Trakt);
    let mut counts = counts(&report);
    let words = Read { gone, texts: Vec::new(), takes: Takes::Plain(str::to_owned) };
    reviews::check(words, &document, &report, &mut counts);
    assert_eq!(counts.remove(&Is::FilmsUnidentified).unwrap_or_default(), unnamed);
    assert_eq!(counts.remove(&Is::FilmsUnseen).unwrap_or_default(), unseen);
    let table = [
        ("title", &[][..]),
        ("original title", &[Is::OriginalTitles]),
        ("year", &[]),
        ("runtime", &[Is::Runtimes]),
        ("directors", &[Is::Directors]),
        ("genres", &[Is::Genres]),
        ("film score", &[Is::FilmScores]),
        ("scored on", &[Is::ScoredDates]),
        ("wanted", &[]),
        ("wanted since", &[Is::WatchlistDates]),
        ("id", &[Is::OutsideIds]),
        ("viewing", &[]),
        ("score", &[Is::ScoresRounded, Is::ScoresTooLow]),
        ("older score", &[Is::ScoresOlder]),
        ("rewatch", &[Is::Rewatches]),
        ("abandoned", &[Is::Abandoned]),
        ("place", &[Is::Places]),
        ("tags", &[Is::Tags]),
    ];
    facts.retain(|fact| fact.1 != "order");
    let table: Vec<_> = never().into_iter().chain(table).collect();
    check(facts, &read, &counts, &table, &besides(&[]));
}
