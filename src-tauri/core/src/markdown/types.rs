//! What goes into the renderer beside the text, and what comes out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A body as a page, with what else there is to know about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Rendered {
    /// The page, sanitised.
    pub html: String,
    /// The words of the standfirst, where the writer marked one.
    pub lead: Option<String>,
    /// Every heading, in order.
    pub headings: Vec<Heading>,
    /// How many words there are.
    pub words: u32,
    /// How many minutes they take to read, at least 1.
    pub reading_minutes: u32,
    /// The names of the stills placed in the text and known to the journal, in
    /// order, each once.
    pub stills_used: Vec<String>,
    /// The line of the text, from 0, on which each element of the page begins, in order: what is
    /// outermost, but for `.prose` and `.pair`, whose children count in their place. Footnotes are
    /// not among them. By these a text and its page scroll in step.
    pub lines: Vec<u32>,
}

/// A heading of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Heading {
    /// 2 for a section, 3 and 4 for parts of it. The first level is the page's
    /// own title.
    pub level: u8,
    /// Its address within the page.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// What the renderer asks the world around it.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Finds a still of the film by its name.
    pub stills: &'a dyn Fn(&str) -> Option<Picture>,
    /// The few words a page says by itself.
    pub phrases: &'a Phrases,
}

/// The words a page says by itself, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Phrases {
    /// Names the switch that shows a spoiler.
    pub show_spoiler: String,
    /// Stands where a still is not; `{name}` is the name it was asked by.
    pub missing_still: String,
    /// The heading of the footnotes.
    pub notes: String,
    /// Names the link from a footnote to its place in the text.
    pub back_to_text: String,
}

impl Default for Phrases {
    fn default() -> Self {
        Phrases {
            show_spoiler: "Show the spoiler".to_owned(),
            missing_still: "There is no still called “{name}”.".to_owned(),
            notes: "Notes".to_owned(),
            back_to_text: "Back to the text".to_owned(),
        }
    }
}

/// A still as the renderer needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The BLAKE3 hash of the original, 64 hex digits.
    pub hash: String,
    /// Pixels across, as it is shown.
    pub width: u32,
    /// Pixels down, as it is shown.
    pub height: u32,
    /// What it shows, for those who don't see it.
    pub alt: String,
    /// Its own caption, for a place in the text that gives none.
    pub caption: String,
}

/// How wide a still stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// As wide as the text.
    Inset,
    /// Into both margins.
    Wide,
    /// From edge to edge of the window.
    Bleed,
    /// Beside the next one.
    Pair,
}

impl Layout {
    /// The layout of that name in the text.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name {
            "inset" => Some(Layout::Inset),
            "wide" => Some(Layout::Wide),
            "bleed" => Some(Layout::Bleed),
            "pair" => Some(Layout::Pair),
            _ => None,
        }
    }
}
