use serde::Deserialize;
use ts_rs::TS;

use crate::{Journal, Result, storage, text};

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
        let used = self.read(|conn| match req.field {
            ViewingField::Place => storage::viewings::places(conn),
            ViewingField::Format => storage::viewings::formats(conn),
            ViewingField::Companion => storage::viewings::companions(conn),
            ViewingField::Tag => storage::tags::most_used(conn),
        })?;
        let typed = text::fold(&req.typed);
        // A space before each word, so that the typed one is found at the beginning of any.
        let wanted = format!(" {typed}");
        let fits =
            |name: &String| typed.is_empty() || format!(" {}", text::fold(name)).contains(&wanted);
        Ok(used.into_iter().filter(fits).take(OFFERED).collect())
    }
}
