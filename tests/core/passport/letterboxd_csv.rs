//! The table that Letterboxd imports.

use matinee_core::imports::ImportChoices;
use rstest::rstest;

use super::files::column;
use super::fixtures::{bring_in, films, in_zone, told};
use super::{diary, import, viewings};
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
