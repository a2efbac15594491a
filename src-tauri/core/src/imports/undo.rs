use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::receipt::ImportAdded;
use crate::storage::took::{self, Counts};
use crate::{Changed, Error, ImportId, Journal, Op, Result, storage};

/// How many records of each kind an import brought, of those that went or stayed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ImportPart {
    /// Films.
    pub films: u32,
    /// Viewings.
    pub viewings: u32,
    /// Reviews.
    pub reviews: u32,
    /// Lists.
    pub lists: u32,
    /// Films on the watchlist.
    pub watchlist: u32,
}

/// What came of taking an import out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ImportUndone {
    /// The name of the file it came from.
    pub file_name: String,
    /// What went.
    pub gone: ImportPart,
    /// What stays, since the person has changed it or built on it.
    pub kept: ImportPart,
}

impl Journal {
    /// Takes out what an import brought in, at any later time, as one undo step. What the person
    /// has changed since stays, with what it rests on: a film that was reviewed, a viewing that
    /// was edited with its review and tags, a list with its films. What the import filled in where
    /// nothing stood goes too, unless it was changed since.
    ///
    /// While the import is the last thing done, this is [`Journal::undo`] and exact to the byte.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] for an import made in another journal, of which an
    /// archive tells.
    pub fn undo_import(&self, import: ImportId) -> Result<Changed<ImportUndone>> {
        let (row, is_last) = self.read(|conn| {
            let row =
                storage::imports::by_id(conn, import)?.ok_or(Error::NotFound { what: "import" })?;
            Ok((row, storage::undo::is_last(conn, import)?))
        })?;
        if is_last {
            let receipt: super::Receipt = serde_json::from_str(&row.receipt)?;
            let gone = receipt.added.into();
            let file_name = row.file_name;
            return Ok(self.undo()?.map(|_| ImportUndone {
                file_name,
                gone,
                kept: ImportPart::default(),
            }));
        }
        self.transact(Op::UndoImport, |edit| {
            edit.concerns(row.file_name.clone());
            let Some(took) = took::of(edit.conn(), import)? else {
                return Err(Error::invalid(
                    "import",
                    "This import was made in another journal and came here with an archive. Undo \
                     the import of the archive instead.",
                ));
            };
            let (gone, kept) = took::take_out(edit.conn(), import, &took, &row.made_at)?;
            Ok(ImportUndone {
                file_name: row.file_name.clone(),
                gone: gone.into(),
                kept: kept.into(),
            })
        })
    }
}

impl From<ImportAdded> for ImportPart {
    fn from(added: ImportAdded) -> Self {
        let ImportAdded { films, viewings, reviews, lists, watchlist, .. } = added;
        Self { films, viewings, reviews, lists, watchlist }
    }
}

impl From<Counts> for ImportPart {
    fn from(counts: Counts) -> Self {
        let Counts { films, viewings, reviews, lists, watchlist } = counts;
        Self { films, viewings, reviews, lists, watchlist }
    }
}
