use std::collections::HashMap;

use super::entry::TraktEntry;
use crate::WatchedOn;
use crate::imports::Refused;
use crate::imports::sources::json::{each_entry, read_as};

/// So many films watched at one and the same moment were not watched then.
const TOO_MANY: usize = 3;

/// Which moments several films share. Plays brought to Trakt without a date were given that of the
/// bringing in; nobody finishes three films in one second.
#[derive(Debug, Default)]
pub(crate) struct Moments {
    /// The first few films of each moment.
    films: HashMap<String, Vec<String>>,
}

/// What the person is told of a viewing that such a moment was given to.
pub(crate) fn doubt(date: WatchedOn) -> String {
    format!(
        "Trakt gives several films the very same moment, on {date}, as it does where it was not told when they were watched. This viewing has no date."
    )
}

impl Moments {
    /// Notes the plays of a file. What can't be read is told when the file is read for good.
    pub(super) fn note(&mut self, text: &str) -> Result<(), Refused> {
        each_entry(text, &mut |entry| {
            if let Ok(read) = read_as::<TraktEntry>(entry.raw)
                && let Some(film) = read.film_key()
                && let Some(at) = read.watched_at.said().or(read.last_watched_at.said())
            {
                self.add(at, film);
            }
            true
        })
        .map(|_| ())
    }

    /// Notes one play.
    pub(crate) fn add(&mut self, at: &str, film: String) {
        let films = self.films.entry(at.to_owned()).or_default();
        if films.len() < TOO_MANY && !films.contains(&film) {
            films.push(film);
        }
    }

    /// Whether a moment is one that several films share.
    pub(crate) fn is_shared(&self, at: Option<&str>) -> bool {
        at.and_then(|at| self.films.get(at)).is_some_and(|films| films.len() >= TOO_MANY)
    }
}
