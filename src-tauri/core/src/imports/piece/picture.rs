use serde::Serialize;
use ts_rs::TS;

use crate::StillFacts;

/// A picture of the piece: one that comes along, or a place that waits for one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PiecePicture {
    /// What the text calls it: `![caption](still:NAME)`. The poster is called `poster`.
    pub name: String,
    /// It is the film's poster.
    pub poster: bool,
    /// The line beneath it; may be empty.
    pub caption: String,
    /// What it shows, where the source says so.
    pub alt: String,
    /// Seconds into the film, where the source says so.
    pub timecode_s: Option<u32>,
    /// Where it is to be had.
    pub source: PictureSource,
}

/// Where a picture is to be had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind", content = "of")]
#[ts(export)]
pub enum PictureSource {
    /// A file beside the source, by its path from there.
    Beside(String),
    /// Inside the source itself.
    Inside(#[serde(skip)] Vec<u8>),
    /// On another computer, which is not asked for it.
    Elsewhere(String),
    /// Nowhere: words stood where a picture had been.
    Nowhere,
}

/// The name of the poster among the pictures of a piece.
pub(super) const POSTER: &str = "poster";

impl PiecePicture {
    /// A still that the text calls by a name.
    pub(super) fn still(name: String, caption: String, source: PictureSource) -> Self {
        Self { name, poster: false, caption, alt: String::new(), timecode_s: None, source }
    }

    /// The poster.
    pub(super) fn poster(caption: String, source: PictureSource) -> Self {
        Self { poster: true, ..Self::still(POSTER.to_owned(), caption, source) }
    }

    /// What is said of it.
    pub(super) fn facts(&self) -> StillFacts {
        StillFacts {
            caption: self.caption.clone(),
            alt: self.alt.clone(),
            timecode_s: self.timecode_s,
        }
    }

    /// Has all of this said of it.
    pub(super) fn say(&mut self, facts: StillFacts) {
        (self.caption, self.alt, self.timecode_s) = (facts.caption, facts.alt, facts.timecode_s);
    }
}
