//! The few elements of HTML that other journals take: `strong`, `em`, `a`, `blockquote`, `br`. What
//! has no element there keeps its words.

use super::parse::parse;
use super::tree::{Block, Inline, Tree};

/// A text in the few elements other journals take; line ends part its paragraphs, and count there.
pub(crate) fn to_simple_html(body: &str) -> String {
    let tree = parse(body);
    let labels: Vec<&str> = tree.notes.iter().map(|note| note.label.as_str()).collect();
    let mut parts = Writer { labels: &labels }.first_blocks(&tree.blocks);
    for (number, note) in (1..).zip(&tree.notes) {
        let words = Writer { labels: &labels }.blocks(&note.blocks).join("\n\n");
        parts.push(format!("[{number}] {words}"));
    }
    parts.retain(|part| !part.trim().is_empty());
    parts.join("\n\n")
}

/// What a text has that others may not hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Passages that are hidden until asked for.
    pub(crate) spoilers: bool,
    /// Stills placed among the paragraphs.
    pub(crate) stills: bool,
    /// Anything beside paragraphs, quotes, emphasis and links to the web.
    pub(crate) more_than_simple: bool,
}

/// Looks a text over for its marks.
pub(crate) fn marks(body: &str) -> Marks {
    let Tree { blocks, notes, .. } = parse(body);
    let mut marks = Marks { more_than_simple: !notes.is_empty(), ..Marks::default() };
    marks.of_blocks(&blocks, true);
    for note in &notes {
        marks.of_blocks(&note.blocks, false);
    }
    marks
}

impl Marks {
    fn of_blocks(&mut self, blocks: &[Block], outermost: bool) {
        for (at, block) in blocks.iter().enumerate() {
            match block {
                Block::Paragraph(content) | Block::Line(content) => {
                    self.more_than_simple |= outermost && at == 0 && ends_with(content, "{lead}");
                    self.of_inlines(content);
                }
                Block::Quote(inside) => {
                    if let [Block::Paragraph(content)] = inside.as_slice() {
                        self.more_than_simple |= ends_with(content, "{pull}");
                    }
                    // Nothing quoted is nothing others would show.
                    self.more_than_simple |= inside.is_empty();
                    self.of_blocks(inside, false);
                }
                Block::Heading { content, .. } => {
                    self.more_than_simple = true;
                    self.of_inlines(content);
                }
                Block::List { items, .. } => {
                    self.more_than_simple = true;
                    items.iter().for_each(|item| self.of_blocks(item, false));
                }
                Block::Still(still) => {
                    self.more_than_simple = true;
                    self.stills = true;
                    self.of_inlines(&still.caption);
                }
                Block::Code(_) | Block::Rule => self.more_than_simple = true,
            }
        }
    }

    fn of_inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(_) | Inline::Soft | Inline::Hard | Inline::Bars => {}
                Inline::Emphasis(inside) | Inline::Strong(inside) => self.of_inlines(inside),
                Inline::Link { to, content } => {
                    self.more_than_simple |= !is_of_the_web(to);
                    self.of_inlines(content);
                }
                Inline::Spoiler(inside) => {
                    self.more_than_simple = true;
                    self.spoilers = true;
                    self.of_inlines(inside);
                }
                Inline::Code(_) | Inline::NoteMark(_) | Inline::Picture { .. } => {
                    self.more_than_simple = true;
                }
            }
        }
    }
}

/// An address that can stand between single quotes as it is.
fn is_of_the_web(to: &str) -> bool {
    (to.starts_with("https://") || to.starts_with("http://"))
        && !to.contains(['\'', '"', '\\', '<', '>', ' '])
        && !to.chars().any(char::is_control)
}

fn ends_with(content: &[Inline], mark: &str) -> bool {
    super::text::plain(content).trim_end().ends_with(mark)
}

struct Writer<'a> {
    /// The labels of the footnotes, in order.
    labels: &'a [&'a str],
}

impl Writer<'_> {
    /// The blocks of a whole text, whose first may be its standfirst.
    fn first_blocks(&self, blocks: &[Block]) -> Vec<String> {
        match blocks.split_first() {
            Some((Block::Paragraph(content), rest)) => {
                let mut parts = vec![unmarked(self.inlines(content), "{lead}")];
                parts.extend(self.blocks(rest));
                parts
            }
            _ => self.blocks(blocks),
        }
    }

    fn blocks(&self, blocks: &[Block]) -> Vec<String> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Paragraph(content) | Block::Line(content) => self.inlines(content),
            Block::Heading { content, .. } => {
                format!("<strong>{}</strong>", unmarked(self.inlines(content), "{trivia}"))
            }
            Block::Quote(inside) => {
                let words = match inside.as_slice() {
                    [Block::Paragraph(content)] => unmarked(self.inlines(content), "{pull}"),
                    inside => self.blocks(inside).join("\n\n"),
                };
                format!("<blockquote>{words}</blockquote>")
            }
            Block::List { first, items } => {
                let lines = (0..).zip(items).map(|(at, item)| {
                    let words = self.blocks(item).join("\n");
                    match first {
                        Some(first) => format!("{}. {words}", first.saturating_add(at)),
                        None => format!("• {words}"),
                    }
                });
                lines.collect::<Vec<_>>().join("\n")
            }
            Block::Code(code) => escape(code.trim_end()),
            Block::Rule => "* * *".to_owned(),
            Block::Still(still) if still.caption.is_empty() => String::new(),
            Block::Still(still) => format!("<em>{}</em>", self.inlines(&still.caption)),
        }
    }

    fn inlines(&self, inlines: &[Inline]) -> String {
        inlines.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&self, inline: &Inline) -> String {
        match inline {
            Inline::Text(text) | Inline::Code(text) => escape(text),
            Inline::Emphasis(inside) => format!("<em>{}</em>", self.inlines(inside)),
            Inline::Strong(inside) => format!("<strong>{}</strong>", self.inlines(inside)),
            Inline::Spoiler(inside) => self.inlines(inside),
            Inline::Link { to, content } if is_of_the_web(to) => {
                // Single quotes: a straight double one has no safe place in such files.
                format!("<a href='{}'>{}</a>", escape(to), self.inlines(content))
            }
            Inline::Link { content, .. } => self.inlines(content),
            Inline::Picture { caption, .. } => self.inlines(caption),
            Inline::Soft => " ".to_owned(),
            Inline::Hard => "<br>".to_owned(),
            Inline::Bars => "||".to_owned(),
            Inline::NoteMark(label) => {
                let number = self.labels.iter().position(|one| one == label);
                number.map(|at| format!("[{}]", at + 1)).unwrap_or_default()
            }
        }
    }
}

fn unmarked(html: String, mark: &str) -> String {
    match html.trim_end().strip_suffix(mark) {
        Some(words) => words.trim_end().to_owned(),
        None => html,
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Context, Phrases, from_html, render};
    use super::*;

    #[test]
    fn what_others_take_stays_and_the_rest_keeps_its_words() {
        let body = "Alone. {lead}\n\n## Two *centimetres*\n\nA [link](https://a.example/?b=1&c=2), **bold** & <b>.\nSoft\\\nhard[^1]\n\n> Patience.\n\n- one\n- two\n\n||He dies.||\n\n[^1]: Said so.";
        assert_eq!(
            to_simple_html(body),
            "Alone.\n\n<strong>Two <em>centimetres</em></strong>\n\nA <a href='https://a.example/?b=1&amp;c=2'>link</a>, \
             <strong>bold</strong> &amp; &lt;b&gt;. Soft<br>hard[1]\n\n<blockquote>Patience.</blockquote>\n\n• one\n• two\n\n\
             He dies.\n\n[1] Said so."
        );
        assert_eq!(marks(body), Marks { spoilers: true, stills: false, more_than_simple: true });
    }

    /// What a page says, and in which ways it is set: not which of two styles is inside the other, nor
    /// how often the same one is begun (twice inside itself, or twice side by side, looks like once),
    /// nor the difference between a soft line end and a space.
    fn page(body: &str) -> (String, Vec<String>) {
        let html = render(body, &Context { stills: &|_| None, phrases: &Phrases::default() }).html;
        let (mut words, mut tags) = (String::new(), Vec::new());
        for part in html.split('<') {
            let (tag, text) = part.split_once('>').unwrap_or(("", part));
            words.push_str(text);
            tags.push(tag.to_owned());
        }
        tags.sort();
        tags.dedup();
        (words.split_whitespace().collect::<Vec<_>>().join(" "), tags)
    }

    proptest! {
        #[test]
        fn what_is_said_to_be_simple_reads_the_same_when_it_comes_back(
            parts in prop::collection::vec("(\\PC|\\*|_|> |\\[a\\]\\(https://b.example\\)|\n|&lt;|\\|\\||# |- ){0,24}", 0..4),
        ) {
            let body = parts.join("\n\n");
            if !marks(&body).more_than_simple {
                prop_assert_eq!(page(&from_html(&to_simple_html(&body))), page(&body));
            }
        }
    }
}
