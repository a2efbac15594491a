use std::collections::HashMap;

use rusqlite::Connection;

use crate::{FilmId, Result, films, storage};

/// The journal's films by their original title, folded: the table keeps it as it is written, and no
/// index finds it folded. It is read when it is first asked for.
#[derive(Default)]
pub(crate) struct Originals {
    films: Option<HashMap<String, Vec<FilmId>>>,
}

impl Originals {
    /// The films whose original title is this, folded; the first added first.
    pub(super) fn called(&mut self, conn: &Connection, match_title: &str) -> Result<&[FilmId]> {
        let films = match self.films.take() {
            Some(films) => films,
            None => read(conn)?,
        };
        Ok(self.films.insert(films).get(match_title).map_or(&[], Vec::as_slice))
    }
}

fn read(conn: &Connection) -> Result<HashMap<String, Vec<FilmId>>> {
    let mut originals: HashMap<String, Vec<FilmId>> = HashMap::new();
    for (film, title) in storage::films::original_titles(conn)? {
        originals.entry(films::match_title(&title)).or_default().push(film);
    }
    Ok(originals)
}
