//! What services keep of their own accord: Netflix, Prime Video, Filmtipset.

use matinee_core::imports::{DateOrder, ImportReading};
use rstest::rstest;

use super::files::{column, fixture, refused};
use super::fixtures::{bring_in, films, in_zone, told};
use super::viewings;
use crate::support::TestJournal;

#[test]
fn what_netflix_played_comes_in_without_its_series() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "netflix/month-first.csv", &in_zone("UTC"));
    assert_eq!((receipt.rows.read, receipt.rows.new, receipt.rows.skipped), (7, 4, 3));
    assert_eq!(
        viewings(&journal),
        [
            "Moth: Part 2 2025-12-28 –",
            "Kites 2025-12-31 –",
            "Kites 2025-12-31 –",
            "The Glass Harbour 2026-03-01 –",
        ]
    );
    assert_eq!(told(&receipt), ["3 × This is an episode of a series, and Matinee keeps films."]);
}

#[test]
fn days_written_the_european_way_are_seen_to_be() {
    let journal = TestJournal::new();
    bring_in(&journal, "netflix/day-first.csv", &in_zone("UTC"));
    assert_eq!(viewings(&journal), ["Der Glashafen 2026-03-01 –"]);
}

#[rstest]
#[case::month_first(DateOrder::MonthFirst, &["Kites 2025-12-11 –", "The Glass Harbour 2026-03-01 –"])]
#[case::day_first(DateOrder::DayFirst, &["Kites 2025-11-12 –", "The Glass Harbour 2026-01-03 –"])]
fn dates_that_can_be_read_in_two_ways_are_asked_about(
    #[case] order: DateOrder,
    #[case] seen: &[&str],
) {
    let journal = TestJournal::new();
    let asked = refused(&journal, &fixture("netflix/either.csv"));
    assert!(asked.starts_with("The dates in this file can be read in two ways."), "{asked}");
    let reading = ImportReading { date_order: Some(order), ..ImportReading::default() };
    bring_in(&journal, "netflix/either.csv", &reading);
    assert_eq!(viewings(&journal), seen);
}

#[test]
fn what_prime_video_played_comes_in_once_a_moment() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "prime-video/history.csv", &in_zone("Asia/Tokyo"));
    assert_eq!((receipt.rows.read, receipt.rows.new, receipt.rows.skipped), (4, 2, 1));
    assert_eq!(
        viewings(&journal),
        ["The Glass Harbour 2025-01-10 –", "The Glass Harbour 2025-01-11 –"]
    );
}

#[test]
fn votes_of_filmtipset_are_scores_out_of_five() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "filmtipset/votes.csv", &in_zone("UTC"));
    assert_eq!((receipt.rows.read, receipt.rows.new, receipt.rows.unreadable), (5, 4, 1));
    assert_eq!(
        films(&journal),
        [
            "Ana & Irene 60",
            "Between You and the Sea 40",
            "A film with \"quotes\" 100",
            "The Glass Harbour 80",
        ]
    );
    let days: Vec<String> = column(&journal, "select scored_on from films where id = 1");
    assert_eq!(days, ["2004-01-16"]);
    assert_eq!(viewings(&journal), [""; 0]);
    assert_eq!(told(&receipt), ["6: ‘9’ is no score out of 5."]);
}
