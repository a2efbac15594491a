//! What stands half typed in the window's forms: kept in the journal with every letter, so that a
//! killed window loses none of it. It is of this journal alone: no archive takes it along.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Journal, Result, storage};

/// The longest name of a form, in characters.
const PLACE: usize = 1_000;

/// What stands in a form and is neither saved nor thrown away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Typed {
    /// The form, by the window's name for it. Each holds one text.
    pub place: String,
    /// The text, as the window keeps it.
    pub text: String,
    /// The key the form saves under, where it has one that outlives the window: under which it was
    /// saved, if the answer to that was lost.
    pub key: Option<String>,
}

impl Journal {
    /// What stands half typed, by form.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn typed(&self) -> Result<Vec<Typed>> {
        self.read(storage::typed::all)
    }

    /// Keeps what stands in a form, in place of what stood there; no step of undo.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a form without a name; when the journal cannot be written.
    pub fn keep_typed(&self, typed: &Typed) -> Result<()> {
        if typed.place.is_empty() || typed.place.chars().count() > PLACE {
            let reason = format!("A form has a name of 1 to {PLACE} characters.");
            return Err(Error::invalid("place", reason));
        }
        self.keep([], |edit| storage::typed::put(edit.conn(), typed))?;
        Ok(())
    }

    /// Forgets what stood in a form.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn forget_typed(&self, place: &str) -> Result<()> {
        self.keep([], |edit| storage::typed::remove(edit.conn(), place))?;
        Ok(())
    }
}
