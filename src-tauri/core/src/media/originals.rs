use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::hash::MediaHash;
use super::kind::PictureKind;

/// The folder of originals: `media/ab/abcdef….jpg`, each named by the hash of
/// its bytes and never changed once written.
pub struct Originals {
    folder: PathBuf,
}

/// An original that could not be kept or fetched.
#[derive(Debug, thiserror::Error)]
pub enum OriginalError {
    /// The file system would not let it.
    #[error("The picture {} could not be {act}: {source}.", path.display())]
    File {
        /// 'written' or 'read'.
        act: &'static str,
        /// The file that was meant.
        path: PathBuf,
        /// What the file system said.
        source: io::Error,
    },
    /// The file's bytes are not those it was named for.
    #[error("The picture {} has been damaged or changed on disk.", path.display())]
    Changed {
        /// The file that was read.
        path: PathBuf,
    },
}

impl Originals {
    /// The originals in this folder, which need not exist yet.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Where the original of this hash and kind is, or would be.
    pub fn path(&self, hash: MediaHash, kind: PictureKind) -> PathBuf {
        let name = hash.to_string();
        self.folder.join(&name[..2]).join(format!("{name}.{}", kind.extension()))
    }

    /// Keeps these bytes under their hash. What is there already is left as
    /// it is, unless it is no longer what its name says.
    ///
    /// When this returns, the file is whole and on disk: it is written beside
    /// its place, synced, renamed, and the folder synced.
    pub fn keep(&self, kind: PictureKind, bytes: &[u8]) -> Result<MediaHash, OriginalError> {
        let hash = MediaHash::of(bytes);
        if self.fetch(hash, kind).is_ok() {
            return Ok(hash);
        }
        let path = self.path(hash, kind);
        write(&path, bytes).map_err(|source| OriginalError::File {
            act: "written",
            path,
            source,
        })?;
        Ok(hash)
    }

    /// The bytes of an original, checked against its hash.
    pub fn fetch(&self, hash: MediaHash, kind: PictureKind) -> Result<Vec<u8>, OriginalError> {
        let path = self.path(hash, kind);
        match fs::read(&path) {
            Ok(bytes) if MediaHash::of(&bytes) == hash => Ok(bytes),
            Ok(_) => Err(OriginalError::Changed { path }),
            Err(source) => Err(OriginalError::File { act: "read", path, source }),
        }
    }

    /// Removes an original for good. One that is not there is no error.
    pub fn forget(&self, hash: MediaHash, kind: PictureKind) -> Result<(), OriginalError> {
        let path = self.path(hash, kind);
        match fs::remove_file(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                Err(OriginalError::File { act: "removed", path, source })
            }
            _ => Ok(()),
        }
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    create_private_folder(folder)?;
    // A temporary file is readable by its owner only, and stays so.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    sync_folder(folder)
}

#[cfg(unix)]
fn create_private_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn create_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// A rename is only certain to survive a power cut once its folder is synced.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
