//! The sections of a page, written as HTML in the shape the window's grid
//! expects: prose in its column, stills and side headings joining the margins.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write;

use super::footnotes::Footnotes;
use super::page::Section;
use super::pictures::write_picture;
use super::text::plain;
use super::tree::{Block, Inline, Note, Still};
use super::{Context, Heading, Layout};
use crate::text::fold;

/// A first paragraph needs this many characters to carry a large initial: one
/// that is shorter than the initial is tall looks like a mistake.
const SHORTEST_WITH_INITIAL: usize = 180;

/// A page before it is sanitised.
pub(super) struct Page {
    pub(super) html: String,
    pub(super) lead: Option<String>,
    pub(super) headings: Vec<Heading>,
    pub(super) stills_used: Vec<String>,
}

/// Writes a page.
pub(super) fn write(sections: Vec<Section>, notes: Vec<Note>, context: &Context<'_>) -> Page {
    let mut writer = Writer::new(notes, context);
    for section in &sections {
        writer.section(section);
    }
    writer.write_footnotes();
    writer.page
}

/// Writes blocks as they are.
pub(super) fn write_short(blocks: &[Block], context: &Context<'_>) -> String {
    let mut writer = Writer::new(Vec::new(), context);
    writer.blocks(blocks);
    writer.page.html
}

/// A text that is too large for a page, as it was typed.
pub(super) fn plain_page(body: &str) -> String {
    format!("<pre class=\"plain\">{}</pre>", escape(body))
}

/// A page being written.
pub(super) struct Writer<'a> {
    pub(super) page: Page,
    pub(super) context: &'a Context<'a>,
    pub(super) footnotes: Footnotes,
    /// How often a heading of the same words has been met.
    ids: HashMap<String, u32>,
    /// Whether the first paragraph is still to come.
    initial_due: bool,
}

impl<'a> Writer<'a> {
    fn new(notes: Vec<Note>, context: &'a Context<'a>) -> Self {
        Writer {
            page: Page {
                html: String::new(),
                lead: None,
                headings: Vec::new(),
                stills_used: Vec::new(),
            },
            context,
            footnotes: Footnotes::new(notes),
            ids: HashMap::new(),
            initial_due: true,
        }
    }

    fn section(&mut self, section: &Section) {
        match section {
            Section::Lead(content) => {
                self.page.lead = Some(plain(content));
                self.wrap("<p class=\"lead\">", content, "</p>\n");
            }
            Section::Prose(blocks) => {
                self.push("<div class=\"prose\">\n");
                for block in blocks {
                    self.opening_block(block);
                }
                self.push("</div>\n");
            }
            Section::Heading { level, content } => {
                self.heading(*level, content, " class=\"prose-h\"")
            }
            Section::Still(still) => {
                // A pair that stayed alone takes the room of one.
                let layout = if still.layout == Layout::Pair { Layout::Wide } else { still.layout };
                self.still(still, layout);
            }
            Section::Pair(one, other) => {
                self.push("<div class=\"pair wide\">\n");
                self.still(one, Layout::Pair);
                self.still(other, Layout::Pair);
                self.push("</div>\n");
            }
            Section::Pull(content) => {
                self.wrap("<blockquote class=\"pull\"><p>", content, "</p></blockquote>\n")
            }
            Section::Trivia { heading, items } => self.trivia(heading, items),
        }
    }

    fn trivia(&mut self, heading: &[Inline], items: &[Vec<Block>]) {
        let id = self.heading_id(2, heading);
        let _ = writeln!(
            self.page.html,
            "<section class=\"trivia bleed sub\" aria-labelledby=\"{id}\">"
        );
        let _ = write!(self.page.html, "<h2 class=\"side\" id=\"{id}\">");
        self.inlines(heading);
        self.push("</h2>\n<ol class=\"main\">\n");
        for item in items {
            // The list's own grid puts the number beside one element.
            self.push("<li><div>");
            self.blocks(item);
            self.push("</div></li>\n");
        }
        self.push("</ol>\n</section>\n");
    }

    /// A block of the outermost column, where the first paragraph may open
    /// with a large initial.
    fn opening_block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) if self.initial_due => {
                self.initial_due = false;
                let words = plain(content);
                // An italic initial would lean over the letters beside it.
                let upright = matches!(content.first(), Some(Inline::Text(_)));
                let latin = upright && words.chars().next().is_some_and(is_latin);
                let long = words.chars().count() >= SHORTEST_WITH_INITIAL;
                self.wrap(
                    if latin && long { "<p class=\"first\">" } else { "<p>" },
                    content,
                    "</p>\n",
                );
            }
            other => self.block(other),
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) => self.wrap("<p>", content, "</p>\n"),
            Block::Line(content) => self.inlines(content),
            Block::Heading { level, content } => self.heading(*level, content, ""),
            Block::Quote(inside) => {
                self.push("<blockquote>\n");
                self.blocks(inside);
                self.push("</blockquote>\n");
            }
            Block::List { first, items } => self.list(*first, items),
            Block::Code(code) => {
                self.push("<pre><code>");
                self.text(code);
                self.push("</code></pre>\n");
            }
            Block::Rule => self.push("<hr>\n"),
            Block::Still(still) => self.still(still, Layout::Inset),
        }
    }

    fn list(&mut self, first: Option<u64>, items: &[Vec<Block>]) {
        match first {
            Some(1) => self.push("<ol>\n"),
            Some(first) => {
                let _ = writeln!(self.page.html, "<ol start=\"{first}\">");
            }
            None => self.push("<ul>\n"),
        }
        for item in items {
            self.push("<li>");
            self.blocks(item);
            self.push("</li>\n");
        }
        self.push(if first.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    fn heading(&mut self, level: u8, content: &[Inline], class: &str) {
        let id = self.heading_id(level, content);
        let _ = write!(self.page.html, "<h{level}{class} id=\"{id}\">");
        self.inlines(content);
        let _ = writeln!(self.page.html, "</h{level}>");
    }

    /// An id of the heading's words that no other on the page has.
    fn heading_id(&mut self, level: u8, content: &[Inline]) -> String {
        let text = plain(content);
        let words = fold(&text)
            .split(|letter: char| !letter.is_alphanumeric())
            .collect::<Vec<_>>()
            .join("-");
        let words = words.trim_matches('-');
        let base = format!("s-{}", if words.is_empty() { "section" } else { words });
        let mut id = base.clone();
        // "One 2" may have taken the second "One"'s place already.
        while self.ids.contains_key(&id) {
            let met = self.ids.entry(base.clone()).or_insert(1);
            *met += 1;
            id = format!("{base}-{met}");
        }
        self.ids.insert(id.clone(), 1);
        self.page.headings.push(Heading { level, id: id.clone(), text });
        id
    }

    fn still(&mut self, still: &Still, layout: Layout) {
        let picture = (self.context.stills)(&still.name);
        // Nothing runs from edge to edge for a picture that isn't there.
        let layout =
            if picture.is_some() || layout == Layout::Pair { layout } else { Layout::Inset };
        let (figure, caption) = match layout {
            Layout::Bleed => ("still bleed sub", "figcaption class=\"text\""),
            Layout::Wide => ("still wide", "figcaption"),
            Layout::Inset => ("still inset", "figcaption"),
            Layout::Pair => ("still", "figcaption"),
        };
        let missing = if picture.is_none() { " missing" } else { "" };
        let _ = write!(
            self.page.html,
            "<figure class=\"{figure}{missing}\" data-still=\"{}\">",
            escape(&still.name)
        );
        match &picture {
            Some(picture) => {
                write_picture(&mut self.page.html, picture, layout);
                if !self.page.stills_used.contains(&still.name) {
                    self.page.stills_used.push(still.name.clone());
                }
            }
            None => {
                let words = self.context.phrases.missing_still.replace("{name}", &still.name);
                let _ = write!(self.page.html, "<p class=\"absent\">{}</p>", escape(&words));
            }
        }
        let own = picture.map(|picture| picture.caption).filter(|caption| !caption.is_empty());
        if !still.caption.is_empty() {
            let _ = write!(self.page.html, "<{caption}>");
            self.inlines(&still.caption);
            self.push("</figcaption>");
        } else if let Some(own) = own {
            let _ = write!(self.page.html, "<{caption}>{}</figcaption>", escape(&own));
        }
        self.push("</figure>\n");
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Emphasis(inside) => self.wrap("<em>", inside, "</em>"),
            Inline::Strong(inside) => self.wrap("<strong>", inside, "</strong>"),
            Inline::Code(code) => {
                self.push("<code>");
                self.text(code);
                self.push("</code>");
            }
            Inline::Link { to, content } => self.link(to, content),
            // A picture from elsewhere is never fetched; the way to it stays.
            Inline::Picture { to, caption } if caption.is_empty() => {
                self.link(to, &[Inline::Text(to.clone())])
            }
            Inline::Picture { to, caption } => self.link(to, caption),
            Inline::Soft => self.push("\n"),
            Inline::Hard => self.push("<br>\n"),
            Inline::Spoiler(inside) => {
                // A switch rather than a script: the words are shown with the
                // keyboard too, and in an exported page as well.
                let name = escape(&self.context.phrases.show_spoiler).into_owned();
                let _ = write!(
                    self.page.html,
                    "<label class=\"spoiler\"><input type=\"checkbox\" aria-label=\"{name}\"><span>"
                );
                self.inlines(inside);
                self.push("</span></label>");
            }
            Inline::NoteMark(label) => self.note_mark(label),
            Inline::Bars => self.text("||"),
        }
    }

    fn link(&mut self, to: &str, content: &[Inline]) {
        let _ = write!(self.page.html, "<a href=\"{}\">", escape(to));
        self.inlines(content);
        self.push("</a>");
    }

    fn wrap(&mut self, open: &str, content: &[Inline], close: &str) {
        self.push(open);
        self.inlines(content);
        self.push(close);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.page.html.push_str(&escape(text));
    }

    pub(super) fn push(&mut self, html: &str) {
        self.page.html.push_str(html);
    }
}

/// Latin letters, with or without accents: the ones an initial is cut for.
fn is_latin(letter: char) -> bool {
    letter.is_alphabetic() && letter < '\u{0250}'
}

/// Text as it may stand in HTML, between tags or inside a quoted attribute.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"']) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(letter),
        }
    }
    Cow::Owned(escaped)
}
