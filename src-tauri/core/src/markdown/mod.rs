//! What the writer typed, as a page.
//!
//! The one renderer of Matinee: the window, exported pages and print all show
//! what [`render`] makes. `docs/writing.md` describes the language for those
//! who write in it: CommonMark, footnotes, `||spoilers||`, stills placed by
//! name, and four words in braces (`{lead}`, `{pull}`, `{trivia}` and a
//! still's layout).
//!
//! Text becomes a tree (`parse`), the tree becomes the sections of a page
//! (`page`), those become HTML (`html`), and what comes out passes a sanitiser
//! that knows nothing of the steps before it (`sanitise`).

mod footnotes;
mod from_html;
mod html;
mod page;
mod paragraphs;
mod parse;
mod pictures;
mod quotable;
mod sanitise;
mod simple_html;
mod spoilers;
mod stills;
mod text;
mod tree;
mod types;

pub use from_html::from_html;
pub use paragraphs::{Paragraph, ParagraphKind, paragraphs};
pub use pictures::media_address;
pub(crate) use quotable::quotable;
pub use sanitise::sanitise;
pub(crate) use simple_html::{marks, to_simple_html};
pub use text::{emphasised, to_text, to_words};
pub use types::{Context, Heading, Layout, Phrases, Picture, Rendered};

use crate::text::reading;

/// A page may be this large; no review comes near. Beyond it the text is shown
/// plain, so that no crafted text can fill the window's memory.
const LARGEST_PAGE: usize = 8 << 20;

/// Renders a body as the page shows it.
///
/// The HTML is safe to put into a document as it is: no script, no style, no
/// picture from elsewhere, links to the web and to mail only.
pub fn render(body: &str, context: &Context<'_>) -> Rendered {
    let tree = parse::parse(body);
    let words = text::words_of(&tree);
    let reading = reading(&words);
    let (sections, lines) = page::sections(tree.blocks, &tree.lines);
    let page = html::write(sections, tree.notes, context);
    let html = if page.html.len() <= LARGEST_PAGE {
        sanitise(&page.html)
    } else {
        sanitise(&html::plain_page(body))
    };
    Rendered {
        html,
        lead: page.lead,
        headings: page.headings,
        words: reading.words,
        reading_minutes: reading.minutes,
        stills_used: page.stills_used,
        lines,
    }
}

/// Renders a short text that stands by itself (a closing paragraph, a note) as
/// plain blocks: no standfirst, no initial, no bands.
pub fn render_short(text: &str, phrases: &Phrases) -> String {
    let tree = parse::parse(text);
    let html = html::write_short(&tree.blocks, &Context { stills: &|_| None, phrases });
    sanitise(&html)
}

#[cfg(test)]
fn to_html_for_tests(body: &str) -> String {
    render(body, &Context { stills: &|_| None, phrases: &Phrases::default() }).html
}

#[cfg(test)]
mod tests;
