//! Notes, out and in again.

use matinee_core::{ExportFormat, Progress};

use super::super::order;
use super::facts::Fact;
use super::review_files::told;
use crate::support::TestJournal;

/// What no note says, so that a journal made of notes has none of it: see `review_files`.
const LOST: [&str; 12] = [
    "wanted",
    "why",
    "order",
    "place",
    "format",
    "note",
    "companions",
    "private",
    "logged on",
    "written day",
    "written hour",
    "poster",
];

fn held(journal: &TestJournal) -> Vec<Fact> {
    let told = told(journal, ExportFormat::Markdown).unwrap();
    let mut facts = told.facts;
    facts.retain(|fact| !LOST.contains(&fact.1));
    facts.sort();
    facts
}

/// That the reviewed part of a journal comes back from its notes as the report says.
pub fn come_back(journal: &TestJournal) {
    if told(journal, ExportFormat::Markdown).is_none() {
        return;
    }
    let to = journal.folder.path().join("notes");
    journal.export(&order(ExportFormat::Markdown), &to, Progress::unwatched()).unwrap();
    let other = TestJournal::new();
    let report = other.import_file(&to, Progress::unwatched()).unwrap().value;
    assert_eq!(report.receipt.problems, []);
    assert_eq!(held(&other), held(journal));
}
