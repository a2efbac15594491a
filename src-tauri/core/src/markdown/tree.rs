//! A text once it has been read: blocks of inlines.

use super::Layout;

/// A whole text: its blocks in order, and its footnotes apart.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Tree {
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<Note>,
    /// The line of the source each block begins on, from 0.
    pub(super) lines: Vec<u32>,
}

/// A footnote and the label it is referred to by.
#[derive(Debug, PartialEq)]
pub(super) struct Note {
    pub(super) label: String,
    pub(super) blocks: Vec<Block>,
}

#[derive(Debug, PartialEq)]
pub(super) enum Block {
    Paragraph(Vec<Inline>),
    /// The text of a list's item that has no paragraphs of its own.
    Line(Vec<Inline>),
    Heading {
        level: u8,
        content: Vec<Inline>,
    },
    Quote(Vec<Block>),
    List {
        /// The first number; none for a list of bullets.
        first: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Code(String),
    Rule,
    Still(Still),
}

#[derive(Debug, PartialEq)]
pub(super) enum Inline {
    Text(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Link {
        to: String,
        content: Vec<Inline>,
    },
    Code(String),
    /// A line end that only the source has.
    Soft,
    /// A line end that is meant.
    Hard,
    Spoiler(Vec<Inline>),
    /// A reference to the footnote of that label.
    NoteMark(String),
    /// A picture where no still can stand: inside a link, or from elsewhere.
    Picture {
        to: String,
        caption: Vec<Inline>,
    },
    /// Two bars that may open or close a spoiler. Only while reading.
    Bars,
}

/// A still placed in the text.
#[derive(Debug, PartialEq)]
pub(super) struct Still {
    pub(super) name: String,
    pub(super) layout: Layout,
    pub(super) caption: Vec<Inline>,
}
