use std::collections::HashMap;

use super::foreign::{ForeignFilm, ForeignId};
use crate::journal::Edit;
use crate::{FilmFacts, FilmId, Result, films, storage, text};

/// Finds the journal's film for a film that a file names, or adds it.
///
/// An id that the file gives is the identity: two films of one title and year with two ids stay
/// two. A film of the journal that has no id of that kind yet and shares title (folded) and year
/// is taken for the same film and given the id. Without an id, title and year must do.
pub(super) struct FilmFinder {
    by_id: HashMap<ForeignId, FilmId>,
    by_name: HashMap<(String, Option<i16>), Vec<Candidate>>,
    /// The last film that was there before; what comes after it is this import's.
    last_before: FilmId,
}

struct Candidate {
    film: FilmId,
    /// The catalogues that have a name for it.
    kinds: Vec<String>,
}

/// The film found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) film: FilmId,
    /// It was added just now.
    pub(super) added: bool,
    /// It was there, and was given its id just now.
    pub(super) given_id: bool,
    /// Other films share its title and year, and the row doesn't say which it means.
    pub(super) doubtful: bool,
}

impl FilmFinder {
    pub(super) fn new(edit: &Edit<'_>) -> Result<Self> {
        Ok(Self {
            by_id: HashMap::new(),
            by_name: HashMap::new(),
            last_before: storage::films::last(edit.conn())?,
        })
    }

    /// Whether this import added the film.
    pub(super) fn is_new(&self, film: FilmId) -> bool {
        film > self.last_before
    }

    /// The journal's film for `foreign`.
    pub(super) fn find(&mut self, edit: &Edit<'_>, foreign: &ForeignFilm) -> Result<Found> {
        let known = |film| Found { film, added: false, given_id: false, doubtful: false };
        if let Some(id) = &foreign.id {
            if let Some(film) = self.by_id.get(id) {
                return Ok(known(*film));
            }
            if self.last_before.0 > 0
                && let Some(film) = storage::outside_ids::film_of(edit.conn(), id.kind, &id.value)?
            {
                self.by_id.insert(id.clone(), film);
                return Ok(known(film));
            }
        }
        self.by_name(edit, foreign)
    }

    fn by_name(&mut self, edit: &Edit<'_>, foreign: &ForeignFilm) -> Result<Found> {
        let key = (films::match_title(&text::tidy(&foreign.title)), foreign.year);
        if !self.by_name.contains_key(&key) {
            let there = self.candidates(edit, &key)?;
            self.by_name.insert(key.clone(), there);
        }
        let candidates = self.by_name.entry(key).or_default();
        let fitting = match &foreign.id {
            Some(id) => candidates
                .iter_mut()
                .find(|candidate| candidate.kinds.iter().all(|kind| kind != id.kind)),
            None => candidates.first_mut(),
        };
        if let Some(candidate) = fitting {
            let film = candidate.film;
            if let Some(id) = &foreign.id {
                storage::outside_ids::insert(edit.conn(), film, id.kind, &id.value)?;
                candidate.kinds.push(id.kind.to_owned());
                self.by_id.insert(id.clone(), film);
            }
            return Ok(Found {
                film,
                added: false,
                given_id: foreign.id.is_some(),
                doubtful: foreign.id.is_none() && candidates.len() > 1,
            });
        }
        let facts =
            FilmFacts { title: foreign.title.clone(), year: foreign.year, ..FilmFacts::default() };
        let film = films::add_alone(edit, &facts)?;
        let mut kinds = Vec::new();
        if let Some(id) = &foreign.id {
            storage::outside_ids::insert(edit.conn(), film, id.kind, &id.value)?;
            kinds.push(id.kind.to_owned());
            self.by_id.insert(id.clone(), film);
        }
        candidates.push(Candidate { film, kinds });
        Ok(Found { film, added: true, given_id: false, doubtful: false })
    }

    /// The films of a title and year that were there before.
    fn candidates(&self, edit: &Edit<'_>, key: &(String, Option<i16>)) -> Result<Vec<Candidate>> {
        if self.last_before.0 == 0 {
            return Ok(Vec::new());
        }
        storage::films::by_match(edit.conn(), &key.0, key.1)?
            .into_iter()
            .filter(|row| !self.is_new(row.id))
            .map(|row| {
                let ids = storage::outside_ids::of_film(edit.conn(), row.id)?;
                Ok(Candidate {
                    film: row.id,
                    kinds: ids.into_iter().map(|(kind, _)| kind).collect(),
                })
            })
            .collect()
    }
}
