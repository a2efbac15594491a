//! What never leaves.

use matinee_core::{
    ExportFormat, ExportOf, ExportOrder, Journal, Progress, ReviewForm, ReviewSave, ReviewText,
    RevisionCause, ViewingFacts,
};
use rstest::rstest;

use super::{export, export_of, files, members, sample, write, write_short};
use crate::support::{TestJournal, film, viewing};

/// Said nowhere but in what is private.
const SECRETS: [&str; 7] = [
    "zugzwang-body",
    "zugzwang-draft",
    "zugzwang-companion",
    "zugzwang-note",
    "zugzwang-place",
    "Zugzwang Withheld",
    "zugzwang-editor",
];

fn journal_with_secrets() -> TestJournal {
    let journal = TestJournal::new();
    let watch = ViewingFacts {
        companions: vec!["zugzwang-companion".to_owned()],
        note: "zugzwang-note".to_owned(),
        place: "zugzwang-place".to_owned(),
        private: true,
        ..viewing("2025-11-08", 95)
    };
    let said = ReviewText { body: "In the open.".to_owned(), ..ReviewText::default() };
    write(&journal, "The Keeper of Low Water", said, watch);
    let hidden =
        ReviewText { body: "zugzwang-body".to_owned(), private: true, ..ReviewText::default() };
    write(&journal, "Zugzwang Withheld", hidden, viewing("2025-11-07", 60));
    let form = ReviewForm {
        facts: film("Heliotrope", 2025),
        text: ReviewText { body: "zugzwang-draft".to_owned(), ..ReviewText::default() },
        ..ReviewForm::default()
    };
    let save = ReviewSave { review: None, draft: None, form, cause: RevisionCause::Left };
    journal.save_review(&save).unwrap();
    let held = ReviewForm {
        facts: film("Slow Thunder", 1990),
        text: ReviewText { body: "zugzwang-editor".to_owned(), ..ReviewText::default() },
        ..ReviewForm::default()
    };
    let draft = matinee_core::DraftSave { draft: None, review: None, form: held };
    journal.save_draft(&draft).unwrap();
    journal
}

#[rstest]
fn what_is_for_others_holds_no_secret_in_any_byte(
    #[values(ExportFormat::Html, ExportFormat::Epub, ExportFormat::Site)] format: ExportFormat,
) {
    let journal = journal_with_secrets();
    let place = tempfile::tempdir().unwrap();
    let to = place.path().join("out");
    let exported = export(&journal, format, &to).unwrap();
    assert_eq!((exported.reviews, exported.kept_in), (1, 2));
    let machine = journal.folder.path().to_str().unwrap();
    let mut written = files(place.path());
    if format == ExportFormat::Epub {
        written.extend(members(&to));
    }
    for (name, bytes) in written {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for secret in SECRETS.iter().chain([&machine]) {
            let secret = secret.to_lowercase();
            assert!(
                !text.contains(&secret) && !name.to_lowercase().contains(&secret),
                "{name}: {secret}"
            );
        }
    }
}

#[test]
fn copies_of_the_writers_own_hold_drafts_and_private_reviews_and_nobody_who_was_there() {
    let journal = journal_with_secrets();
    let place = tempfile::tempdir().unwrap();
    for format in [ExportFormat::Markdown, ExportFormat::Text] {
        let to = place.path().join(format!("{format:?}"));
        let exported = export(&journal, format, &to).unwrap();
        assert_eq!((exported.reviews, exported.kept_in), (3, 0));
        let all: String =
            files(&to).values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
        assert!(all.contains("zugzwang-body") && all.contains("zugzwang-draft"));
        assert!(!all.contains("zugzwang-companion") && !all.contains("zugzwang-note"));
    }
}

#[test]
fn a_private_review_asked_for_by_name_is_refused_for_others() {
    let journal = TestJournal::new();
    let hidden = ReviewText { body: "x".to_owned(), private: true, ..ReviewText::default() };
    let review = write(&journal, "Heat", hidden, viewing("2025-11-08", 95));
    write_short(&journal, "Heliotrope");
    let to = journal.folder.path().join("heat.html");
    let refused =
        export_of(&journal, ExportOf::Review(review), ExportFormat::Html, &to).unwrap_err();
    assert!(refused.to_string().contains("marked private"), "{refused}");
    assert!(!to.exists());
}

#[test]
fn a_copy_of_the_database_says_nothing_of_where_backups_and_the_mirror_are() {
    let journal = sample();
    let elsewhere = tempfile::tempdir().unwrap();
    journal.choose_backup_folder(Some(elsewhere.path())).unwrap();
    let mirror = elsewhere.path().join("plain");
    std::fs::create_dir(&mirror).unwrap();
    journal.choose_mirror(Some(&mirror)).unwrap();
    let to = journal.folder.path().join("copy.sqlite");
    let copy = ExportOrder {
        of: ExportOf::Journal,
        format: ExportFormat::Sqlite,
        between: None,
        address: None,
    };
    journal.export(&copy, &to, Progress::unwatched()).unwrap();
    let name = elsewhere.path().file_name().unwrap().to_str().unwrap().as_bytes();
    let bytes = std::fs::read(&to).unwrap();
    assert!(!bytes.windows(name.len()).any(|part| part == name));
    // It is a whole journal still.
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(&to, folder.path().join("journal.sqlite")).unwrap();
    let problems = Journal::open(folder.path()).unwrap().check(Progress::unwatched()).unwrap();
    assert!(
        problems.whole || problems.problems.iter().all(|it| format!("{it:?}").contains("icture"))
    );
}
