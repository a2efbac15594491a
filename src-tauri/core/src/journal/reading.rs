use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;
use tempfile::TempDir;

use super::Journal;
use crate::storage::Reading;
use crate::storage::log::{self, companion};
use crate::{Error, Result, SystemClock, paths, storage};

/// Where a journal is read from.
pub(super) struct Source {
    file: PathBuf,
    reading: Reading,
    /// A copy of file and log, for a log that can't be read where it is. It goes with this.
    _copy: Option<TempDir>,
}

impl Source {
    /// The file itself, beside whoever writes to it.
    pub(super) fn beside(file: &Path) -> Self {
        Self { file: file.to_owned(), reading: Reading::Beside, _copy: None }
    }

    /// The file, or where nothing can be written beside it (a disk that is read-only or full), the
    /// file as it stands: SQLite wants to keep an account of who reads a log.
    pub(super) fn of(file: &Path) -> Result<(Self, Connection)> {
        let beside = Self::beside(file);
        match beside.open() {
            Ok(reader) => return Ok((beside, reader)),
            Err(err) if err.is_of_the_place() => {}
            Err(err) => return Err(err),
        }
        let source =
            if log::is_there(file) { Self::copied(file)? } else { Self::as_it_stands(file) };
        let reader = source.open()?;
        Ok((source, reader))
    }

    fn as_it_stands(file: &Path) -> Self {
        Self { file: file.to_owned(), reading: Reading::Immutable, _copy: None }
    }

    /// What is in the log was saved, and is not in the file: both are copied to where they can be read.
    fn copied(file: &Path) -> Result<Self> {
        let copy = tempfile::tempdir().map_err(Error::file(std::env::temp_dir(), "written to"))?;
        let to = paths::database(copy.path());
        for end in ["", "-wal"] {
            let from = companion(file, end);
            std::fs::copy(&from, companion(&to, end)).map_err(Error::file(&from, "copied"))?;
        }
        Ok(Self { file: to, reading: Reading::Beside, _copy: Some(copy) })
    }

    /// A connection that reads.
    pub(super) fn open(&self) -> Result<Connection> {
        storage::open_reader(&self.file, self.reading)
    }
}

impl Journal {
    /// Whether it was opened for writing.
    pub fn is_writable(&self) -> bool {
        self.writer.is_some()
    }

    /// Opens the journal in `folder` for writing, or for reading alone where its place does not let
    /// anybody write: a read-only folder or disk, or one without room. Why, is answered beside it.
    ///
    /// # Errors
    /// As for [`Journal::open`], when it can't be read either, or is another's to write.
    pub fn open_or_read(folder: &Path) -> Result<(Self, Option<Error>)> {
        let refused = match Self::open(folder) {
            Ok(journal) => return Ok((journal, None)),
            Err(err) => err,
        };
        if !refused.is_of_the_place() {
            return Err(refused);
        }
        match Self::open_to_read_at(folder, Arc::new(SystemClock)) {
            Ok(journal) => Ok((journal, Some(refused))),
            Err(_) => Err(refused),
        }
    }
}
