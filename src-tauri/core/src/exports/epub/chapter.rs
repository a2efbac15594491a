//! A review as readers of books take it: no switches, no attributes they do not know.

use crate::exports::markup::{Element, Syntax, Token, push, tokens};

/// What the window's browser is told of a picture, and no book needs.
const OF_BROWSERS: [&str; 2] = ["loading", "decoding"];

/// The text of a chapter. What a page keeps covered until it is asked for stands at the end, where
/// a note leads to it: readers show such a note by itself.
pub(super) fn readable(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut covered: Vec<String> = Vec::new();
    let mut inside = false;
    for mut token in tokens(html) {
        match &mut token {
            Token::Start(element) if element.name == "label" && element.has_class("spoiler") => {
                inside = true;
                covered.push(String::new());
                let number = covered.len();
                push(&mut text, &Token::Start(mark(number)), Syntax::Xml);
                text.push_str("Show the spoiler</a>");
                continue;
            }
            Token::End(name) if name == "label" => {
                inside = false;
                continue;
            }
            Token::Start(element) if element.name == "input" => continue,
            Token::Start(element) => OF_BROWSERS.iter().for_each(|name| element.remove(name)),
            _ => {}
        }
        match covered.last_mut().filter(|_| inside) {
            Some(spoiler) => push(spoiler, &token, Syntax::Xml),
            None => push(&mut text, &token, Syntax::Xml),
        }
    }
    for (number, spoiler) in (1..).zip(&covered) {
        text.push_str(&format!(
            "<aside epub:type=\"footnote\" id=\"spoiler-{number}\"><p>{spoiler} <a href=\"#spoiler-mark-{number}\">Back to the text</a></p></aside>\n"
        ));
    }
    text
}

fn mark(number: usize) -> Element {
    let mut mark = Element { name: "a".to_owned(), ..Element::default() };
    mark.set("epub:type", "noteref");
    mark.set("id", format!("spoiler-mark-{number}"));
    mark.set("href", format!("#spoiler-{number}"));
    mark
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spoiler_stands_at_the_end_and_a_note_leads_there() {
        let html = "<p>He <label class=\"spoiler\"><input type=\"checkbox\" aria-label=\"x\"><span>dies &amp; returns</span></label>.</p>";
        let text = readable(html);
        assert!(text.starts_with(
            "<p>He <a epub:type=\"noteref\" id=\"spoiler-mark-1\" href=\"#spoiler-1\">Show the spoiler</a>.</p>"
        ));
        assert!(text.contains("id=\"spoiler-1\"><p><span>dies &amp; returns</span> <a"), "{text}");
    }

    #[test]
    fn pictures_say_nothing_of_browsers() {
        let text = readable("<img src=\"a.jpg\" alt=\"\" loading=\"lazy\" decoding=\"async\">");
        assert_eq!(text, "<img src=\"a.jpg\" alt=\"\"/>");
    }
}
