//! The journal as data: what each format holds to the byte, and what it says it cannot.

mod archives;
mod chance;
mod coming_back;
mod exact;
mod files;
mod journals;
mod losses;
mod parts;
mod properties;
mod readers;

use std::collections::BTreeMap;
use std::path::Path;

use matinee_core::{
    ExportFormat, ExportOf, ExportOrder, Exported, Journal, LossKind, LossReport, Progress,
};

use super::files as files_below;
pub use journals::rate;

/// An order for everything.
pub fn order(format: ExportFormat) -> ExportOrder {
    ExportOrder { of: ExportOf::Journal, format, between: None, address: None }
}

/// Writes everything, and answers what was written with the files, by name; one file has none.
pub fn written(journal: &Journal, format: ExportFormat) -> (Exported, BTreeMap<String, String>) {
    written_of(journal, &order(format))
}

/// Writes what is ordered.
pub fn written_of(journal: &Journal, order: &ExportOrder) -> (Exported, BTreeMap<String, String>) {
    let place = tempfile::tempdir().unwrap();
    let to = place.path().join("out");
    let exported = journal.export(order, &to, Progress::unwatched()).unwrap();
    let mut files = BTreeMap::new();
    if to.is_dir() {
        for (name, bytes) in files_below(&to) {
            if !name.starts_with('.') {
                files.insert(name, String::from_utf8(bytes).unwrap());
            }
        }
    } else {
        files.insert(String::new(), std::fs::read_to_string(&to).unwrap());
    }
    only_one_thing_in(place.path());
    (exported, files)
}

/// That nothing is left beside what was written.
pub fn only_one_thing_in(folder: &Path) {
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 1);
}

/// What an order for everything would lose.
pub fn report(journal: &Journal, format: ExportFormat) -> LossReport {
    journal.export_losses(&order(format), Progress::unwatched()).unwrap()
}

/// How many of each kind.
pub fn counts(report: &LossReport) -> BTreeMap<LossKind, usize> {
    report.losses.iter().map(|loss| (loss.kind, loss.count)).collect()
}
