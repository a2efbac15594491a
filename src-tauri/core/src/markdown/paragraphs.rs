//! The paragraphs of a text, for putting two texts side by side.

use serde::Serialize;
use ts_rs::TS;

use super::page::{Section, sections};
use super::parse::parse;
use super::text::plain;
use super::tree::{Block, Inline, Still};

/// What a paragraph is on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ParagraphKind {
    /// The heading of a section or of a part of one.
    Heading,
    /// A paragraph, an item of a list, a quote, a footnote.
    Text,
    /// What stands below a still.
    Caption,
}

/// A paragraph in words alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Paragraph {
    /// What it is.
    pub kind: ParagraphKind,
    /// Its words, on one line.
    pub text: String,
}

/// The paragraphs of a text in the order they are read, footnotes last. Spoilers are told; whoever
/// asks has written them.
pub fn paragraphs(body: &str) -> Vec<Paragraph> {
    let tree = parse(body);
    let mut found = Paragraphs(Vec::new());
    let (sections, _) = sections(tree.blocks, &[]);
    for section in &sections {
        found.section(section);
    }
    for note in &tree.notes {
        found.blocks(&note.blocks);
    }
    found.0
}

struct Paragraphs(Vec<Paragraph>);

impl Paragraphs {
    fn section(&mut self, section: &Section) {
        match section {
            Section::Lead(content) | Section::Pull(content) => self.words(content),
            Section::Prose(blocks) => self.blocks(blocks),
            Section::Heading { content, .. } => self.push(ParagraphKind::Heading, content),
            Section::Still(still) => self.still(still),
            Section::Pair(one, other) => {
                self.still(one);
                self.still(other);
            }
            Section::Trivia { heading, items } => {
                self.push(ParagraphKind::Heading, heading);
                items.iter().for_each(|item| self.blocks(item));
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(content) | Block::Line(content) => self.words(content),
                Block::Heading { content, .. } => self.push(ParagraphKind::Heading, content),
                Block::Quote(inside) => self.blocks(inside),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Code(code) => self.add(ParagraphKind::Text, code),
                Block::Rule => {}
                Block::Still(still) => self.still(still),
            }
        }
    }

    fn still(&mut self, still: &Still) {
        self.push(ParagraphKind::Caption, &still.caption);
    }

    fn words(&mut self, content: &[Inline]) {
        self.push(ParagraphKind::Text, content);
    }

    fn push(&mut self, kind: ParagraphKind, content: &[Inline]) {
        self.add(kind, &plain(content));
    }

    fn add(&mut self, kind: ParagraphKind, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.0.push(Paragraph { kind, text });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_taken_apart_in_the_order_it_is_read() {
        let body = "It is about a *man*. {lead}\n\nIt opens.[^1]\n\n## Two centimetres\n\n\
                    > The tide keeps\n> its accounts. {pull}\n\n![At the book](still:book){wide}\n\n\
                    ## Small things {trivia}\n\n1. The clock.\n2. ||The drum.||\n\n[^1]: On the flats.";
        let read: Vec<_> =
            paragraphs(body).into_iter().map(|found| (found.kind, found.text)).collect();
        use ParagraphKind::{Caption, Heading, Text};
        let wanted = [
            (Text, "It is about a man."),
            (Text, "It opens."),
            (Heading, "Two centimetres"),
            (Text, "The tide keeps its accounts."),
            (Caption, "At the book"),
            (Heading, "Small things"),
            (Text, "The clock."),
            (Text, "The drum."),
            (Text, "On the flats."),
        ];
        assert_eq!(read, wanted.map(|(kind, text)| (kind, text.to_owned())));
    }
}
