use std::collections::HashMap;

use super::super::data::id_of;
use super::Holds;
use crate::archive::records::FilmRecord;
use crate::films::match_title;

/// The films that went so far, by title and year as an import matches them: of each, which of the
/// catalogues that the format holds have a name for it.
#[derive(Debug, Default)]
pub(super) struct Alike(HashMap<(String, Option<i16>), Vec<Vec<bool>>>);

impl Alike {
    /// Whether whoever reads the film takes it for one that went before. Two are told apart by two
    /// names of one catalogue, and by nothing else but title and year.
    pub(super) fn has(&mut self, film: &FilmRecord, holds: &Holds) -> bool {
        let named: Vec<bool> =
            holds.catalogues.iter().map(|kinds| id_of(film, kinds).is_some()).collect();
        let alike = self.0.entry((match_title(&film.title), film.year)).or_default();
        let may_be = |other: &&mut Vec<bool>| !other.iter().zip(&named).any(|(a, b)| *a && *b);
        match alike.iter_mut().find(may_be) {
            // From then on it has the names of both.
            Some(other) => {
                for (has, gains) in other.iter_mut().zip(&named) {
                    *has |= *gains;
                }
                true
            }
            None => {
                alike.push(named);
                false
            }
        }
    }
}
