use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{is_default, points};
use crate::Score;

/// A line of `reviews.json`. The body stands in a Markdown file of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReviewRecord {
    pub(crate) uid: String,
    /// Uid of the film.
    pub(crate) film: String,
    /// Uid of the viewing it is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) viewing: Option<String>,
    /// The member of the archive that holds the body.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) file: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) headline: String,
    #[serde(skip)]
    pub(crate) body: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) summary: String,
    /// The writer's own word instead of the one of the score's band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) verdict: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) spoilers: bool,
    /// `draft` or `finished`.
    pub(crate) state: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) private: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) language: Option<String>,
    pub(crate) written_at: String,
    pub(crate) changed_at: String,
}

/// A line of `revisions.json`: a review as it was saved at some time. A review's stand in order,
/// the oldest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct RevisionRecord {
    /// Uid of the review.
    pub(crate) review: String,
    pub(crate) made_at: String,
    /// `done`, `left`, `restore` or `import`.
    pub(crate) cause: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) headline: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) body: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) summary: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) verdict: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "points")]
    pub(crate) score: Option<Score>,
}

/// A line of `drafts.json`: what the editor holds and has not handed over.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct DraftRecord {
    pub(crate) uid: String,
    /// Uid of the review; missing for one that was never saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) review: Option<String>,
    /// Uid of the film the form names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) film: Option<String>,
    /// Uid of the viewing the form names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) viewing: Option<String>,
    /// The editor's form, whole but for those two.
    pub(crate) form: Box<RawValue>,
    pub(crate) begun_at: String,
    pub(crate) saved_at: String,
}
