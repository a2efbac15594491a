//! People of the journal by what they did, and one person's page.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Error, FilmId, FilmTile, Journal, PersonId, Result, Score, ViewingId, WatchedOn, storage, text,
};

/// A part in films.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PersonRole {
    /// Directed.
    #[default]
    Director,
    /// Wrote.
    Writer,
    /// Acted.
    Cast,
}

impl PersonRole {
    /// Every one, in the order of a billing.
    pub const ALL: [Self; 3] = [Self::Director, Self::Writer, Self::Cast];

    /// As credits keep it.
    pub(crate) fn stored(self) -> &'static str {
        match self {
            Self::Director => "director",
            Self::Writer => "writer",
            Self::Cast => "cast",
        }
    }
}

/// The orders people can be in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PersonSort {
    /// By how many of their films are in the journal, the most first.
    #[default]
    Films,
    /// By the average of one's own scores, the best first, drawn towards the average of all by those
    /// who have few: one film does not win.
    Score,
    /// By their last name, from A.
    Name,
}

/// Which people, and in what order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct PeopleQuery {
    /// Their part in films.
    pub role: PersonRole,
    /// The order.
    pub sort: PersonSort,
    /// What one of their names begins with; may be empty.
    pub text: String,
}

/// A person in the list of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PersonRow {
    /// The person.
    pub id: PersonId,
    /// Their name outside this journal's file.
    pub uid: String,
    /// Their name.
    pub name: String,
    /// Films in the journal that credit them with the part.
    pub films: u32,
    /// Those with a score.
    pub scored: u32,
    /// The average of those scores, rounded to a tenth.
    pub average: Option<Score>,
    /// A few of the films, the best first.
    pub first: Vec<FilmTile>,
}

/// Everything a person's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PersonPage {
    /// The person.
    pub id: PersonId,
    /// Their name outside this journal's file.
    pub uid: String,
    /// Their name.
    pub name: String,
    /// Their films by what they did in them; parts they had in none are left out.
    pub parts: Vec<PersonCredits>,
    /// Their films, each counted once.
    pub films: u32,
    /// Those with a viewing.
    pub seen: u32,
    /// Those with a score.
    pub scored: u32,
    /// The average of those scores, rounded to a tenth.
    pub average: Option<Score>,
    /// One's own scores of their films in the order of time; undated ones are left out.
    pub timeline: Vec<PersonScore>,
}

/// A person's films in one part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PersonCredits {
    /// The part.
    pub role: PersonRole,
    /// The films, the latest first.
    pub films: Vec<PersonFilm>,
}

/// A film of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PersonFilm {
    /// The film.
    pub film: FilmTile,
    /// Whom they played; may be empty.
    pub character: String,
}

/// A score given to a film of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PersonScore {
    /// The viewing it was given at.
    pub viewing: ViewingId,
    /// The film.
    pub film: FilmId,
    /// Its title.
    pub title: String,
    /// When.
    pub watched_on: Option<WatchedOn>,
    /// The score.
    pub score: Score,
}

impl Journal {
    /// Everybody the query asks for, in its order.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn people_ids(&self, query: &PeopleQuery) -> Result<Vec<PersonId>> {
        let fold = text::fold(&query.text);
        self.read(|conn| storage::people_page::ids(conn, query, &fold))
    }

    /// What the list shows of these people, in this order; those who are gone are left out.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn people_rows(&self, role: PersonRole, people: &[PersonId]) -> Result<Vec<PersonRow>> {
        self.read(|conn| storage::people_page::rows(conn, role, people))
    }

    /// Everything a person's page shows, by their uid.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn person_page(&self, uid: &str) -> Result<PersonPage> {
        self.read(|conn| page(conn, uid))
    }

    /// The uid of the person of exactly this name.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn person_named(&self, name: &str) -> Result<Option<String>> {
        self.read(|conn| match storage::people::by_name(conn, name, &text::fold(name))? {
            Some(person) => storage::people::uid_of(conn, person),
            None => Ok(None),
        })
    }
}

fn page(conn: &Connection, uid: &str) -> Result<PersonPage> {
    let (id, name) =
        storage::people_page::by_uid(conn, uid)?.ok_or(Error::NotFound { what: "person" })?;
    let mut parts = Vec::new();
    for role in PersonRole::ALL {
        let films = storage::people_page::films(conn, id, role)?;
        if !films.is_empty() {
            parts.push(PersonCredits { role, films });
        }
    }
    let mut films: Vec<&FilmTile> =
        parts.iter().flat_map(|part| &part.films).map(|film| &film.film).collect();
    films.sort_by_key(|film| film.id.0);
    films.dedup_by_key(|film| film.id);
    let scores: Vec<Score> = films.iter().filter_map(|film| film.score).collect();
    let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    Ok(PersonPage {
        id,
        uid: uid.to_owned(),
        name,
        films: count(films.len()),
        seen: storage::people_page::seen(conn, id)?,
        scored: count(scores.len()),
        average: Score::average(&scores),
        timeline: storage::people_page::timeline(conn, id)?,
        parts,
    })
}
