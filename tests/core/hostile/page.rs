//! What may stand on a page, seen by a reader of HTML that knows nothing of how it was made.

use dom_query::{Document, NodeRef};

/// Elements that run, load or send.
const FORBIDDEN: &[&str] = &[
    "applet",
    "audio",
    "base",
    "bgsound",
    "button",
    "dialog",
    "embed",
    "foreignobject",
    "form",
    "frame",
    "frameset",
    "iframe",
    "keygen",
    "marquee",
    "math",
    "object",
    "plaintext",
    "portal",
    "select",
    "source",
    "template",
    "textarea",
    "track",
    "video",
    "xmp",
];

/// Attributes that name what is loaded with the page.
const LOADED: &[&str] =
    &["src", "srcset", "data", "poster", "background", "lowsrc", "dynsrc", "xlink:href"];

/// Where a page is shown or written, which says what is Matinee's own on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Inside the window: what the renderer made.
    Window,
    /// In an exported page, site or book.
    Export,
}

/// Asserts that nothing on the page runs or comes from elsewhere.
pub fn assert_harmless(html: &str, place: Place, which: &str) {
    let page = Document::from(html);
    for node in page.select("*").nodes() {
        if let Some(what) = harm(node, place) {
            let html: String = node.html().chars().take(300).collect();
            panic!("{which}: {what} in {html}");
        }
    }
}

fn harm(node: &NodeRef<'_>, place: Place) -> Option<String> {
    let element = node.node_name()?.to_lowercase();
    if FORBIDDEN.contains(&element.as_str()) && !(place == Place::Export && is_own(node, &element))
    {
        return Some(format!("a {element} element"));
    }
    match element.as_str() {
        "script" if !is_own_script(node, place) => return Some("a script".to_owned()),
        "style" if place == Place::Window || !is_quiet(&node.text()) => {
            return Some("a style sheet that loads".to_owned());
        }
        "link" if node.attr("href").is_some_and(|it| !is_near(&it)) => {
            return Some("a link element that leads elsewhere".to_owned());
        }
        "meta" if node.attr("http-equiv").is_some_and(|it| it.eq_ignore_ascii_case("refresh")) => {
            return Some("a page that goes elsewhere by itself".to_owned());
        }
        _ => {}
    }
    node.attrs().iter().find_map(|attribute| {
        let name = attribute.name.local.to_lowercase();
        let value = attribute.value.to_string();
        let is_harmful = match name.as_str() {
            handler if handler.starts_with("on") => true,
            "style" => place == Place::Window || !is_quiet(&value),
            "href" if matches!(&*element, "a" | "link") => !leads_well(&value),
            "href" => !value.starts_with('#') && !is_loaded_well(&value, place),
            "formaction" | "action" | "ping" | "srcdoc" => true,
            "srcset" => value.split(", ").any(|one| !is_loaded_well(one, place)),
            loaded if LOADED.contains(&loaded) => !is_loaded_well(&value, place),
            _ => false,
        };
        is_harmful.then(|| format!("{name}=\"{value}\""))
    })
}

/// The search of a site is Matinee's own.
fn is_own(node: &NodeRef<'_>, name: &str) -> bool {
    matches!(name, "form" | "button" | "select" | "template")
        && node.attrs().iter().all(|it| !matches!(&*it.name.local, "action" | "formaction"))
        && node.attr("class").is_some()
}

/// Data, or the two files of a site's search.
fn is_own_script(node: &NodeRef<'_>, place: Place) -> bool {
    let data = node.attr("type").is_some_and(|it| it.starts_with("application/"));
    let search = node
        .attr("src")
        .is_some_and(|it| matches!(it.trim_start_matches("../"), "search.js" | "search-index.js"));
    place == Place::Export && (data || (search && node.text().trim().is_empty()))
}

fn is_quiet(style: &str) -> bool {
    let style = style.to_lowercase();
    !["url(", "@import", "expression(", "behavior", "\\"].iter().any(|mark| style.contains(mark))
        || style.contains("url(\"fonts/")
}

/// A place on the page, near it, on the web or a mail: nothing that runs.
fn leads_well(address: &str) -> bool {
    let plain: String =
        address.chars().filter(|sign| !sign.is_control() && !sign.is_whitespace()).collect();
    match plain.split_once(':') {
        Some((scheme, _))
            if scheme.chars().all(|it| it.is_ascii_alphanumeric() || "+.-".contains(it)) =>
        {
            matches!(scheme.to_lowercase().as_str(), "http" | "https" | "mailto")
        }
        _ => is_near(address),
    }
}

/// An address within the page's own folder.
fn is_near(address: &str) -> bool {
    !address.contains(':') && !address.starts_with("//") && !address.contains('\\')
}

fn is_loaded_well(address: &str, place: Place) -> bool {
    match place {
        Place::Window => address.starts_with("media://localhost/") && !address.contains(".."),
        Place::Export => {
            address.starts_with("data:image/jpeg;base64,")
                || address.starts_with("data:image/png;base64,")
                || address.starts_with("data:image/webp;base64,")
                || is_near(address)
        }
    }
}

#[test]
fn what_the_assertion_is_for_it_finds() {
    for html in [
        "<script>x</script>",
        "<p onclick=x>x</p>",
        "<a href=' java\tscript:x'>x</a>",
        "<img src=https://remote.invalid/x>",
        "<p style='background:url(x)'>x</p>",
        "<iframe src=x></iframe>",
        "<meta http-equiv=Refresh content=0>",
        "<svg><image xlink:href=https://remote.invalid/x /></svg>",
    ] {
        let found = std::panic::catch_unwind(|| assert_harmless(html, Place::Export, "x"));
        assert!(found.is_err(), "{html}");
    }
}
