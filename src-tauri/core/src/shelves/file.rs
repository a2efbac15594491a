//! Shelves as a file, to be handed on: JSON, `{"matinee": "shelves", "shelves": [{"name", "query"}]}`.

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ShelfFacts, add};
use crate::{Changed, Error, Journal, Op, Result, storage};

/// More than any file of shelves has.
const LARGEST: u64 = 4 << 20;

#[derive(Serialize, Deserialize)]
struct File {
    /// What the file is: `shelves`.
    matinee: String,
    shelves: Vec<ShelfFacts>,
}

/// What came of a file of shelves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ShelvesTaken {
    /// Shelves put up.
    pub added: u32,
    /// Shelves that were there already, name and query.
    pub same: u32,
}

impl Journal {
    /// Writes every shelf to a file, which appears only when it is whole. Says how many.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn export_shelves(&self, to: &Path) -> Result<u32> {
        let shelves = self.shelves()?.into_iter().map(|shelf| shelf.facts).collect();
        let file = File { matinee: "shelves".to_owned(), shelves };
        let mut text = serde_json::to_string_pretty(&file)?;
        text.push('\n');
        let beside = to.parent().unwrap_or(Path::new("."));
        let whole = tempfile::NamedTempFile::new_in(beside).map_err(Error::file(to, "written"))?;
        std::fs::write(whole.path(), text).map_err(Error::file(to, "written"))?;
        whole.persist(to).map_err(|err| Error::file(to, "written")(err.error))?;
        Ok(u32::try_from(file.shelves.len()).unwrap_or(u32::MAX))
    }

    /// Puts up the shelves of a file after the others, as one step; those that are there stay.
    ///
    /// # Errors
    /// [`Error::File`]; [`Error::BadFile`] when it is no file of shelves, and nothing is put up then.
    pub fn import_shelves(&self, from: &Path) -> Result<Changed<ShelvesTaken>> {
        let bad = |reason: &str| Error::BadFile {
            name: from.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            reason: reason.to_owned(),
        };
        let size = std::fs::metadata(from).map_err(Error::file(from, "read"))?.len();
        if size > LARGEST {
            return Err(bad("It is too large for a file of shelves."));
        }
        let text = std::fs::read_to_string(from).map_err(Error::file(from, "read"))?;
        let file: File = serde_json::from_str(&text)
            .ok()
            .filter(|file: &File| file.matinee == "shelves")
            .ok_or_else(|| {
                bad("It holds no shelves. Choose a file that Matinee saved shelves to.")
            })?;
        self.transact(Op::AddShelf, |edit| {
            let mut taken = ShelvesTaken::default();
            let mut there: Vec<ShelfFacts> =
                storage::shelves::all(edit.conn())?.into_iter().map(|row| row.facts).collect();
            for facts in &file.shelves {
                if there.contains(facts) {
                    taken.same += 1;
                    continue;
                }
                add(edit, facts)?;
                there.push(facts.clone());
                taken.added += 1;
            }
            Ok(taken)
        })
    }
}
