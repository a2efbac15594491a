use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::is_default;

/// A line of `media.json`: an original, poster or still.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct MediumRecord {
    /// BLAKE3 of its bytes: its name in the journal.
    pub(crate) hash: String,
    /// The member of the archive that holds those bytes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) file: String,
    /// `jpeg`, `png` or `webp`.
    pub(crate) format: String,
    /// As shown, EXIF orientation applied.
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) bytes: u64,
    #[serde(default = "upright", skip_serializing_if = "is_upright")]
    pub(crate) orientation: u8,
    /// The file's name when it came in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) source_name: String,
    pub(crate) added_at: String,
}

const fn upright() -> u8 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
const fn is_upright(orientation: &u8) -> bool {
    *orientation == upright()
}

/// A line of `shelves.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ShelfRecord {
    pub(crate) uid: String,
    pub(crate) name: String,
    pub(crate) query: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) position: u32,
}

/// A line of `comparisons.json`, in the order answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ComparisonRecord {
    pub(crate) uid: String,
    /// Uid of the better film; of either, where they are too close.
    pub(crate) better: String,
    /// Uid of the other.
    pub(crate) other: String,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) close: bool,
    pub(crate) compared_at: String,
}

/// A line of `lines.json`: one of a review that its writer keeps, the first kept first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LineRecord {
    pub(crate) uid: String,
    /// Uid of the review.
    pub(crate) review: String,
    pub(crate) text: String,
    pub(crate) kept_at: String,
}

/// A line of `verdicts.json`: from this score up to the next band's, this word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct BandRecord {
    /// Whole tenths, 0 to 100.
    pub(crate) from_tenths: u8,
    pub(crate) word: String,
}

/// A line of `settings.json`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SettingRecord {
    pub(crate) key: String,
    pub(crate) value: Box<RawValue>,
}
