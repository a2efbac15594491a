use std::collections::HashMap;

use crate::WatchedOn;
use crate::imports::foreign::ForeignFilm;

/// What begins a name made here. No product's own does.
const MADE: char = '#';

/// Whether a viewing's name is its product's own, and no other viewing has it.
pub(crate) fn is_own_name(name: &str) -> bool {
    !name.starts_with(MADE)
}

/// Names for the viewings of a product that has none: the film, the day, and which one of that day
/// it is. A later export of the same account meets them again by these, even where what is said of
/// one has changed since. A film can be called otherwise there, so a name that is not met proves
/// nothing.
#[derive(Debug, Default)]
pub(crate) struct EntryKeys {
    counts: HashMap<String, u32>,
}

impl EntryKeys {
    /// The name of the next viewing of `film` on that day, in the file's order.
    pub(crate) fn next(&mut self, film: &ForeignFilm, watched_on: Option<WatchedOn>) -> String {
        let film = match film.ids.first() {
            Some(id) => format!("{} {}", id.kind, id.value),
            None => match film.year {
                Some(year) => format!("{} ({year})", film.title),
                None => film.title.clone(),
            },
        };
        let on = watched_on.map_or_else(|| "undated".to_owned(), |date| date.to_string());
        let day = format!("{MADE}{film}, {on}");
        let count = self.counts.entry(day.clone()).or_default();
        *count += 1;
        format!("{day}, {count}")
    }
}
