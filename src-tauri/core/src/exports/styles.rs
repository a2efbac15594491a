//! The window's own style sheets, as an exported page takes them along: one set of colours, sizes
//! and prose for the screen, the page and the site.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

const TOKENS: &str = include_str!("../../../../ui/src/styles/tokens.css");
const BASE: &str = include_str!("../../../../ui/src/styles/base.css");
const PROSE: &str = include_str!("../../../../ui/src/styles/prose.css");
const PAGE: &str = include_str!("page.css");

/// The letters the faces have.
const LATIN: &str = "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, \
     U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD";

/// The styles of a review's page. They load nothing: the faces are those the reader has.
pub(super) fn page() -> String {
    [TOKENS, BASE, PROSE, PAGE].map(tight).concat()
}

/// The faces of the window, where a site has them beside its pages. Letters beyond Latin's are set in
/// the reader's own.
pub(super) fn faces() -> String {
    let face = |family: &str, style: &str, more: &str, file: &str| {
        format!(
            "@font-face {{ font-family: \"{family}\"; font-style: {style}; {more} font-display: swap; src: url(\"fonts/{file}\") format(\"woff2\"); unicode-range: {LATIN}; }}\n"
        )
    };
    let weights = "font-weight: 200 800;";
    face("Newsreader Variable", "normal", weights, "newsreader.woff2")
        + &face("Newsreader Variable", "italic", weights, "newsreader-italic.woff2")
        + &face(
            "Instrument Sans Variable",
            "normal",
            "font-weight: 400 700; font-stretch: 75% 100%;",
            "instrument-sans.woff2",
        )
}

/// The source of a content security policy that lets exactly these styles through.
pub(super) fn source(styles: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(styles.as_bytes())))
}

/// A sheet without its notes and its indentation, and without anything it would load.
pub(super) fn tight(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    let mut kept = String::with_capacity(out.len());
    let mut rest = out.as_str();
    while let Some((before, after)) = rest.split_once("@font-face") {
        kept.push_str(before);
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let kept = without_addresses(&kept);
    let lines: Vec<&str> = kept.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n") + "\n"
}

/// No picture of the window's (the arrow of a select) is there to be loaded.
fn without_addresses(css: &str) -> String {
    let mut parts = css.split("url(");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str("none");
        out.push_str(part.split_once(')').map_or("", |(_, after)| after));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_styles_of_a_page_load_nothing_and_are_whole() {
        let css = page();
        assert!(!css.contains("url(") && !css.contains("@font-face") && !css.contains("/*"));
        assert!(css.contains("--ground: light-dark(") && css.contains(".prose"));
        assert_eq!(css.matches('{').count(), css.matches('}').count());
    }

    #[test]
    fn a_policy_names_the_hash_of_the_very_bytes() {
        // Of the empty string, as FIPS 180-4 gives it.
        assert_eq!(source(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }
}
