use matinee_core::Progress;
use matinee_core::imports::{FilmsAre, ImportChoices, ImportReading};
use rstest::rstest;

use super::files::{column as ask, fixture};
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
fn ratings_before_2017_come_in_as_ratings_where_the_person_says_so() {
    let journal = TestJournal::new();
    let path = fixture("imdb/v1-ratings.csv");
    let recognised =
        journal.recognise_import(&path, &ImportReading::default(), Progress::unwatched()).unwrap();
    assert!(recognised.asks.films_are && recognised.asks.all_rated);
    let receipt = bring_in(&journal, "imdb/v1-ratings.csv", &films_are(FilmsAre::Rated));
    assert_eq!((receipt.rows.new, receipt.rows.skipped), (2, 2));
    assert_eq!(films(&journal), ["The Glass Harbour (1974) 90", "L'Été à Évora (1999) 70"]);
    assert_eq!(viewings(&journal), [""; 0]);
    let scored_on = ask::<String>(&journal, "select scored_on from films order by id");
    assert_eq!(scored_on, ["2016-12-31", "2017-01-01"]);
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
    assert_eq!(on_lists(&journal), listed);
}

/// The films of lists: list, place, title, note.
fn on_lists(journal: &TestJournal) -> Vec<String> {
    ask(
        journal,
        "select l.name || ': ' || lf.position || ' ' || f.title || ' ' || lf.note
         from list_films lf join lists l on l.id = lf.list_id join films f on f.id = lf.film_id order by lf.position",
    )
}

#[test]
fn a_list_keeps_its_order_in_a_file_that_was_sorted_otherwise() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "imdb/v1-list.csv", &films_are(FilmsAre::Listed));
    assert_eq!((receipt.rows.new, receipt.added.lists, receipt.added.scores), (2, 1, 1));
    assert_eq!(on_lists(&journal), ["v1 list: 0 The Glass Harbour ", "v1 list: 1 Kites Wind"]);
    assert_eq!(films(&journal), ["Kites (1999)", "The Glass Harbour (1974) 90"]);
}

#[test]
fn a_file_that_is_called_by_a_number_gives_its_list_no_name() {
    let journal = TestJournal::new();
    let folder = tempfile::tempdir().unwrap();
    let numbered = folder.path().join("5f3c2b1a-0d4e-4f6a-8b7c-9d0e1f2a3b4c.csv");
    std::fs::copy(fixture("imdb/v2-list-rated.csv"), &numbered).unwrap();
    let reading = |name: Option<&str>| ImportReading {
        list_name: name.map(str::to_owned),
        ..films_are(FilmsAre::Listed)
    };
    let import = |name| {
        let choices = ImportChoices { reading: reading(name), ..ImportChoices::default() };
        super::files::bring_in(&journal, &numbered, &choices)
    };
    let lists = || ask::<String>(&journal, "select name from lists order by id");
    assert_eq!(import(None).added.lists, 1);
    assert_eq!(lists(), ["IMDb list of 2019-05-01, The Glass Harbour"]);
    // A name that is given is met by it the next time.
    assert_eq!(import(Some("Lamps")).added.lists, 1);
    assert_eq!(import(Some("Lamps")).added, Default::default());
    assert_eq!(lists(), ["IMDb list of 2019-05-01, The Glass Harbour", "Lamps"]);
    let newer = folder.path().join("0a1b2c3d-0d4e-4f6a-8b7c-9d0e1f2a3b4c.csv");
    std::fs::copy(fixture("imdb/v1-list.csv"), &newer).unwrap();
    let choices = ImportChoices { reading: reading(Some("Lamps")), ..ImportChoices::default() };
    let receipt = super::files::bring_in(&journal, &newer, &choices);
    assert_eq!((receipt.added.lists, receipt.rows.new), (0, 1));
}

#[test]
fn lists_begun_on_one_day_stay_two_and_a_later_export_of_one_is_that_list() {
    let journal = TestJournal::new();
    let folder = tempfile::tempdir().unwrap();
    let exported = std::fs::read_to_string(fixture("imdb/v2-list.csv")).unwrap();
    let heading = exported.lines().next().unwrap();
    let row = |place: u8, id: &str, created: &str, title: &str| {
        format!(
            "{place},{id},{created},{created},,{title},https://www.imdb.com/title/{id}/,movie,7.9,128,1974,Drama,41234,1974-09-10,Ana Reis\n"
        )
    };
    let series =
        row(1, "tt0070001", "2019-05-01", "The Long Pier").replace(",movie,", ",tvSeries,");
    let harbour = |place| row(place, "tt0070000", "2019-05-01", "The Glass Harbour");
    let kites = |place| row(place, "tt0070003", "2019-05-01", "Kites");
    let import = |name: &str, rows: &[String]| {
        let path = folder.path().join(name);
        std::fs::write(&path, format!("{heading}\n{}", rows.concat())).unwrap();
        let reading = films_are(FilmsAre::Listed);
        let choices = ImportChoices { reading, ..ImportChoices::default() };
        super::files::bring_in(&journal, &path, &choices)
    };
    import("5f3c2b1a-0d4e-4f6a-8b7c-9d0e1f2a3b4c.csv", &[series, kites(2), harbour(3)]);
    import("0a1b2c3d-0d4e-4f6a-8b7c-9d0e1f2a3b4c.csv", &[kites(1)]);
    let later = [harbour(1), kites(2), row(3, "tt0070008", "2020-01-01", "Moth")];
    let receipt = import("1a1b2c3d-0d4e-4f6a-8b7c-9d0e1f2a3b4c.csv", &later);
    assert_eq!((receipt.added.lists, receipt.rows.new, receipt.rows.same), (0, 1, 2));
    assert_eq!(
        ask::<String>(
            &journal,
            "select l.name || ': ' || group_concat(f.title, ', ') from lists l
             join list_films lf on lf.list_id = l.id join films f on f.id = lf.film_id
             group by l.id order by l.id"
        ),
        [
            "IMDb list of 2019-05-01, The Glass Harbour: Kites, The Glass Harbour, Moth",
            "IMDb list of 2019-05-01, Kites: Kites"
        ]
    );
}

#[test]
fn a_list_of_2018_may_bring_ratings_along() {
    let journal = TestJournal::new();
    bring_in(&journal, "imdb/v2-list-rated.csv", &films_are(FilmsAre::Listed));
    assert_eq!(
        on_lists(&journal),
        ["v2 list rated: 0 The Glass Harbour ", "v2 list rated: 1 Moth For the lamps"]
    );
    assert_eq!(films(&journal), ["The Glass Harbour (1974) 90", "Moth (2003)"]);
    assert_eq!(
        ask::<Option<String>>(&journal, "select scored_on from films order by id"),
        [Some("2018-12-31".to_owned()), None]
    );
}

#[test]
fn a_watchlist_of_2018_comes_in() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "imdb/v2-watchlist.csv", &films_are(FilmsAre::Wanted));
    assert_eq!(wanted(&journal), ["Moth 2019-05-02 "]);
    assert_eq!(told(&receipt), [SERIES]);
}

#[test]
fn the_day_of_a_check_in_is_not_the_day_of_a_viewing() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "imdb/v3-check-ins.csv", &films_are(FilmsAre::Seen));
    assert_eq!((receipt.added.viewings, receipt.added.scores), (2, 1));
    assert_eq!(viewings(&journal), ["The Glass Harbour undated –", "Kites undated –"]);
    assert_eq!(
        ask::<String>(&journal, "select logged_on from viewings order by id"),
        ["2026-03-01", "2026-03-05"]
    );
}

#[test]
fn a_rating_behind_names_that_were_split_is_not_read_from_where_it_no_longer_stands() {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, "imdb/v1-ragged.csv", &films_are(FilmsAre::Seen));
    assert_eq!((receipt.rows.new, receipt.rows.unreadable), (2, 1));
    // A row that is cut short is right as far as it goes.
    assert_eq!(films(&journal), ["The Glass Harbour (1974) 90", "Salt Line (1981) 80"]);
    assert_eq!(
        told(&receipt),
        [
            "3: This row has 17 values where the heading has 16, and they no longer stand under their names."
        ]
    );
}

#[test]
fn a_film_that_is_known_from_another_source_is_met_by_its_id() {
    let journal = TestJournal::new();
    bring_in(&journal, "imdb/v3-ratings.csv", &in_zone("UTC"));
    let receipt = bring_in(&journal, "trakt-csv/vip-ratings.csv", &in_zone("UTC"));
    assert_eq!(receipt.added.films, 0);
    assert_eq!(films(&journal), ["The Glass Harbour (1974) 90"]);
}
