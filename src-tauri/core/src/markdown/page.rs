//! The sections of a page: what stands in the column of text and what breaks
//! out of it.

use super::Layout;
use super::text::plain;
use super::tree::{Block, Inline, Still};

/// A quote longer than this, in characters, is not pulled.
const LONGEST_PULL: usize = 320;

/// A part of the page that has its own place in the grid.
pub(super) enum Section {
    /// The opening paragraph, marked `{lead}`.
    Lead(Vec<Inline>),
    /// A run of ordinary blocks.
    Prose(Vec<Block>),
    /// A heading of a section.
    Heading { level: u8, content: Vec<Inline> },
    /// A still by itself.
    Still(Still),
    /// Two stills side by side.
    Pair(Still, Still),
    /// A quote of one short paragraph, marked `{pull}`.
    Pull(Vec<Inline>),
    /// A section of remarks: a heading marked `{trivia}` and the list below it.
    Trivia { heading: Vec<Inline>, items: Vec<Vec<Block>> },
}

/// Sorts the blocks of a text into the sections of its page. Answers also on which of `lines` each
/// element of the page begins: every block of a prose section and both stills of a pair are one.
pub(super) fn sections(blocks: Vec<Block>, lines: &[u32]) -> (Vec<Section>, Vec<u32>) {
    let mut sections = Vec::new();
    let mut elements = Vec::with_capacity(lines.len());
    let mut lines = lines.iter();
    let mut blocks = blocks.into_iter().peekable();
    let mut first = true;
    while let Some(block) = blocks.next() {
        elements.extend(lines.next());
        match block {
            Block::Paragraph(mut content) if first => {
                let is_lead = take_mark(&mut content, "{lead}");
                match is_lead {
                    true => sections.push(Section::Lead(content)),
                    false => push_prose(&mut sections, Block::Paragraph(content)),
                }
            }
            Block::Heading { level: 2, mut content } => {
                let is_trivia = matches!(blocks.peek(), Some(Block::List { .. }));
                match (is_trivia && take_mark(&mut content, "{trivia}"))
                    .then(|| blocks.next())
                    .flatten()
                {
                    Some(Block::List { items, .. }) => {
                        lines.next();
                        sections.push(Section::Trivia { heading: content, items })
                    }
                    _ => sections.push(Section::Heading { level: 2, content }),
                }
            }
            Block::Quote(mut inside) => match pull(&mut inside) {
                Some(content) => sections.push(Section::Pull(content)),
                None => push_prose(&mut sections, Block::Quote(inside)),
            },
            Block::Still(still) => push_still(&mut sections, still),
            other => push_prose(&mut sections, other),
        }
        first = false;
    }
    (sections, elements)
}

fn push_prose(sections: &mut Vec<Section>, block: Block) {
    match sections.last_mut() {
        Some(Section::Prose(blocks)) => blocks.push(block),
        _ => sections.push(Section::Prose(vec![block])),
    }
}

/// A still marked `{pair}` joins the one before it, if that waits for one.
fn push_still(sections: &mut Vec<Section>, still: Still) {
    match sections.pop() {
        Some(Section::Still(before))
            if before.layout == Layout::Pair && still.layout == Layout::Pair =>
        {
            sections.push(Section::Pair(before, still));
        }
        before => {
            sections.extend(before);
            sections.push(Section::Still(still));
        }
    }
}

/// The content of a quote that is to be pulled.
fn pull(inside: &mut Vec<Block>) -> Option<Vec<Inline>> {
    let [Block::Paragraph(content)] = inside.as_mut_slice() else { return None };
    if plain(content).chars().count() > LONGEST_PULL || !take_mark(content, "{pull}") {
        return None;
    }
    Some(std::mem::take(content))
}

/// Takes a word in braces off the end of a block, if it stands there.
fn take_mark(content: &mut Vec<Inline>, mark: &str) -> bool {
    let Some(Inline::Text(last)) = content.last_mut() else { return false };
    let Some(rest) = last.trim_end().strip_suffix(mark) else { return false };
    *last = rest.trim_end().to_owned();
    if last.is_empty() {
        content.pop();
    }
    while matches!(content.last(), Some(Inline::Soft | Inline::Hard)) {
        content.pop();
    }
    true
}
