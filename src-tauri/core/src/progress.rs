use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use ts_rs::TS;

use crate::{Error, Result};

/// How far a piece of long work has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Reached {
    /// How many are done.
    #[ts(type = "number")]
    pub done: u64,
    /// Of how many; 0 while that is not known.
    #[ts(type = "number")]
    pub total: u64,
    /// What it is at: a title, a file.
    pub what: String,
    /// Rows or records taken so far, where they are counted beside what is measured by `done`.
    #[ts(type = "number | null")]
    pub rows: Option<u64>,
    /// The file those stand in; empty where there is but one.
    pub file: String,
}

/// Whom long work tells how far it has come, and who may call it off.
#[derive(Clone, Copy)]
pub struct Progress<'a> {
    tell: Option<&'a dyn Fn(Reached)>,
    cancelled: Option<&'a AtomicBool>,
}

impl<'a> Progress<'a> {
    /// For work nobody watches.
    pub const fn unwatched() -> Self {
        Self { tell: None, cancelled: None }
    }

    /// Tells `tell`, and stops once `cancelled` is true.
    pub fn new(tell: &'a dyn Fn(Reached), cancelled: &'a AtomicBool) -> Self {
        Self { tell: Some(tell), cancelled: Some(cancelled) }
    }

    /// Says how far the work has come.
    ///
    /// # Errors
    /// [`Error::Cancelled`] when it was called off: the work returns that and leaves nothing behind.
    pub fn at(&self, done: usize, total: usize, what: &str) -> Result<()> {
        self.tell(done, total, what, None, "")
    }

    /// [`Progress::at`] for work measured by one thing and counted by another: an export is read by
    /// the byte, and a person counts its rows.
    ///
    /// # Errors
    /// As there.
    pub fn at_row(
        &self,
        (done, total): (usize, usize),
        rows: u32,
        file: &str,
        what: &str,
    ) -> Result<()> {
        self.tell(done, total, what, Some(rows.into()), file)
    }

    fn tell(
        &self,
        done: usize,
        total: usize,
        what: &str,
        rows: Option<u64>,
        file: &str,
    ) -> Result<()> {
        if self.cancelled.is_some_and(|cancelled| cancelled.load(Ordering::Relaxed)) {
            return Err(Error::Cancelled);
        }
        if let Some(tell) = self.tell {
            let (what, file) = (what.to_owned(), file.to_owned());
            tell(Reached { done: done as u64, total: total as u64, what, rows, file });
        }
        Ok(())
    }
}

impl std::fmt::Debug for Progress<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Progress").field("watched", &self.tell.is_some()).finish_non_exhaustive()
    }
}
