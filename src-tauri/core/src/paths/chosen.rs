//! The journal the person chose last, when it is not the usual one. It is written down outside the
//! journal: something has to say where that is.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// The file that holds the path, and nothing else.
pub(super) fn file() -> Option<PathBuf> {
    Some(dirs::config_dir()?.join("Matinee").join("journal"))
}

/// The folder written down, if one is.
pub(super) fn read(file: &Path) -> Option<PathBuf> {
    let bytes = std::fs::read(file).ok().filter(|bytes| !bytes.is_empty())?;
    Some(PathBuf::from(path_of(bytes)?))
}

/// Writes a folder down, or forgets the one that was.
pub(super) fn write(file: &Path, folder: Option<&Path>) -> Result<()> {
    let Some(folder) = folder else {
        return match std::fs::remove_file(file) {
            Err(err) if err.kind() != std::io::ErrorKind::NotFound => {
                Err(Error::file(file, "removed")(err))
            }
            _ => Ok(()),
        };
    };
    let parent = file.parent().unwrap_or(file);
    std::fs::create_dir_all(parent).map_err(Error::file(parent, "made"))?;
    std::fs::write(file, folder.as_os_str().as_encoded_bytes())
        .map_err(Error::file(file, "written"))
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere not all bytes are a path")]
fn path_of(bytes: Vec<u8>) -> Option<OsString> {
    Some(std::os::unix::ffi::OsStringExt::from_vec(bytes))
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> Option<OsString> {
    String::from_utf8(bytes).ok().map(OsString::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_folder_is_known_again_until_it_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("Matinee").join("journal");
        assert_eq!(read(&file), None);
        write(&file, None).unwrap();
        let chosen = Path::new("/media/disk two/Filme ü");
        write(&file, Some(chosen)).unwrap();
        assert_eq!(read(&file).as_deref(), Some(chosen));
        write(&file, None).unwrap();
        assert_eq!(read(&file), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_whose_name_is_no_text_is_known_again_too() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("journal");
        let chosen = PathBuf::from(path_of(b"/films/\xff".to_vec()).unwrap());
        write(&file, Some(&chosen)).unwrap();
        assert_eq!(read(&file), Some(chosen));
    }
}
