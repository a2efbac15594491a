use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::hash::MediaHash;
use super::kind::PictureKind;
use crate::{Error, Result, disk};

/// The folder of originals: `media/ab/abcdef….jpg`, each named by the hash of
/// its bytes and never changed once written.
pub struct Originals {
    folder: PathBuf,
}

impl Originals {
    /// The originals in this folder, which need not exist yet.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The folder they are in.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
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
    ///
    /// # Errors
    /// [`Error::File`] when the folder does not let it.
    pub fn keep(&self, kind: PictureKind, bytes: &[u8]) -> Result<MediaHash> {
        let hash = MediaHash::of(bytes);
        if self.fetch(hash, kind).is_ok() {
            return Ok(hash);
        }
        let path = self.path(hash, kind);
        disk::write_whole(&path, bytes).map_err(Error::file(&path, "written"))?;
        Ok(hash)
    }

    /// The bytes of an original, checked against its hash.
    ///
    /// # Errors
    /// [`Error::Damaged`] when they are no longer those it was named for; [`Error::File`] when it
    /// cannot be read.
    pub fn fetch(&self, hash: MediaHash, kind: PictureKind) -> Result<Vec<u8>> {
        let path = self.path(hash, kind);
        let bytes = fs::read(&path).map_err(Error::file(&path, "read"))?;
        if MediaHash::of(&bytes) != hash {
            let reason = "its bytes are not those it was kept with.".to_owned();
            return Err(Error::Damaged { file: path, reason });
        }
        Ok(bytes)
    }

    /// Keeps what stands in the place of an original, and is not it, under another name beside it.
    ///
    /// # Errors
    /// [`Error::File`] when it is there and cannot be renamed.
    pub(crate) fn put_aside(&self, hash: MediaHash, kind: PictureKind) -> Result<()> {
        let path = self.path(hash, kind);
        let mut number = 1;
        let mut aside = path.with_extension("damaged");
        while aside.exists() {
            number += 1;
            aside = path.with_extension(format!("damaged-{number}"));
        }
        match fs::rename(&path, &aside) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                Err(Error::file(path, "renamed")(source))
            }
            _ => Ok(()),
        }
    }

    /// Removes an original for good. One that is not there is no error.
    ///
    /// # Errors
    /// [`Error::File`] when it is there and cannot be removed.
    pub fn forget(&self, hash: MediaHash, kind: PictureKind) -> Result<()> {
        let path = self.path(hash, kind);
        match fs::remove_file(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                Err(Error::file(path, "removed")(source))
            }
            _ => Ok(()),
        }
    }
}
