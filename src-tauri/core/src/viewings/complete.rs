use serde::Deserialize;
use ts_rs::TS;

use crate::storage::words_used::{self, Used};
use crate::{Journal, Result, text};

/// A field of the form whose words recur.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ViewingField {
    /// Where.
    Place,
    /// In what format.
    Format,
    /// With whom.
    Companion,
    /// Free words, of viewings and lists alike.
    Tag,
}

/// Asks how what is typed into a field may go on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ViewingComplete {
    /// The field.
    pub field: ViewingField,
    /// What is in it so far.
    pub typed: String,
}

/// How many words a completion offers.
const OFFERED: usize = 8;

impl Journal {
    /// Words used before in a field, of which one begins as typed; the most frequent first. With
    /// nothing typed, the most frequent of all.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn complete_viewing(&self, req: &ViewingComplete) -> Result<Vec<String>> {
        let used = match req.field {
            ViewingField::Place => Used::Places,
            ViewingField::Format => Used::Formats,
            ViewingField::Companion => Used::Companions,
            ViewingField::Tag => Used::Tags,
        };
        let fold = text::fold(&req.typed);
        let mut words = self.read(|conn| words_used::beginning(conn, used, &fold))?;
        words.truncate(OFFERED);
        Ok(words)
    }
}
