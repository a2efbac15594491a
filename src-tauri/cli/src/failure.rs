use matinee_core::Error;
use serde::Serialize;

/// Why a command was not done: a code for programs, a sentence for people.
#[derive(Debug, Serialize)]
pub(crate) struct Failure {
    code: &'static str,
    message: String,
}

impl Failure {
    /// The arguments could not be understood.
    pub(crate) fn usage(message: &str) -> Self {
        Self { code: "usage", message: message.to_owned() }
    }

    /// Something that was said can't be.
    pub(crate) fn invalid(message: String) -> Self {
        Self { code: "invalid", message }
    }

    /// The sentence.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }
}

impl From<Error> for Failure {
    fn from(err: Error) -> Self {
        let code = match &err {
            Error::NotFound { .. } => "not-found",
            Error::Invalid { .. } => "invalid",
            Error::BadFile { .. } => "bad-file",
            Error::NothingToUndo | Error::NothingToRedo => "nothing-to-undo",
            Error::Cancelled => "cancelled",
            Error::Locked { .. } => "locked",
            Error::ReadOnly => "read-only",
            Error::NoJournal { .. } => "no-journal",
            Error::TooNew { .. } => "too-new",
            Error::Foreign { .. } => "foreign",
            Error::Damaged { .. } | Error::DamagedStep { .. } => "damaged",
            Error::NoBackup { .. } => "no-backup",
            Error::NoDataFolder => "no-data-folder",
            _ => "failed",
        };
        Self { code, message: err.to_string() }
    }
}
