use std::collections::HashSet;
use std::path::Path;

use super::keeping::kind_of;
use super::{MediaHash, PictureKind};
use crate::storage::media::MediaRow;
use crate::{Error, Journal, Result, paths, storage};

impl Journal {
    /// Removes the originals that nothing refers to any more, and answers how many there were: no
    /// film and no still, no step of undo or redo, and nothing in the trash. (A revision names its
    /// stills by name and finds them through its film, so it holds none of its own.)
    ///
    /// Undo reaches two hundred steps back, so a picture stays for a while after the trash it lay
    /// in was emptied. What a write that failed left lying goes too. While a journal is kept aside,
    /// all stay: it names pictures as well, and may be past reading.
    ///
    /// # Errors
    /// When the journal cannot be written, or an original not be removed.
    pub fn let_go_of_pictures(&self) -> Result<usize> {
        if paths::aside(self.folder()).exists() {
            return Ok(0);
        }
        let files = originals_in(&paths::media(self.folder()))?;
        let gone = self
            .keep([], |edit| {
                let conn = edit.conn();
                let unused = storage::media::unreferenced(conn)?;
                let known = storage::media::hashes(conn)?;
                let strays = files.iter().filter(|(hash, _)| !known.contains(&hash.to_string()));
                let strays: Vec<_> = strays.copied().collect();
                if unused.is_empty() && strays.is_empty() {
                    return Ok(Vec::new());
                }
                let named = storage::media::recorded(conn)?;
                let is_named = |row: &MediaRow| {
                    named.ids.contains(&row.id.0) || named.hashes.contains(&row.hash)
                };
                let mut gone: Vec<_> = strays
                    .into_iter()
                    .filter(|(hash, _)| !named.hashes.contains(&hash.to_string()))
                    .collect();
                for row in unused.iter().filter(|row| !is_named(row)) {
                    storage::media::delete(conn, row.id)?;
                    gone.push((row.hash.parse().map_err(unreadable)?, kind_of(row)?));
                }
                Ok(gone)
            })?
            .value;
        let mut removed = 0;
        for (hash, kind) in gone {
            let done = self.in_hand().unless_held(hash, || {
                // Somebody may have brought the very picture in since.
                let text = hash.to_string();
                match self.read(|conn| storage::media::by_hash(conn, &text))? {
                    Some(_) => Ok(0),
                    None => self.originals().forget(hash, kind).map(|()| 1),
                }
            });
            removed += done.transpose()?.unwrap_or(0);
        }
        Ok(removed)
    }
}

/// The originals in the folder, by their names. What is called otherwise is not ours to remove.
fn originals_in(folder: &Path) -> Result<HashSet<(MediaHash, PictureKind)>> {
    let mut found = HashSet::new();
    if !folder.exists() {
        return Ok(found);
    }
    let read = |path: &Path| std::fs::read_dir(path).map_err(Error::file(path, "read"));
    for shelf in read(folder)?.flatten() {
        if !shelf.file_type().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        for file in read(&shelf.path())?.flatten() {
            let name = file.file_name();
            let parts = name.to_str().and_then(|name| name.split_once('.'));
            if let Some((Ok(hash), Some(kind))) =
                parts.map(|(hash, end)| (hash.parse(), PictureKind::of_extension(end)))
            {
                found.insert((hash, kind));
            }
        }
    }
    Ok(found)
}

fn unreadable(err: super::NotAHash) -> Error {
    Error::Record(serde::de::Error::custom(err))
}
