use std::sync::atomic::Ordering;

use super::Journal;
use crate::{Result, storage};

impl Journal {
    /// Whether whoever wrote to the journal last did not close it, because its machine lost power or
    /// it was killed: what they saved is there, and a proof of it is due.
    pub fn was_left_open(&self) -> bool {
        self.left_open
    }

    /// Whether this is asked for the first time since the journal was opened.
    pub fn is_first_look(&self) -> bool {
        !self.writes.looked_over.swap(true, Ordering::AcqRel)
    }

    /// Looks the file over at a glance; a proof ([`Journal::check`]) looks at everything.
    pub fn looks_sound(&self) -> bool {
        self.read_anew(storage::check::at_a_glance).is_ok_and(|found| found.is_empty())
    }

    /// Leaves the log beside the file as it is, or no longer. A journal open for reading has none to
    /// leave.
    pub(crate) fn hold_log(&self, hold: bool) -> Result<()> {
        // Nothing to do, as nearly always: who imports meanwhile need not be waited for.
        if self.writer.is_none() || self.writes.log_held.swap(hold, Ordering::AcqRel) == hold {
            return Ok(());
        }
        storage::log::hold(&self.writer()?.conn, hold)
    }
}
