use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::form::{alike, filled_up};
use crate::{Changed, FilmFacts, FilmId, Journal, Op, Result, films};

/// A film that pictures can hang on while its review is still being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BegunFilm {
    /// The film.
    pub film: FilmId,
    /// What is typed of it so far; where the journal had the film, with what it knows besides.
    pub facts: FilmFacts,
}

impl Journal {
    /// Makes the film of a review being written known, for pictures to hang on; one the journal has
    /// of that title and year is that one. The step joins that of saving the review.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when a fact cannot be kept; its field says which.
    pub fn begin_film(&self, facts: &FilmFacts) -> Result<Changed<BegunFilm>> {
        self.transact(Op::BeginFilm, |edit| {
            edit.concerns(facts.title.trim());
            match alike(edit.conn(), facts)? {
                Some(film) => {
                    let known = films::facts::read(edit.conn(), film)?;
                    Ok(BegunFilm { film, facts: filled_up(facts, known) })
                }
                None => Ok(BegunFilm { film: films::add(edit, facts)?, facts: facts.clone() }),
            }
        })
    }
}
