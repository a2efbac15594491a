use rstest::rstest;

use super::fixtures::{bring_in, films, in_zone, told, wanted};
use super::viewings;
use crate::support::TestJournal;

#[test]
fn every_row_of_an_export_of_2026_is_a_viewing_of_its_own() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "yamtrack/2026.csv", &in_zone("UTC"));
    assert_eq!((receipt.rows.read, receipt.rows.new, receipt.rows.skipped), (7, 5, 2));
    assert_eq!(
        viewings(&journal),
        [
            "Kites undated –",
            "The Glass Harbour 2026-03-01 95  First line.\r\n\r\nHe says \"stay\".\u{2028}And goes.",
            "The Glass Harbour 2026-03-09 87",
            "Salt Line 2026-03-10 –",
        ]
    );
    assert_eq!(wanted(&journal), ["Moth 2026-01-05 Ana's tip"]);
    assert_eq!(films(&journal), ["The Glass Harbour", "Kites", "Moth", "Salt Line"]);
    assert_eq!(
        told(&receipt),
        [
            "1 × This film was begun and not finished, so it was not seen yet.",
            "1 × This is of a series, and Matinee keeps films.",
        ]
    );
}

#[test]
fn repeats_of_2024_are_undated_viewings() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "yamtrack/2024.csv", &in_zone("UTC"));
    assert_eq!((receipt.rows.new, receipt.added.viewings, receipt.rows.skipped), (2, 4, 2));
    assert_eq!(
        viewings(&journal),
        [
            "The Glass Harbour undated –",
            "The Glass Harbour undated –",
            "Kites undated –",
            "The Glass Harbour 2024-02-09 95",
        ]
    );
}

#[rstest]
#[case::at_home("UTC", "2026-03-01")]
#[case::far_east("Asia/Tokyo", "2026-03-02")]
fn an_instant_is_a_day_where_the_person_was(#[case] zone: &str, #[case] day: &str) {
    let journal = TestJournal::new();
    bring_in(&journal, "yamtrack/2026.csv", &in_zone(zone));
    assert!(viewings(&journal)[1].starts_with(&format!("The Glass Harbour {day} 95")));
}

#[test]
fn games_and_anime_of_2025_are_set_aside_and_counted() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "yamtrack/2025.csv", &in_zone("UTC"));
    assert_eq!(viewings(&journal), ["The Glass Harbour 2025-02-09 95"]);
    assert_eq!(
        told(&receipt),
        [
            "1 × This is a game, and Matinee keeps films.",
            "1 × An anime may be a series, and this file does not tell them apart; set aside.",
        ]
    );
}
