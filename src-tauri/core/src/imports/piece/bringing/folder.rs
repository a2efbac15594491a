//! The pieces of a folder.

use std::path::{Path, PathBuf};

use crate::{Error, Result};

/// More files than this are no folder of reviews.
const MOST: usize = 20_000;

/// Folders within folders are followed so far.
const DEEPEST: usize = 8;

/// Files whose name says that they can be nothing else than what comes along with a piece. Which
/// kind a piece is, is seen from what it holds.
const PICTURES: &[&str] =
    &["jpg", "jpeg", "png", "webp", "gif", "svg", "avif", "css", "js", "woff", "woff2", "ico"];

/// What a folder holds, each file with its path from there.
#[derive(Default)]
pub(super) struct Found {
    pub(super) pieces: Vec<(PathBuf, String)>,
    /// Files that are neither pieces nor what comes along with one.
    pub(super) others: Vec<String>,
}

/// The pieces of a folder in the order of their names, or the one that a file is.
pub(super) fn files(path: &Path) -> Result<Found> {
    let mut found = Found::default();
    if path.is_dir() {
        walk(path, "", 0, &mut found)?;
    } else {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        found.pieces.push((path.to_owned(), name));
    }
    Ok(found)
}

fn walk(folder: &Path, below: &str, depth: usize, found: &mut Found) -> Result<()> {
    let entries = std::fs::read_dir(folder).map_err(Error::file(folder, "read"))?;
    let mut entries =
        entries.collect::<std::io::Result<Vec<_>>>().map_err(Error::file(folder, "read"))?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let file_name = entry.file_name().to_string_lossy().into_owned();
        let name =
            if below.is_empty() { file_name.clone() } else { format!("{below}/{file_name}") };
        // A link may lead anywhere, out of the folder too.
        let Ok(kind) = entry.file_type() else { continue };
        if file_name.starts_with('.') || kind.is_symlink() {
            continue;
        }
        if kind.is_dir() {
            let of_a_page = file_name.ends_with("_files");
            if !of_a_page && depth < DEEPEST {
                walk(&entry.path(), &name, depth + 1, found)?;
            }
            continue;
        }
        let extension = file_name
            .rsplit_once('.')
            .map(|(_, extension)| extension.to_lowercase())
            .unwrap_or_default();
        if PICTURES.contains(&extension.as_str()) {
            continue;
        }
        if found.pieces.len() + found.others.len() >= MOST {
            return Err(Error::BadFile {
                name: folder.to_string_lossy().into_owned(),
                reason: format!("It holds more than {MOST} files. Bring in a smaller folder."),
            });
        }
        match extension.as_str() {
            "md" | "markdown" | "txt" | "text" | "html" | "htm" | "xhtml" | "" => {
                found.pieces.push((entry.path(), name))
            }
            _ => found.others.push(name),
        }
    }
    Ok(())
}
