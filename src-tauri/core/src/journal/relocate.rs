use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::lock::Lock;
use super::make_folder;
use crate::{Error, Result, disk, paths};

/// Moves the closed journal in `from` into `to` when that is an empty folder, else into a folder
/// `Matinee` inside it, and answers where it is. It is all there or all here: across disks every
/// file is copied, synced and compared before the old one goes.
///
/// # Errors
/// [`Error::Invalid`] when there is no room for a journal in `to`; [`Error::Locked`] when it is
/// open somewhere. The journal is then where it was.
pub fn move_journal(from: &Path, to: &Path) -> Result<PathBuf> {
    if !paths::database(from).is_file() {
        return Err(Error::NoJournal { folder: from.to_owned() });
    }
    let to = room_in(to)?;
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if whole(&to).starts_with(whole(from)) {
        return Err(refused("A journal can't be moved into itself. Choose another folder."));
    }
    // Nobody may write while it moves. Through a rename the lock keeps.
    let lock = Lock::take(from, Timestamp::now())?;
    // Refused across disks, and by some file systems; copying does for both.
    if fs::rename(from, &to).is_ok() {
        sync_folder(to.parent().unwrap_or(&to))?;
        return Ok(to);
    }
    let part = to.with_file_name(".matinee-being-moved");
    let moved = copy_folder(from, &part).and_then(|()| {
        fs::rename(&part, &to).map_err(Error::file(&to, "made"))?;
        sync_folder(to.parent().unwrap_or(&to))
    });
    if let Err(err) = moved {
        // What was copied so far is of no use; the journal itself has not been touched.
        let _ = fs::remove_dir_all(&part);
        return Err(err);
    }
    drop(lock);
    fs::remove_dir_all(from).map_err(Error::file(from, "removed, though its copy is complete"))?;
    Ok(to)
}

/// Makes a journal in `to`, or in a folder inside it, as [`move_journal`] chooses: `make` makes it in a
/// folder beside, and it takes its place once it is whole. Answers where it is.
pub(crate) fn made_aside<T>(
    to: &Path,
    make: impl FnOnce(&Path) -> Result<T>,
) -> Result<(PathBuf, T)> {
    let to = room_in(to)?;
    let parent = disk::folder_of(&to).to_owned();
    make_folder(&parent)?;
    let stage = disk::private_stage(".matinee-being-made-", &parent)
        .map_err(Error::file(&parent, "written to"))?;
    let new = stage.path().join("Matinee");
    make_folder(&new)?;
    let made = make(&new)?;
    let file = paths::database(&new);
    File::open(&file).and_then(|file| file.sync_all()).map_err(Error::file(&file, "written"))?;
    // An empty folder gives way to a whole one.
    let _ = fs::remove_dir(&to);
    fs::rename(&new, &to).map_err(Error::file(&to, "made"))?;
    sync_folder(&parent)?;
    Ok((to, made))
}

/// The folder the journal will be: `to` itself when it is empty or not there, else one inside it.
fn room_in(to: &Path) -> Result<PathBuf> {
    let inside = to.join("Matinee");
    for folder in [to, &inside] {
        match fs::read_dir(folder) {
            Ok(mut entries) => {
                if entries.next().is_none() {
                    return Ok(folder.to_owned());
                }
            }
            Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(folder.to_owned()),
            Err(err) => return Err(Error::file(folder, "read")(err)),
        }
    }
    Err(refused(format!(
        "{} is not empty. Choose another folder for the journal, or empty that one first.",
        inside.display()
    )))
}

/// Copies every file but the lock, and compares what was written with what was read.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    make_folder(to)?;
    for entry in fs::read_dir(from).map_err(Error::file(from, "read"))? {
        let entry = entry.map_err(Error::file(from, "read"))?;
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        let kind = entry.file_type().map_err(Error::file(&path, "read"))?;
        if kind.is_dir() {
            copy_folder(&path, &copy)?;
        } else if !kind.is_file() {
            return Err(refused(format!(
                "{} is neither a file nor a folder. Move it elsewhere first.",
                path.display()
            )));
        } else if entry.file_name() != "lock" {
            copy_file(&path, &copy)?;
        }
    }
    sync_folder(to)
}

fn copy_file(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).map_err(Error::file(to, "written"))?;
    File::open(to).and_then(|file| file.sync_all()).map_err(Error::file(to, "written"))?;
    if hash(from)? != hash(to)? {
        return Err(Error::Damaged {
            file: to.to_owned(),
            reason: format!("it differs from {} after copying.", from.display()),
        });
    }
    Ok(())
}

fn hash(path: &Path) -> Result<blake3::Hash> {
    disk::hash(path).map_err(Error::file(path, "read"))
}

fn sync_folder(folder: &Path) -> Result<()> {
    disk::sync_folder(folder).map_err(Error::file(folder, "written"))
}

fn refused(reason: impl Into<String>) -> Error {
    Error::invalid("folder", reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copied_folder_holds_every_file_but_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        fs::create_dir_all(from.join("media/ab")).unwrap();
        fs::write(from.join("media/ab/picture.png"), b"pixels").unwrap();
        fs::write(from.join("lock"), b"someone").unwrap();
        copy_folder(&from, &to).unwrap();
        assert_eq!(fs::read(to.join("media/ab/picture.png")).unwrap(), b"pixels");
        assert!(!to.join("lock").exists());
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_copied_stops_the_move() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        fs::create_dir(&from).unwrap();
        std::os::unix::fs::symlink("/etc/hosts", from.join("link")).unwrap();
        assert!(matches!(copy_folder(&from, &to), Err(Error::Invalid { .. })));
    }
}
