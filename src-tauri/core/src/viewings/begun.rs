use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Changed, Journal, Result, storage};

/// Where it is kept: beside the settings, in the journal it will be logged in.
const KEY: &str = "begunViewing";

/// A viewing that was begun and neither logged nor put away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BegunViewing {
    /// What stands on the line, or the film that was picked.
    pub typed: String,
    /// Everything else in the form, as the window keeps it.
    pub form: String,
    /// The key the form saves under: under which it was logged, if the answer to that was lost.
    #[serde(default)]
    pub key: String,
}

impl Journal {
    /// The viewing that was begun, if one was.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn begun_viewing(&self) -> Result<Option<BegunViewing>> {
        self.read(|conn| {
            let kept = storage::settings::value(conn, KEY)?;
            // What another version kept in another shape is as if nothing had been begun.
            let begun = kept.and_then(|kept| serde_json::from_str::<BegunViewing>(&kept).ok());
            // It was logged; there was no time left to forget it.
            let is_logged =
                begun.as_ref().map_or(Ok(false), |it| storage::saves::has(conn, &it.key))?;
            Ok(begun.filter(|_| !is_logged))
        })
    }

    /// Keeps what was typed of a viewing, or with nothing forgets it; no step of undo.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn keep_begun_viewing(&self, begun: Option<&BegunViewing>) -> Result<Changed<()>> {
        self.keep([], |edit| match begun {
            Some(begun) => storage::settings::put(edit.conn(), KEY, &serde_json::to_string(begun)?),
            None => storage::settings::remove(edit.conn(), KEY),
        })
    }
}
