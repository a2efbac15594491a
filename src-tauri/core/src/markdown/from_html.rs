//! HTML as other journals export it, turned into Markdown.
//!
//! Reviews come out of Letterboxd and its neighbours as text with a few
//! elements in it (`p`, `br`, `b`, `i`, `a`, `blockquote`, `h2`) and line ends
//! that count. What a reader saw there must be what a reader sees here, so
//! each paragraph is read back after it is written and compared.

mod blocks;
mod reader;
mod spans;

use blocks::write_blocks;
use reader::read;

/// Turns HTML into Markdown that reads the same: paragraphs, line breaks,
/// emphasis, links, quotes, lists and headings stay; elements that mean
/// nothing here leave their words.
///
/// ```
/// # use matinee_core::markdown::from_html;
/// assert_eq!(from_html("He says &quot;stay&quot;. <i>Perfect.</i>\r\n\r\nTwice."), "He says \"stay\". *Perfect.*\n\nTwice.");
/// ```
pub fn from_html(html: &str) -> String {
    write_blocks(&read(html))
}

/// A paragraph or heading and where it stands.
#[derive(Debug, Clone, PartialEq)]
struct Piece {
    /// The quotes and items around it, outermost first.
    around: Vec<Around>,
    kind: Kind,
    spans: Vec<Span>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Paragraph,
    Heading(u8),
    Rule,
}

/// A container of paragraphs. The number tells neighbours of a kind apart.
#[derive(Debug, Clone, PartialEq)]
enum Around {
    Quote(usize),
    Item { number: usize, mark: String },
}

/// Text of one style.
#[derive(Debug, Clone, PartialEq, Default)]
struct Span {
    text: String,
    style: Style,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Style {
    strong: bool,
    emphasis: bool,
    link: Option<String>,
}

#[cfg(test)]
mod tests;
