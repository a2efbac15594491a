//! What is remembered on 9 November 2025.

use matinee_core::{Journal, Score, ViewingFacts, WatchedOn};

use crate::support::{TestJournal, film, write};

fn seen(journal: &Journal, title: &str, day: &str, score: Option<u8>) {
    let known = journal.pick_films(title, 1).unwrap().first().map(|tile| tile.id);
    let film = known.unwrap_or_else(|| journal.add_film(&film(title, 1990)).unwrap().value);
    let facts = ViewingFacts {
        watched_on: Some(WatchedOn::parse(day).unwrap()),
        score: score.map(|tenths| Score::from_tenths(tenths).unwrap()),
        ..ViewingFacts::default()
    };
    journal.log_viewing(film, &facts).unwrap();
}

#[test]
fn films_seen_on_this_day_come_the_latest_year_first_and_only_where_the_day_is_known() {
    let journal = TestJournal::new();
    for (title, day) in [
        ("Heat", "2011-11-09"),
        ("Petrichor", "2019-11-09"),
        ("Alibi", "2019-11-10"),
        ("Absents", "2018-11"),
        ("Umbrellas", "2017-11-09~"),
        ("Today", "2025-11-09"),
    ] {
        seen(&journal, title, day, None);
    }
    let remembered = journal.seen_on_this_day().unwrap();
    let told: Vec<(&str, String)> = remembered
        .iter()
        .map(|seen| (seen.film.title.as_str(), seen.watched_on.to_string()))
        .collect();
    assert_eq!(told, [("Petrichor", "2019-11-09".to_owned()), ("Heat", "2011-11-09".to_owned())]);
    assert_eq!(journal.memory().unwrap().on_this_day, remembered);
}

#[test]
fn a_score_is_asked_about_after_years_and_not_once_it_was_given_again() {
    let journal = TestJournal::new();
    seen(&journal, "Heat", "2016-05-01", Some(60));
    seen(&journal, "Petrichor", "2016-05-02", None);
    seen(&journal, "Alibi", "2024-05-02", Some(80));
    let still = journal.memory().unwrap().still.unwrap();
    assert_eq!((still.film.title.as_str(), still.score.tenths()), ("Heat", 60));
    assert_eq!(still.watched_on.to_string(), "2016-05-01");
    seen(&journal, "Heat", "2025-05-01", Some(70));
    assert_eq!(journal.memory().unwrap().still, None);
}

#[test]
fn films_never_written_about_are_those_seen_and_without_a_review() {
    let journal = TestJournal::new();
    for title in ["Heat", "Petrichor", "Alibi", "Absents", "Umbrellas", "Orchard"] {
        seen(&journal, title, "2024-05-02", None);
    }
    journal.add_film(&film("Unseen", 1999)).unwrap();
    let heat = journal.pick_films("Heat", 1).unwrap()[0].id;
    write(&journal, heat, None, "It is long.");
    let unwritten = journal.memory().unwrap().unwritten;
    assert_eq!(unwritten.len(), 4);
    assert!(unwritten.iter().all(|tile| tile.title != "Heat" && tile.title != "Unseen"));
}

#[test]
fn an_empty_journal_remembers_nothing() {
    let memory = TestJournal::new().memory().unwrap();
    assert!(memory.on_this_day.is_empty() && memory.unwritten.is_empty());
    assert_eq!(memory.still, None);
}
