use serde::{Deserialize, Serialize};

use super::{is_default, points};
use crate::Score;
use crate::imports::key_of;

/// A line of `films.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct FilmRecord {
    pub(crate) uid: String,
    pub(crate) title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) original_title: Option<String>,
    /// BCP 47 tag of the title's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) year: Option<i16>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) tagline: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) runtime_min: Option<u32>,
    /// Hash of the poster, one of `media.json`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) poster: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) poster_colour: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) liked: bool,
    /// The film's own score, where it was given to no viewing.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "points")]
    pub(crate) score: Option<Score>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) scored_on: Option<String>,
    /// Names of the facts the person edited by hand.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) own_facts: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) genres: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) countries: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) languages: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) outside_ids: Vec<OutsideIdRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) credits: Vec<CreditRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) stills: Vec<StillRecord>,
    pub(crate) added_at: String,
    pub(crate) changed_at: String,
}

impl FilmRecord {
    /// What the file calls the film, to answer for all its rows.
    pub(crate) fn key(&self) -> String {
        let ids = self.outside_ids.iter().map(|id| (id.kind.as_str(), id.value.as_str()));
        key_of(&self.title, self.year, ids)
    }
}

/// What a catalogue calls the film.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OutsideIdRecord {
    pub(crate) kind: String,
    pub(crate) value: String,
}

/// A person's part in the film. Credits stand in order, each role's among themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CreditRecord {
    /// Uid of the person, one of `people.json`.
    pub(crate) person: String,
    /// `director`, `writer` or `cast`.
    pub(crate) role: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) character: String,
}

/// A still of the film, in the gallery's order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StillRecord {
    pub(crate) uid: String,
    /// What a review's text calls it.
    pub(crate) name: String,
    /// Hash of the picture, one of `media.json`.
    pub(crate) media: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) caption: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) alt: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) timecode_s: Option<u32>,
}

/// A line of `people.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PersonRecord {
    pub(crate) uid: String,
    pub(crate) name: String,
}
