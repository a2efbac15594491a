use rusqlite::Connection;
use serde::Serialize;

use super::records::{MediumRecord, ReviewRecord};
use crate::storage::archive as rows;
use crate::{Journal, Result};

impl Journal {
    /// One BLAKE3 hash over everything a person put into the journal, however its file came to hold
    /// it: two journals that say the same have the same. What can be made again, the undo log and
    /// the trash are no part of it.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn logical_hash(&self) -> Result<String> {
        self.read(of)
    }
}

/// Hashes every record by itself, then the sorted hashes, so that the order in which a file holds
/// its rows does not matter. The orders a person chose are inside the records.
fn of(conn: &Connection) -> Result<String> {
    let mut all = Hashes::default();
    rows::media(conn, |record| all.take("media", &MediumRecord { file: String::new(), ..record }))?;
    rows::people(conn, |record| all.take("people", &record))?;
    rows::films(conn, |record| all.take("films", &record))?;
    rows::viewings(conn, |record| all.take("viewings", &record))?;
    rows::reviews(conn, |record| {
        let body = record.body.clone();
        all.take("reviews", &(ReviewRecord { file: String::new(), ..record }, body))
    })?;
    rows::revisions(conn, |record| all.take("revisions", &record))?;
    rows::drafts(conn, |record| all.take("drafts", &record))?;
    rows::tags(conn, |record| all.take("tags", &record))?;
    rows::lists(conn, |record| all.take("lists", &record))?;
    rows::watchlist(conn, |record| all.take("watchlist", &record))?;
    rows::shelves(conn, |record| all.take("shelves", &record))?;
    rows::comparisons(conn, |record| all.take("comparisons", &record))?;
    rows::lines(conn, |record| all.take("lines", &record))?;
    rows::bands(conn, |record| all.take("verdicts", &record))?;
    rows::settings(conn, |record| all.take("settings", &record))?;
    rows::imports(conn, |record| all.take("imports", &record))?;
    Ok(all.together())
}

#[derive(Default)]
struct Hashes(Vec<[u8; 32]>);

impl Hashes {
    fn take(&mut self, kind: &str, record: &impl Serialize) -> Result<()> {
        let text = serde_json::to_vec(&(kind, record))?;
        self.0.push(*blake3::hash(&text).as_bytes());
        Ok(())
    }

    fn together(mut self) -> String {
        self.0.sort_unstable();
        let mut hasher = blake3::Hasher::new();
        for hash in &self.0 {
            hasher.update(hash);
        }
        hasher.finalize().to_hex().to_string()
    }
}
