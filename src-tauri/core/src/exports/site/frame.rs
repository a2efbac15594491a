//! What every page of a site has around it.

use super::About;
use super::out::Out;
use crate::Result;
use crate::exports::markup::escape;
use crate::exports::styles;

const STYLES: &str = include_str!("site.css");
const SEARCH: &str = include_str!("search.js");

/// The faces, as the window has them, and their licences.
const FONTS: [(&str, &[u8]); 5] = [
    ("newsreader.woff2", include_bytes!("../../../../../assets/fonts/newsreader.woff2")),
    (
        "newsreader-italic.woff2",
        include_bytes!("../../../../../assets/fonts/newsreader-italic.woff2"),
    ),
    ("instrument-sans.woff2", include_bytes!("../../../../../assets/fonts/instrument-sans.woff2")),
    ("OFL-newsreader.txt", include_bytes!("../../../../../assets/fonts/OFL-newsreader.txt")),
    (
        "OFL-instrument-sans.txt",
        include_bytes!("../../../../../assets/fonts/OFL-instrument-sans.txt"),
    ),
];

/// What a page may load: what lies in the site, and nothing else.
const POLICY: &str = "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; \
     script-src 'self'; base-uri 'none'; form-action 'none'";

/// A page.
pub(super) struct Page<'a> {
    /// The way from its folder to the site's: nothing, or `../`.
    pub(super) up: &'a str,
    pub(super) title: &'a str,
    pub(super) language: Option<&'a str>,
    /// What else its head holds.
    pub(super) head: &'a str,
    pub(super) main: &'a str,
    /// It can be searched from.
    pub(super) searches: bool,
}

/// Writes what all pages share.
pub(super) fn write_shared(out: &mut Out<'_>) -> Result<()> {
    out.write("style.css", (styles::faces() + &styles::page() + STYLES).as_bytes())?;
    out.write("search.js", SEARCH.as_bytes())?;
    for (name, bytes) in FONTS {
        out.write(&format!("fonts/{name}"), bytes)?;
    }
    Ok(())
}

/// A page as HTML.
pub(super) fn framed(about: &About, page: &Page<'_>) -> String {
    let Page { up, title, language, head, main, searches } = page;
    let site = escape(&about.title);
    let whole =
        if *title == about.title { site.clone() } else { format!("{}, {site}", escape(title)) };
    let scripts = if *searches {
        format!(
            "<script src=\"{up}search-index.js\" defer></script>\n<script src=\"{up}search.js\" defer></script>\n"
        )
    } else {
        String::new()
    };
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>{whole}</title>\n{head}<link rel=\"stylesheet\" href=\"{up}style.css\">\n<link rel=\"alternate\" type=\"application/rss+xml\" title=\"{site}\" href=\"{up}feed.xml\">\n<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{site}\" href=\"{up}atom.xml\">\n{scripts}</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the text</a>\n<header class=\"masthead\"><a href=\"{up}index.html\">{site}</a></header>\n<main id=\"main\" tabindex=\"-1\">\n{main}</main>\n<footer class=\"colophon\"><p>{site}. <a class=\"link\" href=\"{up}feed.xml\">RSS</a>, <a class=\"link\" href=\"{up}atom.xml\">Atom</a>. Made with Matinee.</p></footer>\n</body>\n</html>\n",
        escape(language.unwrap_or("en")),
    )
}
