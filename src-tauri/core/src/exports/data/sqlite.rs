use std::path::Path;

use super::super::destination::{aside, settle};
use super::super::losses::{EVERY_FACT, Holds, LossKind};
use crate::{Journal, Progress, Result, paths, storage};

/// Everything but pictures.
pub(super) const HOLDS: &Holds = &Holds {
    kinds: &[
        EVERY_FACT,
        &[
            LossKind::Revisions,
            LossKind::Lists,
            LossKind::Listings,
            LossKind::EditorDrafts,
            LossKind::Shelves,
            LossKind::Comparisons,
            LossKind::KeptLines,
            LossKind::VerdictScale,
            LossKind::Settings,
            LossKind::Imports,
        ],
    ],
    catalogues: &[],
};

/// Copies the journal's database to `to`, and answers the copy's size.
pub(super) fn copy(journal: &Journal, to: &Path, progress: Progress<'_>) -> Result<u64> {
    let file = aside(to)?;
    // SQLite takes an empty file for a new database.
    let database = paths::database(journal.folder());
    let copied =
        storage::copy::into(&database, file.path(), |done, total| progress.at(done, total, ""));
    if let Err(err) = copied {
        // What SQLite keeps beside a database outlives a write that failed.
        for beside in ["-journal", "-wal", "-shm"] {
            let mut name = file.path().as_os_str().to_owned();
            name.push(beside);
            // Most often there is none.
            let _ = std::fs::remove_file(name);
        }
        return Err(err);
    }
    settle(file, to)
}
