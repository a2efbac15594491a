use matinee_core::Error;
use matinee_core::imports::{ImportChoices, OriginOf, OriginOutcome};

use super::{diary, history, import};
use crate::support::TestJournal;

/// A second file after a first: a conflict, a new film, and a row that can't be read.
fn second(journal: &TestJournal) -> matinee_core::ImportId {
    let asked = ImportChoices::default();
    import(journal, &history("Kites,1999,700002,,2026-03-02,Windy,Rio\n"), &asked);
    import(journal, &diary("Kites,1999,,9,2026-03-02,,,\n"), &asked);
    let told =
        "Kites,1999,,8,2026-03-02,,,\nMoth,2003,,6,2026-03-04,,,\nVespers,1977,,5,2026-13-05,,,\n";
    import(journal, &diary(told), &asked).import.unwrap()
}

#[test]
fn an_import_shows_its_rows_by_what_became_of_them_with_the_records_as_they_stand_now() {
    let journal = TestJournal::new();
    let import = second(&journal);
    let detail = journal.import_detail(import).unwrap();
    assert_eq!(detail.import.receipt.rows.read, 3);
    assert!(detail.import.undoable);
    let kept = detail.kept;
    assert_eq!((kept.all, kept.new, kept.conflict, kept.unreadable), (3, 1, 1, 1));

    let all = journal.kept_row_ids(import, None).unwrap();
    let rows = journal.kept_rows(&all).unwrap();
    let told: Vec<_> = rows.iter().map(|row| (row.line, row.outcome)).collect();
    assert_eq!(
        told,
        [(2, OriginOutcome::Conflict), (3, OriginOutcome::New), (4, OriginOutcome::Unreadable)]
    );
    let [kites, moth, vespers] = &rows[..] else { panic!("{rows:?}") };
    assert_eq!(kites.film.as_ref().unwrap().title, "Kites");
    assert_eq!(kites.score.unwrap().to_string(), "9.0");
    assert!(matches!(moth.became, Some(OriginOf::Viewing(_))));
    assert_eq!(moth.watched_on.unwrap().to_string(), "2026-03-04");
    assert_eq!(moth.raw, "Moth,2003,,6,2026-03-04,,,");
    assert_eq!((&vespers.became, &vespers.film), (&None, &None));
    assert!(!vespers.reason.is_empty());

    let conflicts = journal.kept_row_ids(import, Some(OriginOutcome::Conflict)).unwrap();
    assert_eq!(conflicts, [kites.id]);
    // In the order asked for, as a window of a list asks.
    let turned = journal.kept_rows(&[vespers.id, kites.id]).unwrap();
    assert_eq!(turned.iter().map(|row| row.line).collect::<Vec<_>>(), [4, 2]);
}

#[test]
fn a_row_whose_record_was_deleted_stays_and_leads_nowhere() {
    let journal = TestJournal::new();
    let import = second(&journal);
    let new = journal.kept_row_ids(import, Some(OriginOutcome::New)).unwrap();
    let film = journal.kept_rows(&new).unwrap()[0].film.as_ref().unwrap().id;
    journal.delete_films(&[film]).unwrap();
    let row = &journal.kept_rows(&new).unwrap()[0];
    assert_eq!((&row.became, &row.film, row.score), (&None, &None, None));
    assert_eq!(row.raw, "Moth,2003,,6,2026-03-04,,,");
}

#[test]
fn an_import_that_was_undone_is_not_found_and_has_no_rows() {
    let journal = TestJournal::new();
    let import = second(&journal);
    let ids = journal.kept_row_ids(import, None).unwrap();
    journal.undo_import(import).unwrap();
    assert!(matches!(journal.import_detail(import), Err(Error::NotFound { what: "import" })));
    assert_eq!(journal.kept_row_ids(import, None).unwrap(), Vec::<i64>::new());
    assert_eq!(journal.kept_rows(&ids).unwrap(), []);
}
