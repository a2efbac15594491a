//! Several texts about one film in one file.

use matinee_core::imports::{ImportChoices, OnConflict};
use rstest::rstest;

use super::files::{bring_in, in_new_york, packed, problems, reviews, written};
use crate::support::TestJournal;

const KITES: &str = r#"{"title":"Kites","year":1999,"ids":{"trakt":10}}"#;

fn comment(id: u32, text: &str) -> String {
    format!(
        r#"{{"type":"movie","movie":{KITES},"comment":{{"id":{id},"comment":"{text}","spoiler":false,"created_at":"2026-03-0{id}T16:00:00.000Z"}}}}"#
    )
}

fn note(text: &str) -> String {
    format!(
        r#"{{"type":"movie","movie":{KITES},"note":{{"id":9,"notes":"{text}","privacy":"private","created_at":"2026-03-09T16:00:00.000Z"}}}}"#
    )
}

/// What Trakt exports of these comments and notes.
fn export(comments: &[String], notes: &[String]) -> tempfile::NamedTempFile {
    let page = |rows: &[String]| format!("[{}]", rows.join(",\n")).into_bytes();
    packed(&[
        ("comments-movies.json".to_owned(), page(comments)),
        ("notes-movies.json".to_owned(), page(notes)),
    ])
}

#[test]
fn every_comment_and_note_on_a_film_is_a_review_of_its_own() {
    let journal = TestJournal::new();
    let file = export(&[comment(1, "Windy."), comment(2, "Too long.")], &[note("Lent to Tom.")]);
    let receipt = bring_in(&journal, file.path(), &in_new_york());
    assert_eq!((receipt.rows.new, receipt.rows.conflict, receipt.added.reviews), (3, 0, 3));
    assert_eq!(problems(&receipt), [""; 0]);
    let all = [
        "Kites 2026-03-01: Windy.",
        "Kites 2026-03-02: Too long.",
        "Kites 2026-03-09 private: Lent to Tom.",
    ];
    assert_eq!(reviews(&journal), all);

    let again = bring_in(&journal, file.path(), &in_new_york());
    assert_eq!((again.rows.same, again.added), (3, Default::default()));
    // In a newer export they stand in other places.
    let newer = export(&[comment(2, "Too long."), comment(1, "Windy.")], &[note("Lent to Tom.")]);
    let again = bring_in(&journal, newer.path(), &in_new_york());
    assert_eq!((again.rows.same, again.added), (3, Default::default()));
    assert_eq!(reviews(&journal), all);
}

#[test]
fn every_text_of_ryots_on_a_film_is_a_review_of_its_own() {
    let journal = TestJournal::new();
    let file = written(
        r#"{"metadata":[{"lot":"movie","source":"tmdb","identifier":"700002","source_id":"Kites",
        "seen_history":[],"collections":[],"reviews":[
        {"rating":"80","review":{"date":"2026-03-01T16:00:00Z","text":"Windy.","spoiler":false}},
        {"rating":null,"review":{"date":"2026-03-02T16:00:00Z","text":"Too long.","spoiler":true}}]}]}"#,
    );
    let receipt = bring_in(&journal, file.path(), &in_new_york());
    assert_eq!((receipt.rows.new, receipt.rows.conflict, receipt.added.reviews), (2, 0, 2));
    let both = ["Kites 2026-03-01: Windy.", "Kites 2026-03-02 spoilers: Too long."];
    assert_eq!(reviews(&journal), both);
    let again = bring_in(&journal, file.path(), &in_new_york());
    assert_eq!((again.rows.same, again.added), (2, Default::default()));
    assert_eq!(reviews(&journal), both);
}

#[rstest]
#[case::the_journals_is_kept(OnConflict::Mine, 2, &["Kites 2026-03-01: Windy."])]
#[case::the_first_is_taken_and_the_other_stands_beside_it(
    OnConflict::Theirs,
    1,
    &["Kites 2026-03-01: A storm.", "Kites 2026-03-02: Too long."]
)]
#[case::all_are_kept(
    OnConflict::Both,
    2,
    &["Kites 2026-03-01: Windy.", "Kites 2026-03-01: A storm.", "Kites 2026-03-02: Too long."]
)]
fn a_text_is_in_conflict_with_what_was_there_before_the_import_alone(
    #[case] on_conflict: OnConflict,
    #[case] conflicts: u32,
    #[case] kept: &[&str],
) {
    let journal = TestJournal::new();
    bring_in(&journal, export(&[comment(1, "Windy.")], &[]).path(), &in_new_york());
    let choices = ImportChoices { on_conflict, ..in_new_york() };
    let newer = export(&[comment(1, "A storm."), comment(2, "Too long.")], &[]);
    let receipt = bring_in(&journal, newer.path(), &choices);
    assert_eq!(receipt.rows.conflict, conflicts, "{receipt:?}");
    assert_eq!(reviews(&journal), kept);
}
