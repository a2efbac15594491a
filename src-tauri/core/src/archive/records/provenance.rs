use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::is_default;

/// A line of `imports.json`: one bringing-in, its receipt, and what became of every row.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ImportRecord {
    pub(crate) uid: String,
    pub(crate) source: String,
    pub(crate) file_name: String,
    /// BLAKE3 of the file.
    pub(crate) file_hash: String,
    pub(crate) made_at: String,
    pub(crate) receipt: Box<RawValue>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) rows: Vec<ImportRowRecord>,
}

/// A row of an imported file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ImportRowRecord {
    pub(crate) file: String,
    pub(crate) line: u32,
    pub(crate) outcome: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) reason: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) raw: String,
    /// What the source calls the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) source_id: Option<String>,
    /// What the row became, where that is still there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) became: Option<TargetRecord>,
    /// What else it became or told of, likewise.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) also: Vec<TargetRecord>,
}

/// What a row became, named so that another journal can find it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TargetRecord {
    /// `film`, `viewing`, `review`, `list`, `list_film`, `watchlist` or `tag`.
    pub(crate) kind: String,
    /// A uid; of a film on a list the list's, of the watchlist the film's; of a tag its name.
    pub(crate) of: String,
    /// The film's uid, for a film on a list.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) film: String,
}
