//! A copy of the database for other programs.

use std::path::Path;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::settings::TRAVELS;
use super::{Reading, derived, harden, open_reader};
use crate::Result;

/// What is emptied in a copy: thumbnails, which can be made again, and what belongs to one copy of a
/// journal only, the trash, the steps of undo, the answers to saves and what stands half typed.
const LEFT_OUT: [&str; 5] = ["thumbnails", "trash", "undo_steps", "saves", "typed"];

/// Pages copied between two words of progress.
const PAGES: std::ffi::c_int = 512;

/// Copies the database in one consistent state into the empty file at `to`; `reached` is told how
/// many pages are copied of how many, and may end the work with its error.
pub(crate) fn into(
    database: &Path,
    to: &Path,
    mut reached: impl FnMut(usize, usize) -> Result<()>,
) -> Result<()> {
    let mut source = open_reader(database, Reading::Beside)?;
    // One snapshot: what is written meanwhile does not begin the copy again.
    let snapshot = source.transaction()?;
    snapshot.query_row("select count(*) from sqlite_schema", [], |_| Ok(()))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(to, flags)?;
    // A copy that fails is thrown away whole, so nothing is kept beside it to take it back.
    copy.pragma_update(None, "journal_mode", "off")?;
    {
        let backup = Backup::new(&snapshot, &mut copy)?;
        while backup.step(PAGES)? != StepResult::Done {
            let pages = backup.progress();
            let count = |pages| usize::try_from(pages).unwrap_or_default();
            reached(count(pages.pagecount - pages.remaining), count(pages.pagecount))?;
        }
    }
    drop(snapshot);
    harden(&copy)?;
    // One file, and none beside it.
    copy.pragma_update(None, "journal_mode", "delete")?;
    copy.pragma_update(None, "journal_mode", "memory")?;
    for table in LEFT_OUT {
        copy.execute(&format!("delete from {table}"), [])?;
        derived::forget_seals_of(&copy, table)?;
    }
    // Where backups and a mirror are is of this machine.
    copy.execute(&format!("delete from settings where not ({TRAVELS})"), [])?;
    derived::forget_seals_of_gone(&copy, "settings")?;
    copy.execute("vacuum", [])?;
    Ok(())
}
