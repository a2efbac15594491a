//! The pictures of a piece, found and made ready. A picture that can't be had leaves a place in the
//! text, and a sentence in the receipt.

use std::path::{Path, PathBuf};

use super::pending::Pending;
use crate::imports::piece::picture::{PictureSource, PiecePicture};
use crate::media::{Variant, picture_file};
use crate::{Error, Journal, Result};

/// Makes ready what can be had of a piece's pictures; `filled` are files for its places.
pub(super) fn ready(
    journal: &Journal,
    pending: &mut Pending,
    filled: &[(String, PathBuf)],
) -> Result<()> {
    let folders = folders(pending);
    let mut pictures = std::mem::take(&mut pending.opened.piece.pictures);
    for picture in &mut pictures {
        let put = filled.iter().find(|(name, _)| *name == picture.name).map(|(_, path)| path);
        let had = match put {
            Some(path) => picture_file(path).map_err(|err| err.to_string()).map(Some),
            None => fetched(picture, &folders),
        };
        let made = match had {
            Ok(None) => continue,
            Err(reason) => Err(reason),
            Ok(Some((name, bytes))) => {
                let variants: &[Variant] =
                    if picture.poster { &Variant::POSTER } else { &Variant::STILL };
                match journal.ready_picture(&name, &bytes, variants) {
                    Ok(ready) => Ok(ready),
                    Err(err @ Error::File { .. }) => return Err(err),
                    Err(err) => Err(err.to_string()),
                }
            }
        };
        match made {
            Ok(ready) => {
                pending.has_poster |= picture.poster;
                pending.ready.push((picture.name.clone(), ready));
            }
            Err(reason) => pending.problems.push(reason),
        }
        // What was inside is kept as a picture, or told to be none.
        if let PictureSource::Inside(bytes) = &mut picture.source {
            bytes.clear();
        }
    }
    pending.opened.piece.pictures = pictures;
    Ok(())
}

/// What there is to tell of a piece's pictures before any of them is read: which can't be had.
pub(super) fn told(pending: &mut Pending, filled: &[(String, PathBuf)]) {
    let folders = folders(pending);
    for picture in &pending.opened.piece.pictures {
        let is_filled = filled.iter().any(|(name, _)| *name == picture.name);
        match located(picture, &folders) {
            _ if is_filled => pending.has_poster |= picture.poster,
            Ok(found) => pending.has_poster |= picture.poster && found.is_some(),
            Err(reason) => pending.problems.push(reason),
        }
    }
}

/// The folders in which a piece's pictures lie: its own, then the one that was brought in.
fn folders(pending: &Pending) -> Vec<PathBuf> {
    pending.opened.folder.iter().chain(&pending.root).cloned().collect()
}

/// Where the bytes of a picture are to be had.
enum Located<'p> {
    Inside(&'p [u8]),
    File(PathBuf),
}

/// A picture's file; nothing where only words stood for it.
fn fetched(
    picture: &PiecePicture,
    folders: &[PathBuf],
) -> std::result::Result<Option<(String, Vec<u8>)>, String> {
    match located(picture, folders)? {
        None => Ok(None),
        Some(Located::Inside(bytes)) => Ok(Some((picture.name.clone(), bytes.to_vec()))),
        Some(Located::File(file)) => picture_file(&file).map(Some).map_err(|err| err.to_string()),
    }
}

/// Where a picture is; nothing where only words stood for it.
fn located<'p>(
    picture: &'p PiecePicture,
    folders: &[PathBuf],
) -> std::result::Result<Option<Located<'p>>, String> {
    match &picture.source {
        PictureSource::Nowhere => Ok(None),
        PictureSource::Inside(bytes) => Ok(Some(Located::Inside(bytes))),
        PictureSource::Elsewhere(address) => Err(format!(
            "The picture {} is on another computer and was not fetched.",
            shortened(address)
        )),
        PictureSource::Beside(path) => {
            for folder in folders {
                if let Some(file) = beside(path, folder)? {
                    return Ok(Some(Located::File(file)));
                }
            }
            Err(format!("The picture {path} is not beside the file."))
        }
    }
}

fn shortened(address: &str) -> String {
    let mut short: String = address.chars().take(120).collect();
    if short.len() < address.len() {
        short.push('…');
    }
    short
}

/// The file that a path in a piece names, which has to lie in the piece's own folder or below.
fn beside(named: &str, folder: &Path) -> std::result::Result<Option<PathBuf>, String> {
    let plain = named.split(['?', '#']).next().unwrap_or(named);
    let decoded = percent_encoding::percent_decode_str(plain).decode_utf8_lossy();
    // A name may hold any of these signs as they are.
    for path in [named, &*decoded] {
        let mut file = folder.to_owned();
        let parts: Vec<&str> =
            path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        let outside = path.starts_with('/')
            || path.contains('\\')
            || path.contains('\0')
            || parts.iter().any(|part| *part == ".." || part.contains(':'));
        if outside {
            return Err(format!(
                "The picture {named} lies outside the file’s own folder and was left out."
            ));
        }
        for part in parts {
            file.push(part);
            if file.symlink_metadata().is_ok_and(|about| about.is_symlink()) {
                return Err(format!(
                    "The picture {named} is only a link to elsewhere and was left out."
                ));
            }
        }
        if file.is_file() {
            return Ok(Some(file));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_folder_come_along() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("pics")).unwrap();
        std::fs::write(folder.path().join("pics/the walk.jpg"), "x").unwrap();
        let found = |named: &str| beside(named, folder.path());
        assert!(found("pics/the%20walk.jpg").unwrap().is_some());
        assert!(found("./pics/the walk.jpg?v=2").unwrap().is_some());
        assert_eq!(found("pics/none.jpg"), Ok(None));
        for outside in [
            "../secret.jpg",
            "/etc/passwd",
            "pics/../../x.jpg",
            "pics%2f..%2f..%2fx.jpg",
            "C:\\x.jpg",
            "file:///etc/passwd",
        ] {
            assert!(found(outside).is_err(), "{outside}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_elsewhere_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::NamedTempFile::new().unwrap();
        std::os::unix::fs::symlink(outside.path(), folder.path().join("walk.jpg")).unwrap();
        assert!(beside("walk.jpg", folder.path()).unwrap_err().contains("only a link"));
    }
}
