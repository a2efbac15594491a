use matinee_core::imports::{
    FieldChoice, ImportChoices, ImportField, ImportRows, OnConflict, PlanRow, PlanTab, RowAnswer,
    RowChoice,
};
use rstest::rstest;

use super::{diary, history, import, plan, rows, viewings};
use crate::support::TestJournal;

/// A journal with one viewing of one film, as another program's file told it.
fn with_a_viewing() -> TestJournal {
    let journal = TestJournal::new();
    import(
        &journal,
        &history("Kites,1999,700002,,2026-03-02,Windy,Rio\n"),
        &ImportChoices::default(),
    );
    let scored = diary("Kites,1999,,9,2026-03-02,,,Blown away.\n");
    import(&journal, &scored, &ImportChoices::default());
    journal
}

fn reviews(journal: &TestJournal) -> Vec<String> {
    let tables = rusqlite::Connection::open(journal.folder.path().join("journal.sqlite")).unwrap();
    let mut statement = tables.prepare("select body from reviews order by id").unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

/// The Letterboxd export of another account, whose score and text differ.
const OTHER: &str = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n\
    2026-03-03,Kites,1999,https://boxd.it/a1,4,,Too long.,,2026-03-02\n";

#[rstest]
#[case::mine(OnConflict::Mine, &["Kites 2026-03-02 90 Rio Windy"], &["Blown away."])]
#[case::theirs(OnConflict::Theirs, &["Kites 2026-03-02 80 Rio Windy"], &["Too long."])]
#[case::both(
    OnConflict::Both,
    &["Kites 2026-03-02 90 Rio Windy", "Kites 2026-03-02 80"],
    &["Blown away.", "Too long."]
)]
fn where_file_and_journal_differ_it_is_as_the_person_chooses(
    #[case] on_conflict: OnConflict,
    #[case] seen: &[&str],
    #[case] written: &[&str],
) {
    let journal = with_a_viewing();
    let before = (viewings(&journal), reviews(&journal));
    let choices = ImportChoices { on_conflict, ..ImportChoices::default() };
    let planned = plan(&journal, OTHER, &choices);
    let row = &rows(&journal, &planned, PlanTab::Conflict)[0];
    let score = &row.conflicts[0];
    assert_eq!(
        (score.field, score.mine.as_str(), score.theirs.as_str()),
        (ImportField::Score, "9.0", "8.0")
    );
    assert!(row.conflicts.iter().all(|conflict| conflict.stands == on_conflict));
    let report = import(&journal, OTHER, &choices);
    // Whatever is chosen, the film gets the address that the file gives it.
    assert_eq!((planned.changes(), report.import.is_some()), (true, true));
    assert!(!plan(&journal, OTHER, &choices).changes());
    let receipt = report.receipt;
    assert_eq!(receipt, planned.report().receipt);
    let ImportRows { read, conflict, taken, both, .. } = receipt.rows;
    let taken_or_both = match on_conflict {
        OnConflict::Mine => (0, 0),
        OnConflict::Theirs => (1, 0),
        OnConflict::Both => (0, 1),
    };
    assert_eq!((read, conflict, (taken, both)), (1, 1, taken_or_both));
    assert_eq!(viewings(&journal), seen);
    assert_eq!(reviews(&journal), written);
    // The same file again asks nothing again.
    assert_eq!(import(&journal, OTHER, &choices).receipt.rows.same, 1);
    assert_eq!(viewings(&journal), seen);
    if on_conflict != OnConflict::Mine {
        journal.undo().unwrap();
        assert_eq!((viewings(&journal), reviews(&journal)), before);
    }
}

#[test]
fn an_answer_to_a_row_goes_before_one_for_a_kind_and_that_before_the_rest() {
    let journal = with_a_viewing();
    let choices = ImportChoices {
        on_conflict: OnConflict::Theirs,
        on_conflict_of: vec![FieldChoice { field: ImportField::Score, choose: OnConflict::Mine }],
        ..ImportChoices::default()
    };
    let planned = plan(&journal, OTHER, &choices);
    let stands = |row: &PlanRow| row.conflicts.iter().map(|conflict| conflict.stands).collect();
    let stands: Vec<OnConflict> = stands(&rows(&journal, &planned, PlanTab::Conflict)[0]);
    assert_eq!(stands, [OnConflict::Mine, OnConflict::Theirs]);
    let receipt = import(&journal, OTHER, &choices).receipt;
    // A row of which anything was taken counts as taken.
    assert_eq!((receipt.rows.conflict, receipt.rows.taken), (1, 1));
    assert_eq!(viewings(&journal), ["Kites 2026-03-02 90 Rio Windy"]);
    assert_eq!(reviews(&journal), ["Too long."]);
    journal.undo().unwrap();

    let row = RowChoice { file: "a file.csv".into(), line: 2, nth: 0, answer: RowAnswer::Mine };
    let choices = ImportChoices { rows: vec![row], ..choices };
    let receipt = import(&journal, OTHER, &choices).receipt;
    assert_eq!((receipt.rows.conflict, receipt.rows.taken), (1, 0));
    assert_eq!(viewings(&journal), ["Kites 2026-03-02 90 Rio Windy"]);
    assert_eq!(reviews(&journal), ["Blown away."]);
    assert_eq!(
        receipt.problems[0].reason,
        "The journal’s viewing has the score 9.0, and the file 8.0; it has another review than the file; the journal’s was kept."
    );
}

#[test]
fn a_text_that_was_replaced_stays_as_a_revision() {
    let journal = with_a_viewing();
    let choices = ImportChoices { on_conflict: OnConflict::Theirs, ..ImportChoices::default() };
    import(&journal, OTHER, &choices);
    let tables = rusqlite::Connection::open(journal.folder.path().join("journal.sqlite")).unwrap();
    let kept: i64 = tables
        .query_row("select count(*) from revisions where body = 'Blown away.'", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(kept, 1);
}
