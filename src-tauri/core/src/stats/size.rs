use serde::Serialize;
use ts_rs::TS;

use crate::{Error, Journal, Result, paths, storage};

/// How large the journal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct JournalSize {
    /// Bytes on disk, pictures and all.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Words of all finished reviews.
    #[ts(type = "number")]
    pub words: u64,
    /// Posters and stills.
    pub pictures: u32,
}

impl Journal {
    /// How large the journal is: its file with what SQLite keeps beside it, and its pictures.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn size(&self) -> Result<JournalSize> {
        let file = paths::database(self.folder());
        let mut bytes = file.metadata().map_err(Error::file(&file, "read"))?.len();
        // What was written last waits in here, while the journal is open.
        bytes += file.with_extension("sqlite-wal").metadata().map_or(0, |wal| wal.len());
        self.read(|conn| {
            let (pictures, picture_bytes) = storage::media::sum(conn)?;
            let words = storage::stats::words(conn)?;
            Ok(JournalSize { bytes: bytes + picture_bytes, words, pictures })
        })
    }
}
