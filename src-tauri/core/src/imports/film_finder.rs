use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::iter;

use super::choices::{Answers, FilmAnswer, OnDoubt};
use super::foreign::{ForeignFilm, ForeignId};
use super::looking::{Wanted, Why, looked_for};
use super::originals::Originals;
use super::spelling::Spellings;
use crate::journal::Edit;
use crate::{Error, FilmFacts, FilmId, Result, films, people, storage, text};

pub(super) use super::looking::Look;

/// Finds the journal's film for a film that a file names, or adds it.
///
/// An id that the file gives is the identity: two films of one title and year with two ids stay
/// two. A film of the journal that has no other id of that kind and shares title (or original
/// title), folded, and year is taken for the same film and given the id. Where that leaves a
/// doubt, the person is asked: a year apart, no year, several films of one title and year, a title
/// that differs by one letter.
pub(super) struct FilmFinder {
    by_id: HashMap<ForeignId, FilmId>,
    by_name: HashMap<(String, Option<i16>), Vec<FilmId>>,
    /// The catalogues that have a name for a film of `by_name`.
    kinds: HashMap<FilmId, Vec<Cow<'static, str>>>,
    originals: Originals,
    /// The last film that was there before; what comes after it is this import's.
    last_before: FilmId,
    /// Titles by how they may be misspelt.
    spellings: Spellings,
    /// Films whose facts have been looked at for what the file adds.
    told: HashSet<FilmId>,
}

/// The film found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) film: FilmId,
    /// It was added just now.
    pub(super) added: bool,
    /// This import added it.
    pub(super) is_new: bool,
    /// It was there, and was given an id just now.
    pub(super) given_id: bool,
    /// It was there, and was given facts just now that it had not.
    pub(super) given_facts: bool,
    /// Other films of this import share its title and year, and the row doesn't say which it means.
    pub(super) doubtful: bool,
}

impl Found {
    /// Whether finding it added it, or something to it.
    pub(super) fn has_changed(&self) -> bool {
        self.added || self.given_id || self.given_facts
    }
}

/// What came of looking for a film.
pub(super) enum Sought {
    Found(Found),
    /// The person has to say which it is.
    Asked(Look),
    /// The person left it out.
    LeftOut,
    /// The journal has no such film, and none was to be added.
    NotThere,
}

const NO_TITLE: &str = "This row gives no title, and the journal has no film of its id; an id alone can’t be looked up offline.";

impl FilmFinder {
    pub(super) fn new(edit: &Edit<'_>) -> Result<Self> {
        Ok(Self {
            by_id: HashMap::new(),
            by_name: HashMap::new(),
            kinds: HashMap::new(),
            originals: Originals::default(),
            last_before: storage::films::last(edit.conn())?,
            spellings: Spellings::default(),
            told: HashSet::new(),
        })
    }

    /// Whether this import added the film.
    pub(super) fn is_new(&self, film: FilmId) -> bool {
        film > self.last_before
    }

    /// A film that is known already.
    pub(super) fn known(&self, film: FilmId) -> Found {
        Found {
            film,
            added: false,
            is_new: self.is_new(film),
            given_id: false,
            given_facts: false,
            doubtful: false,
        }
    }

    /// The journal's film for `foreign`, with the ids and facts that it had not; added where there
    /// is none, if it may be.
    pub(super) fn find(
        &mut self,
        edit: &Edit<'_>,
        answers: &Answers,
        foreign: &ForeignFilm,
        may_add: bool,
    ) -> Result<Sought> {
        let sought = self.sought(edit, answers, foreign, may_add)?;
        let Sought::Found(mut found) = sought else { return Ok(sought) };
        if !found.added
            && let Some(facts) = &foreign.facts
            && self.told.insert(found.film)
        {
            let facts = people::known(edit.conn(), facts)?;
            found.given_facts = films::fill_blanks(edit, found.film, &facts)?;
        }
        Ok(Sought::Found(found))
    }

    fn sought(
        &mut self,
        edit: &Edit<'_>,
        answers: &Answers,
        foreign: &ForeignFilm,
        may_add: bool,
    ) -> Result<Sought> {
        match answers.to_film(foreign) {
            Some(FilmAnswer::LeaveOut) => return Ok(Sought::LeftOut),
            Some(FilmAnswer::This(film)) => {
                films::require(edit.conn(), film)?;
                return self.given(edit, film, foreign).map(Sought::Found);
            }
            Some(FilmAnswer::New) | None => {}
        }
        for id in &foreign.ids {
            if let Some(film) = self.by_id(edit, id)? {
                return self.given(edit, film, foreign).map(Sought::Found);
            }
        }
        if foreign.title.is_empty() {
            // A film needs a title, which nobody can look up offline.
            return Err(Error::invalid("title", NO_TITLE));
        }
        let key = (films::match_title(&text::tidy(&foreign.title)), foreign.year);
        if !self.by_name.contains_key(&key) {
            let there = self.candidates(edit, foreign, &key)?;
            self.by_name.insert(key.clone(), there);
        }
        let wants_new = answers.to_film(foreign) == Some(FilmAnswer::New);
        // A film that is none of the journal's may still be one that this import added.
        let fits =
            |film: &&FilmId| (!wants_new || self.is_new(**film)) && self.may_be(**film, foreign);
        let candidates = self.by_name.get(&key).map_or(&[][..], Vec::as_slice);
        let mut fitting = candidates.iter().filter(fits);
        let (first, several) = (fitting.next().copied(), fitting.next().is_some());
        if let Some(first) = first {
            let ours = self.is_new(first);
            if ours || !several || answers.on_doubt == OnDoubt::Likeliest {
                let found = self.given(edit, first, foreign)?;
                return Ok(Sought::Found(Found { doubtful: several && ours, ..found }));
            }
            if answers.on_doubt == OnDoubt::Ask {
                let films = candidates.iter().filter(fits).copied().collect();
                return Ok(Sought::Asked(Look { why: Why::Several, films }));
            }
        } else if !wants_new
            && self.last_before.0 > 0
            && answers.on_doubt != OnDoubt::New
            && let Some(look) = self.doubt(edit, foreign, &key.0)?
        {
            return match (answers.on_doubt, look.films.first()) {
                (OnDoubt::Likeliest, Some(film)) => {
                    self.given(edit, *film, foreign).map(Sought::Found)
                }
                _ => Ok(Sought::Asked(look)),
            };
        }
        if may_add { self.add(edit, foreign, key).map(Sought::Found) } else { Ok(Sought::NotThere) }
    }

    /// What there is to ask about a film that the journal does not have for sure.
    fn doubt(
        &mut self,
        edit: &Edit<'_>,
        foreign: &ForeignFilm,
        match_title: &str,
    ) -> Result<Option<Look>> {
        let ids: Vec<(&str, &str)> =
            foreign.ids.iter().map(|id| (id.kind, id.value.as_str())).collect();
        let original = original_title(foreign);
        let original = original.as_deref();
        let wanted = Wanted { match_title, original, year: foreign.year, ids: &ids };
        let titles = (&mut self.originals, &mut self.spellings);
        looked_for(edit.conn(), titles, &wanted, self.last_before)
    }

    fn by_id(&mut self, edit: &Edit<'_>, id: &ForeignId) -> Result<Option<FilmId>> {
        if let Some(film) = self.by_id.get(id) {
            return Ok(Some(*film));
        }
        if self.last_before.0 == 0 {
            return Ok(None);
        }
        let film = storage::outside_ids::film_of(edit.conn(), id.kind, &id.value)?;
        if let Some(film) = film {
            self.by_id.insert(id.clone(), film);
        }
        Ok(film)
    }

    /// A film that was found, given the ids that no film has yet.
    fn given(&mut self, edit: &Edit<'_>, film: FilmId, foreign: &ForeignFilm) -> Result<Found> {
        let mut given_id = false;
        for id in &foreign.ids {
            if self.by_id.contains_key(id) {
                continue;
            }
            given_id |= storage::outside_ids::insert(edit.conn(), film, id.kind, &id.value)?;
            self.by_id.insert(id.clone(), film);
            self.kinds.entry(film).or_default().push(Cow::Borrowed(id.kind));
        }
        Ok(Found { given_id, ..self.known(film) })
    }

    fn add(
        &mut self,
        edit: &Edit<'_>,
        foreign: &ForeignFilm,
        key: (String, Option<i16>),
    ) -> Result<Found> {
        let facts = |rest| FilmFacts { title: foreign.title.clone(), year: foreign.year, ..rest };
        let film = match &foreign.facts {
            None => films::add_alone(edit, &facts(FilmFacts::default()))?,
            Some(told) => {
                let told = people::known(edit.conn(), &films::tellable(told))?;
                let told = FilmFacts { ids: Vec::new(), ..told };
                films::add(edit, &facts(told))?
            }
        };
        for id in &foreign.ids {
            if storage::outside_ids::insert(edit.conn(), film, id.kind, &id.value)? {
                self.by_id.insert(id.clone(), film);
            }
        }
        let kinds = foreign.ids.iter().map(|id| Cow::Borrowed(id.kind)).collect();
        self.kinds.insert(film, kinds);
        if foreign.facts.is_some() {
            self.told.insert(film);
        }
        self.by_name.entry(key).or_default().push(film);
        Ok(Found { added: true, ..self.known(film) })
    }

    /// The films of a title and year that were there before.
    fn candidates(
        &mut self,
        edit: &Edit<'_>,
        foreign: &ForeignFilm,
        key: &(String, Option<i16>),
    ) -> Result<Vec<FilmId>> {
        if self.last_before.0 == 0 {
            return Ok(Vec::new());
        }
        let conn = edit.conn();
        let original = original_title(foreign);
        let titles = iter::once(key.0.as_str()).chain(original.as_deref());
        let mut films = self.originals.of_year(conn, titles, key.1)?;
        films.retain(|film| !self.is_new(*film));
        for film in &films {
            let ids = storage::outside_ids::of_film(conn, *film)?;
            self.kinds.insert(*film, ids.into_iter().map(|(kind, _)| Cow::Owned(kind)).collect());
        }
        Ok(films)
    }

    /// Whether a film may be the one told of: no catalogue calls the two by two names.
    fn may_be(&self, film: FilmId, foreign: &ForeignFilm) -> bool {
        let Some(kinds) = self.kinds.get(&film) else { return true };
        foreign.ids.iter().all(|id| kinds.iter().all(|kind| kind != id.kind))
    }
}

/// The original title that a file gives, as titles are matched.
fn original_title(foreign: &ForeignFilm) -> Option<String> {
    let facts = foreign.facts.as_ref()?;
    facts.original_title.as_deref().map(|title| films::match_title(&text::tidy(title)))
}
