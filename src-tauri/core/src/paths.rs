mod chosen;

use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// The variable that names the journal's folder.
pub const JOURNAL_VARIABLE: &str = "MATINEE_JOURNAL";

/// The journal's folder: the one named, else `MATINEE_JOURNAL`, else the one the person chose last
/// in the window, else the usual one.
///
/// # Errors
/// [`Error::NoJournal`] when the chosen one is not there, perhaps because its disk is not: a new
/// one made in its place would look like a loss. [`Error::NoDataFolder`] when none is named and
/// the machine has no folder for data.
pub fn journal_folder(named: Option<&Path>) -> Result<PathBuf> {
    if let Some(folder) = named {
        return Ok(folder.to_owned());
    }
    if let Some(folder) = std::env::var_os(JOURNAL_VARIABLE).filter(|value| !value.is_empty()) {
        return Ok(PathBuf::from(folder));
    }
    match chosen::file().and_then(|file| chosen::read(&file)) {
        Some(folder) if database(&folder).is_file() => Ok(folder),
        Some(folder) => Err(Error::NoJournal { folder }),
        None => usual_folder(),
    }
}

/// Where a journal is kept when the person says nothing about it: `Matinee` in the machine's folder
/// for data (`~/.local/share/Matinee` on Linux).
///
/// # Errors
/// When the machine has no folder for data.
pub fn usual_folder() -> Result<PathBuf> {
    Ok(dirs::data_dir().ok_or(Error::NoDataFolder)?.join("Matinee"))
}

/// Keeps `folder` as the one to open from now on, for the window and the command line alike.
///
/// # Errors
/// When that cannot be written down.
pub fn choose_folder(folder: &Path) -> Result<()> {
    let file = chosen::file().ok_or(Error::NoDataFolder)?;
    let usual = usual_folder().ok();
    chosen::write(&file, Some(folder).filter(|folder| usual.as_deref() != Some(*folder)))
}

/// The database inside a journal's folder.
pub(crate) fn database(folder: &Path) -> PathBuf {
    folder.join("journal.sqlite")
}

/// The backups inside a journal's folder.
pub(crate) fn backups(folder: &Path) -> PathBuf {
    folder.join("backups")
}

/// The journals that were kept when others took their places, inside a journal's folder.
pub(crate) fn aside(folder: &Path) -> PathBuf {
    backups(folder).join("aside")
}

/// The originals inside a journal's folder.
pub(crate) fn media(folder: &Path) -> PathBuf {
    folder.join("media")
}
