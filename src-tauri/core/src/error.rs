use std::io;
use std::path::PathBuf;

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

    /// The database refused in a way the reader cannot mend.
    #[error("The journal file could not be read or written: {0}.")]
    Storage(#[from] rusqlite::Error),

    /// What was asked for is preceded by a backup, and that could not be made.
    #[error("Matinee makes a backup before this, and could not: {source} Nothing was changed.")]
    NoBackup {
        /// Why not.
        source: Box<Error>,
    },

    /// The file could not be brought up to this version.
    #[error("The journal file could not be upgraded: {0}.")]
    Upgrade(#[from] rusqlite_migration::Error),

    /// A record kept as JSON could not be read back.
    #[error("A record in the journal could not be read back: {0}.")]
    Record(#[from] serde_json::Error),
}

impl Error {
    /// A refusal the reader can mend, at `field`.
    pub fn invalid(field: &'static str, reason: impl Into<String>) -> Self {
        Self::Invalid { field, reason: reason.into() }
    }

    /// A failure with a file, for `map_err`.
    pub fn file(path: impl Into<PathBuf>, action: &'static str) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, action, source }
    }
}

/// A result of the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;
