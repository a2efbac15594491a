use std::collections::{HashMap, HashSet};

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

    /// The films of a year that are called by one of these titles, folded, be it their own or their
    /// original one, each once.
    pub(crate) fn of_year<'t>(
        &mut self,
        conn: &Connection,
        titles: impl IntoIterator<Item = &'t str>,
        year: Option<i16>,
    ) -> Result<Vec<FilmId>> {
        let mut films = Vec::new();
        for title in titles {
            let titled = storage::films::by_match(conn, title, year)?;
            films.extend(titled.into_iter().map(|row| row.id));
            for film in self.called(conn, title)? {
                let row = storage::films::by_id(conn, *film)?;
                films.extend(row.filter(|row| row.year == year).map(|row| row.id));
            }
        }
        let mut met = HashSet::new();
        films.retain(|film| met.insert(*film));
        Ok(films)
    }
}

fn read(conn: &Connection) -> Result<HashMap<String, Vec<FilmId>>> {
    let mut originals: HashMap<String, Vec<FilmId>> = HashMap::new();
    for (film, title) in storage::films::original_titles(conn)? {
        originals.entry(films::match_title(&title)).or_default().push(film);
    }
    Ok(originals)
}
