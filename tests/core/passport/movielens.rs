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

#[test]
fn the_log_says_when_films_were_rated_that_the_journal_knows_by_number() {
    let journal = TestJournal::new();
    bring_in(&journal, "movielens/movielens-ratings.csv", &in_zone("UTC"));
    let before = films(&journal);
    let scored_on =
        || column::<Option<String>>(&journal, "select scored_on from films order by id limit 1");
    assert_eq!(scored_on(), [None]);
    let receipt = bring_in(&journal, "movielens/movielens-logs.csv", &in_zone("UTC"));
    let rows = &receipt.rows;
    assert_eq!((rows.read, rows.merged, rows.skipped, rows.unreadable), (5, 1, 2, 2));
    assert_eq!(scored_on(), [Some("2020-10-29".to_owned())]);
    assert_eq!((films(&journal), viewings(&journal)), (before, Vec::<String>::new()));
    let told = told(&receipt);
    for said in [
        "1 × This row of the log is of no rating.",
        "1 × The film was rated again further down, which counts.",
        "5: This row gives no title, and the journal has no film of its id",
        "6: What this row says of a rating can’t be read",
    ] {
        assert!(told.iter().any(|told| told.starts_with(said)), "{said}: {told:?}");
    }
    // What is known is not said again, and without the ratings nothing is made up.
    let again = bring_in(&journal, "movielens/movielens-logs.csv", &in_zone("UTC"));
    assert_eq!((again.rows.merged, again.rows.new), (0, 0));
    let empty = TestJournal::new();
    let receipt = bring_in(&empty, "movielens/movielens-logs.csv", &in_zone("UTC"));
    assert_eq!((receipt.rows.unreadable, receipt.rows.skipped), (3, 2));
    assert_eq!(films(&empty), [""; 0]);
}

#[test]
fn what_has_no_titles_is_left_out_with_a_reason() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "movielens/research-ratings.csv", &in_zone("UTC"));
    assert_eq!((receipt.rows.read, receipt.rows.skipped), (2, 2));
    let why = "This row names its film by a number";
    assert!(receipt.left_out[0].reason.starts_with(why));
    assert_eq!(films(&journal), [""; 0]);
}
