use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::FilmFacts;
use crate::journal::Edit;
use crate::{FilmId, Result};

/// A film as a person names it in a form: one of the journal, or a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum FilmPick {
    /// A film the journal has.
    Known(FilmId),
    /// A film to be added, even if another has the same title and year.
    New {
        /// Its title.
        title: String,
        /// Its year, where known.
        year: Option<i16>,
    },
}

impl From<FilmId> for FilmPick {
    fn from(film: FilmId) -> Self {
        Self::Known(film)
    }
}

impl FilmPick {
    /// The title picked, for the name of the undo step.
    pub(crate) fn title(&self, conn: &Connection) -> Result<String> {
        match self {
            Self::Known(film) => Ok(super::require(conn, *film)?.title),
            Self::New { title, .. } => Ok(title.trim().to_owned()),
        }
    }

    /// The film itself, added when it is new.
    pub(crate) fn resolve(&self, edit: &Edit<'_>) -> Result<FilmId> {
        match self {
            Self::Known(film) => Ok(super::require(edit.conn(), *film)?.id),
            Self::New { title, year } => super::add(
                edit,
                &FilmFacts { title: title.clone(), year: *year, ..FilmFacts::default() },
            ),
        }
    }
}
