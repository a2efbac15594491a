use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::Error;

/// What this process wrote to the journal, how its last backup went, and whether it looked it over.
#[derive(Debug, Default)]
pub(crate) struct Writes {
    /// Transactions kept so far.
    kept: AtomicU64,
    /// How many of them the newest backup holds.
    backed_up: AtomicU64,
    /// Held while a backup is made.
    pub(crate) making: Mutex<()>,
    backup_problem: Mutex<Option<String>>,
    pub(super) looked_over: AtomicBool,
    /// The log is left beside the file.
    pub(super) log_held: AtomicBool,
}

impl Writes {
    /// One more was kept.
    pub(super) fn kept(&self) {
        self.kept.fetch_add(1, Ordering::Release);
    }

    /// How many there are.
    pub(crate) fn count(&self) -> u64 {
        self.kept.load(Ordering::Acquire)
    }

    /// A backup holds so many of them, and perhaps a few more.
    pub(crate) fn backed_up(&self, count: u64) {
        self.backed_up.fetch_max(count, Ordering::AcqRel);
    }

    /// Whether there are some that no backup holds.
    pub(crate) fn since_backup(&self) -> bool {
        self.count() != self.backed_up.load(Ordering::Acquire)
    }

    /// Why the last backup failed, if it did.
    pub(crate) fn backup_problem(&self) -> Option<String> {
        self.backup_problem.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps how a backup went.
    pub(crate) fn note_backup(&self, problem: Option<&Error>) {
        *self.backup_problem.lock().unwrap_or_else(PoisonError::into_inner) =
            problem.map(ToString::to_string);
    }
}
