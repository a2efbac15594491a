//! The table that Letterboxd imports.

use matinee_core::Progress;
use matinee_core::imports::{FilmsAre, ImportChoices, ImportReading};
use rstest::rstest;

use super::files::{column, listed};
use super::fixtures::{bring_in, films, films_are, in_zone, told};
use super::{diary, file, import, viewings};
use crate::support::TestJournal;

#[rstest]
#[case::behind_a_backslash("letterboxd-csv/escaped.csv")]
#[case::doubled("letterboxd-csv/doubled.csv")]
fn an_entry_comes_in_however_its_quotation_marks_are_written(#[case] file: &str) {
    let journal = TestJournal::new();
    let receipt = bring_in(&journal, file, &in_zone("UTC"));
    assert_eq!((receipt.rows.new, receipt.added.reviews, receipt.added.tags), (2, 1, 2));
    assert_eq!(viewings(&journal), ["The Glass Harbour 2026-03-01 90", "Kites 2026-03-05 70"]);
    assert_eq!(
        column::<String>(&journal, "select body from reviews"),
        ["He says \"stay\". *Perfect.*"]
    );
    assert_eq!(column::<bool>(&journal, "select rewatch from viewings order by id"), [true, false]);
}

#[test]
fn a_row_without_a_date_marks_the_film_watched_and_makes_no_viewing_of_one_that_was() {
    let journal = TestJournal::new();
    bring_in(&journal, "letterboxd-csv/escaped.csv", &in_zone("UTC"));
    let receipt = bring_in(&journal, "letterboxd-csv/undated.csv", &in_zone("UTC"));
    assert_eq!((receipt.added.viewings, receipt.added.scores, receipt.added.reviews), (1, 1, 1));
    assert_eq!(
        viewings(&journal),
        ["Moth undated –", "The Glass Harbour 2026-03-01 90", "Kites 2026-03-05 70"]
    );
    assert_eq!(films(&journal), ["The Glass Harbour (1974)", "Kites (1999)", "Moth (2003) 60"]);
    assert_eq!(
        column::<String>(&journal, "select body from reviews where viewing_id is null"),
        ["Still blue."]
    );
}

#[test]
fn a_sheet_with_a_score_and_no_date_makes_no_viewing_of_a_film_that_has_one() {
    let journal = TestJournal::new();
    import(&journal, "Title,Date,Rating\nKites,2026-03-01,8\n", &ImportChoices::default());
    let receipt =
        import(&journal, "Title,Rating\nKites,9\nMoth,6\n", &ImportChoices::default()).receipt;
    assert_eq!((receipt.added.viewings, receipt.added.scores), (1, 2));
    assert_eq!(viewings(&journal), ["Moth undated –", "Kites 2026-03-01 80"]);
    assert_eq!(films(&journal), ["Kites 90", "Moth 60"]);
}

#[test]
fn markup_around_nothing_is_no_review() {
    let journal = TestJournal::new();
    let receipt =
        import(&journal, &diary("Kites,1999,,,,,,<br>\n"), &ImportChoices::default()).receipt;
    assert_eq!((receipt.added.viewings, receipt.added.reviews), (1, 0));
}

const FILMS: &str =
    "Date,Name,Year,Letterboxd URI,Rating\n2026-03-02,Kites,1999,https://boxd.it/29qU,4.5\n";
const ENTRIES: &str = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n\
    2026-03-02,The Glass Harbour,1974,https://boxd.it/9aBcD1,,,,2026-03-01\n";

#[test]
fn an_address_alone_means_the_film_that_the_journal_knows_by_it() {
    let journal = TestJournal::new();
    import(&journal, FILMS, &ImportChoices::default());
    import(&journal, ENTRIES, &ImportChoices::default());
    let ids = "select kind || ' ' || value from outside_ids order by 1";
    let before = column::<String>(&journal, ids);
    assert_eq!(before, ["letterboxd https://boxd.it/29qU"]);
    let receipt = bring_in(&journal, "letterboxd-csv/addresses.csv", &in_zone("UTC"));
    assert_eq!((receipt.rows.new, receipt.rows.unreadable), (2, 1));
    assert_eq!(
        viewings(&journal),
        ["The Glass Harbour 2026-03-01 –", "Kites 2026-03-09 80", "The Glass Harbour 2026-03-10 –"]
    );
    // The case of an address counts, and one that is not known names no film.
    assert_eq!(
        told(&receipt),
        [
            "4: This row gives no title, and the journal has no film of its id; an id alone can’t be looked up offline."
        ]
    );
    assert_eq!(column::<String>(&journal, ids), before);
}

/// What a watchlist is in Letterboxd's table, and a list, as our own export writes them too.
const WATCHLIST: &str = "LetterboxdURI,tmdbID,imdbID,Title,Year,Directors\n\
    ,700002,tt0070007,Kites,1999,Ida Korsgaard\n,,,Moth,2003,\n";
const LIST: &str = "LetterboxdURI,tmdbID,imdbID,Title,Year,Directors,Review\n\
    ,,,Moth,2003,,\"For <i>Ana</i>, &amp; rain\"\n,700002,tt0070007,Kites,1999,Ida Korsgaard,\n";

fn are(said: FilmsAre) -> ImportChoices {
    ImportChoices { reading: films_are(said), ..ImportChoices::default() }
}

#[rstest]
#[case::a_watchlist(WATCHLIST)]
#[case::a_list_with_a_note(LIST)]
#[case::under_the_heading_of_a_diary(
    "Title,Year,Rating10,WatchedDate,Rewatch,Tags,Review\nKites,1999,,,,,\n"
)]
fn a_table_whose_rows_name_films_alone_asks_what_they_are(#[case] table: &str) {
    let journal = TestJournal::new();
    let path = file(&journal, table);
    let recognised =
        journal.recognise_import(&path, &ImportReading::default(), Progress::unwatched()).unwrap();
    assert_eq!(recognised.source.as_deref(), Some("letterboxd-csv"));
    assert!(recognised.asks.films_are && !recognised.asks.all_rated);
    let refused = journal.import_file(&path, Progress::unwatched()).unwrap_err();
    assert!(refused.to_string().contains("does not say what for"), "{refused}");
}

#[rstest]
#[case::no_rows("")]
#[case::a_text("Kites,1999,,,,,,Windy.\n")]
#[case::a_score("Moth,2003,,,,,,\nKites,1999,,8,,,,\n")]
#[case::a_tag("Kites,1999,,,,,rio,\n")]
fn a_diary_asks_nothing_and_is_one_whatever_its_films_are_said_to_be(#[case] rows: &str) {
    let journal = TestJournal::new();
    let path = file(&journal, &diary(rows));
    let recognised =
        journal.recognise_import(&path, &ImportReading::default(), Progress::unwatched()).unwrap();
    assert!(!recognised.asks.films_are);
    let receipt = import(&journal, &diary(rows), &are(FilmsAre::Listed)).receipt;
    assert_eq!(receipt.added.viewings as usize, rows.lines().count());
    assert_eq!((receipt.added.lists, receipt.rows.new), (0, receipt.rows.read));
}

#[test]
fn a_watchlist_comes_in_as_one() {
    let journal = TestJournal::new();
    let receipt = import(&journal, WATCHLIST, &are(FilmsAre::Wanted)).receipt;
    assert_eq!((receipt.added.watchlist, receipt.added.viewings), (2, 0));
    let titles: Vec<String> =
        column(&journal, "select title from films join watchlist on film_id = films.id order by 1");
    assert_eq!(titles, ["Kites", "Moth"]);
    let ids = "select kind || ' ' || value from outside_ids order by 1";
    assert_eq!(column::<String>(&journal, ids), ["imdb tt0070007", "tmdb 700002"]);
    assert_eq!(import(&journal, WATCHLIST, &are(FilmsAre::Wanted)).receipt.rows.same, 2);
    // The same file answered otherwise.
    let seen = import(&journal, WATCHLIST, &are(FilmsAre::Seen)).receipt;
    assert_eq!(seen.added.viewings, 2);
}

#[test]
fn a_list_comes_in_under_the_name_that_is_said_with_a_note_on_each_film() {
    let journal = TestJournal::new();
    let reading = ImportReading { list_name: Some("Rain".into()), ..films_are(FilmsAre::Listed) };
    let choices = ImportChoices { reading, ..ImportChoices::default() };
    let receipt = import(&journal, LIST, &choices).receipt;
    let added = receipt.added;
    assert_eq!((added.lists, added.films, added.viewings, added.reviews), (1, 2, 0, 0));
    assert_eq!(listed(&journal), ["Rain: Moth For *Ana*, & rain", "Rain: Kites"]);
    assert_eq!(import(&journal, LIST, &choices).receipt.rows.same, 2);
    // Else it is called as the file is.
    import(&journal, LIST, &are(FilmsAre::Listed));
    assert_eq!(listed(&journal)[2..], ["a file: Moth For *Ana*, & rain", "a file: Kites"]);
}

#[rstest]
#[case::seen(FilmsAre::Seen, 2, ["Moth 0 For *Ana*, & rain"])]
#[case::liked(FilmsAre::Liked, 0, ["Moth 1 For *Ana*, & rain"])]
fn what_a_list_says_of_a_film_is_a_text_where_it_is_none(
    #[case] said: FilmsAre,
    #[case] seen: u32,
    #[case] texts: [&str; 1],
) {
    let journal = TestJournal::new();
    let receipt = import(&journal, LIST, &are(said)).receipt;
    assert_eq!((receipt.added.viewings, receipt.added.likes), (seen, 2 - seen));
    let reviews = "select f.title || ' ' || r.private || ' ' || r.body
         from reviews r join films f on f.id = r.film_id";
    assert_eq!(column::<String>(&journal, reviews), texts);
}

#[test]
fn an_address_on_a_list_is_no_name_of_the_film_unless_the_journal_knows_it_by_it() {
    let journal = TestJournal::new();
    import(&journal, FILMS, &ImportChoices::default());
    let list =
        "LetterboxdURI,Title,Year\nhttps://boxd.it/29qU,,\nhttps://boxd.it/9aBcD1,Moth,2003\n";
    let receipt = import(&journal, list, &are(FilmsAre::Wanted)).receipt;
    assert_eq!((receipt.added.watchlist, receipt.added.films), (2, 1));
    assert_eq!(
        column::<String>(&journal, "select kind || ' ' || value from outside_ids order by 1"),
        ["letterboxd https://boxd.it/29qU"]
    );
}
