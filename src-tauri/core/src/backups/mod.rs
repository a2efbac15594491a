//! Verified copies of the journal's records, made by themselves and thinned as they grow old, and
//! the way back from one.
//!
//! A backup is two files in `backups/`: the records, a journal without what can be made again, and
//! beside it their proof, with what it holds and the hash of its bytes. The proof is written first,
//! so that a backup which is there under its name is one that was proved. Originals of pictures are
//! copied once, by hash, into `backups/media`.
//!
//! A film or a review comes back from one by itself too, beside what the journal has (`inside`).
//!
//! Deliberately not here: exports (`archive`), which are for other places; the trash and undo,
//! which are for changes of mind.

mod folder;
mod inside;
mod making;
mod restoring;
mod thinning;

pub use inside::{BringBack, BroughtBack, FilmInside, FoundInside, ReviewInside, Standing};
pub use making::backups_in;
pub(crate) use making::{Moment, Trust, bring_originals, make};
pub use restoring::{Restored, backup_file, restore_journal};
pub(crate) use restoring::{finish_restoring, keep_aside};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum BackupCause {
    /// The person asked for it.
    Asked,
    /// Some time had gone by, with changes in it.
    Time,
    /// The window was closed.
    Closing,
    /// Before the journal was brought up to a new schema.
    Upgrade,
    /// Before an import.
    Import,
    /// Before many films were changed or deleted at once.
    Selection,
    /// Before an older backup was put in the journal's place.
    Restore,
}

/// A backup that is there, as its proof describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Backup {
    /// What it is called, also as a file: `2026-11-29T08-20-31Z-import`.
    pub name: String,
    /// The instant its state of the journal is of, in UTC.
    pub made_at: String,
    /// Why it was made.
    pub cause: BackupCause,
    /// Films in it.
    pub films: u32,
    /// Viewings in it.
    pub viewings: u32,
    /// Reviews in it, drafts among them.
    pub reviews: u32,
    /// Originals of pictures it names.
    pub pictures: u32,
    /// Of those, the ones that were missing or damaged when it was made.
    pub pictures_missing: u32,
    /// The size of its records, in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// What there is to say of a journal's backups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Backups {
    /// Every backup, the newest first.
    pub kept: Vec<Backup>,
    /// The folder they are in.
    pub folder: String,
    /// The second folder they are copied to, where one was chosen.
    pub second: Option<String>,
    /// Why the last attempt at one, or at its copy in the second folder, failed; null once one has
    /// succeeded.
    pub problem: Option<String>,
    /// Whether the journal has changed since the newest of them.
    pub changed_since: bool,
}
