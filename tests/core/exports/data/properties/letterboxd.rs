use std::collections::{BTreeMap, BTreeSet};

use matinee_core::ExportFormat;
use matinee_core::LossKind as Is;
use serde_json::Value;

use super::super::readers::{escaped_rows, rows};
use super::super::{counts, report, written};
use super::facts::{Fact, Film, check, day, document, text, truth};
use super::kinds::{besides, never};
use super::reviews::{self, Read, Takes};
use crate::support::TestJournal;

/// What a row says.
type Row = BTreeMap<String, String>;

fn key(row: &Row) -> String {
    if row["imdbID"].is_empty() { row["Title"].clone() } else { row["imdbID"].clone() }
}

/// What a row of whichever file says of its film.
fn of_film(row: &Row) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (what, value) in
        [("title", &row["Title"]), ("year", &row["Year"]), ("directors", &row["Directors"])]
    {
        if !value.is_empty() {
            facts.push((key(row), what, value.clone()));
        }
    }
    for (kind, column) in [("imdb", "imdbID"), ("tmdb", "tmdbID"), ("letterboxd", "LetterboxdURI")]
    {
        if !row[column].is_empty() {
            facts.push((key(row), "id", format!("{kind}:{}", row[column])));
        }
    }
    facts
}

/// The rows of one file. However a reader takes a quote or a backslash, it reads the same.
fn read(file: &str) -> Vec<Row> {
    assert!(file.len() < 1_000_000);
    let both = rows(file);
    assert_eq!(both, escaped_rows(file));
    both
}

/// What an entry of the diary says, or a film that was seen at some time.
fn of_entry(row: &Row, film: &Film) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut say = |what, value: &str| {
        if !value.is_empty() {
            facts.push((key(row), what, value.to_owned()));
        }
    };
    if row["WatchedDate"].is_empty() && film.viewings.iter().all(|one| !day(one).is_empty()) {
        // A row of the film alone: its own score.
        let score = row["Rating10"].parse::<f64>().map(|it| format!("{it:?}"));
        say("film score", &score.unwrap_or_default());
        return facts;
    }
    say("viewing", &format!("on {}", row["WatchedDate"]));
    say("rewatch", if row["Rewatch"] == "true" { "true" } else { "" });
    let mut tags: Vec<&str> = row["Tags"].split(", ").filter(|tag| !tag.is_empty()).collect();
    let exact = tags.iter().position(|tag| tag.starts_with("matinee-"));
    let exact = exact.map(|at| tags.remove(at).trim_start_matches("matinee-").to_owned());
    let rating = row["Rating10"].parse::<f64>().map(|it| format!("{it:.1}"));
    say("score", &exact.or(rating.ok()).unwrap_or_default());
    say("tags", &tags.join("|"));
    facts
}

/// That every list has a file with its films in order and what is said of them there.
fn check_lists(lists: &Value, whole: &[Film], files: &BTreeMap<String, String>) {
    // What is typed otherwise is told, and stands for what it was.
    let bare = |text: &str| -> String {
        text.chars().filter(|letter| !"\"\\“”＼".contains(*letter)).collect()
    };
    let read_as_html = |html: &str| -> String {
        let text = html.replace("&#92;", "").replace("&lt;", "<").replace("&gt;", ">");
        bare(&text.replace("&amp;", "&"))
    };
    let of_lists = files.keys().filter(|name| name.starts_with("lists/")).count();
    assert_eq!(of_lists, lists.as_array().unwrap().len());
    for list in lists.as_array().unwrap() {
        let name = text(&list["name"]).replace('?', "");
        let written: Vec<_> = read(&files[&format!("lists/{name}.csv")])
            .iter()
            .map(|row| (key(row), read_as_html(&row["Review"])))
            .collect();
        let films = list["films"].as_array().into_iter().flatten().map(|listed| {
            let film = whole.iter().find(|film| film.record["uid"] == listed["film"]).unwrap();
            let retitled = film.key == text(&film.record["title"]);
            let key = if retitled { bare(&film.key) } else { film.key.clone() };
            (key, bare(&text(&listed["note"])))
        });
        let written = written.into_iter().map(|(key, note)| (bare(&key), note));
        assert_eq!(written.collect::<Vec<_>>(), films.collect::<Vec<_>>());
    }
}

pub fn read_back(journal: &TestJournal) {
    let (exported, files) = written(journal, ExportFormat::Letterboxd);
    let document = document(journal);
    let whole = truth(&document);
    let lists = &document["lists"];
    let is_listed = |film: &Film| {
        let listed = lists.as_array().into_iter().flatten();
        listed
            .flat_map(|list| list["films"].as_array().into_iter().flatten())
            .any(|listed| listed["film"] == film.record["uid"])
    };
    let (mut facts, mut gone, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    let (mut together, mut unseen, mut beside, mut only_rated, mut of_films) = (0, 0, 0, 0, 0);
    for film in &whole {
        let mut groups: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
        film.viewings.iter().for_each(|one| groups.entry(day(one)).or_default().push(one));
        let of_film =
            !film.public(&Value::Null).is_empty() || !text(&film.record["score"]).is_empty();
        if groups.is_empty() && !of_film && film.wanted.is_none() && !is_listed(film) {
            unseen += 1;
            continue;
        }
        gone.push(film);
        beside += usize::from(groups.contains_key("") && groups.len() > 1);
        only_rated += usize::from(groups.is_empty() && of_film);
        // With an undated viewing to stand on, the film's score is that entry's there.
        let entrys =
            groups.contains_key("") && film.viewings.iter().all(|one| one["score"].is_null());
        facts.extend(film.facts().into_iter().map(|(key, what, value)| match what {
            "film score" if entrys => (key, "score", value),
            what => (key, what, value),
        }));
        for (day, group) in &groups {
            let reviewed = group.iter().rev().find(|one| !film.public(one).is_empty());
            let stands = reviewed.unwrap_or(&group[group.len() - 1]);
            facts.extend(film.of_viewing(stands));
            of_films += usize::from(day.is_empty() && !stands["score"].is_null());
            together += group.len() - 1;
        }
    }
    let mut said = Vec::new();
    let mut known = BTreeSet::new();
    for (name, file) in &files {
        for row in read(file) {
            if known.insert(key(&row)) {
                said.extend(of_film(&row));
            }
            if name == "watchlist.csv" {
                said.push((key(&row), "wanted", "yes".to_owned()));
            } else if name.starts_with("letterboxd-") {
                let film = whole.iter().find(|film| film.key == key(&row)).unwrap();
                said.extend(of_entry(&row, film));
                if !row["Review"].is_empty() {
                    texts.push((film.key.clone(), row["Review"].clone()));
                }
            }
        }
    }
    check_lists(lists, &whole, &files);
    let report = report(journal, ExportFormat::Letterboxd);
    let mut counts = counts(&report);
    assert_eq!(exported.losses.len(), counts.len());
    let words = Read { gone, texts, takes: Takes::Simple };
    reviews::check(words, &document, &report, &mut counts);
    let mut whole_kind = |kind| counts.remove(&kind).unwrap_or_default();
    assert_eq!(whole_kind(Is::SameDay) + whole_kind(Is::UndatedTogether), together);
    assert_eq!(whole_kind(Is::FilmsUnseen), unseen);
    assert_eq!(whole_kind(Is::UndatedBeside), beside);
    assert_eq!(whole_kind(Is::FilmsOnlyRated), only_rated);
    assert_eq!(whole_kind(Is::ScoresOfFilms), of_films);
    // Below the lowest, the exact score of a dated entry is still in its tag.
    whole_kind(Is::ScoresInTags);
    let too_low = whole_kind(Is::ScoresTooLow);
    let rounded = whole_kind(Is::ScoresRounded);
    let retyped = whole_kind(Is::TextsRetyped);
    let reworded = whole_kind(Is::TagsReworded);
    let lost =
        |what: &str| facts.iter().filter(|fact| fact.1 == what && !said.contains(fact)).count();
    assert!(lost("score") <= too_low + rounded, "{facts:?}\n{said:?}");
    assert!(lost("title") + lost("directors") <= 2 * retyped);
    let tags = whole_kind(Is::Tags);
    assert!(lost("tags") <= tags + retyped + reworded);
    facts.retain(|fact| !["score", "title", "directors", "tags"].contains(&fact.1));
    let table = [
        ("original title", &[Is::OriginalTitles][..]),
        ("year", &[]),
        ("runtime", &[Is::Runtimes]),
        ("genres", &[Is::Genres]),
        ("film score", &[Is::FilmScores]),
        ("scored on", &[Is::ScoredDates]),
        ("wanted", &[]),
        ("id", &[Is::OutsideIds]),
        ("viewing", &[]),
        ("order", &[Is::DayOrders]),
        ("rewatch", &[Is::Rewatches]),
        ("abandoned", &[Is::Abandoned]),
        ("place", &[Is::Places]),
    ];
    let table: Vec<_> = never().into_iter().chain(table).collect();
    let of_lists = [Is::ListNames, Is::ListDescriptions, Is::ListRanks, Is::ListTags];
    assert_eq!(counts.get(&Is::ListDescriptions), Some(&1));
    let others: Vec<_> = of_lists.into_iter().chain([Is::WatchlistDates]).collect();
    check(facts, &said, &counts, &table, &besides(&others));
}
