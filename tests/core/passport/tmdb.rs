use matinee_core::imports::FilmsAre;

use super::fixtures::{bring_in, films, films_are, in_zone, told, wanted};
use super::viewings;
use crate::support::TestJournal;

#[test]
fn ratings_ask_nothing_and_keep_their_halves() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "tmdb/ratings.csv", &in_zone("America/New_York"));
    assert_eq!((receipt.rows.read, receipt.rows.new, receipt.rows.skipped), (4, 2, 2));
    // A film released on the first of January is of that year everywhere.
    assert_eq!(films(&journal), ["유리 항구 (1974) 85", "Kites (1999) 5"]);
    assert_eq!(viewings(&journal), [""; 0]);
    assert_eq!(
        told(&receipt),
        [
            "1 × This is of a series, and Matinee keeps films.",
            "1 × This is an episode of a series, and Matinee keeps films.",
        ]
    );
}

#[test]
fn a_watchlist_is_one_when_the_person_says_so() {
    let journal = TestJournal::new();
    bring_in(&journal, "tmdb/watchlist.csv", &films_are(FilmsAre::Wanted));
    assert_eq!(wanted(&journal), ["The Glass Harbour 2026-03-02 "]);
}
