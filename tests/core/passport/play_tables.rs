//! The tables of Simkl and Trakt.

use super::fixtures::{bring_in, films, in_zone, told, wanted};
use super::viewings;
use crate::support::TestJournal;

#[test]
fn a_backup_comes_in_by_status() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "simkl-csv/SimklBackup.csv", &in_zone("UTC"));
    assert_eq!((receipt.rows.read, receipt.rows.new, receipt.rows.skipped), (8, 5, 2));
    assert_eq!(
        viewings(&journal),
        [
            "Kites undated –",
            "Salt Line 2025-12-31 –",
            "The Glass Harbour 2026-03-01 –  Great,\nand loud",
        ]
    );
    assert_eq!(
        films(&journal),
        [
            "The Glass Harbour (1974) 90",
            "Kites (1999)",
            "Moth (2003)",
            "Salt Line (1981)",
            "Heliotrope (1988) 70",
        ]
    );
    assert_eq!(wanted(&journal), ["Moth 2025-11-09 Ana's tip"]);
    assert_eq!(
        told(&receipt),
        [
            "1 × This is of a series, and Matinee keeps films.",
            "1 × An anime may be a series, and this file does not tell them apart; set aside.",
            "8: ‘13/1/2026’ is no date that the calendar has, with its parts in this order.",
        ]
    );
}

#[test]
fn the_columns_may_stand_in_any_order() {
    let journal = TestJournal::new();
    bring_in(&journal, "simkl-csv/import.csv", &in_zone("UTC"));
    assert_eq!(viewings(&journal), ["The Glass Harbour 2026-03-01 –"]);
    assert_eq!(films(&journal), ["The Glass Harbour (1974) 90"]);
}

#[test]
fn plays_ratings_and_the_watchlist_come_in_by_the_persons_own_calendar() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "trakt-csv/history.csv", &in_zone("America/New_York"));
    assert_eq!((receipt.rows.read, receipt.rows.skipped, receipt.rows.unreadable), (9, 2, 1));
    assert_eq!(
        viewings(&journal),
        [
            "Moth undated –",
            "Salt Line undated –",
            "The Glass Harbour 2026-03-01 –",
            "Kites 2026-03-05 –",
            "Kites 2026-03-05 –",
        ]
    );
    assert_eq!(
        films(&journal),
        [
            "The Glass Harbour (1974) 90",
            "Kites (1999)",
            "Moth (2003)",
            "Salt Line (1981)",
            "Heliotrope (1988) 70",
        ]
    );
    assert_eq!(wanted(&journal), ["The Glass Harbour 2026-01-05 "]);
    assert_eq!(
        told(&receipt),
        [
            "1 × This is an episode of a series, and Matinee keeps films.",
            "1 × This is of a series, and Matinee keeps films.",
            "10: This row gives no title, and the journal has no film of its id; an id alone can’t be looked up offline.",
        ]
    );
}

#[test]
fn the_old_export_of_ratings_comes_in() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "trakt-csv/vip-ratings.csv", &in_zone("UTC"));
    assert_eq!((receipt.added.scores, receipt.added.viewings, receipt.rows.skipped), (1, 0, 1));
    assert_eq!(films(&journal), ["The Glass Harbour (1974) 90"]);
}

#[test]
fn plays_added_in_bulk_stay_undated_and_are_told() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "trakt-csv/bulk.csv", &in_zone("America/New_York"));
    assert_eq!((receipt.rows.new, receipt.problems.len()), (4, 3));
    assert_eq!(
        viewings(&journal),
        ["The Glass Harbour undated –", "Kites undated –", "Moth undated –", "Kites 2026-03-05 –",]
    );
}
