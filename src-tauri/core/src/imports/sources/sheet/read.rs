//! One row of a sheet, by what its columns are said to be.

use std::collections::HashMap;
use std::sync::Arc;
use std::{iter, mem};

use super::cell::{Cell, What};
use super::cells::meant;
use super::day_zero::DayZero;
use super::mapping::SheetField as Field;
use super::words::State;
use crate::FilmFacts;
use crate::imports::csv_rows::CsvRow;
use crate::imports::foreign::{
    ForeignFilm, ForeignList, ForeignListed, ForeignReview, ForeignText, ForeignViewing, Says,
};
use crate::imports::sources::collected::{beside, of_film, together};
use crate::imports::sources::entry_keys::EntryKeys;
use crate::imports::sources::values::title;
use crate::imports::sources::{DateOrder, FilmsAre, Reading};

const NO_FILM: &str = "Series, episodes and games are no films.";
const NOT_SEEN: &str = "The row says that the film was not watched.";
const UNDER_WAY: &str = "The film is still being watched.";
const SAYS_NOTHING: &str = "The row says neither that the film was watched nor that it is to be.";

/// How rows are read: everything that was said, remembered or guessed, settled.
#[derive(Debug, Clone)]
pub(super) struct Settled {
    /// What each column becomes, in the file's order, and what it is called.
    pub(super) fields: Vec<Field>,
    pub(super) names: Vec<String>,
    pub(super) best: u32,
    pub(super) order: Option<DateOrder>,
    /// From which day a workbook counts.
    pub(super) day_zero: Option<DayZero>,
    pub(super) decimal_comma: Option<bool>,
    pub(super) list_separators: String,
    pub(super) reading: Reading,
    /// What a list without a name is called.
    pub(super) list: String,
}

/// Reads rows from the first to the last.
pub(super) struct RowReader {
    how: Settled,
    keys: EntryKeys,
    lists: HashMap<String, Arc<ForeignList>>,
}

impl RowReader {
    pub(super) fn new(how: Settled) -> Self {
        Self { how, keys: EntryKeys::default(), lists: HashMap::new() }
    }

    /// What a row says.
    ///
    /// # Errors
    /// A sentence about why it can't be read.
    pub(super) fn read(&mut self, row: &CsvRow) -> Result<Says, String> {
        let columns = self.how.fields.len();
        if row.values().skip(columns).any(|value| !value.trim().is_empty()) {
            return Err(format!(
                "This row has {} values where the heading has {columns}.",
                row.len()
            ));
        }
        let mut viewing = ForeignViewing::default();
        let mut facts = FilmFacts::default();
        let mut review = ForeignReview::of(ForeignText::Plain(String::new()));
        let mut what = What::default();
        for (index, field) in self.how.fields.iter().enumerate() {
            let Some(value) = row.value(index).filter(|_| *field != Field::LeaveOut) else {
                continue;
            };
            let value = meant(value);
            if !value.is_empty() {
                let cell = Cell { value: &value, name: &self.how.names[index], how: &self.how };
                cell.put(*field, &mut viewing, &mut facts, &mut review, &mut what)?;
            }
        }
        self.says(viewing, facts, review, what)
    }

    fn says(
        &mut self,
        mut viewing: ForeignViewing,
        facts: FilmFacts,
        review: ForeignReview,
        what: What,
    ) -> Result<Says, String> {
        if what.no_film {
            return Ok(Says::LeftOut(NO_FILM));
        }
        viewing.film.title =
            title(Some(viewing.film.title.as_str()).filter(|title| !title.is_empty()))?;
        if facts != FilmFacts::default() {
            viewing.film.facts = Some(Box::new(facts));
        }
        let body = match &review.body {
            ForeignText::Html(text) | ForeignText::Markdown(text) | ForeignText::Plain(text) => {
                text
            }
        };
        let written = !(body.is_empty() && review.headline.is_empty() && review.summary.is_empty());
        if written {
            viewing.review = Some(Box::new(review));
        }
        let film = viewing.film.clone();
        let watched =
            what.viewing || written || viewing.score.is_some() || viewing.watched_on.is_some();
        let to_see = what.wanted && viewing.watched_on.is_none();
        let unseen = match what.state {
            _ if what.not_seen => Some(NOT_SEEN),
            Some(State::UnderWay) if !to_see => Some(UNDER_WAY),
            _ => None,
        };
        let bare = what.state.is_none() && !to_see && !watched && !what.liked;
        let (mut note, mut tags) = Default::default();
        // What is remarked on a film that only stands on a list stands there too.
        if what.list.is_some() && (unseen.is_some() || bare) {
            (note, tags) = (mem::take(&mut viewing.note), mem::take(&mut viewing.tags));
        }
        let met = match (unseen, what.state) {
            (Some(why), _) => Some(unfinished(viewing, why)),
            (_, Some(State::ToWatch)) => Some(wanted(viewing)),
            _ if to_see => Some(wanted(viewing)),
            (_, Some(_)) => Some(self.met(viewing, what.viewing)),
            _ if watched => Some(self.met(viewing, what.viewing)),
            _ if what.liked => Some(liked(viewing)),
            _ if what.list.is_none() => Some(self.bare(viewing, what.position)),
            _ => None,
        };
        let Some(list) = &what.list else { return Ok(met.unwrap_or(Says::LeftOut(SAYS_NOTHING))) };
        let listed = self.listed(list, &film, what.position, &note);
        let others = beside(&film, "", &tags, None);
        Ok(match met {
            // Standing on a list is something, whatever else the row leaves out.
            None | Some(Says::LeftOut(_)) => together(listed, others),
            Some(met) => together(met, iter::once(listed).chain(others).collect()),
        })
    }

    /// A film that was watched. What has no date and says nothing that only a viewing has tells no
    /// more than that it was, beside its score and its text: they may be of a viewing that is known.
    fn met(&mut self, mut viewing: ForeignViewing, of_a_viewing: bool) -> Says {
        let of_a_viewing = of_a_viewing
            || viewing.watched_on.is_some()
            || viewing.entry.is_some()
            || viewing.abandoned
            || !viewing.note.is_empty()
            || !viewing.tags.is_empty();
        if of_a_viewing {
            return self.viewing(viewing);
        }
        let others = of_film(&mut viewing);
        together(Says::Seen(viewing.film, viewing.logged_on), others)
    }

    fn viewing(&mut self, mut viewing: ForeignViewing) -> Says {
        if viewing.entry.is_none() {
            viewing.entry = Some(self.keys.next(&viewing.film, viewing.watched_on));
        }
        Says::Viewing(Box::new(viewing))
    }

    fn listed(
        &mut self,
        name: &str,
        film: &ForeignFilm,
        position: Option<u32>,
        note: &str,
    ) -> Says {
        let list = self.lists.entry(name.to_owned()).or_insert_with(|| {
            Arc::new(ForeignList { name: name.to_owned(), ..ForeignList::default() })
        });
        let list = Arc::clone(list);
        let note = (!note.is_empty()).then(|| ForeignText::Plain(note.to_owned()));
        Says::Listed(Box::new(ForeignListed { list, film: film.clone(), position, note }))
    }

    /// A row that does not say how the film was met with, by what the person says of all such; a
    /// remark or tags on it are kept whatever it is.
    fn bare(&mut self, viewing: ForeignViewing, position: Option<u32>) -> Says {
        let said_more = !viewing.note.is_empty() || !viewing.tags.is_empty();
        match self.how.reading.films_are {
            Some(FilmsAre::Seen) if said_more => self.viewing(viewing),
            Some(FilmsAre::Seen) => Says::Seen(viewing.film, None),
            Some(FilmsAre::Wanted) => wanted(viewing),
            Some(FilmsAre::Liked) => liked(viewing),
            Some(FilmsAre::Listed) => {
                let ForeignViewing { film, note, tags, .. } = viewing;
                let list = self.how.list.clone();
                let listed = self.listed(&list, &film, position, &note);
                together(listed, beside(&film, "", &tags, None))
            }
            Some(FilmsAre::Rated) | None => {
                let ForeignViewing { film, note, tags, logged_on, .. } = viewing;
                let mut parts = beside(&film, &note, &tags, logged_on).into_iter();
                match parts.next() {
                    Some(first) => together(first, parts.collect()),
                    None => Says::LeftOut(SAYS_NOTHING),
                }
            }
        }
    }
}

/// A film to see; its remark says why.
fn wanted(mut viewing: ForeignViewing) -> Says {
    let of_film = of_film(&mut viewing);
    let ForeignViewing { film, note, tags, logged_on, .. } = viewing;
    let others = beside(&film, "", &tags, logged_on).into_iter().chain(of_film);
    together(Says::Wanted(film, logged_on, note), others.collect())
}

/// A film that was not watched, or not to its end: what is said of it all the same.
fn unfinished(mut viewing: ForeignViewing, why: &'static str) -> Says {
    let of_film = of_film(&mut viewing);
    let ForeignViewing { film, note, tags, logged_on, .. } = viewing;
    let mut parts = beside(&film, &note, &tags, logged_on).into_iter().chain(of_film);
    match parts.next() {
        Some(first) => together(first, parts.collect()),
        None => Says::LeftOut(why),
    }
}

/// A film that is liked.
fn liked(viewing: ForeignViewing) -> Says {
    let ForeignViewing { film, note, tags, logged_on, .. } = viewing;
    let others = beside(&film, &note, &tags, logged_on);
    together(Says::Liked(film, logged_on), others)
}
