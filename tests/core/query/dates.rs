//! Times by their dates, and by how long ago they are.

use matinee_core::{ViewingFacts, WatchedOn};
use rstest::rstest;

use super::check;
use crate::support::{SetClock, TestJournal, add_film, viewing};

#[test]
fn dates_count_as_exactly_as_they_are_known() {
    check(&[
        ("watched:2025-03-01", "K"),
        ("watched:2025-03", "K"),
        ("watched:2024", "KOH"),
        ("watched:2024-06", "O"),
        ("watched:2024-01..2024-06", "O"),
        ("watched<=2024-06-15", "N"),
        ("watched>=2024-12", "K"),
        ("watched>2024-12-31", "K"),
        ("watched<2024", "N"),
        ("watched:last-year", "KOH"),
        ("watched:this-year", "K"),
        ("watched:2023..2024", "KOHN"),
        ("watched:none", "R"),
        ("-watched:2024", "NRS"),
        ("added:today", "KOHNR"),
        ("added:2025-03", "S"),
        ("added<2025-11", "S"),
    ]);
}

#[test]
fn an_about_date_counts_as_the_date() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Alibi", 1957);
    let about = ViewingFacts {
        watched_on: Some(WatchedOn::parse("1999-12~").unwrap()),
        ..ViewingFacts::default()
    };
    journal.log_viewing(film, &about).unwrap();
    assert_eq!(journal.films_asked("watched:1999-12").unwrap(), [film]);
}

/// Days around weeks, months and years that end: each has a film that was seen and added then, and is
/// called by its date.
const DAYS: [&str; 14] = [
    "2024-12-31",
    "2025-01-01",
    "2025-09-30",
    "2025-10-01",
    "2025-10-26",
    "2025-10-27",
    "2025-10-31",
    "2025-11-01",
    "2025-11-02",
    "2025-11-03",
    "2025-11-08",
    "2025-11-09",
    "2025-11-10",
    "2025-11-30",
];

#[rstest]
#[case::today("2025-11-09", "today", "2025-11-09", "2025-11-09")]
#[case::yesterday("2025-11-09", "yesterday", "2025-11-08", "2025-11-08")]
#[case::yesterday_was_last_month("2025-11-01", "yesterday", "2025-10-31", "2025-10-31")]
#[case::this_week_on_its_last_day("2025-11-09", "this-week", "2025-11-03", "2025-11-09")]
#[case::this_week_on_its_first_day("2025-11-03", "this-week", "2025-11-03", "2025-11-09")]
#[case::last_week_seen_from_a_sunday("2025-11-09", "last-week", "2025-10-27", "2025-11-02")]
#[case::last_week_seen_from_a_monday("2025-11-10", "last-week", "2025-11-03", "2025-11-09")]
#[case::this_month("2025-11-09", "this-month", "2025-11-01", "2025-11-30")]
#[case::last_month("2025-11-09", "last-month", "2025-10-01", "2025-10-31")]
#[case::last_month_was_last_year("2025-01-01", "last-month", "2024-12-01", "2024-12-31")]
#[case::last_month_was_shorter("2025-10-31", "last-month", "2025-09-01", "2025-09-30")]
#[case::this_year("2025-11-09", "this-year", "2025-01-01", "2025-12-31")]
#[case::last_year("2025-01-01", "last-year", "2024-01-01", "2024-12-31")]
fn a_time_by_how_long_ago_it_is_is_these_days(
    #[case] today: &str,
    #[case] time: &str,
    #[case] first: &str,
    #[case] last: &str,
) {
    let clock = SetClock::default();
    let journal = TestJournal::with_clock(clock.clone());
    for day in DAYS {
        clock.set(&format!("{day}T12:00:00Z"));
        let film = add_film(&journal, day, 1974);
        journal.log_viewing(film, &viewing(day, 80)).unwrap();
    }
    clock.set(&format!("{today}T12:00:00Z"));
    let found = |line: &str| -> Vec<String> {
        let films = journal.films_asked(line).unwrap();
        journal.film_tiles(&films).unwrap().into_iter().map(|tile| tile.title).collect()
    };
    let days = |fits: &dyn Fn(&str) -> bool| -> Vec<&str> {
        DAYS.into_iter().filter(|day| fits(day)).collect()
    };
    let within = days(&|day| first <= day && day <= last);
    assert!(!within.is_empty() && within.len() < DAYS.len());
    for key in ["watched", "added"] {
        assert_eq!(found(&format!("{key}:{time}")), within);
        assert_eq!(found(&format!("-{key}:{time}")), days(&|day| day < first || day > last));
        assert_eq!(found(&format!("{key}>={time}")), days(&|day| day >= first));
        assert_eq!(found(&format!("{key}>{time}")), days(&|day| day > last));
        assert_eq!(found(&format!("{key}<{time}")), days(&|day| day < first));
    }
}
