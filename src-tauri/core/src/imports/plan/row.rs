use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::imports::choices::{ImportField, film_key};
use crate::imports::foreign::{ForeignFilm, ForeignRow, Says};
use crate::imports::looking::Why;
use crate::imports::receipt::Outcome;
use crate::imports::writer::{ImportConflict, Settled};
use crate::{FilmId, Result, Score, WatchedOn, films, storage};

use super::PlanTab;

/// A row as it stands in the file, and what would become of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanRow {
    /// Its number among all rows of the plan, from 0.
    pub number: u32,
    /// The file, by its path inside the export.
    pub file: String,
    /// The line, from 1, on which it begins.
    pub line: u32,
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
    /// Nothing that comes in.
    Nothing,
}

/// A film of the journal that a row may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PlanLook {
    /// Why it is not sure.
    pub why: Why,
    /// The films it may be, the likeliest first.
    pub films: Vec<PlanFilm>,
}

/// A row as it lies in the plan's file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Spooled {
    file: String,
    line: u32,
    raw: String,
    outcome: PlanTab,
    what: PlanWhat,
    title: String,
    year: Option<i16>,
    film_key: String,
    watched_on: Option<WatchedOn>,
    score: Option<Score>,
    list: Option<String>,
    has_review: bool,
    film: Option<FilmId>,
    adds_film: bool,
    fills: Vec<ImportField>,
    conflicts: Vec<ImportConflict>,
    look: Option<(Why, Vec<FilmId>)>,
    reason: String,
}

impl Spooled {
    pub(super) fn of(row: &ForeignRow, settled: &Settled) -> Self {
        let outcome = match settled.outcome {
            _ if settled.look.is_some() => PlanTab::Look,
            Outcome::New => PlanTab::New,
            Outcome::Same => PlanTab::Same,
            Outcome::Merged => PlanTab::Merged,
            Outcome::Conflict => PlanTab::Conflict,
            Outcome::Skipped => PlanTab::LeftOut,
            Outcome::Unreadable => PlanTab::Unreadable,
        };
        let (film, adds_film) = match settled.film {
            Some((_, true)) => (None, settled.outcome == Outcome::New),
            Some((film, false)) => (Some(film), false),
            None => (None, false),
        };
        let look = settled.look.as_ref().map(|look| (look.why, look.films.clone()));
        let mut spooled = Self {
            file: row.origin.file.to_string(),
            line: row.origin.line,
            raw: row.origin.raw.clone(),
            outcome,
            what: PlanWhat::Nothing,
            title: String::new(),
            year: None,
            film_key: String::new(),
            watched_on: None,
            score: None,
            list: None,
            has_review: false,
            film,
            adds_film,
            fills: settled.fills.clone(),
            conflicts: settled.conflicts.clone(),
            look,
            reason: settled.reason.clone(),
        };
        spooled.add(&row.says);
        spooled
    }

    fn add(&mut self, says: &Says) {
        let (what, film) = match says {
            Says::Viewing(viewing) => {
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
            Says::Poster(film, _) => (PlanWhat::Poster, Some(&**film)),
            Says::All(parts) => {
                parts.iter().for_each(|part| self.add(part));
                return;
            }
            Says::LeftOut(_) | Says::Unreadable(_) => return,
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

    /// With what the journal has of the films it means.
    pub(super) fn shown(self, conn: &Connection, number: u32) -> Result<PlanRow> {
        let film = self.film.map(|film| plan_film(conn, film)).transpose()?.flatten();
        let look = match self.look {
            None => None,
            Some((why, films)) => {
                let films = films.into_iter().map(|film| plan_film(conn, film));
                let films: Vec<Option<PlanFilm>> = films.collect::<Result<_>>()?;
                Some(PlanLook { why, films: films.into_iter().flatten().collect() })
            }
        };
        Ok(PlanRow {
            number,
            file: self.file,
            line: self.line,
            raw: self.raw,
            outcome: self.outcome,
            what: self.what,
            title: self.title,
            year: self.year,
            film_key: self.film_key,
            watched_on: self.watched_on,
            score: self.score,
            list: self.list,
            has_review: self.has_review,
            film,
            adds_film: self.adds_film,
            fills: self.fills,
            conflicts: self.conflicts,
            look,
            reason: self.reason,
        })
    }
}

/// A film of the journal; nothing for one that has gone since.
fn plan_film(conn: &Connection, film: FilmId) -> Result<Option<PlanFilm>> {
    let Some(row) = storage::films::by_id(conn, film)? else { return Ok(None) };
    let poster = films::poster(conn, film)?;
    Ok(Some(PlanFilm { id: film, title: row.title, year: row.year, poster }))
}
