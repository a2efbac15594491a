use std::error::Error as _;

use serde::Serialize;
use ts_rs::TS;

/// What the UI tells errors apart by. Add one only when the UI acts on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub enum ErrorCode {
    /// Gone, perhaps deleted meanwhile: refresh.
    NotFound,
    /// The reader can mend it: show it at the field.
    Invalid,
    /// A file handed over is not what it should be: show it where it was handed over.
    BadFile,
    /// Nothing to undo: say so, quietly.
    NothingToUndo,
    /// Nothing to do again: say so, quietly.
    NothingToRedo,
    /// Called off by the reader: nothing went wrong.
    Cancelled,
    /// Another process holds the journal: offer to try again.
    Locked,
    /// The journal can be read but not written.
    ReadOnly,
    /// No journal is open, or none is where it should be: show the start screen.
    NoJournal,
    /// The journal is newer than the app: offer another journal.
    TooNew,
    /// The file is no journal: offer another.
    Foreign,
    /// The journal file is damaged: offer another, and to look at the folder.
    Damaged,
    /// A file or folder could not be read or written: the message says which and why.
    File,
    /// Not the reader's fault: show it.
    Internal,
}

/// An error as it crosses to TypeScript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct IpcError {
    /// For the program.
    pub code: ErrorCode,
    /// For the reader: whole sentences.
    pub message: String,
    /// The field to point at, when there is one.
    pub field: Option<&'static str>,
}

/// What every command answers.
pub type IpcResult<T> = Result<T, IpcError>;

impl IpcError {
    /// An error of the window's own, with no field.
    pub(crate) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), field: None }
    }

    /// A request that no button of ours sends.
    pub(crate) fn invalid(field: &'static str, message: impl Into<String>) -> Self {
        Self { code: ErrorCode::Invalid, message: message.into(), field: Some(field) }
    }
}

impl From<matinee_core::Error> for IpcError {
    fn from(err: matinee_core::Error) -> Self {
        use matinee_core::Error as E;

        let (code, field) = match &err {
            E::NotFound { .. } => (ErrorCode::NotFound, None),
            E::Invalid { field, .. } => (ErrorCode::Invalid, Some(*field)),
            E::BadFile { .. } => (ErrorCode::BadFile, None),
            E::NothingToUndo => (ErrorCode::NothingToUndo, None),
            E::NothingToRedo => (ErrorCode::NothingToRedo, None),
            E::Cancelled => (ErrorCode::Cancelled, None),
            E::Locked { .. } => (ErrorCode::Locked, None),
            E::ReadOnly => (ErrorCode::ReadOnly, None),
            E::NoJournal { .. } => (ErrorCode::NoJournal, None),
            E::TooNew { .. } => (ErrorCode::TooNew, None),
            E::Foreign { .. } => (ErrorCode::Foreign, None),
            E::Damaged { .. } | E::DamagedStep { .. } => (ErrorCode::Damaged, None),
            E::File { .. } | E::NoDataFolder | E::NoBackup { .. } => (ErrorCode::File, None),
            E::Storage(_) if err.is_damage() => {
                tracing::error!("{err}");
                (ErrorCode::Damaged, None)
            }
            E::Record(record) => {
                // What could not be read back is the person's, and no log holds their words.
                let at = (record.line(), record.column());
                tracing::error!(kind = ?record.classify(), ?at, "a record could not be read back");
                (ErrorCode::Damaged, None)
            }
            E::Storage(_) | E::Upgrade(_) => {
                // The chain goes to the log, here and only here; the reader gets a sentence.
                tracing::error!(cause = err.source().map(tracing::field::display), "{err}");
                (ErrorCode::Internal, None)
            }
        };
        Self { code, message: err.to_string(), field }
    }
}
