use serde::Deserialize;
use ts_rs::TS;

use crate::storage::terms::{self, Terms};
use crate::{Journal, Result, storage, text};

/// A field of a film's facts whose words recur.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
#[expect(missing_docs, reason = "each says itself")]
pub enum FilmField {
    Person,
    Genre,
    Country,
    Language,
}

/// Asks how what is typed into a field may go on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FilmComplete {
    /// The field.
    pub field: FilmField,
    /// What is in it so far.
    pub typed: String,
}

/// How many words a completion offers.
const OFFERED: usize = 8;

impl Journal {
    /// Names the journal has that begin as typed, case and accents apart, the likeliest first. A
    /// person is found by any of their names. Nothing typed, nothing offered.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn complete_film(&self, req: &FilmComplete) -> Result<Vec<String>> {
        let fold = text::fold(&req.typed);
        if fold.is_empty() {
            return Ok(Vec::new());
        }
        self.read(|conn| match req.field {
            FilmField::Person => storage::people::beginning(conn, &fold, OFFERED),
            FilmField::Genre => terms::beginning(conn, Terms::Genres, &fold, OFFERED),
            FilmField::Country => terms::beginning(conn, Terms::Countries, &fold, OFFERED),
            FilmField::Language => terms::beginning(conn, Terms::Languages, &fold, OFFERED),
        })
    }
}
