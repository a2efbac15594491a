//! The open journal: its folder, its lock, its connections, and the one door for writes.

mod edit;
mod lock;
mod log;
mod once;
mod place;
mod reading;
mod relocate;
mod undo;
mod writes;

pub use edit::Edit;
pub(crate) use lock::Lock;
pub use once::{SaveKey, once};
pub use place::{OddPlace, odd_place};
pub(crate) use relocate::made_aside;
pub use relocate::move_journal;
pub use undo::{Step, UndoState};
pub(crate) use writes::Writes;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, ErrorCode};

use crate::clock::{Clock, SystemClock};
use crate::media::InHand;
use reading::Source;

use crate::{BackupCause, Error, Progress, Result, Turn, backups, disk, mirror, paths, storage};

/// Reading connections kept open for the next read.
const READERS_KEPT: usize = 4;

/// After so many steps of SQLite's own a read looks up whether it is still wanted: a fraction of a
/// millisecond.
const LOOKED_UP: std::ffi::c_int = 4_000;

/// An open journal. It can be shared between threads: writes take turns, reads run beside them.
pub struct Journal {
    folder: PathBuf,
    clock: Arc<dyn Clock>,
    /// Before the writer, so that they are closed before it: only a connection that writes, closed
    /// as the last, takes the log into the file.
    readers: Mutex<Vec<Connection>>,
    writer: Option<Mutex<storage::Writer>>,
    in_hand: InHand,
    writes: Writes,
    mirror: mirror::State,
    /// Whether its log was still there when it was opened: whoever wrote to it last did not close it.
    left_open: bool,
    /// How it is read, and from where.
    source: Source,
    /// Held as long as the writer is.
    _lock: Option<Lock>,
}

impl std::fmt::Debug for Journal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Journal").field("folder", &self.folder).finish_non_exhaustive()
    }
}

/// Refuses a file that is gone or empty where there was a journal, as its pictures, its log or its
/// backups show: a new journal made in its place would look like a loss, and would let go of every
/// picture.
fn refuse_a_lost_one(folder: &Path, file: &Path) -> Result<()> {
    if std::fs::metadata(file).is_ok_and(|it| it.len() > 0) {
        return Ok(());
    }
    let has = |folder: &Path| std::fs::read_dir(folder).is_ok_and(|mut it| it.next().is_some());
    if !storage::log::is_there(file) && !has(&paths::media(folder)) && !has(&paths::backups(folder))
    {
        return Ok(());
    }
    let what = if file.exists() { "it is empty" } else { "it is gone" };
    let reason = format!(
        "{what}, and what else there was of the journal is still here. Put a backup back; or, to \
         begin anew, choose another folder."
    );
    Err(Error::Damaged { file: file.to_owned(), reason })
}

impl Journal {
    /// Opens the journal in `folder` for writing, making folder and journal when they are not there.
    ///
    /// # Errors
    /// [`Error::Locked`] when another process has it open; [`Error::Foreign`] and [`Error::TooNew`]
    /// leave the file as it is, byte for byte.
    pub fn open(folder: &Path) -> Result<Self> {
        Self::open_at(folder, Arc::new(SystemClock))
    }

    /// [`Journal::open`] with a clock of one's own, for tests.
    ///
    /// # Errors
    /// As for [`Journal::open`].
    pub fn open_at(folder: &Path, clock: Arc<dyn Clock>) -> Result<Self> {
        make_folder(folder)?;
        let file = paths::database(folder);
        storage::inspect(&file)?;
        let lock = Lock::take(folder, clock.now())?;
        backups::finish_restoring(folder)?;
        refuse_a_lost_one(folder, &file)?;
        if storage::is_older(&file)? {
            backups::make(folder, BackupCause::Upgrade, clock.now(), Progress::unwatched())?;
        }
        let left_open = storage::log::is_there(&file);
        let writer = storage::open_writer(&file).map_err(|err| err.of_journal(&file))?;
        let journal = Self {
            folder: folder.to_owned(),
            clock,
            writer: Some(Mutex::new(writer)),
            readers: Mutex::default(),
            in_hand: InHand::default(),
            writes: Writes::default(),
            mirror: mirror::State::default(),
            source: Source::beside(&file),
            left_open,
            _lock: Some(lock),
        };
        if left_open && !journal.looks_sound() {
            journal.hold_log(true)?;
        }
        // From the first change on, what it touches waits for the mirror, where there is one.
        journal.mirror_folder().map_err(|err| err.of_journal(&file))?;
        Ok(journal)
    }

    /// Opens the journal in `folder` for reading only, beside whoever writes to it.
    ///
    /// # Errors
    /// [`Error::NoJournal`] when there is none; otherwise as for [`Journal::open`].
    pub fn open_to_read(folder: &Path) -> Result<Self> {
        Self::open_to_read_at(folder, Arc::new(SystemClock))
    }

    /// [`Journal::open_to_read`] with a clock of one's own.
    pub(crate) fn open_to_read_at(folder: &Path, clock: Arc<dyn Clock>) -> Result<Self> {
        let file = paths::database(folder);
        if !file.is_file() {
            return Err(Error::NoJournal { folder: folder.to_owned() });
        }
        refuse_a_lost_one(folder, &file)?;
        storage::inspect(&file)?;
        let (source, reader) = Source::of(&file).map_err(|err| err.of_journal(&file))?;
        Ok(Self {
            folder: folder.to_owned(),
            clock,
            writer: None,
            readers: Mutex::new(vec![reader]),
            in_hand: InHand::default(),
            writes: Writes::default(),
            mirror: mirror::State::default(),
            source,
            left_open: false,
            _lock: None,
        })
    }

    /// The folder everything is kept in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The time, as this journal tells it.
    pub fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    /// What was written, and how its backup went.
    pub(crate) fn writes(&self) -> &Writes {
        &self.writes
    }

    /// What is to be written to its mirror.
    pub(crate) fn mirror_state(&self) -> &mirror::State {
        &self.mirror
    }

    /// The pictures on their way in.
    pub(crate) fn in_hand(&self) -> &InHand {
        &self.in_hand
    }

    /// Runs `work` on a connection that only reads, with one state of the journal throughout.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut reader = match idle {
            Some(reader) => reader,
            None => self.source.open()?,
        };
        // A transaction that only reads: dropping it ends it.
        let snapshot = reader.transaction()?;
        let value = work(&snapshot);
        drop(snapshot);
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < READERS_KEPT {
            readers.push(reader);
        }
        value
    }

    /// [`Journal::read`] on a connection of its own, for looking the file through. SQLite's check trusts
    /// what a connection remembers of a full-text index, and finds damage where another one has merged
    /// the index since.
    pub(crate) fn read_anew<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut reader = self.source.open()?;
        let snapshot = reader.transaction()?;
        work(&snapshot)
    }

    /// [`Journal::read`] for as long as its question is the newest.
    ///
    /// # Errors
    /// [`Error::Cancelled`] when a newer one was asked meanwhile.
    pub(crate) fn read_for<T>(
        &self,
        turn: &Turn,
        work: impl FnOnce(&Connection) -> Result<T>,
    ) -> Result<T> {
        self.read(|conn| {
            let asked = turn.clone();
            conn.progress_handler(LOOKED_UP, Some(move || asked.is_over()))?;
            let value = work(conn);
            conn.progress_handler(0, None::<fn() -> bool>)?;
            match value {
                Err(Error::Storage(err))
                    if err.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) =>
                {
                    Err(Error::Cancelled)
                }
                Ok(_) if turn.is_over() => Err(Error::Cancelled),
                value => value,
            }
        })
    }

    /// Lets the file grow to no more than so many pages of SQLite's: a disk without room, for the
    /// torments. Nothing of Matinee's own calls it.
    #[doc(hidden)]
    pub fn limit_pages(&self, pages: u32) -> Result<()> {
        storage::limit_pages(&self.writer()?.conn, pages)
    }

    /// The writer, waiting for its turn. One that panicked left its transaction rolled back, so a
    /// lock it poisoned is safe to take.
    fn writer(&self) -> Result<MutexGuard<'_, storage::Writer>> {
        let writer = self.writer.as_ref().ok_or(Error::ReadOnly)?;
        Ok(writer.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What was saved and not mirrored yet is mirrored before it is closed.
impl Drop for Journal {
    fn drop(&mut self) {
        if self.is_writable()
            && let Err(err) = self.mirror_changes(Progress::unwatched())
        {
            tracing::error!("the mirror could not be brought up to date: {err}");
        }
    }
}

/// Makes the journal's folder, the owner's alone.
fn make_folder(folder: &Path) -> Result<()> {
    disk::make_private_folder(folder).map_err(Error::file(folder, "made"))
}
