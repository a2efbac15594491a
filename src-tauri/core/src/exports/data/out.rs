use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::super::destination::{aside, settle};
use super::super::folder::Folder;
use crate::{Error, Result};

/// Where data goes. Nothing is seen under its own name until [`Out::finish`].
pub(in crate::exports) enum Out {
    /// Nowhere: only what is lost on the way is of interest.
    Nowhere,
    /// One file, whatever the names of its parts.
    File { file: BufWriter<NamedTempFile>, to: PathBuf },
    /// A folder with several.
    Folder(Box<Folder>),
}

impl Out {
    /// A file that will be at `to`.
    pub(super) fn file(to: &Path) -> Result<Self> {
        let file = BufWriter::with_capacity(1 << 16, aside(to)?);
        Ok(Self::File { file, to: to.to_owned() })
    }

    /// Writes behind what the file of this name has so far.
    pub(super) fn write(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        match self {
            Self::Nowhere => Ok(()),
            Self::File { file, to } => {
                file.write_all(bytes).map_err(Error::file(to.as_path(), "written"))
            }
            Self::Folder(folder) => folder.append(name, bytes),
        }
    }

    /// Puts what was written in its place, and answers its size.
    pub(super) fn finish(self) -> Result<u64> {
        match self {
            Self::Nowhere => Ok(0),
            Self::File { file, to } => {
                let file = file
                    .into_inner()
                    .map_err(std::io::IntoInnerError::into_error)
                    .map_err(Error::file(to.as_path(), "written"))?;
                settle(file, &to)
            }
            Self::Folder(folder) => folder.finish(),
        }
    }
}
