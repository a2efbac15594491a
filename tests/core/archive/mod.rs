//! A journal as one file: out, and in again without loss.

mod hostile;
mod merging;
mod plan;
pub(crate) mod round_trip;
mod taking_back;

use std::path::PathBuf;

use matinee_core::imports::ImportReport;
use matinee_core::{Exported, Journal, Progress};

use crate::support::TestJournal;

/// Work nobody watches.
fn quiet() -> Progress<'static> {
    Progress::unwatched()
}

/// Writes a journal's archive into its own folder.
fn export(journal: &TestJournal) -> (PathBuf, Exported) {
    let archive = journal.folder.path().join("out.matinee.zip");
    let exported = journal.export_archive(&archive, quiet()).unwrap();
    (archive, exported)
}

/// Brings one journal into another.
fn bring(from: &TestJournal, into: &Journal) -> ImportReport {
    let (archive, exported) = export(from);
    assert_eq!(exported.problems, [] as [String; 0]);
    into.import_archive(&archive, quiet()).unwrap().value
}
