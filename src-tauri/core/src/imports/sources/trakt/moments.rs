use std::collections::HashMap;

use super::entry::TraktEntry;
use crate::imports::Refused;
use crate::imports::sources::json::{each_entry, read_as};

/// So many films watched at one and the same moment were not watched then.
const TOO_MANY: usize = 3;

/// Which moments several films share. Plays brought to Trakt without a date were given that of the
/// bringing in; nobody finishes three films in one second.
#[derive(Debug, Default)]
pub(super) struct Moments {
    /// The first few films of each moment.
    films: HashMap<String, Vec<String>>,
}

impl Moments {
    /// Notes the plays of a file. What can't be read is told when the file is read for good.
    pub(super) fn note(&mut self, text: &str) -> Result<(), Refused> {
        each_entry(text, &mut |entry| {
            if let Ok(read) = read_as::<TraktEntry>(entry.raw)
                && let Some(film) = read.film_key()
                && let Some(at) = read.watched_at.said().or(read.last_watched_at.said())
            {
                let films = self.films.entry(at.to_owned()).or_default();
                if films.len() < TOO_MANY && !films.contains(&film) {
                    films.push(film);
                }
            }
            true
        })
        .map(|_| ())
    }

    /// Whether a moment is one that several films share.
    pub(super) fn is_shared(&self, at: Option<&str>) -> bool {
        at.and_then(|at| self.films.get(at)).is_some_and(|films| films.len() >= TOO_MANY)
    }
}
