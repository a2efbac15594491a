//! HTML as tokens: what the renderer made, with other things put in some of its places.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token as Read, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Start(Element),
    End(String),
    /// Words, with every reference resolved.
    Text(String),
}

/// The start of an element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
}

impl Element {
    pub(super) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }

    pub(super) fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
    }

    pub(super) fn set(&mut self, attribute: &str, value: impl Into<String>) {
        self.remove(attribute);
        self.attributes.push((attribute.to_owned(), value.into()));
    }

    pub(super) fn remove(&mut self, attribute: &str) {
        self.attributes.retain(|(name, _)| name != attribute);
    }
}

/// How elements are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    /// HTML, where some elements have no end.
    Html,
    /// XML, where every element has one.
    Xml,
}

/// Elements that hold nothing.
const VOID: [&str; 8] = ["area", "br", "col", "hr", "img", "input", "link", "wbr"];

/// Takes HTML apart.
pub(super) fn tokens(html: &str) -> Vec<Token> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // Feeding stops early only for scripts, which this sink never asks for.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

#[derive(Default)]
struct Sink(RefCell<Vec<Token>>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Read, _line: u64) -> TokenSinkResult<()> {
        let token = match token {
            Read::CharacterTokens(text) => Token::Text(text.to_string()),
            Read::TagToken(tag) if tag.kind == TagKind::EndTag => Token::End(tag.name.to_string()),
            Read::TagToken(tag) => Token::Start(Element {
                name: tag.name.to_string(),
                attributes: tag
                    .attrs
                    .iter()
                    .map(|it| (it.name.local.to_string(), it.value.to_string()))
                    .collect(),
            }),
            _ => return TokenSinkResult::Continue,
        };
        self.0.borrow_mut().push(token);
        TokenSinkResult::Continue
    }
}

/// Writes a piece down.
pub(super) fn push(out: &mut String, token: &Token, syntax: Syntax) {
    match token {
        Token::Text(text) => out.push_str(&escape(text)),
        Token::End(name) if VOID.contains(&name.as_str()) => {}
        Token::End(name) => {
            out.push_str("</");
            out.push_str(name);
            out.push('>');
        }
        Token::Start(element) => {
            out.push('<');
            out.push_str(&element.name);
            for (name, value) in &element.attributes {
                out.push(' ');
                out.push_str(name);
                out.push_str("=\"");
                out.push_str(&escape(value));
                out.push('"');
            }
            let void = VOID.contains(&element.name.as_str());
            out.push_str(if void && syntax == Syntax::Xml { "/>" } else { ">" });
        }
    }
}

/// Whether XML has no way to say a letter.
pub(super) fn is_unsayable(letter: char) -> bool {
    matches!(letter, '\u{fffe}' | '\u{ffff}')
        || (letter.is_control() && !matches!(letter, '\n' | '\t'))
}

/// Text as it may stand in HTML and XML alike, between tags or inside a quoted attribute. What XML
/// has no way to say (control characters) is left out.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ if is_unsayable(letter) => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(html: &str, syntax: Syntax) -> String {
        let mut out = String::new();
        tokens(html).iter().for_each(|token| push(&mut out, token, syntax));
        out
    }

    #[test]
    fn html_is_written_as_it_was_read() {
        let html = "<p class=\"first\">A &amp; B<br>\n<img src=\"a\" alt=\"&quot;&gt;\"></p>";
        assert_eq!(written(html, Syntax::Html), html);
    }

    #[test]
    fn in_xml_every_element_ends() {
        let html = "<p>a<br>b&nbsp;<img alt=\"x\"></p><hr>";
        assert_eq!(written(html, Syntax::Xml), "<p>a<br/>b\u{a0}<img alt=\"x\"/></p><hr/>");
    }

    proptest! {
        #[test]
        fn words_come_back_as_they_were(text in "(\\PC|\n|<|&|\"|>){0,40}") {
            let html = format!("<p title=\"{0}\">{0}</p>", escape(&text));
            let words: String = tokens(&html)
                .into_iter()
                .filter_map(|token| match token { Token::Text(text) => Some(text), _ => None })
                .collect();
            prop_assert_eq!(words, text.replace(['\u{fffe}', '\u{ffff}'], ""));
        }
    }
}
