use serde::{Deserialize, Serialize};

use super::{is_default, points};
use crate::{Score, WatchedOn};

/// A line of `viewings.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ViewingRecord {
    pub(crate) uid: String,
    /// Uid of the film.
    pub(crate) film: String,
    /// EDTF, `~` for about; missing when undated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) watched_on: Option<WatchedOn>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) day_order: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) rewatch: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) abandoned: bool,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "points")]
    pub(crate) score: Option<Score>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) liked: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) place: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) format: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) note: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) private: bool,
    /// The calendar date a source says it was logged on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) logged_on: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) companions: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) tags: Vec<String>,
    pub(crate) added_at: String,
    pub(crate) changed_at: String,
}
