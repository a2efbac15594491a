//! From Markdown to a tree.
//!
//! CommonMark with footnotes is read by pulldown-cmark; what Matinee adds
//! (spoilers, stills with a layout) is found among its events here. Nesting
//! is bounded, so that a page of `>` can't grow into a tower of elements.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag};

use super::spoilers::{pair_spoilers, push_text};
use super::stills::lift_stills;
use super::tree::{Block, Inline, Note, Tree};

/// How deep quotes, lists and emphasis may stand inside each other. What is
/// deeper is kept as text of the last one.
const DEEPEST: usize = 24;

/// Reads a text.
pub(super) fn parse(body: &str) -> Tree {
    let mut reader =
        Reader { frames: vec![Frame::new(Open::Root)], too_deep: 0, tree: Tree::default() };
    let mut starts = Vec::new();
    for (event, range) in Parser::new_ext(body, Options::ENABLE_FOOTNOTES).into_offset_iter() {
        match event {
            Event::Start(tag) => reader.start(tag),
            Event::End(_) => reader.end(),
            Event::Text(text) => {
                let escaped = range.start > 0 && body.as_bytes()[range.start - 1] == b'\\';
                reader.text(&text, escaped);
            }
            other => reader.leaf(other),
        }
        starts.resize(reader.outermost().max(starts.len()), range.start);
    }
    let mut tree = reader.finish();
    starts.resize(tree.blocks.len(), body.len());
    tree.lines = lines_of(body, &starts);
    tree
}

/// The lines, from 0, that offsets into a text lie on; the offsets ascend.
fn lines_of(body: &str, offsets: &[usize]) -> Vec<u32> {
    let (mut line, mut from) = (0, 0);
    offsets
        .iter()
        .map(|&offset| {
            let passed = body.get(from..offset).unwrap_or_default();
            line += passed.bytes().filter(|&byte| byte == b'\n').count() as u32;
            from = offset.max(from);
            line
        })
        .collect()
}

/// An element that has been opened and not yet closed.
enum Open {
    Root,
    Paragraph,
    Heading(u8),
    Quote,
    List(Option<u64>),
    Item,
    Note(String),
    Code,
    Html,
    Emphasis,
    Strong,
    Link(String),
    Picture(String),
    /// Anything else: its content counts, it does not.
    Other,
}

struct Frame {
    open: Open,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    items: Vec<Vec<Block>>,
}

impl Frame {
    fn new(open: Open) -> Self {
        Frame { open, blocks: Vec::new(), inlines: Vec::new(), items: Vec::new() }
    }

    fn holds_blocks(&self) -> bool {
        matches!(
            self.open,
            Open::Root | Open::Other | Open::Quote | Open::List(_) | Open::Item | Open::Note(_)
        )
    }

    /// Inlines that stand directly in a block become a line of their own.
    fn settle(&mut self) {
        let inlines = finish_inlines(std::mem::take(&mut self.inlines));
        if !inlines.is_empty() {
            self.blocks.extend(lift_stills(inlines, Block::Line));
        }
    }
}

struct Reader {
    frames: Vec<Frame>,
    too_deep: usize,
    tree: Tree,
}

impl Reader {
    /// How many blocks stand outermost so far.
    fn outermost(&self) -> usize {
        self.frames.first().map_or(0, |root| root.blocks.len())
    }

    fn start(&mut self, tag: Tag<'_>) {
        if self.frames.len() >= DEEPEST {
            self.too_deep += 1;
            return;
        }
        self.frames.push(Frame::new(match tag {
            Tag::Paragraph => Open::Paragraph,
            Tag::Heading { level, .. } => Open::Heading(rendered_level(level)),
            Tag::BlockQuote(_) => Open::Quote,
            Tag::CodeBlock(_) => Open::Code,
            Tag::HtmlBlock => Open::Html,
            Tag::List(first) => Open::List(first),
            Tag::Item => Open::Item,
            Tag::FootnoteDefinition(label) => Open::Note(label.into_string()),
            Tag::Emphasis => Open::Emphasis,
            Tag::Strong => Open::Strong,
            Tag::Link { dest_url, .. } => Open::Link(dest_url.into_string()),
            Tag::Image { dest_url, .. } => Open::Picture(dest_url.into_string()),
            _ => Open::Other,
        }));
    }

    fn end(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            self.inlines().push(Inline::Soft);
            return;
        }
        if self.frames.len() < 2 {
            return;
        }
        if let Some(frame) = self.frames.pop() {
            self.close(frame);
        }
    }

    fn close(&mut self, mut frame: Frame) {
        if frame.holds_blocks() {
            frame.settle();
        }
        match frame.open {
            Open::Paragraph | Open::Html => {
                let inlines = finish_inlines(frame.inlines);
                let blocks = lift_stills(inlines, Block::Paragraph);
                self.blocks().extend(blocks);
            }
            Open::Heading(level) => {
                let content = finish_inlines(frame.inlines);
                self.blocks().push(Block::Heading { level, content });
            }
            Open::Quote => {
                self.blocks().push(Block::Quote(frame.blocks));
            }
            Open::List(first) => {
                if !frame.blocks.is_empty() {
                    frame.items.push(frame.blocks);
                }
                self.blocks().push(Block::List { first, items: frame.items });
            }
            Open::Item => match self.frames.last_mut() {
                Some(list) => list.items.push(frame.blocks),
                None => self.tree.blocks.extend(frame.blocks),
            },
            Open::Note(label) => {
                self.tree.notes.push(Note { label, blocks: frame.blocks });
            }
            Open::Code => {
                let code = frame.inlines.into_iter().filter_map(|inline| match inline {
                    Inline::Text(text) => Some(text),
                    _ => None,
                });
                let code = code.collect::<String>();
                self.blocks().push(Block::Code(code.trim_end().to_owned()));
            }
            Open::Emphasis => {
                let content = finish_inlines(frame.inlines);
                self.inlines().push(Inline::Emphasis(content));
            }
            Open::Strong => {
                let content = finish_inlines(frame.inlines);
                self.inlines().push(Inline::Strong(content));
            }
            Open::Link(to) => {
                let content = finish_inlines(frame.inlines);
                self.inlines().push(Inline::Link { to, content });
            }
            Open::Picture(to) => {
                let caption = finish_inlines(frame.inlines);
                self.inlines().push(Inline::Picture { to, caption });
            }
            Open::Root | Open::Other => {
                self.blocks().extend(frame.blocks);
            }
        }
    }

    fn text(&mut self, text: &str, escaped: bool) {
        let literal =
            self.frames.last().is_some_and(|frame| matches!(frame.open, Open::Code | Open::Html));
        if literal {
            self.inlines().push(Inline::Text(text.to_owned()));
        } else {
            push_text(self.inlines(), text, escaped);
        }
    }

    fn leaf(&mut self, event: Event<'_>) {
        match event {
            Event::Code(code) => self.inlines().push(Inline::Code(code.into_string())),
            Event::InlineHtml(html) => self.inlines().push(Inline::Text(html.into_string())),
            Event::Html(html) => self.html_line(&html),
            Event::FootnoteReference(label) => {
                self.inlines().push(Inline::NoteMark(label.into_string()))
            }
            Event::SoftBreak => self.inlines().push(Inline::Soft),
            Event::HardBreak => self.inlines().push(Inline::Hard),
            Event::Rule => self.blocks().push(Block::Rule),
            _ => {}
        }
    }

    /// Raw HTML is shown as the text it is, line by line.
    fn html_line(&mut self, html: &CowStr<'_>) {
        let inlines = self.inlines();
        if !inlines.is_empty() {
            inlines.push(Inline::Hard);
        }
        inlines.push(Inline::Text(html.trim_end_matches(['\r', '\n']).to_owned()));
    }

    fn inlines(&mut self) -> &mut Vec<Inline> {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(Open::Root));
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last].inlines
    }

    fn blocks(&mut self) -> &mut Vec<Block> {
        match self.frames.last_mut() {
            Some(frame) => {
                frame.settle();
                &mut frame.blocks
            }
            None => &mut self.tree.blocks,
        }
    }

    fn finish(mut self) -> Tree {
        while let Some(mut frame) = self.frames.pop() {
            if self.frames.is_empty() {
                frame.settle();
                self.tree.blocks.extend(frame.blocks);
            } else {
                self.close(frame);
            }
        }
        self.tree
    }
}

/// The page's own title is its only heading of the first level.
fn rendered_level(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        _ => 4,
    }
}

/// Pairs spoilers, joins neighbouring texts and drops breaks at the ends.
fn finish_inlines(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::with_capacity(inlines.len());
    for inline in pair_spoilers(inlines) {
        match (joined.last_mut(), inline) {
            (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
            (None, Inline::Soft | Inline::Hard) => {}
            (_, inline) => joined.push(inline),
        }
    }
    while matches!(joined.last(), Some(Inline::Soft | Inline::Hard)) {
        joined.pop();
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_quote_marks_stays_shallow() {
        let tree = parse(&">".repeat(5000));
        let mut depth = 0;
        let mut blocks = &tree.blocks;
        while let Some(Block::Quote(inside)) = blocks.first() {
            depth += 1;
            blocks = inside;
        }
        assert!(depth < DEEPEST);
    }

    #[test]
    fn text_beyond_the_deepest_level_is_kept() {
        let tree = parse(&format!("{}far down", "- ".repeat(60)));
        assert!(format!("{tree:?}").contains("far down"));
    }
}
