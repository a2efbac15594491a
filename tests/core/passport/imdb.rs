use matinee_core::imports::FilmsAre;
use rstest::rstest;

use super::files::column as ask;
use super::fixtures::{bring_in, films, films_are, in_zone, told, wanted};
use super::viewings;
use crate::support::TestJournal;

const SERIES: &str = "1 × This is of a series, and Matinee keeps films.";

fn facts(journal: &TestJournal) -> Vec<String> {
    ask::<String>(
        journal,
        "select title || ': ' || coalesce(original_title, '–') || ', ' || coalesce(runtime_min, '–') || ', '
             || coalesce((select group_concat(p.name, ' & ') from credits c join people p on p.id = c.person_id
                          where c.film_id = films.id), '–')
             || ', ' || coalesce((select group_concat(g.name, ' & ') from film_genres fg join genres g on g.id = fg.genre_id
                          where fg.film_id = films.id), '–')
         from films order by id",
    )
}

#[test]
fn ratings_of_2024_and_later_come_in_with_their_films_facts() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "imdb/v3-ratings.csv", &in_zone("UTC"));
    assert_eq!((receipt.rows.read, receipt.rows.new, receipt.rows.skipped), (3, 1, 2));
    assert_eq!((receipt.added.films, receipt.added.scores, receipt.added.viewings), (1, 1, 0));
    assert_eq!(films(&journal), ["The Glass Harbour (1974) 90"]);
    assert_eq!(
        facts(&journal),
        ["The Glass Harbour: O Porto de Vidro, 128, Ana Reis & Tom Hale, Drama & Mystery"]
    );
    // When a rating was given is kept, and is the date of no viewing.
    assert_eq!(ask::<String>(&journal, "select scored_on from films"), ["2026-03-02"]);
    assert_eq!(viewings(&journal), [""; 0]);
    assert_eq!(told(&receipt), [SERIES, "1 × This is a podcast, and Matinee keeps films."]);
    // Nothing that was rated is to be watched.
    assert_eq!(wanted(&journal), [""; 0]);
}

#[test]
fn ratings_of_2018_come_in_ragged_rows_too() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "imdb/v2-ratings.csv", &in_zone("UTC"));
    assert_eq!(
        (receipt.rows.read, receipt.rows.new, receipt.rows.merged, receipt.rows.skipped),
        (6, 3, 1, 1)
    );
    // Two rows of one title are one film, and neither is lost.
    assert_eq!(
        films(&journal),
        ["The Glass Harbour (1974) 90", "Kites (1999) 70", "Moth (2003) 60"]
    );
    assert_eq!(
        facts(&journal)[2],
        "Moth: –, –, –, –",
        "of a row that is too long only what stands under its name is taken"
    );
    assert_eq!(
        ask::<String>(&journal, "select value from outside_ids where film_id = 1"),
        ["tt0070000"]
    );
    assert_eq!(
        told(&receipt)[1],
        "5: This row has 14 values where the heading has 13, and they no longer stand under their names."
    );
}

#[test]
fn ratings_of_the_end_of_2017_come_in() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "imdb/v1.5-ratings.csv", &in_zone("UTC"));
    assert_eq!(films(&journal), ["The Glass Harbour (1974) 90", "Salt Line (1981) 100"]);
    assert_eq!(told(&receipt), ["1 × This is an episode of a series, and Matinee keeps films."]);
}

#[test]
fn ratings_before_2017_have_the_heading_of_a_list_and_come_in_as_films_seen() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "imdb/v1-ratings.csv", &films_are(FilmsAre::Seen));
    assert_eq!(films(&journal), ["The Glass Harbour (1974) 90", "L'Été à Évora (1999) 70"]);
    assert_eq!(viewings(&journal), ["The Glass Harbour undated –", "L'Été à Évora undated –"]);
    assert_eq!(facts(&journal)[1], "L'Été à Évora: –, 81, José Pião, documentary");
    assert_eq!(told(&receipt), [SERIES, "1 × This is a game, and Matinee keeps films."]);
}

#[test]
fn a_watchlist_keeps_why_and_the_ratings_that_stand_on_it() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "imdb/v3-watchlist.csv", &films_are(FilmsAre::Wanted));
    assert_eq!((receipt.added.watchlist, receipt.added.scores), (2, 1));
    assert_eq!(
        wanted(&journal),
        ["The Glass Harbour 2026-01-05 Ana's tip: \"see it\"", "Kites 2026-01-06 "]
    );
    assert_eq!(films(&journal), ["The Glass Harbour (1974) 90", "Kites (1999)"]);
    assert_eq!(told(&receipt), [SERIES]);
}

#[rstest]
#[case::seen(FilmsAre::Seen, &["Moth undated –  For the lamps", "The Glass Harbour undated –"], &[])]
#[case::listed(FilmsAre::Listed, &[], &["v2 list: 0 Moth For the lamps", "v2 list: 1 The Glass Harbour "])]
fn a_list_is_what_the_person_says_it_is(
    #[case] said: FilmsAre,
    #[case] seen: &[&str],
    #[case] listed: &[&str],
) {
    let journal = TestJournal::new();
    bring_in(&journal, "imdb/v2-list.csv", &films_are(said));
    assert_eq!(viewings(&journal), seen);
    let lists = ask::<String>(
        &journal,
        "select l.name || ': ' || lf.position || ' ' || f.title || ' ' || lf.note
         from list_films lf join lists l on l.id = lf.list_id join films f on f.id = lf.film_id order by lf.position",
    );
    assert_eq!(lists, listed);
}

#[test]
fn a_film_that_is_known_from_another_source_is_met_by_its_id() {
    let journal = TestJournal::new();
    bring_in(&journal, "imdb/v3-ratings.csv", &in_zone("UTC"));
    let receipt = bring_in(&journal, "trakt-csv/vip-ratings.csv", &in_zone("UTC"));
    assert_eq!(receipt.added.films, 0);
    assert_eq!(films(&journal), ["The Glass Harbour (1974) 90"]);
}
