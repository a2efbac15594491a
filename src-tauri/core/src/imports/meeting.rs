//! Which film of the journal a record of a film is of, where files bring few enough to ask the
//! journal for each.

use rusqlite::Connection;

use super::looking::{Look, Wanted, Why, has_other_id, looked_for};
use super::originals::Originals;
use super::spelling::Spellings;
use crate::{FilmId, Result, films, storage};

/// What came of looking for a film.
pub(crate) enum Met {
    /// It is this one.
    Film(FilmId),
    /// It may be one of these, or none.
    Doubt(Look),
    /// It is none of them.
    None,
}

/// The journal's films, to be met by others.
pub(crate) struct FilmsHere {
    originals: Originals,
    spellings: Spellings,
    /// The last film that was there before.
    last: FilmId,
    /// Films come from a journal that names each, so that two of one file are two: a film is only
    /// met where it was there before, and without a year it is a doubt.
    each_named: bool,
}

impl FilmsHere {
    /// Of a journal in which nothing has come in yet.
    pub(crate) fn of(conn: &Connection, each_named: bool) -> Result<Self> {
        let last = storage::films::last(conn)?;
        Ok(Self {
            originals: Originals::default(),
            spellings: Spellings::default(),
            last,
            each_named,
        })
    }

    /// The film of these two titles and this year, and with these ids of catalogues: kind and value.
    /// It is met by what catalogues call it, else by title or original title and year; a year apart,
    /// without a year, or spelt a letter otherwise is a doubt.
    pub(crate) fn met(
        &mut self,
        conn: &Connection,
        (title, original): (&str, Option<&str>),
        year: Option<i16>,
        ids: &[(&str, &str)],
    ) -> Result<Met> {
        let match_title = films::match_title(title.trim());
        let original = original.map(films::match_title);
        let original = original.as_deref();
        let wanted = &Wanted { match_title: &match_title, original, year, ids };
        for (kind, value) in wanted.ids {
            if let Some(film) = storage::outside_ids::film_of(conn, kind, value)? {
                let met = Some(film).filter(|film| self.may_be_met(*film));
                return Ok(met.map_or(Met::None, Met::Film));
            }
        }
        if wanted.match_title.is_empty() {
            return Ok(Met::None);
        }
        match self.alike(conn, wanted)?[..] {
            [] => {}
            [only] => return Ok(Met::Film(only)),
            ref several => {
                return Ok(Met::Doubt(Look { why: Why::Several, films: several.to_vec() }));
            }
        }
        let titles = (&mut self.originals, &mut self.spellings);
        let look = looked_for(conn, titles, wanted, self.last)?;
        Ok(look.map_or(Met::None, Met::Doubt))
    }

    /// The films of the title and the year. What one catalogue calls by two names is two films.
    fn alike(&mut self, conn: &Connection, wanted: &Wanted<'_>) -> Result<Vec<FilmId>> {
        if self.each_named && wanted.year.is_none() {
            return Ok(Vec::new());
        }
        let titles = [Some(wanted.match_title), wanted.original].into_iter().flatten();
        let mut alike = Vec::new();
        for film in self.originals.of_year(conn, titles, wanted.year)? {
            if self.may_be_met(film) && !has_other_id(conn, film, wanted.ids)? {
                alike.push(film);
            }
        }
        Ok(alike)
    }

    fn may_be_met(&self, film: FilmId) -> bool {
        !self.each_named || film <= self.last
    }
}
