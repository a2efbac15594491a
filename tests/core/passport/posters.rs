use std::path::Path;

use matinee_core::imports::{
    ImportChoices, ImportField, ImportKind, ImportReading, OnConflict, PlanTab,
};
use matinee_core::{FilmFacts, Progress};

use super::files::{bring_in, column, fixture, left_out, problems};
use super::rows;
use crate::support::TestJournal;

/// A journal with two films.
fn with_films() -> TestJournal {
    let journal = TestJournal::new();
    for (title, year) in [("The Glass Harbour", 1974), ("Kites", 1999)] {
        let facts = FilmFacts { title: title.into(), year: Some(year), ..FilmFacts::default() };
        journal.add_film(&facts).unwrap();
    }
    journal
}

fn put(folder: &Path, name: &str, picture: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::copy(fixture("pictures").join(picture), path).unwrap();
}

/// A folder of posters with its traps.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    put(root, "Glass Harbour, The (1974).JPG", "progressive.jpg");
    put(root, "1990s/drama/Kites (1999).png", "one-pixel.png");
    put(root, "Unknown Film (2001).webp", "lossy.webp");
    put(root, "Unknown Film too (2001).webp", "lossy.webp");
    put(root, ".hidden (1999).png", "one-pixel.png");
    put(root, "cover.png", "one-pixel.png");
    put(root, "a/b/c/Too deep (1999).png", "one-pixel.png");
    folder
}

fn with_posters(journal: &TestJournal) -> Vec<String> {
    column(journal, "select title from films where poster_id is not null order by id")
}

#[test]
fn a_folder_of_posters_gives_the_journals_films_their_posters_and_adds_none() {
    let journal = with_films();
    let folder = folder();
    let known = journal
        .recognise_import(folder.path(), &ImportReading::default(), Progress::unwatched())
        .unwrap();
    assert_eq!((known.kind, known.source.as_deref()), (ImportKind::Rows, Some("posters")));
    let receipt = bring_in(&journal, folder.path(), &ImportChoices::default());
    assert_eq!(with_posters(&journal), ["The Glass Harbour", "Kites"]);
    assert_eq!(column::<i64>(&journal, "select count(*) from films"), [2]);
    assert_eq!((receipt.rows.read, receipt.rows.merged, receipt.rows.skipped), (5, 2, 3));
    assert!(left_out(&receipt).iter().any(|why| why.contains("no such film")), "{receipt:?}");
    assert!(left_out(&receipt).iter().any(|why| why.contains("gives no year")), "{receipt:?}");

    let again = bring_in(&journal, folder.path(), &ImportChoices::default());
    assert_eq!((again.rows.same, again.rows.merged), (2, 0));
    // A film that the journal has since got takes its poster.
    let facts =
        FilmFacts { title: "Unknown Film".into(), year: Some(2001), ..FilmFacts::default() };
    journal.add_film(&facts).unwrap();
    let later = bring_in(&journal, folder.path(), &ImportChoices::default());
    assert_eq!((later.rows.same, later.rows.merged), (2, 1));
}

#[test]
fn another_poster_is_a_conflict_and_the_person_chooses() {
    let journal = with_films();
    let folder = folder();
    bring_in(&journal, folder.path(), &ImportChoices::default());
    let before = column::<i64>(&journal, "select poster_id from films order by id");
    let other = tempfile::tempdir().unwrap();
    put(other.path(), "Kites (1999).jpg", "progressive.jpg");
    let planned = journal
        .plan_import(other.path(), &ImportChoices::default(), Progress::unwatched())
        .unwrap();
    let row = &rows(&journal, &planned, PlanTab::Conflict)[0];
    assert_eq!((row.title.as_str(), row.conflicts[0].field), ("Kites", ImportField::Poster));
    let kept = bring_in(&journal, other.path(), &ImportChoices::default());
    assert_eq!(kept.rows.conflict, 1);
    assert_eq!(column::<i64>(&journal, "select poster_id from films order by id"), before);
    let theirs = ImportChoices { on_conflict: OnConflict::Theirs, ..ImportChoices::default() };
    bring_in(&journal, other.path(), &theirs);
    assert_ne!(column::<i64>(&journal, "select poster_id from films order by id"), before);
    journal.undo().unwrap();
    assert_eq!(column::<i64>(&journal, "select poster_id from films order by id"), before);
}

#[test]
fn a_broken_picture_is_its_own_problem_and_a_folder_with_a_review_is_one_of_reviews() {
    let journal = with_films();
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "The Glass Harbour (1974).jpg", "progressive.jpg");
    std::fs::write(folder.path().join("Kites (1999).png"), b"\x89PNG\r\n\x1a\nnothing").unwrap();
    let receipt = bring_in(&journal, folder.path(), &ImportChoices::default());
    assert_eq!((receipt.rows.merged, receipt.rows.unreadable), (1, 1));
    assert!(problems(&receipt)[0].starts_with("Kites (1999).png:1"), "{:?}", problems(&receipt));
    assert_eq!(with_posters(&journal), ["The Glass Harbour"]);
    std::fs::write(folder.path().join("Kites.md"), "# Kites (1999)\n\nWindy.\n").unwrap();
    let known = journal
        .recognise_import(folder.path(), &ImportReading::default(), Progress::unwatched())
        .unwrap();
    assert_eq!(known.kind, ImportKind::Pieces);
}
