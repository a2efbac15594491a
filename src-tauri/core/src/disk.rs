//! Files that are whole or not there: what every part that writes beside the database shares.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

/// Makes a folder, and those above it, its owner's alone.
pub(crate) fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// A folder in `parent` for what is not whole yet, for its owner alone; it goes with what is answered.
pub(crate) fn private_stage(prefix: &str, parent: &Path) -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir_in(parent)
}

/// Removes the folders of such a name that killed processes left in `parent`. What cannot be removed
/// is no reason to do nothing else.
pub(crate) fn clear_stages(prefix: &str, parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let is_stage = entry.file_name().to_str().is_some_and(|name| name.starts_with(prefix))
            && entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_stage {
            drop(fs::remove_dir_all(entry.path()));
        }
    }
}

/// Writes a file its owner alone can read: beside its place, synced, renamed, the folder synced.
/// When this returns the file is whole and on disk; when it fails, what was there still is.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    make_private_folder(folder)?;
    // A temporary file is readable by its owner only, and stays so.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    give_name(file.into_temp_path(), path)
}

/// Gives a file that is whole and on disk its name, and waits until that is there too. A name of
/// which this cannot be said is taken back, so that nothing stands where it was told that nothing
/// could be written.
pub(crate) fn give_name(file: TempPath, path: &Path) -> io::Result<()> {
    let replaces = path.exists();
    file.persist(path)?;
    sync_folder(folder_of(path)).inspect_err(|_| {
        if !replaces {
            drop(fs::remove_file(path));
        }
    })
}

/// The folder a file is in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// What a file is called until it is whole. What a killed process leaves behind is known by it.
pub(crate) const UNFINISHED: &str = ".matinee-backup-";

/// Files of one folder that are written together: each is whole and on disk before it has its name,
/// and the disk is waited for once for all of them.
pub(crate) struct Together {
    folder: PathBuf,
    /// Opened before anything is written: what goes wrong from then on, the wait reports.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "files are waited for singly")
    )]
    opened: File,
    written: Vec<(TempPath, PathBuf)>,
}

impl Together {
    /// As many are waited for one by one, and other programs' files not with them.
    #[cfg(target_os = "linux")]
    const FEW: usize = 16;

    /// Begins files in a folder, which is made when it is not there.
    pub(crate) fn in_folder(folder: &Path) -> io::Result<Self> {
        make_private_folder(folder)?;
        Ok(Self { folder: folder.to_owned(), opened: File::open(folder)?, written: Vec::new() })
    }

    /// Writes a file that will be at `path`, somewhere in the folder.
    pub(crate) fn write(&mut self, path: PathBuf, bytes: &[u8]) -> io::Result<()> {
        let mut file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(&self.folder)?;
        file.write_all(bytes)?;
        self.written.push((file.into_temp_path(), path));
        Ok(())
    }

    /// Waits until all are on disk, and gives them their names.
    pub(crate) fn finish(self) -> io::Result<()> {
        self.wait()?;
        let mut folders = BTreeSet::from([self.folder]);
        for (file, path) in self.written {
            let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
            if folders.insert(folder.to_owned()) {
                make_private_folder(folder)?;
            }
            file.persist(&path).map_err(|failed| failed.error)?;
        }
        folders.iter().try_for_each(|folder| sync_folder(folder))
    }

    fn wait(&self) -> io::Result<()> {
        #[cfg(target_os = "linux")]
        if self.written.len() > Self::FEW {
            return Ok(rustix::fs::syncfs(&self.opened)?);
        }
        self.written.iter().try_for_each(|(file, _)| File::open(file)?.sync_all())
    }
}

/// Waits until what was renamed, made or removed in a folder is on disk: only then does it survive
/// a power cut. Windows has no such call, and syncs with the file.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// BLAKE3 of a file's bytes.
pub(crate) fn hash(path: &Path) -> io::Result<blake3::Hash> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path)?)?;
    Ok(hasher.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_written_together_have_their_names_once_all_are_there() {
        let folder = tempfile::tempdir().unwrap();
        let media = folder.path().join("media");
        let mut together = Together::in_folder(&media).unwrap();
        for number in 0..40 {
            let path = media.join(format!("{:02}", number % 7)).join(format!("{number}"));
            together.write(path.clone(), format!("picture {number}").as_bytes()).unwrap();
            assert!(!path.exists());
        }
        together.finish().unwrap();
        assert_eq!(fs::read(media.join("04/39")).unwrap(), b"picture 39");
        let left = fs::read_dir(&media).unwrap().filter(|it| it.as_ref().unwrap().path().is_file());
        assert_eq!(left.count(), 0);
    }

    #[test]
    fn a_name_is_of_the_folder_it_is_in_or_of_the_one_we_are_in() {
        assert_eq!(folder_of(Path::new("a/b.zip")), Path::new("a"));
        assert_eq!(folder_of(Path::new("b.zip")), Path::new("."));
    }

    #[test]
    fn files_given_up_leave_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let mut together = Together::in_folder(folder.path()).unwrap();
        together.write(folder.path().join("ab/picture"), b"half").unwrap();
        drop(together);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
