use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::disk::{self, folder_of};
use crate::{Error, Result};

/// What lies in a journal's folder and is the journal's alone.
const OWN: [&str; 4] = ["journal.sqlite", "lock", "media", "backups"];

/// Refuses to write over what the journal is made of.
pub(crate) fn spare_the_journal(journal: &Path, to: &Path) -> Result<()> {
    let Ok(inside) = whole(to).strip_prefix(whole(journal)).map(Path::to_owned) else {
        return Ok(());
    };
    let first = inside.iter().next().map(|name| name.to_string_lossy().into_owned());
    // SQLite's companions of the database begin with its name.
    let own = |name: &String| OWN.iter().any(|own| name.starts_with(own));
    if first.as_ref().is_none_or(own) {
        let reason = "That is where the journal itself is kept. Choose another place to write to.";
        return Err(Error::invalid("to", reason));
    }
    Ok(())
}

/// A file beside where it is to be: nothing is seen under its own name until it is whole.
pub(crate) fn aside(to: &Path) -> Result<NamedTempFile> {
    tempfile::Builder::new()
        .prefix(".matinee-")
        .suffix(".part")
        .tempfile_in(folder_of(to))
        .map_err(Error::file(to, "written"))
}

/// Syncs a file written aside, gives it its name, syncs the folder, and answers its size.
pub(crate) fn settle(file: NamedTempFile, to: &Path) -> Result<u64> {
    let settled = || -> std::io::Result<u64> {
        file.as_file().sync_all()?;
        let size = file.as_file().metadata()?.len();
        disk::give_name(file.into_temp_path(), to)?;
        Ok(size)
    };
    settled().map_err(Error::file(to, "written"))
}

/// Writes a whole file, and answers its size.
pub(super) fn write(to: &Path, bytes: &[u8]) -> Result<u64> {
    let mut file = aside(to)?;
    file.write_all(bytes).map_err(Error::file(to, "written"))?;
    settle(file, to)
}

/// The path without links and dots, as far as it exists.
fn whole(path: &Path) -> PathBuf {
    if let Ok(whole) = path.canonicalize() {
        return whole;
    }
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) if !parent.as_os_str().is_empty() => whole(parent).join(name),
        (Some(_), Some(name)) => whole(Path::new(".")).join(name),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_over_the_journal() {
        let folder = tempfile::tempdir().unwrap();
        let journal = folder.path();
        for own in ["journal.sqlite", "journal.sqlite-wal", "lock", "media/ab/cd.jpg", ""] {
            assert!(spare_the_journal(journal, &journal.join(own)).is_err(), "{own}");
        }
        let around = journal.join("new/../media");
        std::fs::create_dir(journal.join("new")).unwrap();
        assert!(spare_the_journal(journal, &around).is_err());
        for other in ["everything.zip", "exports/everything.zip"] {
            assert!(spare_the_journal(journal, &journal.join(other)).is_ok(), "{other}");
        }
        assert!(spare_the_journal(journal, Path::new("journal.sqlite")).is_ok());
    }
}
