//! Stills in a text: `![caption](still:NAME){bleed}`.

use super::Layout;
use super::tree::{Block, Inline, Still};

/// How the address of a still begins.
const STILL: &str = "still:";

/// Splits the content of a paragraph at its stills, since a still is a block
/// of its own: the words before and after it become paragraphs (made with
/// `paragraph`).
pub(super) fn lift_stills(content: Vec<Inline>, paragraph: fn(Vec<Inline>) -> Block) -> Vec<Block> {
    let is_local =
        |inline: &Inline| matches!(inline, Inline::Picture { to, .. } if !is_elsewhere(to));
    if !content.iter().any(is_local) {
        return if content.is_empty() { Vec::new() } else { vec![paragraph(content)] };
    }
    let mut blocks = Vec::new();
    let mut words = Vec::new();
    for inline in content {
        match inline {
            Inline::Picture { to, caption } if !is_elsewhere(&to) => {
                push_words(&mut blocks, std::mem::take(&mut words), paragraph);
                let name = to.strip_prefix(STILL).unwrap_or(&to).to_owned();
                blocks.push(Block::Still(Still { name, layout: Layout::Inset, caption }));
            }
            Inline::Text(text) if words.is_empty() => {
                let text = take_layout(blocks.last_mut(), &text);
                let text = text.trim_start();
                if !text.is_empty() {
                    words.push(Inline::Text(text.to_owned()));
                }
            }
            Inline::Soft | Inline::Hard if words.is_empty() => {}
            other => words.push(other),
        }
    }
    push_words(&mut blocks, words, paragraph);
    blocks
}

/// Whether a picture lies on another computer. Those are never fetched.
pub(super) fn is_elsewhere(to: &str) -> bool {
    to.starts_with("//")
        || to.split_once(':').is_some_and(|(scheme, _)| scheme != "still" && scheme.len() > 1)
}

fn push_words(
    blocks: &mut Vec<Block>,
    mut words: Vec<Inline>,
    paragraph: fn(Vec<Inline>) -> Block,
) {
    while matches!(words.last(), Some(Inline::Soft | Inline::Hard)) {
        words.pop();
    }
    if !words.is_empty() {
        blocks.push(paragraph(words));
    }
}

/// Gives a still the layout named in braces right after it, and returns the
/// text that follows.
fn take_layout<'a>(block: Option<&mut Block>, text: &'a str) -> &'a str {
    let Some(Block::Still(still)) = block else { return text };
    let Some((word, rest)) = text.strip_prefix('{').and_then(|text| text.split_once('}')) else {
        return text;
    };
    let Some(layout) = Layout::named(word.trim()) else { return text };
    still.layout = layout;
    rest
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("https://example.org/a.jpg", true)]
    #[case("//example.org/a.jpg", true)]
    #[case("data:image/png;base64,AAAA", true)]
    #[case("still:walk", false)]
    #[case("walk.webp", false)]
    #[case("C:\\stills\\walk.webp", false)]
    fn pictures_elsewhere_are_told_from_stills(#[case] to: &str, #[case] elsewhere: bool) {
        assert_eq!(is_elsewhere(to), elsewhere);
    }
}
