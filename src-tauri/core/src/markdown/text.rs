//! The words of a text without its markup.

use super::parse::parse;
use super::tree::{Block, Inline, Tree};

/// A text as it reads without a page: paragraphs parted by empty lines, lists
/// with their numbers, quotes behind `>`.
pub fn to_text(body: &str) -> String {
    let tree = parse(body);
    let mut lines = Lines { text: String::new(), prefix: String::new(), marks: true };
    lines.tree(&tree);
    lines.text
}

/// A text as it is indexed and counted: its words and nothing beside them.
pub fn to_words(body: &str) -> String {
    words_of(&parse(body))
}

/// The words of a tree and nothing beside them.
pub(super) fn words_of(tree: &Tree) -> String {
    let mut lines = Lines { text: String::new(), prefix: String::new(), marks: false };
    lines.tree(tree);
    lines.text
}

/// The words of inlines, on one line.
pub(super) fn plain(inlines: &[Inline]) -> String {
    let mut words = String::new();
    push_plain(&mut words, inlines, " ");
    words
}

fn push_plain(words: &mut String, inlines: &[Inline], hard: &str) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => words.push_str(text),
            Inline::Emphasis(inside) | Inline::Strong(inside) | Inline::Spoiler(inside) => {
                push_plain(words, inside, hard);
            }
            Inline::Link { content, .. } => push_plain(words, content, hard),
            Inline::Picture { caption, .. } => push_plain(words, caption, hard),
            Inline::Soft => words.push(' '),
            Inline::Hard => words.push_str(hard),
            Inline::Bars => words.push_str("||"),
            Inline::NoteMark(_) => {}
        }
    }
}

/// Text being set line by line, behind a prefix that grows with nesting.
struct Lines {
    text: String,
    prefix: String,
    marks: bool,
}

impl Lines {
    fn tree(&mut self, tree: &Tree) {
        // Only the first paragraph of a text can be its standfirst.
        let rest = match tree.blocks.split_first() {
            Some((Block::Paragraph(content), rest)) => {
                self.marked(content, "{lead}");
                rest
            }
            _ => &tree.blocks,
        };
        self.blocks(rest);
        for (number, note) in (1..).zip(&tree.notes) {
            let mark = if self.marks { format!("[{number}] ") } else { String::new() };
            self.item(&mark, &note.blocks);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(content) | Block::Line(content) => self.paragraph(content),
                Block::Heading { content, .. } => self.marked(content, "{trivia}"),
                Block::Quote(inside) => {
                    let mark = if self.marks { "> " } else { "" };
                    self.nested(mark, |lines| match inside.as_slice() {
                        [Block::Paragraph(content)] => lines.marked(content, "{pull}"),
                        inside => lines.blocks(inside),
                    });
                }
                Block::List { first, items } => self.list(*first, items),
                Block::Code(code) => self.lines(code),
                Block::Rule if self.marks => self.lines("* * *"),
                Block::Rule => {}
                Block::Still(still) => self.paragraph(&still.caption),
            }
        }
    }

    fn list(&mut self, first: Option<u64>, items: &[Vec<Block>]) {
        for (at, item) in (0..).zip(items) {
            let mark = match first {
                _ if !self.marks => String::new(),
                Some(first) => format!("{}. ", first.saturating_add(at)),
                None => "• ".to_owned(),
            };
            self.item(&mark, item);
        }
    }

    /// Blocks whose first line stands behind a mark and the rest below it.
    fn item(&mut self, mark: &str, blocks: &[Block]) {
        let start = self.text.len();
        let indent = " ".repeat(mark.chars().count());
        self.nested(&indent, |lines| lines.blocks(blocks));
        // The mark takes the place of the first line's indent.
        let line = start + self.text[start..].chars().take_while(|letter| *letter == '\n').count();
        let at = (line + self.prefix.len()).min(self.text.len());
        if self.text[at..].starts_with(&indent) {
            self.text.replace_range(at..at + indent.len(), mark);
        }
    }

    fn nested(&mut self, mark: &str, inside: impl FnOnce(&mut Self)) {
        let before = self.prefix.len();
        self.prefix.push_str(mark);
        inside(self);
        self.prefix.truncate(before);
    }

    fn paragraph(&mut self, content: &[Inline]) {
        let mut words = String::new();
        push_plain(&mut words, content, "\n");
        self.lines(&words);
    }

    /// A paragraph that may end with a word in braces: it is for the page, and nobody reads it aloud.
    fn marked(&mut self, content: &[Inline], mark: &str) {
        let mut words = String::new();
        push_plain(&mut words, content, "\n");
        let unmarked = words.trim_end().strip_suffix(mark);
        self.lines(unmarked.unwrap_or(&words));
    }

    fn lines(&mut self, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        for (at, line) in words.lines().enumerate() {
            if at > 0 {
                self.text.push('\n');
            }
            self.text.push_str(&self.prefix);
            self.text.push_str(line.trim());
        }
    }
}

/// What a text sets in italics, in order: titles of films, among other things.
pub fn emphasised(body: &str) -> Vec<String> {
    let mut found = Vec::new();
    let tree = parse(body);
    let notes = tree.notes.iter().flat_map(|note| &note.blocks);
    for block in tree.blocks.iter().chain(notes) {
        emphasised_in(block, &mut found);
    }
    found
}

fn emphasised_in(block: &Block, found: &mut Vec<String>) {
    match block {
        Block::Paragraph(content) | Block::Line(content) | Block::Heading { content, .. } => {
            emphasised_of(content, found);
        }
        Block::Quote(inside) => inside.iter().for_each(|block| emphasised_in(block, found)),
        Block::List { items, .. } => {
            items.iter().flatten().for_each(|block| emphasised_in(block, found));
        }
        Block::Still(still) => emphasised_of(&still.caption, found),
        Block::Code(_) | Block::Rule => {}
    }
}

fn emphasised_of(content: &[Inline], found: &mut Vec<String>) {
    for inline in content {
        match inline {
            Inline::Emphasis(inside) => found.push(plain(inside)),
            Inline::Strong(inside)
            | Inline::Spoiler(inside)
            | Inline::Link { content: inside, .. } => {
                emphasised_of(inside, found);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_in_braces_are_for_the_page_and_neither_read_nor_counted() {
        let body = "Two centimetres. {lead}\n\nA {lead} elsewhere stays.\n\n> The tide. {pull}\n\n## Small things {trivia}\n\n- The clock.";
        assert_eq!(
            to_text(body),
            "Two centimetres.\n\nA {lead} elsewhere stays.\n\n> The tide.\n\nSmall things\n\n• The clock."
        );
        assert!(!to_words("Alone. {lead}").contains("lead"));
    }
}
