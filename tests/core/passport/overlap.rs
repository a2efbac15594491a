use matinee_core::Progress;
use matinee_core::imports::{FilmsAre, ImportChoices, ImportReading};
use rstest::rstest;

use super::viewings;
use crate::support::TestJournal;

const DIARY: &str = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n\
    2026-03-02,Kites,1999,https://boxd.it/e1,4.5,,wind,2026-03-01\n\
    2026-04-02,Kites,1999,https://boxd.it/e2,4,Yes,,2026-04-01\n\
    2026-03-05,Moth,2003,https://boxd.it/e3,,,,2026-03-04\n";
const RATINGS: &str = "Date,Name,Year,Letterboxd URI,Rating\n\
    2026-04-02,Kites,1999,https://boxd.it/f1,4\n\
    2026-03-07,Heliotrope,1988,https://boxd.it/f3,3\n";
const WATCHED: &str = "Date,Name,Year,Letterboxd URI\n\
    2026-03-02,Kites,1999,https://boxd.it/f1\n\
    2026-03-05,Moth,2003,https://boxd.it/f2\n\
    2026-03-07,Heliotrope,1988,https://boxd.it/f3\n";

#[rstest]
#[case::as_in_the_export([DIARY, RATINGS, WATCHED])]
#[case::ratings_last([DIARY, WATCHED, RATINGS])]
#[case::ratings_first([RATINGS, DIARY, WATCHED])]
#[case::diary_in_between([WATCHED, DIARY, RATINGS])]
#[case::watched_in_between([RATINGS, WATCHED, DIARY])]
#[case::diary_last([WATCHED, RATINGS, DIARY])]
fn overlapping_files_of_one_account_make_one_viewing_each_in_whatever_order(
    #[case] files: [&str; 3],
) {
    let journal = TestJournal::new();
    let seen = ImportReading { films_are: Some(FilmsAre::Seen), ..ImportReading::default() };
    let choices = ImportChoices { reading: seen, ..ImportChoices::default() };
    let bring_in = |at: usize, text: &str| {
        let path = journal.folder.path().join(format!("file {at}.csv"));
        std::fs::write(&path, text).unwrap();
        journal.import_with(&path, &choices, Progress::unwatched()).unwrap().value.receipt
    };
    for (at, text) in files.into_iter().enumerate() {
        let rows = bring_in(at, text).rows;
        assert_eq!((rows.conflict, rows.skipped, rows.unreadable), (0, 0, 0), "{text}");
    }
    assert_eq!(
        viewings(&journal),
        ["Heliotrope undated –", "Kites 2026-03-01 90", "Moth 2026-03-04 –", "Kites 2026-04-01 80"]
    );
    assert_eq!(journal.stats().unwrap().films, 3);
    for (at, text) in files.into_iter().enumerate() {
        let rows = bring_in(at, text).rows;
        assert_eq!(rows.same, rows.read, "{text}");
    }
}

#[test]
fn a_bare_list_of_films_asks_what_it_is() {
    let journal = TestJournal::new();
    let path = journal.folder.path().join("watched.csv");
    std::fs::write(&path, WATCHED).unwrap();
    let recognised =
        journal.recognise_import(&path, &ImportReading::default(), Progress::unwatched()).unwrap();
    assert!(recognised.asks.films_are);
    let refused = journal.import_file(&path, Progress::unwatched()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "watched.csv: This file lists films and does not say what for. Say whether they were watched, are to be watched, are liked, or are a list."
    );
    let wanted = ImportReading { films_are: Some(FilmsAre::Wanted), ..ImportReading::default() };
    let choices = ImportChoices { reading: wanted, ..ImportChoices::default() };
    let added =
        journal.import_with(&path, &choices, Progress::unwatched()).unwrap().value.receipt.added;
    assert_eq!((added.watchlist, added.viewings), (3, 0));
}
