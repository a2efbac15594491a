//! Several texts about one film in one file, and a text that comes in again with more beside it.

use matinee_core::Progress;
use matinee_core::imports::{
    ImportChoices, ImportField, ImportReading, OnConflict, PlanTab, SheetColumn, SheetField,
    SheetMapping,
};
use rstest::rstest;

use super::files::{bring_in, column, fixture, in_new_york, packed, problems, reviews, written};
use super::{import, plan, rows};
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

/// What Ryot exports of texts about one film, posted at these instants.
fn ryots(texts: &[(&str, &str)]) -> String {
    let review = |(at, text): &(&str, &str)| {
        format!(r#"{{"rating":"80","review":{{"date":"{at}","text":"{text}","spoiler":false}}}}"#)
    };
    let reviews: Vec<_> = texts.iter().map(review).collect();
    format!(
        r#"{{"metadata":[{{"lot":"movie","source":"tmdb","identifier":"700002","source_id":"Kites",
        "seen_history":[],"collections":[],"reviews":[{}]}}]}}"#,
        reviews.join(",\n")
    )
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
#[case::of_trakts(
    export(&[comment(1, "Windy.")], &[note("Lent to Tom.")]),
    export(&[comment(1, "Windy."), comment(2, "Too long.")], &[note("Lent to Tom.")])
)]
#[case::of_ryots(
    written(ryots(&[("2026-03-01T16:00:00Z", "Windy.")])),
    written(ryots(&[("2026-03-01T16:00:00Z", "Windy."), ("2026-03-01T16:00:01Z", "Too long.")]))
)]
fn a_newer_export_adds_the_text_that_is_new(
    #[case] older: tempfile::NamedTempFile,
    #[case] newer: tempfile::NamedTempFile,
) {
    let journal = TestJournal::new();
    bring_in(&journal, older.path(), &in_new_york());
    let before = reviews(&journal);
    let receipt = bring_in(&journal, newer.path(), &in_new_york());
    assert_eq!((receipt.rows.new, receipt.rows.conflict, receipt.added.reviews), (1, 0, 1));
    let after = reviews(&journal);
    let added: Vec<_> = after.iter().filter(|text| !before.contains(text)).collect();
    assert_eq!(added.len(), 1);
    assert!(added[0].ends_with(": Too long."), "{added:?}");
}

#[test]
fn a_text_that_was_worded_otherwise_where_it_came_from_is_in_conflict_with_itself_alone() {
    let journal = TestJournal::new();
    let both = export(&[comment(1, "Windy."), comment(2, "Too long.")], &[]);
    bring_in(&journal, both.path(), &in_new_york());
    let choices = ImportChoices { on_conflict: OnConflict::Theirs, ..in_new_york() };
    let newer = export(&[comment(1, "Windy."), comment(2, "Far too long.")], &[]);
    let receipt = bring_in(&journal, newer.path(), &choices);
    assert_eq!((receipt.rows.same, receipt.rows.conflict, receipt.added.reviews), (1, 1, 0));
    let now = ["Kites 2026-03-01: Windy.", "Kites 2026-03-02: Far too long."];
    assert_eq!(reviews(&journal), now);
}

#[rstest]
#[case::the_journals_is_kept(OnConflict::Mine, 2, &["Kites 2025-11-09: Windy."])]
#[case::the_first_is_taken_and_the_other_stands_beside_it(
    OnConflict::Theirs,
    1,
    &["Kites 2025-11-09: A storm.", "Kites 2026-03-02: Too long."]
)]
#[case::all_are_kept(
    OnConflict::Both,
    2,
    &["Kites 2025-11-09: Windy.", "Kites 2026-03-01: A storm.", "Kites 2026-03-02: Too long."]
)]
fn a_text_is_in_conflict_with_what_was_there_before_the_import_alone(
    #[case] on_conflict: OnConflict,
    #[case] conflicts: u32,
    #[case] kept: &[&str],
) {
    let journal = TestJournal::new();
    // From elsewhere, so that neither comment is known to be this text.
    let mine = "Title,Year,WatchedDate,Review\nKites,1999,,Windy.\n";
    bring_in(&journal, written(mine).path(), &ImportChoices::default());
    let choices = ImportChoices { on_conflict, ..in_new_york() };
    let newer = export(&[comment(1, "A storm."), comment(2, "Too long.")], &[]);
    let receipt = bring_in(&journal, newer.path(), &choices);
    assert_eq!(receipt.rows.conflict, conflicts, "{receipt:?}");
    assert_eq!(reviews(&journal), kept);
}

#[test]
fn the_feed_says_of_a_review_from_the_export_that_it_gives_the_film_away() {
    let journal = TestJournal::new();
    let table = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\r\n\
        2026-03-02,The Glass Harbour,1974,https://boxd.it/9aBcD1,4.5,Yes,\"First line.\r\n\r\nHe says \"\"stay\"\". <i>Perfect.</i>\",,2026-03-01\r\n";
    let export = packed(&[("reviews.csv".to_owned(), table.as_bytes().to_vec())]);
    bring_in(&journal, export.path(), &in_new_york());
    let told = "of a viewing: First line.\n\nHe says \"stay\". *Perfect.*";
    assert_eq!(reviews(&journal), [format!("The Glass Harbour 2026-03-02 {told}")]);

    let feed = fixture("letterboxd-rss/feed.xml");
    let planned = journal.plan_import(&feed, &in_new_york(), Progress::unwatched()).unwrap();
    let merged = rows(&journal, &planned, PlanTab::Merged);
    let fills: Vec<_> = merged.iter().map(|row| (row.title.as_str(), &row.fills[..])).collect();
    let filled = [ImportField::Liked, ImportField::Review, ImportField::Ids];
    assert_eq!(fills, [("The Glass Harbour", &filled[..])]);

    let receipt = bring_in(&journal, &feed, &in_new_york());
    assert_eq!((receipt.rows.merged, receipt.added.reviews), (1, 0));
    assert_eq!(reviews(&journal), [format!("The Glass Harbour 2026-03-02 spoilers {told}")]);
    let again = bring_in(&journal, &feed, &in_new_york());
    assert_eq!((again.rows.same, again.rows.merged), (2, 0));

    journal.undo().unwrap();
    assert_eq!(reviews(&journal), [format!("The Glass Harbour 2026-03-02 {told}")]);
}

fn read_so(columns: &[(&str, SheetField)]) -> ImportChoices {
    let columns = columns
        .iter()
        .map(|(name, becomes)| SheetColumn { name: (*name).to_owned(), becomes: *becomes });
    let sheet = SheetMapping { columns: columns.collect(), ..SheetMapping::default() };
    let reading = ImportReading { sheet: Some(sheet), ..ImportReading::default() };
    ImportChoices { reading, ..ImportChoices::default() }
}

const AROUND: &str = "select headline || '; ' || summary || '; ' || coalesce(verdict, '–')
    || iif(spoilers, '; spoilers', '') from reviews order by id";

#[test]
fn what_stands_around_a_text_fills_in_what_was_blank_and_replaces_nothing() {
    let journal = TestJournal::new();
    let choices = read_so(&[
        ("Film", SheetField::Title),
        ("Seen", SheetField::WatchedOn),
        ("Text", SheetField::ReviewPlain),
        ("Headline", SheetField::Headline),
        ("Summary", SheetField::Summary),
        ("Verdict", SheetField::Verdict),
        ("Spoilers", SheetField::Spoilers),
    ]);
    let sheet = |rows: &str| format!("Film,Seen,Text,Headline,Summary,Verdict,Spoilers\n{rows}");
    import(&journal, &sheet("Kites,2026-03-01,Blown away.,Up,,,\n"), &choices);
    let more = sheet("Kites,2026-03-01,Blown away.,Down,See it.,Airy,yes\n");
    let planned = plan(&journal, &more, &choices);
    assert_eq!(rows(&journal, &planned, PlanTab::Merged)[0].fills, [ImportField::Review]);
    let report = import(&journal, &more, &choices);
    assert_eq!((report.receipt.rows.merged, report.receipt.added.reviews), (1, 0));
    assert_eq!(column::<String>(&journal, AROUND), ["Up; See it.; Airy; spoilers"]);
    // A file that says less takes nothing back.
    let less = import(&journal, &sheet("Kites,2026-03-01,Blown away.,,,,no\n"), &choices);
    assert_eq!((less.receipt.rows.same, less.import), (1, None));

    // At any later time, when it is no longer the last thing done.
    import(&journal, &sheet("Moth,2026-03-02,Dusty.,,,,\n"), &choices);
    journal.undo_import(report.import.unwrap()).unwrap();
    assert_eq!(column::<String>(&journal, AROUND), ["Up; ; –", "; ; –"]);
}

#[test]
fn a_comment_that_comes_in_again_as_a_spoiler_is_marked_as_one() {
    let journal = TestJournal::new();
    bring_in(&journal, export(&[comment(1, "Windy.")], &[]).path(), &in_new_york());
    let marked = comment(1, "Windy.").replace("\"spoiler\":false", "\"spoiler\":true");
    let receipt = bring_in(&journal, export(&[marked], &[]).path(), &in_new_york());
    assert_eq!((receipt.rows.merged, receipt.rows.conflict), (1, 0));
    assert_eq!(reviews(&journal), ["Kites 2026-03-01 spoilers: Windy."]);
}

#[test]
fn two_texts_that_are_all_headline_are_not_the_same() {
    let journal = TestJournal::new();
    let choices = read_so(&[
        ("Film", SheetField::Title),
        ("Seen", SheetField::WatchedOn),
        ("Headline", SheetField::Headline),
    ]);
    let sheet = |headline: &str| format!("Film,Seen,Headline\nKites,2026-03-01,{headline}\n");
    import(&journal, &sheet("Up"), &choices);
    let other = import(&journal, &sheet("Down"), &choices).receipt;
    assert_eq!((other.rows.conflict, other.rows.same), (1, 0));
    assert_eq!(column::<String>(&journal, AROUND), ["Up; ; –"]);
}
