use super::fixtures::{bring_in, films, in_zone, told, wanted};
use super::viewings;
use crate::support::TestJournal;

#[test]
fn every_play_comes_in_with_its_comment_and_its_place() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "movary/history.csv", &in_zone("UTC"));
    assert_eq!((receipt.rows.read, receipt.rows.new, receipt.rows.unreadable), (5, 4, 1));
    assert_eq!(
        viewings(&journal),
        [
            "The Glass Harbour undated –",
            "The Glass Harbour 2026-03-01 – Rio Great, loud",
            "The Glass Harbour 2026-03-01 – Rio Great, loud",
            // PHP leaves a quotation mark behind a backslash, and the backslash, as they are.
            "Kites 2026-03-05 –  She says \\\"now\\\" and \"then\".",
        ]
    );
    assert_eq!(told(&receipt), ["6: ‘2026-02-30’ in watchedAt is no date that the calendar has."]);
}

#[test]
fn ratings_are_the_films_and_the_watchlist_keeps_its_days() {
    let journal = TestJournal::new();
    bring_in(&journal, "movary/history.csv", &in_zone("UTC"));
    let receipt = bring_in(&journal, "movary/ratings.csv", &in_zone("UTC"));
    assert_eq!((receipt.added.films, receipt.added.scores, receipt.added.viewings), (0, 2, 0));
    let receipt = bring_in(&journal, "movary/watchlist.csv", &in_zone("UTC"));
    assert_eq!((receipt.added.films, receipt.added.watchlist), (1, 1));
    assert_eq!(wanted(&journal), ["Moth 2026-01-05 "]);
    assert_eq!(films(&journal), ["The Glass Harbour (1974) 90", "Kites (1999) 70", "Moth (2003)"]);
}
