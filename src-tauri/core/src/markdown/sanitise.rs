//! The last gate before the window: whatever the steps before it did, only
//! these elements, attributes and addresses come out.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

static GATE: LazyLock<Builder<'static>> = LazyLock::new(gate);

/// Elements a page is made of.
const ELEMENTS: &[&str] = &[
    "p",
    "div",
    "h2",
    "h3",
    "h4",
    "em",
    "strong",
    "a",
    "blockquote",
    "ul",
    "ol",
    "li",
    "code",
    "pre",
    "br",
    "hr",
    "figure",
    "figcaption",
    "img",
    "section",
    "sup",
    "span",
    "label",
    "input",
];

/// Attributes by element, apart from classes and ids.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href", "aria-label"]),
    ("ol", &["start"]),
    ("figure", &["data-still"]),
    ("section", &["aria-labelledby"]),
    ("input", &["type", "aria-label"]),
    ("img", &["src", "srcset", "sizes", "width", "height", "alt", "loading", "decoding"]),
];

/// Classes by element: those the window's styles know.
const CLASSES: &[(&str, &[&str])] = &[
    ("p", &["lead", "first", "absent"]),
    ("div", &["prose", "pair", "wide"]),
    ("h2", &["prose-h", "side", "notes-h"]),
    ("blockquote", &["pull"]),
    ("figure", &["still", "inset", "wide", "bleed", "sub", "missing"]),
    ("figcaption", &["text"]),
    ("img", &["full"]),
    ("section", &["trivia", "bleed", "sub", "notes"]),
    ("ol", &["main"]),
    ("sup", &["note"]),
    ("a", &["back"]),
    ("label", &["spoiler"]),
    ("pre", &["plain"]),
];

/// Passes a page through the last gate before the window: whatever made it, only the elements,
/// attributes and addresses a page is made of come out. What has passed passes again unchanged.
pub fn sanitise(html: &str) -> String {
    GATE.clean(html).to_string()
}

fn gate() -> Builder<'static> {
    let mut gate = Builder::empty();
    gate.tags(ELEMENTS.iter().copied().collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(by_element(ATTRIBUTES))
        .allowed_classes(by_element(CLASSES))
        .generic_attributes(HashSet::from(["id"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "media"]))
        .url_relative(UrlRelative::Custom(Box::new(place_on_this_page)))
        .link_rel(Some("noopener noreferrer"))
        .attribute_filter(allowed_value);
    gate
}

fn by_element(table: &'static [(&str, &[&str])]) -> HashMap<&'static str, HashSet<&'static str>> {
    table.iter().map(|(element, values)| (*element, values.iter().copied().collect())).collect()
}

/// An address without a scheme may only lead to a place on the same page.
fn place_on_this_page(address: &str) -> Option<Cow<'_, str>> {
    is_own_id(address.strip_prefix('#')?).then_some(Cow::Borrowed(address))
}

/// What may stand in an attribute that is allowed at all.
fn allowed_value<'a>(element: &str, attribute: &str, value: &'a str) -> Option<Cow<'a, str>> {
    let allowed = match (element, attribute) {
        (_, "id") | ("section", "aria-labelledby") => is_own_id(value),
        ("img", "src") => is_own_picture(value),
        ("img", "srcset") => value
            .split(", ")
            .all(|candidate| candidate.split(' ').next().is_some_and(is_own_picture)),
        ("a", "href") => !value.trim_start().to_ascii_lowercase().starts_with("media"),
        ("input", "type") => value == "checkbox",
        ("img", "width" | "height") | ("ol", "start") => {
            value.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => true,
    };
    allowed.then_some(Cow::Borrowed(value))
}

/// Ids of a page begin so, and never meet those of the window around it.
fn is_own_id(id: &str) -> bool {
    ["s-", "fn-", "fnref-"].iter().any(|start| id.starts_with(start))
}

/// `media://localhost/<64 hex>/<variant>` and nothing else.
fn is_own_picture(address: &str) -> bool {
    let Some((hash, variant)) =
        address.strip_prefix("media://localhost/").and_then(|path| path.split_once('/'))
    else {
        return false;
    };
    hash.len() == 64
        && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
        && matches!(variant, "original" | "still-1x" | "still-2x" | "spread-1x")
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::script("<script>alert(1)</script>")]
    #[case::handler("<img src=\"x\" onerror=\"alert(1)\">")]
    #[case::tracking_pixel("<img src=\"https://example.org/a.gif\">")]
    #[case::other_source("<img srcset=\"https://example.org/a.gif 1x\">")]
    #[case::mixed_sources(
        "<img srcset=\"media://localhost/x/original 1w, https://example.org/a 2w\">"
    )]
    #[case::script_address("<a href=\"javascript:alert(1)\">x</a>")]
    #[case::relative_address("<a href=\"/etc/passwd\">x</a>")]
    #[case::network_share("<a href=\"//example.org/share\">x</a>")]
    #[case::picture_address("<a href=\"media://localhost/x/original\">x</a>")]
    #[case::style("<p style=\"position: fixed\">x</p><style>p {}</style>")]
    #[case::frame("<iframe src=\"https://example.org\"></iframe>")]
    #[case::form("<form action=\"https://example.org\"><input type=\"text\" name=\"x\"></form>")]
    #[case::clobbering("<p id=\"verdict\">x</p>")]
    #[case::svg("<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>")]
    fn nothing_harmful_passes(#[case] html: &str) {
        let safe = sanitise(html);
        for forbidden in [
            "script",
            "onerror",
            "example.org",
            "href",
            "style",
            "iframe",
            "form",
            "type",
            "id=",
            "src",
        ] {
            assert!(!safe.contains(forbidden), "{safe}");
        }
    }

    #[test]
    fn what_has_passed_passes_again_unchanged() {
        let hostile =
            concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/hostile/scripts.json");
        let hostile: Vec<String> =
            serde_json::from_slice(&std::fs::read(hostile).unwrap()).unwrap();
        assert_eq!(hostile.len(), 300);
        for html in hostile {
            let once = sanitise(&html);
            assert_eq!(sanitise(&once), once, "{html}");
        }
    }

    #[test]
    fn links_to_the_web_lose_their_opener() {
        assert_eq!(
            sanitise("<a href=\"https://example.org/\">x</a>"),
            "<a href=\"https://example.org/\" rel=\"noopener noreferrer\">x</a>"
        );
    }
}
