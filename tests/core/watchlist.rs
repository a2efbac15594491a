use matinee_core::{Error, FilmPick, Journal, Op, ViewingFacts, WatchlistReq};

use crate::support::{TestJournal, add_film, viewing};

fn entries(journal: &Journal) -> Vec<(String, String)> {
    let page = journal.watchlist(&WatchlistReq { after: None, limit: 100 }).unwrap();
    page.entries.into_iter().map(|entry| (entry.film.title, entry.why)).collect()
}

fn said(title: &str, why: &str) -> (String, String) {
    (title.to_owned(), why.to_owned())
}

#[test]
fn a_film_is_put_on_with_the_day_and_a_reason() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Heliotrope", 2025);
    journal.add_to_watchlist(film, " for the light ").unwrap();
    let page = journal.watchlist(&WatchlistReq { after: None, limit: 10 }).unwrap();
    assert_eq!((page.films, page.entries[0].added_on.as_str()), (1, "2025-11-09"));
    assert_eq!(page.entries[0].why, "for the light");
}

#[test]
fn putting_it_on_again_only_changes_the_reason() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Heliotrope", 2025);
    journal.add_to_watchlist(film, "once").unwrap();
    assert!(journal.add_to_watchlist(film, "").unwrap().topics.is_empty());
    journal.add_to_watchlist(film, "twice").unwrap();
    assert_eq!(entries(&journal), [said("Heliotrope", "twice")]);
    journal.edit_watchlist(film, "").unwrap();
    assert_eq!(entries(&journal), [said("Heliotrope", "")]);
}

#[test]
fn a_reason_needs_a_film_that_is_on_it() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Heliotrope", 2025);
    assert!(matches!(journal.edit_watchlist(film, "x"), Err(Error::NotFound { .. })));
    assert!(journal.remove_from_watchlist(film).unwrap().topics.is_empty());
}

#[test]
fn logging_a_viewing_takes_the_film_off_in_the_same_step() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Heliotrope", 2025);
    journal.add_to_watchlist(film, "for the light").unwrap();
    journal.log_viewing(film, &viewing("2025-11-09", 90)).unwrap();
    assert!(entries(&journal).is_empty());

    assert_eq!(journal.undo().unwrap().value.op, Op::LogViewing);
    assert_eq!(entries(&journal), [said("Heliotrope", "for the light")]);
    assert!(journal.diary_years().unwrap().years.is_empty());
}

#[test]
fn a_new_film_can_be_put_on() {
    let journal = TestJournal::new();
    let new = FilmPick::New { title: "Understory".to_owned(), year: Some(2024) };
    journal.add_to_watchlist(new, "").unwrap();
    assert_eq!(entries(&journal), [said("Understory", "")]);
    journal.undo().unwrap();
    assert!(journal.pick_films("understory", 8).unwrap().is_empty());
}

#[test]
fn pages_follow_on_the_last_added_first() {
    let journal = TestJournal::new();
    for title in ["A", "B", "C", "D", "E"] {
        journal.add_to_watchlist(add_film(&journal, title, 2000), "").unwrap();
    }
    let first = journal.watchlist(&WatchlistReq { after: None, limit: 2 }).unwrap();
    let second = journal.watchlist(&WatchlistReq { after: first.next.clone(), limit: 2 }).unwrap();
    let third = journal.watchlist(&WatchlistReq { after: second.next.clone(), limit: 2 }).unwrap();
    let read: Vec<_> =
        [first, second, third.clone()].into_iter().flat_map(|page| page.entries).collect();
    let titles: Vec<_> = read.iter().map(|entry| entry.film.title.as_str()).collect();
    assert_eq!(titles, ["E", "D", "C", "B", "A"]);
    assert_eq!((third.next, third.films), (None, 5));
}

#[test]
fn an_undated_viewing_counts_as_seen_too() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Heliotrope", 2025);
    journal.add_to_watchlist(film, "").unwrap();
    journal.log_viewing(film, &ViewingFacts::default()).unwrap();
    assert!(entries(&journal).is_empty());
}
