//! Reading HTML: tokens into paragraphs of styled text.
//!
//! Only the tokenizer of html5ever is used. Elements need not nest properly
//! to be understood, as a reader's eye would: bold until it ends.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::{Around, Kind, Piece, Span, Style};

/// Quotes and lists deeper than this are laid flat.
const DEEPEST: usize = 12;

/// Reads the paragraphs of an HTML text.
pub(super) fn read(html: &str) -> Vec<Piece> {
    let sink = Sink(RefCell::new(Reader::default()));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // Feeding stops early only for scripts, which this sink never asks for.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let mut reader = tokenizer.sink.0.into_inner();
    reader.end_paragraph();
    reader.pieces
}

struct Sink(RefCell<Reader>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reader = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => reader.text(&text),
            Token::TagToken(tag) => match tag.kind {
                TagKind::StartTag => reader.start(&tag),
                TagKind::EndTag => reader.end(&tag.name),
            },
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[derive(Default)]
struct Reader {
    pieces: Vec<Piece>,
    around: Vec<Around>,
    spans: Vec<Span>,
    kind: Option<Kind>,
    strong: usize,
    emphasis: usize,
    link: Option<String>,
    /// Open paragraphs, in which a line end is only a space.
    in_paragraph: bool,
    /// The next number of each open list; none for bullets.
    lists: Vec<Option<usize>>,
    /// Open elements whose content isn't text.
    hidden: usize,
    /// Containers met so far.
    met: usize,
}

impl Reader {
    fn start(&mut self, tag: &Tag) {
        match &*tag.name {
            "script" | "style" | "title" if !tag.self_closing => self.hidden += 1,
            "br" => self.push("\n"),
            "hr" => {
                self.end_paragraph();
                self.pieces.push(Piece {
                    around: self.around.clone(),
                    kind: Kind::Rule,
                    spans: Vec::new(),
                });
            }
            "p" => {
                self.end_paragraph();
                self.in_paragraph = true;
            }
            "div" | "section" | "article" | "figure" | "pre" | "table" | "tr" => {
                self.end_paragraph()
            }
            "h1" | "h2" => self.heading(2),
            "h3" => self.heading(3),
            "h4" | "h5" | "h6" => self.heading(4),
            "blockquote" => {
                self.end_paragraph();
                self.in_paragraph = false;
                self.met += 1;
                self.enter(Around::Quote(self.met));
            }
            "ul" => self.list(None),
            "ol" => self.list(Some(1)),
            "li" => self.item(),
            "b" | "strong" => self.strong += 1,
            "i" | "em" | "cite" => self.emphasis += 1,
            "a" => {
                self.link =
                    attribute(tag, "href").map(|to| clean_address(&to)).filter(|to| !to.is_empty())
            }
            "img" => {
                if let Some(alt) = attribute(tag, "alt") {
                    self.push(&alt);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "script" | "style" | "title" => self.hidden = self.hidden.saturating_sub(1),
            "br" => self.push("\n"),
            "p" => {
                self.end_paragraph();
                self.in_paragraph = false;
            }
            "div" | "section" | "article" | "figure" | "pre" | "table" | "tr" | "h1" | "h2"
            | "h3" | "h4" | "h5" | "h6" => {
                self.end_paragraph();
                self.kind = None;
            }
            "blockquote" => self.leave(|around| matches!(around, Around::Quote(_))),
            "ul" | "ol" => {
                self.leave_item();
                self.lists.pop();
            }
            "li" => self.leave_item(),
            "b" | "strong" => self.strong = self.strong.saturating_sub(1),
            "i" | "em" | "cite" => self.emphasis = self.emphasis.saturating_sub(1),
            "a" => self.link = None,
            _ => {}
        }
    }

    /// Text between tags. Outside of `p` a line end is meant, and an empty
    /// line parts paragraphs: so reviews are exported.
    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        if self.in_paragraph || matches!(self.kind, Some(Kind::Heading(_))) {
            self.push(&text.replace('\n', " "));
        } else {
            self.push(&text);
        }
    }

    fn push(&mut self, text: &str) {
        if self.hidden > 0 || text.is_empty() {
            return;
        }
        let style =
            Style { strong: self.strong > 0, emphasis: self.emphasis > 0, link: self.link.clone() };
        match self.spans.last_mut() {
            Some(last) if last.style == style => last.text.push_str(text),
            _ => self.spans.push(Span { text: text.to_owned(), style }),
        }
    }

    fn heading(&mut self, level: u8) {
        self.end_paragraph();
        self.kind = Some(Kind::Heading(level));
    }

    fn list(&mut self, first: Option<usize>) {
        self.end_paragraph();
        self.lists.push(first);
    }

    fn item(&mut self) {
        // An item ends where the next one of its list begins.
        self.leave_item_of(self.lists.len().max(1));
        self.met += 1;
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.enter(Around::Item { number: self.met, mark });
    }

    fn enter(&mut self, around: Around) {
        if self.around.len() < DEEPEST {
            self.around.push(around);
        }
    }

    /// Leaves the innermost container of a kind and all within it.
    fn leave(&mut self, kind: impl Fn(&Around) -> bool) {
        self.end_paragraph();
        if let Some(at) = self.around.iter().rposition(kind) {
            self.around.truncate(at);
        }
        self.in_paragraph = false;
    }

    fn leave_item(&mut self) {
        self.leave_item_of(self.lists.len());
    }

    /// Leaves the items at this depth of lists, if one is open.
    fn leave_item_of(&mut self, depth: usize) {
        let open =
            self.around.iter().filter(|around| matches!(around, Around::Item { .. })).count();
        if depth > 0 && open >= depth {
            self.leave(|around| matches!(around, Around::Item { .. }));
        } else {
            self.end_paragraph();
        }
    }

    /// Ends what has been read so far, at its empty lines too.
    fn end_paragraph(&mut self) {
        let kind = self.kind.unwrap_or(Kind::Paragraph);
        for spans in split_at_empty_lines(std::mem::take(&mut self.spans)) {
            self.pieces.push(Piece { around: self.around.clone(), kind, spans });
        }
    }
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name)
        .map(|attribute| attribute.value.to_string())
}

/// An address as it can be written down in Markdown.
fn clean_address(to: &str) -> String {
    let mut clean = String::with_capacity(to.len());
    for letter in to.trim().chars() {
        match letter {
            ' ' => clean.push_str("%20"),
            '<' => clean.push_str("%3C"),
            '>' => clean.push_str("%3E"),
            '\\' => clean.push_str("%5C"),
            _ if letter.is_control() => {}
            _ => clean.push(letter),
        }
    }
    clean
}

/// Lines of styled text, with white space as a browser collapses it (a
/// no-break space stays), grouped into paragraphs.
fn split_at_empty_lines(spans: Vec<Span>) -> Vec<Vec<Span>> {
    let mut paragraphs: Vec<Vec<Span>> = Vec::new();
    let mut lines: Vec<Vec<Span>> = vec![Vec::new()];
    for span in spans {
        for (at, part) in span.text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut() {
                push_collapsed(line, part, &span.style);
            }
        }
    }
    let mut open: Vec<Span> = Vec::new();
    for mut line in lines {
        trim_end(&mut line);
        if line.iter().all(|span| span.text.trim().is_empty()) {
            if !open.is_empty() {
                paragraphs.push(std::mem::take(&mut open));
            }
            continue;
        }
        if let Some(last) = open.last_mut() {
            last.text.push('\n');
        }
        for span in line {
            match open.last_mut() {
                Some(last) if last.style == span.style => last.text.push_str(&span.text),
                _ => open.push(span),
            }
        }
    }
    if !open.is_empty() {
        paragraphs.push(open);
    }
    paragraphs
}

fn push_collapsed(line: &mut Vec<Span>, part: &str, style: &Style) {
    let mut text = String::with_capacity(part.len());
    let mut after_space = line.last().is_none_or(|last| last.text.ends_with(' '));
    for letter in part.chars() {
        if matches!(letter, ' ' | '\t' | '\u{c}') {
            if !after_space {
                text.push(' ');
            }
            after_space = true;
        } else if letter != '\0' {
            text.push(letter);
            after_space = false;
        }
    }
    if !text.is_empty() {
        line.push(Span { text, style: style.clone() });
    }
}

fn trim_end(line: &mut Vec<Span>) {
    while let Some(last) = line.last_mut() {
        let kept = last.text.trim_end_matches(' ').len();
        last.text.truncate(kept);
        if !last.text.is_empty() {
            break;
        }
        line.pop();
    }
}
