use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

/// What can go wrong, sorted by what the caller can do about it. Each displays as whole sentences
/// for the reader; the cause, where there is one, is the error's source.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was asked for is not in the journal, perhaps no longer.
    #[error("There is no such {what} in this journal.")]
    NotFound {
        /// The kind of record: `film`, `viewing` …
        what: &'static str,
    },

    /// Something typed or handed over cannot be kept as it is; the reader can mend it.
    #[error("{reason}")]
    Invalid {
        /// The field it concerns, as the form names it.
        field: &'static str,
        /// What is wrong and what would be right.
        reason: String,
    },

    /// A file handed over is not what it should be.
    #[error("{name}: {reason}")]
    BadFile {
        /// The file's name as the reader knows it.
        name: String,
        /// What is wrong with it.
        reason: String,
    },

    /// There is nothing left to undo.
    #[error("There is nothing to undo.")]
    NothingToUndo,

    /// There is nothing left to do again.
    #[error("There is nothing to do again.")]
    NothingToRedo,

    /// The work was called off before it was done; the journal is as it was.
    #[error("Cancelled; the journal is as it was before.")]
    Cancelled,

    /// Another process holds the journal open for writing.
    #[error("This journal is already open, by {by}, since {since}. Close it there first.")]
    Locked {
        /// The program and process that hold it.
        by: String,
        /// Since when, in words.
        since: String,
    },

    /// The journal was opened for reading and a write was asked for.
    #[error("This journal is open for reading only.")]
    ReadOnly,

    /// No journal is kept in the folder, and the work needs one.
    #[error("There is no journal in {}.", folder.display())]
    NoJournal {
        /// The folder looked in.
        folder: PathBuf,
    },

    /// The file is from a newer version; it has not been touched.
    #[error(
        "{} was written by a newer version of Matinee. It has not been touched; open it with that version.",
        file.display()
    )]
    TooNew {
        /// The journal file.
        file: PathBuf,
    },

    /// The file is something else; it has not been touched.
    #[error("{} is not a Matinee journal. It has not been touched.", file.display())]
    Foreign {
        /// The file looked at.
        file: PathBuf,
    },

    /// The journal file is damaged; it has not been touched.
    #[error("{} is damaged: {reason}", file.display())]
    Damaged {
        /// The journal file.
        file: PathBuf,
        /// What was found.
        reason: String,
    },

    /// A step of undo is not what was logged; it was not gone over.
    #[error(
        "What was logged of the change to {} is damaged, so nothing was changed.",
        named(subject)
    )]
    DamagedStep {
        /// What it was done to; may be empty.
        subject: String,
    },

    /// A file or folder could not be read or written.
    #[error("{} could not be {action}: {source}.", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What was tried, as a past participle: `read`, `written`, `made`.
        action: &'static str,
        /// Why not.
        source: io::Error,
    },

    /// There is no folder for data on this machine.
    #[error(
        "This machine names no folder for data. Name one with --journal FOLDER or MATINEE_JOURNAL."
    )]
    NoDataFolder,

    /// The database refused: what the place of it does not allow is told in words of its own.
    #[error("{}", of_storage(.0))]
    Storage(#[from] rusqlite::Error),

    /// What was asked for is preceded by a backup, and that could not be made.
    #[error("Matinee makes a backup before this, and could not: {source} Nothing was changed.")]
    NoBackup {
        /// Why not.
        source: Box<Error>,
    },

    /// The file could not be brought up to this version.
    #[error("The journal file could not be upgraded: {0}.")]
    Upgrade(#[source] rusqlite_migration::Error),

    /// A record kept as JSON could not be read back.
    #[error("A record in the journal could not be read back: {0}.")]
    Record(#[from] serde_json::Error),
}

/// A subject as a sentence names it.
fn named(subject: &str) -> String {
    if subject.is_empty() { "the journal".to_owned() } else { format!("‘{subject}’") }
}

/// A database that refuses while it is brought up to this version refuses as it does at any time: the
/// place is named, and not the statement.
impl From<rusqlite_migration::Error> for Error {
    fn from(err: rusqlite_migration::Error) -> Self {
        match err {
            rusqlite_migration::Error::RusqliteError { err, .. } => Self::Storage(err),
            other => Self::Upgrade(other),
        }
    }
}

/// What SQLite refused with, for the reader. A write that fails leaves the journal as it was.
fn of_storage(err: &rusqlite::Error) -> String {
    let why = match err.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => {
            "There is no room left on the journal’s disk, so nothing was changed. Make room, then try again."
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            "The journal’s folder cannot be written to, so nothing was changed. Allow it, or move the journal, then try again."
        }
        // The file that readers and the writer share had no room to grow, or could not be written:
        // SQLite does not say which.
        Some(ErrorCode::SystemIoFailure)
            if err.sqlite_error().is_some_and(|it| it.extended_code == SQLITE_IOERR_SHMSIZE) =>
        {
            "The journal’s disk is full or does not answer, so nothing was changed. Make room, or see whether it is connected, then try again."
        }
        Some(ErrorCode::SystemIoFailure) => {
            "The journal’s disk does not answer, so nothing was changed. See whether it is connected, then try again."
        }
        _ => "The journal file could not be read or written",
    };
    match why.strip_suffix('.') {
        Some(_) => format!("{why} ({err})"),
        None => format!("{why}: {err}."),
    }
}

impl Error {
    /// A refusal the reader can mend, at `field`.
    pub fn invalid(field: &'static str, reason: impl Into<String>) -> Self {
        Self::Invalid { field, reason: reason.into() }
    }

    /// Whether it says that the journal file is damaged.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Record(_) | Self::Damaged { .. } | Self::DamagedStep { .. } => true,
            Self::Storage(err) => Self::is_damage_of(err),
            _ => false,
        }
    }

    fn is_damage_of(err: &rusqlite::Error) -> bool {
        use rusqlite::Error as E;

        match err {
            // A value that the tables allow nobody to write.
            E::InvalidColumnType(..)
            | E::FromSqlConversionFailure(..)
            | E::IntegralValueOutOfRange(..)
            | E::Utf8Error(..) => true,
            err => matches!(
                err.sqlite_error_code(),
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
            ),
        }
    }

    /// Whether it says that the place of the journal does not let anybody write: no room, no
    /// permission, no answer.
    pub fn is_of_the_place(&self) -> bool {
        match self {
            Self::Storage(err) => matches!(
                err.sqlite_error_code(),
                Some(
                    ErrorCode::CannotOpen
                        | ErrorCode::ReadOnly
                        | ErrorCode::DiskFull
                        | ErrorCode::PermissionDenied
                        | ErrorCode::SystemIoFailure
                )
            ),
            Self::File { source, .. } => matches!(
                source.kind(),
                io::ErrorKind::PermissionDenied
                    | io::ErrorKind::ReadOnlyFilesystem
                    | io::ErrorKind::StorageFull
                    | io::ErrorKind::QuotaExceeded
            ),
            _ => false,
        }
    }

    /// The same, naming the file where it is damaged.
    pub(crate) fn of_journal(self, file: &Path) -> Self {
        match self {
            Self::Storage(err) if Self::is_damage_of(&err) => {
                Self::Damaged { file: file.to_owned(), reason: format!("{err}.") }
            }
            other => other,
        }
    }

    /// A failure with a file, for `map_err`.
    pub fn file(path: impl Into<PathBuf>, action: &'static str) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, action, source }
    }
}

/// A result of the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::*;

    #[test]
    fn a_disk_that_fails_while_a_journal_is_made_is_named_and_not_the_statement() {
        let full = rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_FULL), None);
        let query = "create table films (id integer)".to_owned();
        let err = Error::from(rusqlite_migration::Error::RusqliteError { query, err: full });
        assert!(err.is_of_the_place());
        let told = err.to_string();
        assert!(told.starts_with("There is no room left on the journal’s disk"), "{told}");
        assert!(!told.contains("create table"), "{told}");
    }
}
