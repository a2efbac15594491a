use rstest::rstest;

use super::files::{column, listed};
use super::fixtures::{bring_in, films, in_zone, told};
use super::viewings;
use crate::support::TestJournal;

#[test]
fn ratings_come_in_with_titles_turned_round_and_no_date() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "movielens/movielens-ratings.csv", &in_zone("UTC"));
    assert_eq!((receipt.rows.read, receipt.rows.new, receipt.added.scores), (5, 4, 4));
    assert_eq!(
        films(&journal),
        [
            "The Glass Harbour (1974) 90",
            "Kites (1999) 10",
            "L'Avventura (1960) 100",
            "(500) Days of Wind (2009) 60",
        ]
    );
    assert_eq!(viewings(&journal), [""; 0]);
    let ids: Vec<String> = column(
        &journal,
        "select kind || ' ' || value from outside_ids where film_id = 1 order by kind",
    );
    assert_eq!(ids, ["imdb tt0070000", "movielens 9001", "tmdb 700001"]);
    let original: Vec<String> = column(&journal, "select original_title from films where id = 3");
    assert_eq!(original, ["The Adventure"]);
    assert_eq!(told(&receipt), ["6: ‘6.0’ is no score out of 5."]);
}

#[test]
fn tags_put_to_a_film_become_lists_and_no_viewing() {
    let journal = TestJournal::new();
    bring_in(&journal, "movielens/movielens-ratings.csv", &in_zone("UTC"));
    let receipt = bring_in(&journal, "movielens/movielens-tags.csv", &in_zone("UTC"));
    assert_eq!((receipt.rows.read, receipt.rows.new), (3, 3));
    assert_eq!((receipt.added.films, receipt.added.viewings, receipt.added.lists), (0, 0, 2));
    assert_eq!(
        listed(&journal),
        ["35mm: The Glass Harbour", "35mm: Kites", "slow burn: The Glass Harbour"]
    );
    assert_eq!(viewings(&journal), [""; 0]);
}

#[rstest]
#[case::log("movielens/movielens-logs.csv", "The log of MovieLens names films by number")]
#[case::research("movielens/research-ratings.csv", "This row names its film by a number")]
fn what_has_no_titles_is_left_out_with_a_reason(#[case] file: &str, #[case] why: &str) {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, file, &in_zone("UTC"));
    assert_eq!((receipt.rows.read, receipt.rows.skipped), (2, 2));
    assert!(receipt.left_out[0].reason.starts_with(why));
    assert_eq!(films(&journal), [""; 0]);
}
