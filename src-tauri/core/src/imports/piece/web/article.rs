//! The article of a page, block by block.

use dom_query::{Document, NodeRef};

use super::data_of;
use crate::imports::piece::line::{Line, LineKind};
use crate::imports::piece::picture::PictureSource;
use crate::markdown;

/// Elements that are no part of what a page says.
const AROUND: &str = "script, style, noscript, template, iframe, object, embed, form, button, input, select, textarea, nav, footer, aside, \
     dialog, svg, canvas, video, audio, [hidden], [aria-hidden='true'], [role='navigation'], [role='search'], [role='banner'], [role='contentinfo'], \
     [role='complementary'], .visually-hidden, .screen-reader-text, .sr-only, .skip-link";

/// Elements that stand in a line of text.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "label", "mark", "picture", "q", "ruby", "rp", "rt", "s", "samp", "small",
    "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// A page nested deeper than this is read no further; no article is.
const DEEPEST: usize = 200;

/// The lines of a page's article.
pub(super) fn lines(document: &Document) -> Vec<Line> {
    document.select(AROUND).remove();
    let root = root(document);
    let mut lines = Vec::new();
    if let Some(root) = root {
        // The title may stand above the article.
        let heading = document.select("h1").nodes().first().copied();
        if let Some(heading) = heading
            && !root.descendants_it().any(|node| node.id == heading.id)
        {
            block(&heading, &mut lines, 0);
        }
        walk(&root, &mut lines, 0);
    }
    for (number, line) in (1_u32..).zip(&mut lines) {
        line.number = number;
    }
    lines
}

/// The element that holds the most of the page's words, of those that say they hold the article.
fn root(document: &Document) -> Option<NodeRef<'_>> {
    for names in
        ["article.review", "article, [itemprop='reviewBody']", "main, [role='main']", "body"]
    {
        let fullest =
            document.select(names).nodes().iter().copied().max_by_key(|node| node.text().len());
        if let Some(node) = fullest
            && node.text().trim().len() > 200
        {
            return Some(node);
        }
    }
    document.select("body").nodes().first().copied()
}

fn walk(node: &NodeRef<'_>, lines: &mut Vec<Line>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    // Words that stand between blocks are a paragraph of their own.
    let mut loose = String::new();
    for child in node.children_it(false) {
        if child.is_text() {
            loose.push_str(&child.html());
        } else if child.is_element() {
            if is_inline(&child) {
                loose.push_str(&child.html());
            } else {
                paragraph(&std::mem::take(&mut loose), LineKind::Plain, lines);
                block(&child, lines, depth + 1);
            }
        }
    }
    paragraph(&loose, LineKind::Plain, lines);
}

/// Whether an element stands in a line, and holds no block and no picture.
fn is_inline(node: &NodeRef<'_>) -> bool {
    let name = node.node_name().unwrap_or_default();
    INLINE.contains(&&*name)
        && &*name != "img"
        && &*name != "picture"
        && !node.descendants_it().any(|inner| {
            inner.is_element()
                && inner
                    .node_name()
                    .is_some_and(|name| &*name == "img" || !INLINE.contains(&&*name))
        })
}

fn block(node: &NodeRef<'_>, lines: &mut Vec<Line>, depth: usize) {
    let name = node.node_name().unwrap_or_default();
    let has_blocks = node.children_it(false).any(|child| child.is_element() && !is_inline(&child));
    match &*name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let level = name.as_bytes()[1] - b'0';
            let mark = if node.has_class("side") && is_trivia(node) { " {trivia}" } else { "" };
            heading(&node.inner_html(), level, mark, lines);
        }
        "img" => picture(node, "", lines),
        "picture" | "figure" => figure(node, lines, depth),
        "hr" => push(lines, LineKind::Rule, "* * *".to_owned(), None),
        "blockquote" => quote(node, lines),
        "ul" | "ol" => list(node, &name, lines, depth),
        "dl" => described(node, lines),
        "table" => table(node, lines),
        "figcaption" | "head" | "title" => {}
        _ if has_blocks => walk(node, lines, depth),
        _ => {
            let before = lines.len();
            paragraph(&node.inner_html(), LineKind::Plain, lines);
            if node.has_class("lead")
                && let Some(line) = lines.get_mut(before)
                && let Some(markdown) = &mut line.markdown
            {
                markdown.push_str(" {lead}");
            }
        }
    }
}

fn is_trivia(node: &NodeRef<'_>) -> bool {
    node.parent().is_some_and(|parent| parent.has_class("trivia"))
}

/// Words with their markup. Line breaks part what says facts one by one.
fn paragraph(html: &str, kind: LineKind, lines: &mut Vec<Line>) {
    let markdown = in_markdown(html);
    if markdown.is_empty() {
        return;
    }
    let parts: Vec<&str> = markdown.split("\\\n").collect();
    // A verse has line breaks too: only lines that are all short and of no sentence are parted.
    let labels = parts.len() > 1
        && parts.iter().all(|part| {
            part.chars().count() < 80 && !part.trim_end().ends_with(['.', '!', '?', '”', ';', ','])
        });
    match labels {
        true => parts.iter().for_each(|part| push_words(part.trim(), kind.clone(), lines)),
        false => push_words(&markdown, kind, lines),
    }
}

fn push_words(markdown: &str, kind: LineKind, lines: &mut Vec<Line>) {
    let words = plain(markdown);
    if !words.is_empty() {
        push(lines, kind, words, Some(markdown.to_owned()));
    }
}

fn heading(html: &str, level: u8, mark: &str, lines: &mut Vec<Line>) {
    let markdown = in_markdown(html).replace("\\\n", " ").replace('\n', " ");
    let words = plain(&markdown);
    if !words.is_empty() {
        push(lines, LineKind::Heading(level), words, Some(format!("{markdown}{mark}")));
    }
}

fn push(lines: &mut Vec<Line>, kind: LineKind, text: String, markdown: Option<String>) {
    lines.push(Line { number: 0, text, apart: true, kind, markdown });
}

/// Words of the page in Markdown, as one paragraph.
fn in_markdown(html: &str) -> String {
    if html.trim().is_empty() {
        return String::new();
    }
    let html = html.replace("&nbsp;", " ").replace('\u{a0}', " ");
    markdown::from_html(&format!("<p>{html}</p>")).trim().to_owned()
}

/// Markdown as plain words on one line.
fn plain(words: &str) -> String {
    markdown::to_text(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn quote(node: &NodeRef<'_>, lines: &mut Vec<Line>) {
    let inside = markdown::from_html(&node.inner_html());
    let words = plain(&inside);
    if words.is_empty() {
        return;
    }
    let mark = if node.has_class("pull") { " {pull}" } else { "" };
    push(lines, LineKind::Quote, words, Some(format!("{}{mark}", inside.trim())));
}

fn list(node: &NodeRef<'_>, name: &str, lines: &mut Vec<Line>, depth: usize) {
    let kind = LineKind::Item { dash: false, ordered: name == "ol" };
    for item in node.children_it(false).filter(|child| child.is_element()) {
        let blocks: Vec<NodeRef<'_>> = item
            .children_it(false)
            .filter(|child| child.is_element() && !is_inline(child))
            .collect();
        // A list of cards or of pictures is walked through; a list of words is one.
        let holds_art = item
            .descendants_it()
            .any(|inner| inner.has_name("img") || inner.has_name("h2") || inner.has_name("h3"));
        if holds_art || depth > DEEPEST {
            walk(&item, lines, depth + 1);
        } else if blocks.is_empty() {
            paragraph_whole(&item.inner_html(), &kind, lines);
        } else {
            let inside = markdown::from_html(&item.inner_html());
            let words = plain(&inside);
            if !words.is_empty() {
                push(lines, kind.clone(), words, Some(inside.trim().to_owned()));
            }
        }
    }
}

fn paragraph_whole(html: &str, kind: &LineKind, lines: &mut Vec<Line>) {
    let markdown = in_markdown(html);
    push_words(&markdown, kind.clone(), lines);
}

/// Terms and what they mean, as sites list a film's facts.
fn described(node: &NodeRef<'_>, lines: &mut Vec<Line>) {
    let mut term = String::new();
    let mut said: Vec<String> = Vec::new();
    let mut flush = |term: &str, said: &mut Vec<String>| {
        if !said.is_empty() {
            let words = format!("{}: {}", term.trim_end_matches(':'), said.join(", "));
            said.clear();
            push(lines, LineKind::Plain, words, None);
        }
    };
    for child in node.descendants_it().filter(|child| child.is_element()) {
        let words = child.text().split_whitespace().collect::<Vec<_>>().join(" ");
        if child.has_name("dt") {
            flush(&term, &mut said);
            term = words;
        } else if child.has_name("dd") && !words.is_empty() {
            said.push(words);
        }
    }
    flush(&term, &mut said);
}

fn table(node: &NodeRef<'_>, lines: &mut Vec<Line>) {
    for row in node.descendants_it().filter(|inner| inner.has_name("tr")) {
        let cells: Vec<String> = row
            .children_it(false)
            .filter(|cell| cell.has_name("td") || cell.has_name("th"))
            .map(|cell| cell.text().split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|cell| !cell.is_empty())
            .collect();
        if !cells.is_empty() {
            push(lines, LineKind::Plain, cells.join(" | "), None);
        }
    }
}

fn figure(node: &NodeRef<'_>, lines: &mut Vec<Line>, depth: usize) {
    let caption = node.descendants_it().find(|inner| inner.has_name("figcaption"));
    let caption =
        caption.map(|caption| plain(&in_markdown(&caption.inner_html()))).unwrap_or_default();
    let images: Vec<NodeRef<'_>> =
        node.descendants_it().filter(|inner| inner.has_name("img")).collect();
    if images.is_empty() {
        let quote = node.descendants_it().find(|inner| inner.has_name("blockquote"));
        match quote {
            Some(inside) => quote_of(&inside, lines),
            None => walk(node, lines, depth + 1),
        }
        return;
    }
    for image in images {
        picture(&image, &caption, lines);
    }
}

fn quote_of(node: &NodeRef<'_>, lines: &mut Vec<Line>) {
    quote(node, lines);
}

/// A picture. Those of a few points are counted on, not looked at, and no part of the article.
fn picture(node: &NodeRef<'_>, caption: &str, lines: &mut Vec<Line>) {
    let tiny = |name: &str| {
        node.attr(name)
            .and_then(|size| size.trim_end_matches("px").trim().parse::<u32>().ok())
            .is_some_and(|size| size <= 2)
    };
    if tiny("width") || tiny("height") {
        return;
    }
    let address = ["src", "data-src", "data-lazy-src", "data-original"]
        .iter()
        .filter_map(|name| node.attr(name))
        .map(|address| address.trim().to_owned())
        .find(|address| {
            !address.is_empty()
                && !address.starts_with("data:image/svg")
                && !address.starts_with("data:image/gif")
        });
    let Some(address) = address else { return };
    let source = match data_of(&address) {
        Some(bytes) => PictureSource::Inside(bytes),
        None if address.contains("://")
            || address.starts_with("//")
            || address.starts_with("blob:") =>
        {
            PictureSource::Elsewhere(address)
        }
        None => PictureSource::Beside(address),
    };
    let alt = node.attr("alt").unwrap_or_default();
    let words = if caption.is_empty() { alt.trim() } else { caption };
    push(lines, LineKind::Picture(source), words.to_owned(), None);
}
