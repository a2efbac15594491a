use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::imports::choices::{ImportField, film_key};
use crate::imports::foreign::{ForeignFilm, Says};
use crate::imports::looking::Why;
use crate::imports::receipt::Outcome;
use crate::imports::writer::{ImportConflict, Settled};
use crate::{FilmId, Result, Score, WatchedOn, films, storage};

use super::PlanTab;

/// A row as it stands in the file, and what would become of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanRow {
    /// Its number among all rows of the plan, from 0.
    pub number: u32,
    /// The file, by its path inside the export.
    pub file: String,
    /// The line, from 1, on which it begins.
    pub line: u32,
    /// Which of the rows that begin on that line it is, from 0.
    pub nth: u32,
    /// The row as it stands there.
    pub raw: String,
    /// What would become of it.
    pub outcome: PlanTab,
    /// What it tells of.
    pub what: PlanWhat,
    /// The film's title, as it would be stored.
    pub title: String,
    /// The film's year.
    pub year: Option<i16>,
    /// What the file calls the film, to answer for all its rows.
    pub film_key: String,
    /// How many rows of the plan call a film so, this one too; 0 for one that names no film.
    pub film_rows: u32,
    /// When the film was seen.
    pub watched_on: Option<WatchedOn>,
    /// The score.
    pub score: Option<Score>,
    /// The list, where it tells of one.
    pub list: Option<String>,
    /// It brings a text.
    pub has_review: bool,
    /// The film of the journal that it means, if it was there before.
    pub film: Option<PlanFilm>,
    /// It would add the film.
    pub adds_film: bool,
    /// What it would fill in.
    pub fills: Vec<ImportField>,
    /// Where it and the journal say two things.
    pub conflicts: Vec<ImportConflict>,
    /// What has to be answered before it can come in.
    pub look: Option<PlanLook>,
    /// A whole sentence for the person, or nothing.
    pub reason: String,
}

/// What a row tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PlanWhat {
    /// A viewing.
    Viewing,
    /// A film's score.
    Score,
    /// That a film was seen.
    Seen,
    /// A film to see.
    Wanted,
    /// That a film is liked.
    Liked,
    /// A list as a whole.
    List,
    /// A film on a list.
    Listed,
    /// A film and its facts.
    Film,
    /// A review of a film.
    Review,
    /// A poster.
    Poster,
    /// A text that an editor holds unfinished.
    Draft,
    /// A shelf.
    Shelf,
    /// Nothing that comes in.
    Nothing,
}

/// A film of the journal that a row may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanFilm {
    /// Its id.
    pub id: FilmId,
    /// Its title.
    pub title: String,
    /// Its year.
    pub year: Option<i16>,
    /// The hash of its poster.
    pub poster: Option<String>,
}

/// A question about which film a row means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanLook {
    /// Why it is not sure.
    pub why: Why,
    /// The films it may be, the likeliest first.
    pub films: Vec<PlanFilm>,
}

/// What a row tells of, to be shown beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) what: PlanWhat,
    pub(crate) title: String,
    pub(crate) year: Option<i16>,
    /// What its file calls the film; empty where it names none.
    pub(crate) film_key: String,
    pub(crate) watched_on: Option<WatchedOn>,
    pub(crate) score: Option<Score>,
    pub(crate) list: Option<String>,
    pub(crate) has_review: bool,
}

impl Told {
    /// Nothing that comes in.
    pub(crate) const NOTHING: Self = Self {
        what: PlanWhat::Nothing,
        title: String::new(),
        year: None,
        film_key: String::new(),
        watched_on: None,
        score: None,
        list: None,
        has_review: false,
    };

    pub(super) fn of(says: &Says) -> Self {
        let mut told = Self::NOTHING;
        told.add(says);
        told
    }

    fn add(&mut self, says: &Says) {
        let (what, film) = match says {
            Says::Viewing(viewing) | Says::MaybeEpisode(viewing) => {
                self.watched_on = viewing.watched_on;
                self.score = viewing.score;
                self.has_review |= viewing.review.is_some();
                (PlanWhat::Viewing, Some(&viewing.film))
            }
            Says::Scored(film, score, _) => {
                self.score = Some(*score);
                (PlanWhat::Score, Some(film))
            }
            Says::Seen(film, _) => (PlanWhat::Seen, Some(film)),
            Says::Wanted(film, ..) => (PlanWhat::Wanted, Some(film)),
            Says::Liked(film, _) => (PlanWhat::Liked, Some(film)),
            Says::List(list) => {
                self.list = Some(list.name.clone());
                (PlanWhat::List, None)
            }
            Says::Listed(listed) => {
                self.list = Some(listed.list.name.clone());
                (PlanWhat::Listed, Some(&listed.film))
            }
            Says::Film(film) => (PlanWhat::Film, Some(&**film)),
            Says::Reviewed(film, ..) => {
                self.has_review = true;
                (PlanWhat::Review, Some(&**film))
            }
            Says::Poster(film, _) | Says::PosterIfThere(film, _) => {
                (PlanWhat::Poster, Some(&**film))
            }
            Says::All(parts) => {
                parts.iter().for_each(|part| self.add(part));
                return;
            }
            Says::Doubt(_) | Says::LeftOut(_) | Says::Unreadable(_) => return,
        };
        // The first thing a row tells names it.
        if self.what == PlanWhat::Nothing {
            self.what = what;
        }
        if let Some(film) = film.filter(|_| self.film_key.is_empty()) {
            self.name(film);
        }
    }

    fn name(&mut self, film: &ForeignFilm) {
        self.title.clone_from(&film.title);
        self.year = film.year;
        self.film_key = film_key(film);
    }
}

/// Where a row stands, and what stands there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'r> {
    pub(crate) file: &'r str,
    pub(crate) line: u32,
    pub(crate) nth: u32,
    pub(crate) raw: &'r str,
}

impl PlanRow {
    /// As it lies in the plan's file: of films there is only the id.
    pub(super) fn of(number: u32, place: Place<'_>, told: Told, settled: &Settled) -> Self {
        let (film, adds_film) = match settled.film {
            Some((_, true)) => (None, settled.outcome == Outcome::New),
            Some((film, false)) => (Some(film), false),
            None => (None, false),
        };
        let look = settled.look.as_ref().map(|look| PlanLook {
            why: look.why,
            films: look.films.iter().copied().map(PlanFilm::of).collect(),
        });
        let Told { what, title, year, film_key, watched_on, score, list, has_review } = told;
        Self {
            number,
            file: place.file.to_owned(),
            line: place.line,
            nth: place.nth,
            raw: place.raw.to_owned(),
            outcome: PlanTab::of(settled),
            what,
            title,
            year,
            film_key,
            film_rows: 0,
            watched_on,
            score,
            list,
            has_review,
            film: film.map(PlanFilm::of),
            adds_film,
            fills: settled.fills.clone(),
            conflicts: settled.conflicts.clone(),
            look,
            reason: settled.reason.clone(),
        }
    }

    /// With what the journal has of the films it means, less those that have gone since.
    pub(super) fn with_films(mut self, conn: &Connection) -> Result<Self> {
        self.film = self.film.map(|film| film.known(conn)).transpose()?.flatten();
        if let Some(look) = &mut self.look {
            let films = std::mem::take(&mut look.films).into_iter();
            let films: Vec<_> = films.map(|film| film.known(conn)).collect::<Result<_>>()?;
            look.films = films.into_iter().flatten().collect();
        }
        Ok(self)
    }
}

impl PlanFilm {
    /// A film of which only the id is known.
    pub(in crate::imports) fn of(id: FilmId) -> Self {
        Self { id, title: String::new(), year: None, poster: None }
    }

    /// As the journal knows it; nothing for one that has gone since.
    pub(in crate::imports) fn known(self, conn: &Connection) -> Result<Option<Self>> {
        let Some(row) = storage::films::by_id(conn, self.id)? else { return Ok(None) };
        let poster = films::poster(conn, self.id)?;
        Ok(Some(Self { id: self.id, title: row.title, year: row.year, poster }))
    }
}
