use serde::{Deserialize, Serialize};

use super::is_default;

/// A line of `lists.json`. Lists stand in the person's order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ListRecord {
    pub(crate) uid: String,
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) description: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) ranked: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) position: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) tags: Vec<String>,
    /// In order, the first of a ranked list first.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) films: Vec<ListedRecord>,
    pub(crate) added_at: String,
    pub(crate) changed_at: String,
}

/// A film on a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ListedRecord {
    /// Uid of the film.
    pub(crate) film: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) note: String,
}

/// A line of `watchlist.json`, the first added first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WatchlistRecord {
    /// Uid of the film.
    pub(crate) film: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) why: String,
    /// A calendar date.
    pub(crate) added_on: String,
    pub(crate) added_at: String,
}
