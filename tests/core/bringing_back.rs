//! One film, or one review, back from a backup, beside what the journal has.

use std::fs;
use std::path::PathBuf;

use matinee_core::{
    Backup, BackupCause, BringBack, EditTarget, Error, FilmInside, Journal, Progress, ReviewId,
    ReviewSave, RevisionCause, Standing, backup_file,
};

use crate::support::{TestJournal, TickingClock, add_film, write};

const POSTER: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/sample/media/poster-quarry.webp");

/// A film with a poster, a viewing and a review, beside another.
fn written() -> (TestJournal, ReviewId) {
    let journal = TestJournal::with_clock(TickingClock::default());
    add_film(&journal, "Parallax", 2019);
    let film = add_film(&journal, "The Keeper of Low Water", 1974);
    journal.set_poster(film, "quarry.webp", &fs::read(POSTER).unwrap()).unwrap();
    let review = write(&journal, film, Some("2025-11-08"), "The tide keeps its own diary.");
    (journal, review)
}

fn back_up(journal: &Journal) -> PathBuf {
    let backup: Backup = journal.back_up(BackupCause::Asked, Progress::unwatched()).unwrap();
    backup_file(journal.folder(), &backup.name).unwrap()
}

fn rewrite(journal: &Journal, review: ReviewId, body: &str) {
    let detail = journal.editing(EditTarget::Review(review)).unwrap();
    let mut form = detail.form;
    form.text.body = body.to_owned();
    let save = ReviewSave { review: Some(review), draft: None, form, cause: RevisionCause::Done };
    journal.save_review(&save).unwrap();
}

fn keeper(journal: &Journal, records: &std::path::Path) -> FilmInside {
    let found = journal.look_inside(records, "low water").unwrap();
    assert_eq!((found.films.len(), found.more), (1, false));
    found.films[0].clone()
}

fn bring(
    journal: &Journal,
    records: &std::path::Path,
    what: &BringBack,
) -> matinee_core::BroughtBack {
    journal.bring_back(records, what, Progress::unwatched()).unwrap().value
}

#[test]
fn a_look_inside_says_what_each_review_was_and_what_became_of_it() {
    let (journal, review) = written();
    let records = back_up(&journal);
    let film = keeper(&journal, &records);
    assert_eq!((film.viewings, film.is_here), (1, true));
    assert_eq!(film.reviews[0].body, "The tide keeps its own diary.");
    assert_eq!(film.reviews[0].watched_on.unwrap().to_string(), "2025-11-08");
    assert_eq!(film.reviews[0].standing, Standing::Same);
    rewrite(&journal, review, "The tide lies.");
    assert_eq!(keeper(&journal, &records).reviews[0].standing, Standing::Changed);
    journal.delete_films(&[journal.library_ids(&Default::default()).unwrap()[0]]).unwrap();
    assert_eq!(journal.look_inside(&records, "").unwrap().films.len(), 2);
    assert!(journal.look_inside(&records, "heliotrope").unwrap().films.is_empty());
}

#[test]
fn a_review_comes_back_beside_what_it_became() {
    let (journal, review) = written();
    let records = back_up(&journal);
    rewrite(&journal, review, "The tide lies.");
    let before = journal.logical_hash().unwrap();
    let uid = keeper(&journal, &records).reviews[0].uid.clone();
    let brought = bring(&journal, &records, &BringBack::Review(uid));
    assert_eq!((brought.films, brought.viewings, brought.reviews), (0, 0, 1));
    let page = journal.film_page(brought.film).unwrap();
    assert_eq!((page.viewings.len(), page.reviews.len()), (1, 2));
    let old = journal.review_markdown(brought.review.unwrap()).unwrap();
    assert!(old.contains("keeps its own diary") && old.contains("2025-11-08"), "{old}");
    assert!(journal.review_markdown(review).unwrap().contains("The tide lies."));
    assert!(!journal.revisions(brought.review.unwrap()).unwrap().is_empty());

    let report = journal.check(Progress::unwatched()).unwrap();
    assert!(report.whole, "{:?}", report.problems);
    journal.undo().unwrap();
    assert_eq!(journal.logical_hash().unwrap(), before);
}

#[test]
fn a_film_comes_back_beside_the_present_one_with_all_that_is_its() {
    let (journal, _) = written();
    let records = back_up(&journal);
    let before = journal.logical_hash().unwrap();
    let film = keeper(&journal, &records);
    let brought = bring(&journal, &records, &BringBack::Film(film.uid.clone()));
    assert_eq!((brought.films, brought.viewings, brought.reviews), (1, 1, 1));
    let ids = journal.library_ids(&Default::default()).unwrap();
    assert_eq!(ids.len(), 3);
    let uids = journal.film_uids(&[brought.film]).unwrap();
    assert_ne!(uids[0].as_deref(), Some(film.uid.as_str()));
    assert!(journal.film_facts(brought.film).unwrap().title == "The Keeper of Low Water");
    assert!(journal.check(Progress::unwatched()).unwrap().whole);
    journal.undo().unwrap();
    assert_eq!(journal.logical_hash().unwrap(), before);
}

#[test]
fn a_film_that_is_gone_comes_back_as_itself_with_its_picture() {
    let (journal, _) = written();
    let records = back_up(&journal);
    let before = journal.logical_hash().unwrap();
    let film = keeper(&journal, &records);
    let id = journal.library_ids(&Default::default()).unwrap();
    let uids = journal.film_uids(&id).unwrap();
    let at = uids.iter().position(|uid| uid.as_deref() == Some(film.uid.as_str())).unwrap();
    journal.delete_films(&[id[at]]).unwrap();
    fs::remove_dir_all(journal.folder.path().join("media")).unwrap();
    let film = keeper(&journal, &records);
    assert!(!film.is_here);
    assert_eq!(film.reviews[0].standing, Standing::Gone);
    let brought = bring(&journal, &records, &BringBack::Film(film.uid));
    assert!(brought.problems.is_empty(), "{:?}", brought.problems);
    assert_eq!(journal.logical_hash().unwrap(), before);
    assert!(journal.check(Progress::unwatched()).unwrap().whole);
}

#[test]
fn a_review_whose_film_is_gone_brings_it_along() {
    let (journal, _) = written();
    let records = back_up(&journal);
    let uid = keeper(&journal, &records).reviews[0].uid.clone();
    let elsewhere = TestJournal::new();
    let brought = bring(&elsewhere, &records, &BringBack::Review(uid));
    assert_eq!((brought.films, brought.viewings, brought.reviews), (1, 1, 1));
    let facts = elsewhere.film_facts(brought.film).unwrap();
    assert_eq!((facts.title.as_str(), facts.year), ("The Keeper of Low Water", Some(1974)));
    assert!(elsewhere.check(Progress::unwatched()).unwrap().whole);
}

#[test]
fn nothing_comes_from_a_backup_that_is_not_what_it_was() {
    let (journal, _) = written();
    let records = back_up(&journal);
    let uid = keeper(&journal, &records).uid;
    let none = journal.bring_back(&records, &BringBack::Film("x".into()), Progress::unwatched());
    assert!(matches!(none, Err(Error::NotFound { what: "film" })));
    let before = journal.logical_hash().unwrap();
    let mut bytes = fs::read(&records).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&records, bytes).unwrap();
    let refused = journal.bring_back(&records, &BringBack::Film(uid), Progress::unwatched());
    assert!(matches!(refused, Err(Error::Damaged { .. })));
    assert_eq!(journal.logical_hash().unwrap(), before);
    assert!(journal.undo_state().unwrap().redo.is_none());
}
