//! What of a text can stand by itself: the quotes its writer pulled out, and the ends of paragraphs.

use super::page::{Section, sections};
use super::parse::parse;
use super::text::plain;
use super::tree::{Block, Inline};

/// Words of a text that can be read without the rest of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Quotable {
    /// Quotes marked `{pull}`, in their order.
    pub(crate) pulled: Vec<String>,
    /// Paragraphs in the writer's own words, in their order.
    pub(crate) paragraphs: Vec<String>,
}

/// Takes a text apart. What holds a spoiler is left out, and what is another's (a quote), a list, a
/// heading, a caption or a footnote.
pub(crate) fn quotable(body: &str) -> Quotable {
    let mut found = Quotable::default();
    let (sections, _) = sections(parse(body).blocks, &[]);
    for section in &sections {
        match section {
            Section::Pull(content) => found.pulled.extend(words(content)),
            Section::Lead(content) => found.paragraphs.extend(words(content)),
            Section::Prose(blocks) => {
                let paragraph = |block: &Block| match block {
                    Block::Paragraph(content) => words(content),
                    _ => None,
                };
                found.paragraphs.extend(blocks.iter().filter_map(paragraph));
            }
            _ => {}
        }
    }
    found
}

/// The words of inlines on one line, where nothing in them is a spoiler.
fn words(content: &[Inline]) -> Option<String> {
    if content.iter().any(spoils) {
        return None;
    }
    let text = plain(content).split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

fn spoils(inline: &Inline) -> bool {
    match inline {
        Inline::Spoiler(_) => true,
        Inline::Emphasis(inside) | Inline::Strong(inside) => inside.iter().any(spoils),
        Inline::Link { content, .. } => content.iter().any(spoils),
        Inline::Picture { caption, .. } => caption.iter().any(spoils),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_writers_own_words_without_spoilers_stand_by_themselves() {
        let body = "It opens *slowly*. {lead}\n\n## A heading\n\nHe stays. ||He dies.||\n\n\
                    > Somebody else said this.\n\n> The tide keeps its accounts. {pull}\n\n\
                    - An item\n\nIt ends[^1]\nwell.\n\n[^1]: A note.";
        assert_eq!(
            quotable(body),
            Quotable {
                pulled: vec!["The tide keeps its accounts.".to_owned()],
                paragraphs: vec!["It opens slowly.".to_owned(), "It ends well.".to_owned()],
            }
        );
    }
}
