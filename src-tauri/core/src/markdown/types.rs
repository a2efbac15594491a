//! What goes into the renderer beside the text, and what comes out.

use serde::Serialize;
use ts_rs::TS;

/// A body as a page, with what else there is to know about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
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
}

/// A heading of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
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
    pub phrases: Phrases<'a>,
}

impl Context<'_> {
    /// For a text that has no film, and so no stills.
    pub fn without_stills() -> Self {
        Context { stills: &|_| None, phrases: Phrases::default() }
    }
}

/// The words a page says by itself, in the reader's language.
#[derive(Debug, Clone, Copy)]
pub struct Phrases<'a> {
    /// Names the switch that shows a spoiler.
    pub show_spoiler: &'a str,
    /// Stands where a still is not; `{name}` is the name it was asked by.
    pub missing_still: &'a str,
    /// The heading of the footnotes.
    pub notes: &'a str,
    /// Names the link from a footnote to its place in the text.
    pub back_to_text: &'a str,
}

impl Default for Phrases<'_> {
    fn default() -> Self {
        Phrases {
            show_spoiler: "Show the spoiler",
            missing_still: "There is no still called “{name}”.",
            notes: "Notes",
            back_to_text: "Back to the text",
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
