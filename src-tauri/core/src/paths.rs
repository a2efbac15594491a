use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// The variable that names the journal's folder.
pub const JOURNAL_VARIABLE: &str = "MATINEE_JOURNAL";

/// The journal's folder: the one named, else `MATINEE_JOURNAL`, else `Matinee` in the machine's
/// folder for data (`~/.local/share/Matinee` on Linux).
///
/// # Errors
/// When none is named and the machine has no folder for data.
pub fn journal_folder(named: Option<&Path>) -> Result<PathBuf> {
    if let Some(folder) = named {
        return Ok(folder.to_owned());
    }
    if let Some(folder) = std::env::var_os(JOURNAL_VARIABLE).filter(|value| !value.is_empty()) {
        return Ok(PathBuf::from(folder));
    }
    Ok(dirs::data_dir().ok_or(Error::NoDataFolder)?.join("Matinee"))
}

/// The database inside a journal's folder.
pub(crate) fn database(folder: &Path) -> PathBuf {
    folder.join("journal.sqlite")
}

/// The originals inside a journal's folder.
pub(crate) fn media(folder: &Path) -> PathBuf {
    folder.join("media")
}
