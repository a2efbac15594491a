use serde::Serialize;
use ts_rs::TS;

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
