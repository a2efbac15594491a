//! What a page carries as data and a book can only print: everybody in the film, and what it is.

use std::fmt::Write;

use crate::exports::leaf::Leaf;
use crate::exports::markup::escape;
use crate::exports::words;

/// The section behind a review; nothing where its opening has said all of it.
pub(super) fn of(leaf: &Leaf) -> String {
    let facts = &leaf.facts;
    let cast: Vec<String> = facts.cast.iter().map(words::played).collect();
    let mut lines = String::new();
    for (name, said) in [
        ("Written by", &facts.writers),
        ("With", &cast),
        ("Genre", &facts.genres),
        ("Spoken", &facts.languages),
    ] {
        if !said.is_empty() {
            let said = escape(&said.join(", "));
            let _ =
                writeln!(lines, "<p><span class=\"credit\">{name}</span> <bdi>{said}</bdi></p>");
        }
    }
    match lines.as_str() {
        "" => lines,
        _ => format!(
            "<section class=\"credits\" aria-labelledby=\"film\">\n<h2 id=\"film\">The film</h2>\n{lines}</section>\n"
        ),
    }
}
