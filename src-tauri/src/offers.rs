use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ErrorCode, IpcError, IpcResult};

/// Stands for a file or folder the person chose, dropped or opened Matinee with. The window never
/// sees or says a path: it hands these back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export, type = "number & { readonly token: unique symbol }")]
pub struct Token(u32);

/// What a file seems to be, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub enum OfferedKind {
    /// A JPEG, PNG or WebP.
    Picture,
    /// A ZIP: an archive or another program's export.
    Zip,
    /// Rows of text: CSV or TSV.
    Table,
    /// JSON.
    Json,
    /// Markdown.
    Markdown,
    /// A saved web page.
    Page,
    /// Plain text.
    Text,
    /// A folder.
    Folder,
    /// Anything else.
    Other,
}

/// A file or folder handed to the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Offered {
    /// What to hand back.
    pub token: Token,
    /// Its name, without the folders above it.
    pub name: String,
    /// What it seems to be.
    pub kind: OfferedKind,
    /// Its size; 0 for a folder and for what does not exist yet.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// The files and folders handed to the window since it opened.
#[derive(Debug, Default)]
pub struct Offers(Mutex<HashMap<Token, PathBuf>>);

impl Offers {
    /// Keeps `path` and answers what the window may know of it.
    pub fn offer(&self, path: PathBuf) -> Offered {
        let mut paths = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let token = Token(u32::try_from(paths.len()).unwrap_or(u32::MAX));
        let offered =
            Offered { token, name: name(&path), kind: OfferedKind::of(&path), bytes: size(&path) };
        paths.insert(token, path);
        offered
    }

    /// The path behind a token.
    ///
    /// # Errors
    /// When no such token was handed out since the app started.
    pub fn path(&self, token: Token) -> IpcResult<PathBuf> {
        let paths = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        paths.get(&token).cloned().ok_or_else(|| {
            IpcError::new(ErrorCode::NotFound, "That file is no longer at hand. Choose it again.")
        })
    }
}

impl OfferedKind {
    /// What `path` seems to be. Nothing is decided by this: whoever reads the file looks into it.
    pub fn of(path: &Path) -> Self {
        if path.is_dir() {
            return Self::Folder;
        }
        let extension = path.extension().map(|it| it.to_string_lossy().to_lowercase());
        match extension.as_deref() {
            Some("jpg" | "jpeg" | "png" | "webp") => Self::Picture,
            Some("zip") => Self::Zip,
            Some("csv" | "tsv") => Self::Table,
            Some("json") => Self::Json,
            Some("md" | "markdown") => Self::Markdown,
            Some("html" | "htm" | "xhtml") => Self::Page,
            Some("txt" | "text") => Self::Text,
            _ => Self::Other,
        }
    }
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

fn size(path: &Path) -> u64 {
    path.metadata().ok().filter(std::fs::Metadata::is_file).map_or(0, |it| it.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_leads_back_to_its_path_and_to_no_other() {
        let offers = Offers::default();
        let first = offers.offer(PathBuf::from("/exports/letterboxd.zip"));
        let second = offers.offer(PathBuf::from("/art/Poster.JPG"));
        assert_eq!(offers.path(first.token), Ok(PathBuf::from("/exports/letterboxd.zip")));
        assert_eq!((first.name.as_str(), first.kind), ("letterboxd.zip", OfferedKind::Zip));
        assert_eq!(second.kind, OfferedKind::Picture);
        assert_eq!(offers.path(Token(2)).map_err(|it| it.code), Err(ErrorCode::NotFound));
    }

    #[test]
    fn a_folder_is_known_as_one_whatever_it_is_called() {
        let folder = tempfile::Builder::new().suffix(".zip").tempdir().unwrap();
        assert_eq!(OfferedKind::of(folder.path()), OfferedKind::Folder);
    }
}
