//! Notes that come again, edited since.

use std::path::Path;

use matinee_core::imports::{DateOrder, ImportChoices, ImportReading, OnConflict, Receipt};
use matinee_core::{
    ExportFormat, FilmId, Journal, Progress, ReviewId, ReviewSave, RevisionCause, WatchedOn,
};
use rstest::rstest;

use super::{FLATS, Files, LEDGER, held, import, one, written_out};
use crate::support::TestJournal;

fn note(front: &str, body: &str) -> String {
    format!("---\ntitle: Salt Roads\nyear: 1999\nlastWatched: 2024-03-01\n{front}---\n{body}\n")
}

fn import_as(journal: &Journal, path: &Path, on_conflict: OnConflict) -> Receipt {
    let choices = ImportChoices { on_conflict, ..ImportChoices::default() };
    let planned = journal.plan_import(path, &choices, Progress::unwatched()).unwrap();
    let receipt = journal.import_with(path, &choices, Progress::unwatched()).unwrap().value.receipt;
    assert_eq!(planned.report().receipt, receipt, "what was planned is not what came in");
    receipt
}

/// Of the first film: how many viewings and reviews, and the first viewing's score.
fn there(journal: &Journal) -> (usize, usize, Option<u8>) {
    let page = journal.film_page(FilmId(1)).unwrap();
    let score = page.viewings.first().and_then(|viewing| viewing.facts.score);
    (page.viewings.len(), page.reviews.len(), score.map(|score| score.tenths()))
}

#[rstest]
#[case::mine(OnConflict::Mine, 1, FLATS)]
#[case::theirs(OnConflict::Theirs, 1, LEDGER)]
#[case::both(OnConflict::Both, 2, FLATS)]
fn a_note_whose_words_were_edited_is_met_again_and_the_person_chooses(
    #[case] choice: OnConflict,
    #[case] reviews: usize,
    #[case] first: &str,
) {
    let (journal, files) = (TestJournal::new(), Files::new());
    files.with("vault/a.md", note("score: 8\n", FLATS));
    let folder = files.path().join("vault");
    import(&journal, &folder);
    files.with("vault/a.md", note("score: 8\n", LEDGER));
    let receipt = import_as(&journal, &folder, choice);
    assert_eq!((receipt.rows.read, receipt.rows.conflict), (1, 1), "{receipt:?}");
    assert_eq!(receipt.rows.taken, u32::from(choice == OnConflict::Theirs));
    assert_eq!(receipt.rows.both, u32::from(choice == OnConflict::Both));
    assert_eq!(there(&journal), (1, reviews, Some(80)));
    assert_eq!(held(&journal, 1).text.body, first);
    // However it was answered, the same once more adds nothing.
    let after = journal.logical_hash().unwrap();
    let again = import_as(&journal, &folder, OnConflict::Mine);
    assert_eq!(again.added, Default::default());
    assert_eq!(journal.logical_hash().unwrap(), after);
}

#[rstest]
#[case::with_words(FLATS)]
#[case::without_words("")]
fn a_score_that_was_edited_is_never_lost_in_silence(#[case] body: &str) {
    let (journal, files) = (TestJournal::new(), Files::new());
    let path = files.with("a.md", note("personalRating: 8\n", body));
    let first = import(&journal, &path).receipt;
    assert_eq!(first.added.reviews, u32::from(!body.is_empty()), "nothing was written");
    files.with("a.md", note("personalRating: 9.5\n", body));
    let kept = import_as(&journal, &path, OnConflict::Mine);
    assert_eq!(kept.rows, one(|rows| rows.conflict = 1), "{kept:?}");
    assert!(kept.problems[0].reason.contains("8.0") && kept.problems[0].reason.contains("9.5"));
    assert_eq!(there(&journal), (1, usize::from(!body.is_empty()), Some(80)));
    let taken = import_as(&journal, &path, OnConflict::Theirs);
    assert_eq!((taken.rows.conflict, taken.rows.taken), (1, 1));
    assert_eq!(there(&journal), (1, usize::from(!body.is_empty()), Some(95)));
    assert_eq!(import_as(&journal, &path, OnConflict::Mine).rows, one(|rows| rows.same = 1));
}

#[test]
fn a_note_that_got_words_and_tags_since_fills_in_what_it_had_not_said() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let path = files.with("a.md", note("", ""));
    import(&journal, &path);
    files.with("a.md", note("score: 7\ntags: [sea]\n", FLATS));
    let receipt = import_as(&journal, &path, OnConflict::Mine);
    assert_eq!(receipt.rows, one(|rows| rows.merged = 1), "{receipt:?}");
    assert_eq!(there(&journal), (1, 1, Some(70)));
    let form = held(&journal, 1);
    assert_eq!(
        (form.text.body.as_str(), form.watch.unwrap().tags),
        (FLATS, vec!["sea".to_owned()])
    );
}

#[test]
fn what_a_note_says_as_before_leaves_alone_what_was_changed_here() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let path = files.with("a.md", note("score: 8\n", FLATS));
    import(&journal, &path);
    let mut form = held(&journal, 1);
    form.text.body = "Better words.".to_owned();
    let save =
        ReviewSave { review: Some(ReviewId(1)), draft: None, form, cause: RevisionCause::Done };
    journal.save_review(&save).unwrap();
    files.with("a.md", note("score: 9\n", FLATS));
    let receipt = import_as(&journal, &path, OnConflict::Theirs);
    assert_eq!((receipt.rows.conflict, receipt.rows.taken), (1, 1), "{receipt:?}");
    assert_eq!(there(&journal), (1, 1, Some(90)));
    assert_eq!(held(&journal, 1).text.body, "Better words.");
}

#[test]
fn a_date_that_a_note_says_as_before_leaves_alone_the_one_that_was_changed_here() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let says = |score: &str| note(score, FLATS).replace("2024-03-01", "01.03.2024");
    let path = files.with("a.md", says(""));
    let reading =
        ImportReading { date_order: Some(DateOrder::DayFirst), ..ImportReading::default() };
    let choices =
        ImportChoices { reading, on_conflict: OnConflict::Theirs, ..ImportChoices::default() };
    let import =
        || journal.import_with(&path, &choices, Progress::unwatched()).unwrap().value.receipt;
    assert_eq!(import().rows.new, 1);
    let mut form = held(&journal, 1);
    form.watch.as_mut().unwrap().watched_on = Some(WatchedOn::parse("2024-03-05").unwrap());
    let save =
        ReviewSave { review: Some(ReviewId(1)), draft: None, form, cause: RevisionCause::Done };
    journal.save_review(&save).unwrap();

    files.with("a.md", says("score: 9\n"));
    let receipt = import();
    assert_eq!(receipt.rows, one(|rows| rows.merged = 1), "{receipt:?}");
    let watched = held(&journal, 1).watch.unwrap();
    assert_eq!(watched.watched_on.unwrap().to_string(), "2024-03-05");
    assert_eq!(watched.score.unwrap().tenths(), 90);
}

#[test]
fn what_a_note_says_of_its_film_as_before_is_not_filled_in_again() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let front = "film_score: 8\nfilm_liked: true\n";
    let path = files.with("a.md", note(front, FLATS));
    let first = import(&journal, &path).receipt;
    assert_eq!(first.added.scores, 1, "{first:?}");
    journal.like_film(FilmId(1), false).unwrap();
    files.with("a.md", note(&format!("{front}tags: [sea]\n"), FLATS));
    import_as(&journal, &path, OnConflict::Theirs);
    assert!(!journal.film_page(FilmId(1)).unwrap().liked);
}

#[test]
fn another_date_in_the_same_note_may_be_a_viewing_of_its_own() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let path = files.with("a.md", note("score: 8\n", ""));
    import(&journal, &path);
    files.with("a.md", note("score: 8\n", "").replace("2024-03-01", "2026-01-10"));
    let receipt = import_as(&journal, &path, OnConflict::Both);
    assert_eq!((receipt.rows.both, receipt.added.viewings), (1, 1), "{receipt:?}");
    assert_eq!(there(&journal).0, 2);
    assert_eq!(import_as(&journal, &path, OnConflict::Both).rows, one(|rows| rows.same = 1));
}

#[test]
fn two_notes_of_one_name_in_two_folders_are_two() {
    let (journal, files) = (TestJournal::new(), Files::new());
    files.with("2019/a.md", note("score: 8\n", FLATS).replace("2024", "2019"));
    files.with("2024/a.md", note("score: 9\n", LEDGER));
    for folder in ["2019", "2024"] {
        let receipt = import_as(&journal, &files.path().join(folder), OnConflict::Mine);
        assert_eq!(receipt.rows, one(|rows| rows.new = 1), "{receipt:?}");
    }
    assert_eq!(there(&journal).0, 2);
    // One of them by itself is the one it was in its folder.
    files.with("2024/a.md", note("score: 7\n", LEDGER));
    let alone = import_as(&journal, &files.path().join("2024/a.md"), OnConflict::Mine);
    assert_eq!(alone.rows, one(|rows| rows.conflict = 1), "{alone:?}");
}

#[test]
fn a_viewing_that_is_here_is_joined_and_a_different_score_is_asked_about() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let film = crate::support::add_film(&journal, "Salt Roads", 1999);
    journal.log_viewing(film, &crate::support::viewing("2024-03-01", 70)).unwrap();
    let path = files.with("a.md", note("score: 9\n", FLATS));
    let receipt = import_as(&journal, &path, OnConflict::Mine);
    assert_eq!(receipt.rows, one(|rows| rows.conflict = 1), "{receipt:?}");
    assert_eq!(receipt.added.reviews, 1, "where no review was, the file’s comes in");
    assert_eq!(there(&journal), (1, 1, Some(70)));
}

#[rstest]
#[case::mine(OnConflict::Mine, FLATS)]
#[case::theirs(OnConflict::Theirs, "Edited outside.")]
fn a_note_of_matinees_that_was_edited_outside_is_a_choice(
    #[case] choice: OnConflict,
    #[case] stands: &str,
) {
    let (journal, files) = (TestJournal::new(), Files::new());
    import(&journal, &files.with("a.md", note("score: 8\n", FLATS)));
    let out = written_out(&journal, ExportFormat::Markdown, &files, "out");
    let path = out.join("Salt Roads (1999).md");
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(import_as(&journal, &path, choice).rows, one(|rows| rows.same = 1));
    std::fs::write(&path, text.replace(FLATS, "Edited outside.")).unwrap();
    let receipt = import_as(&journal, &path, choice);
    assert_eq!(receipt.rows.conflict, 1, "{receipt:?}");
    assert_eq!(held(&journal, 1).text.body, stands);
    assert_eq!(there(&journal), (1, 1, Some(80)));
}
