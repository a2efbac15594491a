//! What Matinee writes for Letterboxd, brought back in.

use std::path::PathBuf;

use matinee_core::imports::ImportChoices;
use matinee_core::{
    ExportFormat, ExportOf, ExportOrder, LossKind, Progress, Score, ViewingFacts, WatchedOn,
};

use super::files::{bring_in, column, in_new_york, scores, written};
use super::viewings;
use crate::support::{TestJournal, add_film, write};

/// Seen twice and reviewed, seen at some time, and scored without ever being seen.
fn journal() -> TestJournal {
    let journal = TestJournal::new();
    let kites = add_film(&journal, "Kites", 1999);
    write(&journal, kites, Some("2024-01-02"), "Blown *away*.");
    write(&journal, kites, Some("2025-03-04"), "Again.");
    let moth = add_film(&journal, "Moth", 2003);
    let score = Some(Score::from_tenths(70).unwrap());
    journal.log_viewing(moth, &ViewingFacts { score, ..ViewingFacts::default() }).unwrap();
    // And once more on a day, with another score.
    let stone = add_film(&journal, "Stone", 1974);
    journal.log_viewing(stone, &ViewingFacts { score, ..ViewingFacts::default() }).unwrap();
    let later = ViewingFacts {
        watched_on: Some(WatchedOn::parse("2025-05-06").unwrap()),
        score: Some(Score::from_tenths(90).unwrap()),
        ..ViewingFacts::default()
    };
    journal.log_viewing(stone, &later).unwrap();
    let rated = "Date,Name,Year,Letterboxd URI,Rating\n2026-03-02,Vespers,1977,https://letterboxd.com/film/vespers/,4\n";
    bring_in(&journal, written(rated).path(), &in_new_york());
    journal
}

const ORDER: ExportOrder = ExportOrder {
    of: ExportOf::Journal,
    format: ExportFormat::Letterboxd,
    between: None,
    address: None,
};

fn exported(journal: &TestJournal) -> PathBuf {
    let to = journal.folder.path().join("for letterboxd");
    journal.export(&ORDER, &to, Progress::unwatched()).unwrap();
    to.join("letterboxd-1.csv")
}

#[test]
fn our_export_for_letterboxd_changes_nothing_in_the_journal_it_is_of() {
    let journal = journal();
    let before = (viewings(&journal), scores(&journal));
    let receipt = bring_in(&journal, &exported(&journal), &ImportChoices::default());
    assert_eq!((receipt.rows.same, receipt.rows.read), (6, 6), "{receipt:?}");
    assert_eq!((viewings(&journal), scores(&journal)), before);
    assert_eq!(column::<i64>(&journal, "select count(*) from reviews"), [2]);
}

#[test]
fn in_an_empty_journal_only_what_the_report_told_is_otherwise() {
    let journal = journal();
    let file = exported(&journal);
    let losses = journal.export_losses(&ORDER, Progress::unwatched()).unwrap().losses;
    let told = |kind| losses.iter().find(|loss| loss.kind == kind).map_or(0, |loss| loss.count);
    assert_eq!((told(LossKind::UndatedBeside), told(LossKind::FilmsOnlyRated)), (1, 1));
    assert_eq!(told(LossKind::ScoresOfFilms), 2);

    let other = TestJournal::new();
    let receipt = bring_in(&other, &file, &ImportChoices::default());
    assert_eq!((receipt.rows.read, receipt.problems.len()), (6, 0), "{receipt:?}");
    let (before, after) = (viewings(&journal), viewings(&other));
    let without = |these: &[String], those: &[String]| -> Vec<String> {
        these.iter().filter(|one| !those.contains(one)).cloned().collect()
    };
    assert_eq!(without(&before, &after), ["Moth undated 70", "Stone undated 70"]);
    assert_eq!(without(&after, &before), ["Moth undated –", "Vespers undated –"]);
    // Wherever it stands, each film has the score it had.
    let standing = "select f.title || ' ' || s.score from film_standing s
         join films f on f.id = s.film_id order by f.title";
    assert_eq!(column::<String>(&other, standing), column::<String>(&journal, standing));
}
