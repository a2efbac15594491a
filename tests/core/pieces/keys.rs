use std::path::Path;

use matinee_core::imports::piece::{KeyMeaning, PieceSource};
use matinee_core::{Error, ExportFormat, ReviewId, ReviewSave, RevisionCause};

use super::{FLATS, Files, held, import, written_out};
use crate::support::TestJournal;

#[test]
fn front_matter_that_means_nothing_here_goes_out_again() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let note = format!(
        "---\ntitle: Salt Roads\nmood: grey # today\nseen with:\n  - Ida\n  - Per\n---\n{FLATS}\n"
    );
    import(&journal, &files.with("a.md", note));
    let out = written_out(&journal, ExportFormat::Markdown, &files, "out");
    let written = std::fs::read_to_string(out.join("Salt Roads.md")).unwrap();
    assert!(
        written.contains("\nmood: grey # today\nseen with:\n  - Ida\n  - Per\n---\n"),
        "{written}"
    );
}

#[test]
fn what_a_key_becomes_is_remembered_for_every_file_and_forgotten_on_demand() {
    let (journal, files) = (TestJournal::new(), Files::new());
    let note =
        |title: &str| format!("---\ntitle: {title}\nSterne: 4.5\nrating: 7.9\n---\n{FLATS}\n");
    let first = files.with("notes/a.md", note("Salt Roads"));
    let read = |path: &Path| journal.read_piece(&PieceSource::File(path.to_owned())).unwrap().piece;
    let score =
        |path: &Path| read(path).form.watch.and_then(|watch| watch.score).map(|it| it.tenths());
    assert_eq!(score(&first), Some(79));
    journal.read_key_as("rating", Some(KeyMeaning::LeaveOut)).unwrap();
    import(&journal, &first);

    journal.read_key_as("sterne", Some(KeyMeaning::ScoreOfFive)).unwrap();
    assert_eq!(score(&first), Some(90));
    files.with("notes/b.md", note("Nine Winters"));
    let report = import(&journal, &files.path().join("notes"));
    assert_eq!((report.receipt.rows.new, report.receipt.rows.same), (1, 1));
    assert_eq!(held(&journal, 2).watch.unwrap().score.unwrap().tenths(), 90);

    // What goes out is what was not taken in when the file came, whatever was said since.
    let out = |review: i64| journal.review_markdown(ReviewId(review)).unwrap();
    assert!(out(1).contains("\nSterne: 4.5\nrating: 7.9\n---\n"), "{}", out(1));
    assert!(out(2).contains("\nrating: 7.9\n---\n") && !out(2).contains("Sterne"), "{}", out(2));

    journal.read_key_as("STERNE", None).unwrap();
    assert_eq!(score(&first), None);
    for (key, meaning) in [(" ", KeyMeaning::Title), ("uid", KeyMeaning::Own)] {
        assert!(matches!(journal.read_key_as(key, Some(meaning)), Err(Error::Invalid { .. })));
    }
}

#[test]
fn a_key_that_was_left_out_is_not_said_twice_when_the_journal_says_it_too() {
    let (journal, files) = (TestJournal::new(), Files::new());
    journal.read_key_as("year", Some(KeyMeaning::LeaveOut)).unwrap();
    import(
        &journal,
        &files.with("a.md", format!("---\ntitle: Salt Roads\nyear: 1998\n---\n{FLATS}\n")),
    );
    let mut form = held(&journal, 1);
    assert_eq!(form.facts.year, None);
    form.facts.year = Some(1999);
    let save =
        ReviewSave { review: Some(ReviewId(1)), draft: None, form, cause: RevisionCause::Done };
    journal.save_review(&save).unwrap();
    let note = journal.review_markdown(ReviewId(1)).unwrap();
    assert_eq!(note.matches("year:").count(), 1, "{note}");
    assert!(note.contains("\nyear: 1999\n"), "{note}");
}
