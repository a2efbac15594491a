use std::fs;
use std::path::{Path, PathBuf};

use matinee_core::imports::{
    FilmAnswer, FilmChoice, ImportChoices, ImportField, PlanRow, PlanTab, PlanWhat, RowAnswer,
    RowChoice, Why,
};
use matinee_core::{
    Clock, ExportFormat, ExportOf, ExportOrder, FilmViewing, Journal, ViewingFacts,
};
use rstest::rstest;

use super::{export, quiet};
use crate::support::{SetClock, StoppedClock, TestJournal, add_film, viewing, write};

/// A journal with a reviewed viewing, a film to see and a list.
fn journal(clock: impl Clock + 'static) -> TestJournal {
    let journal = TestJournal::with_clock(clock);
    let keeper = add_film(&journal, "The Keeper of Low Water", 1974);
    journal.log_viewing(keeper, &viewing("2025-11-08", 95)).unwrap();
    write(&journal, keeper, Some("2025-11-08"), "It rains.");
    let kites = add_film(&journal, "Kites", 1999);
    journal.add_to_watchlist(kites, "Ilse insists").unwrap();
    let facts = matinee_core::ListFacts { name: "Noir".into(), ..Default::default() };
    let list = journal.add_list(&facts).unwrap().value;
    journal.add_to_list(list, keeper, "").unwrap();
    journal
}

/// All of it, in this format.
fn out(journal: &TestJournal, format: ExportFormat) -> PathBuf {
    if format == ExportFormat::Archive {
        return export(journal).0;
    }
    let to = journal.folder.path().join("out");
    let order = ExportOrder { of: ExportOf::Journal, format, between: None, address: None };
    journal.export(&order, &to, quiet()).unwrap();
    to
}

fn rows(journal: &Journal, file: &Path, choices: &ImportChoices, tab: PlanTab) -> Vec<PlanRow> {
    let plan = journal.plan_import(file, choices, quiet()).unwrap();
    let (counts, read) = (plan.counts().unwrap(), plan.report().receipt.rows);
    assert_eq!(counts.all, read.read);
    let parts = [counts.new, counts.same, counts.merged, counts.conflict, counts.look];
    let parts: u32 = parts.iter().sum::<u32>() + counts.left_out + counts.unreadable;
    assert_eq!(parts, read.read, "{counts:?}");
    plan.rows(journal, tab, 0, 100).unwrap()
}

fn all(journal: &Journal, file: &Path, tab: PlanTab) -> Vec<PlanRow> {
    rows(journal, file, &ImportChoices::default(), tab)
}

#[rstest]
#[case::archive(ExportFormat::Archive)]
#[case::json(ExportFormat::Json)]
#[case::json_lines(ExportFormat::Jsonl)]
#[case::table(ExportFormat::Csv)]
fn every_record_is_shown_beside_what_would_become_of_it(#[case] format: ExportFormat) {
    let from = journal(StoppedClock);
    let file = out(&from, format);
    let empty = TestJournal::new();
    let before = empty.logical_hash().unwrap();
    let shown = all(&empty, &file, PlanTab::New);
    let what = |what| shown.iter().filter(|row| row.what == what).count();
    assert_eq!((what(PlanWhat::Film), what(PlanWhat::Viewing), what(PlanWhat::Review)), (2, 1, 1));
    assert_eq!(what(PlanWhat::Wanted), 1);
    // A table has no lists.
    assert_eq!(what(PlanWhat::List), usize::from(format != ExportFormat::Csv));
    let seen = shown.iter().find(|row| row.what == PlanWhat::Viewing).unwrap();
    assert_eq!((seen.title.as_str(), seen.year), ("The Keeper of Low Water", Some(1974)));
    assert_eq!(seen.score.unwrap().to_string(), "9.5");
    assert_eq!(seen.watched_on.unwrap().to_string(), "2025-11-08");
    assert_eq!(seen.film_rows, 3, "the film, its viewing and its review");
    // The row as it stands there.
    let text = fs::read(&file).unwrap();
    let found = text.windows(seen.raw.len()).any(|part| part == seen.raw.as_bytes());
    assert!(found || format == ExportFormat::Archive, "{}", seen.raw);
    assert!(seen.raw.contains("2025-11-08"), "{}", seen.raw);
    assert_eq!(empty.logical_hash().unwrap(), before);

    let planned = empty.plan_import(&file, &ImportChoices::default(), quiet()).unwrap();
    let made = empty.import_with(&file, &ImportChoices::default(), quiet()).unwrap().value;
    assert_eq!(made.receipt, planned.report().receipt);
    let again = all(&empty, &file, PlanTab::All);
    assert!(again.iter().all(|row| row.outcome == PlanTab::Same), "{again:?}");
}

/// Two copies of one journal in which the viewing has been changed since, in the second first.
fn copies() -> (TestJournal, TestJournal) {
    let clock = SetClock::default();
    clock.set("2025-11-09T09:12:00Z");
    let theirs = journal(clock.clone());
    let mine = TestJournal::with_clock(clock.clone());
    mine.import_archive(&export(&theirs).0, quiet()).unwrap();
    for (journal, day, note) in [(&theirs, "10", "Row 3."), (&mine, "11", "Row 7.")] {
        clock.set(&format!("2025-11-{day}T09:12:00Z"));
        let seen = seen(journal).remove(0);
        let facts = ViewingFacts { note: note.to_owned(), ..seen.facts };
        journal.edit_viewing(seen.id, &facts).unwrap();
    }
    (mine, theirs)
}

fn seen(journal: &TestJournal) -> Vec<FilmViewing> {
    let films = journal.library_ids(&matinee_core::LibraryQuery::default()).unwrap();
    films.iter().flat_map(|film| journal.film_page(*film).unwrap().viewings).collect()
}

fn note(journal: &TestJournal) -> Vec<String> {
    let mut notes: Vec<_> = seen(journal).into_iter().map(|viewing| viewing.facts.note).collect();
    notes.sort();
    notes
}

#[test]
fn a_conflict_shows_both_and_is_settled_as_it_is_answered() {
    let (mine, theirs) = copies();
    let file = export(&theirs).0;
    let conflicts = all(&mine, &file, PlanTab::Conflict);
    let [row] = conflicts.as_slice() else { panic!("{conflicts:?}") };
    let [conflict] = row.conflicts.as_slice() else { panic!("{row:?}") };
    assert_eq!(
        (conflict.field, conflict.mine.as_str(), conflict.theirs.as_str()),
        (ImportField::Note, "Row 7.", "Row 3.")
    );
    assert_eq!(row.reason, "The file’s is no newer than the journal’s, which was kept.");
    let answered = |answer| ImportChoices {
        rows: vec![RowChoice { file: row.file.clone(), line: row.line, nth: row.nth, answer }],
        ..ImportChoices::default()
    };
    mine.import_with(&file, &answered(RowAnswer::Mine), quiet()).unwrap();
    assert_eq!(note(&mine), ["Row 7."]);
    let both = mine.import_with(&file, &answered(RowAnswer::Both), quiet()).unwrap().value;
    assert_eq!((both.receipt.rows.conflict, both.receipt.added.viewings), (1, 1));
    assert_eq!(note(&mine), ["Row 3.", "Row 7."]);
    mine.undo().unwrap();
    mine.import_with(&file, &answered(RowAnswer::Theirs), quiet()).unwrap();
    assert_eq!(note(&mine), ["Row 3."]);
}

#[test]
fn what_is_newer_in_the_file_stays_out_where_the_person_says_so() {
    let (mine, theirs) = copies();
    let file = export(&mine).0;
    let merged = all(&theirs, &file, PlanTab::Merged);
    let [row] = merged.as_slice() else { panic!("{merged:?}") };
    assert_eq!(row.fills, [ImportField::Note]);
    let choices = ImportChoices {
        rows: vec![RowChoice {
            file: row.file.clone(),
            line: row.line,
            nth: row.nth,
            answer: RowAnswer::Mine,
        }],
        ..ImportChoices::default()
    };
    theirs.import_with(&file, &choices, quiet()).unwrap();
    assert_eq!(note(&theirs), ["Row 3."]);
}

#[test]
fn a_film_left_out_takes_along_all_that_is_of_it() {
    let from = journal(StoppedClock);
    let file = out(&from, ExportFormat::Jsonl);
    let empty = TestJournal::new();
    let films = all(&empty, &file, PlanTab::New);
    let keeper = films.iter().find(|row| row.title.starts_with("The Keeper")).unwrap();
    let choices = ImportChoices {
        films: vec![FilmChoice { key: keeper.film_key.clone(), answer: FilmAnswer::LeaveOut }],
        ..ImportChoices::default()
    };
    let out = rows(&empty, &file, &choices, PlanTab::LeftOut);
    assert_eq!(out.len(), 3, "{out:?}");
    let receipt = empty.import_with(&file, &choices, quiet()).unwrap().value.receipt;
    assert_eq!((receipt.added.films, receipt.added.viewings, receipt.rows.skipped), (1, 0, 3));
    assert_eq!(receipt.problems, []);
}

#[test]
fn a_film_a_year_apart_is_asked_and_one_answer_serves_all_its_rows() {
    let from = journal(StoppedClock);
    let file = out(&from, ExportFormat::Json);
    let mine = TestJournal::new();
    let here = add_film(&mine, "The Keeper of Low Water", 1975);
    let waiting = all(&mine, &file, PlanTab::Look);
    assert_eq!(waiting.len(), 3);
    let look = waiting[0].look.as_ref().unwrap();
    assert_eq!((look.why, look.films[0].id), (Why::YearApart, here));
    let answer = |answer| ImportChoices {
        films: vec![FilmChoice { key: waiting[0].film_key.clone(), answer }],
        ..ImportChoices::default()
    };
    let this = answer(FilmAnswer::This(here));
    assert_eq!(rows(&mine, &file, &this, PlanTab::Look), []);
    mine.import_with(&file, &this, quiet()).unwrap();
    assert_eq!(mine.film_page(here).unwrap().viewings.len(), 1);
    mine.undo().unwrap();
    let receipt = mine.import_with(&file, &answer(FilmAnswer::New), quiet()).unwrap().value;
    assert_eq!(receipt.receipt.added.films, 2);
}
