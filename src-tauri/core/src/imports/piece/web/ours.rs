//! A page that Matinee wrote: its parts stand in elements of their own, so that nothing has to be
//! found out, and the text comes back as it was written.

use dom_query::{Document, NodeRef};

use super::data_of;
use crate::imports::piece::block::{self, Block};
use crate::imports::piece::picture::{PictureSource, PiecePicture};
use crate::imports::piece::record::{Piece, PieceField};
use crate::{WatchedOn, markdown};

/// Stand for the marks of a footnote, as the bars' sign does for the bars.
const NOTE: (char, char) = ('\u{e001}', '\u{e002}');

/// Stands for the bars of a spoiler until the text is Markdown, where bars that are words are
/// escaped. No text of a page has this sign.
const BARS: char = '\u{e000}';

/// Reads a page of Matinee's; nothing where it is another's.
pub(super) fn read(document: &Document) -> Option<Piece> {
    let article = document.select("article.review").nodes().first().copied()?;
    let written = within(&article, "written")?;
    let mut piece = Piece::default();
    uncovered(document);
    if let Some(image) = within(&article, "opening-poster").and_then(|poster| child(&poster, "img"))
    {
        let source = source(&image);
        piece.pictures.push(PiecePicture::poster(String::new(), source));
    }
    let mut blocks = Vec::new();
    for part in written.children_it(false).filter(|part| part.is_element()) {
        blocks_of(&part, &mut blocks, &mut piece);
    }
    gallery(&article, &mut piece);
    piece.form.text.body = marked(&block::written(&blocks));
    if let Some(summary) = within(&article, "verdict-sum") {
        let words = markdown::from_html(&summary.inner_html());
        piece.form.text.summary = marked(words.trim());
    }
    if let Some(headline) = within(&article, "opening-headline") {
        piece.form.text.headline = headline.text().trim().to_owned();
    }
    piece.form.text.spoilers = within(&article, "spoils").is_some();
    if within(&article, "rewatch").is_some() {
        piece.form.watch.get_or_insert_default().rewatch = true;
    }
    let on = within(&article, "seen").and_then(|seen| child(&seen, "time"));
    let on = on.and_then(|time| WatchedOn::parse(&time.attr("datetime")?).ok());
    if on.is_some() {
        piece.form.watch.get_or_insert_default().watched_on = on;
        piece.found(PieceField::WatchedOn, 0, "Matinee");
    }
    piece.found(PieceField::Body, 0, "Matinee");
    Some(piece)
}

/// The stills that the text does not place.
fn gallery(article: &NodeRef<'_>, piece: &mut Piece) {
    let Some(gallery) = within(article, "gallery") else { return };
    for figure in gallery.descendants_it().filter(|inner| inner.has_name("figure")) {
        // Its place in a text that has none is thrown away.
        still(&figure, &mut Vec::new(), piece);
    }
}

/// Signs that stood for marks as the marks they are.
fn marked(words: &str) -> String {
    words.replace(BARS, "||").replace(NOTE.0, "[^").replace(NOTE.1, "]")
}

/// Spoilers and the marks of footnotes as they are written.
fn uncovered(document: &Document) {
    for mark in document.select("sup.note").nodes() {
        let number = mark.text().trim().to_owned();
        mark.replace_with_html(format!("{}{number}{}", NOTE.0, NOTE.1));
    }
    for back in document.select("section.notes a.back").nodes() {
        back.remove_from_parent();
    }
    for spoiler in document.select("label.spoiler").nodes() {
        if let Some(words) = child(spoiler, "span") {
            spoiler.replace_with_html(format!("{BARS}{}{BARS}", words.inner_html()));
        }
    }
}

fn blocks_of(part: &NodeRef<'_>, blocks: &mut Vec<Block>, piece: &mut Piece) {
    let name = part.node_name().unwrap_or_default();
    match &*name {
        "figure" => still(part, blocks, piece),
        "h2" | "h3" | "h4" => {
            let level = name.as_bytes()[1] - b'0';
            blocks.push(Block::Heading(level, words(part)));
        }
        "blockquote" if part.has_class("pull") => {
            blocks.push(Block::Quote { words: words(part), pulled: true });
        }
        "section" if part.has_class("trivia") => {
            for inner in part.children_it(false).filter(|inner| inner.is_element()) {
                if inner.has_name("h2") {
                    blocks.push(Block::Heading(2, format!("{} {{trivia}}", words(&inner))));
                } else {
                    blocks.push(Block::Paragraph(words(&inner)));
                }
            }
        }
        "section" if part.has_class("notes") => {
            let notes = part.descendants_it().filter(|inner| inner.has_name("li"));
            for (number, note) in notes.enumerate() {
                let words = markdown::from_html(&note.inner_html());
                let lines: Vec<&str> = words.trim().lines().collect();
                let hung = lines.join("\n    ").replace("\n    \n", "\n\n");
                blocks.push(Block::Paragraph(format!("[^{}]: {hung}", number + 1)));
            }
        }
        "p" if part.has_class("lead") => {
            blocks.push(Block::Paragraph(format!("{} {{lead}}", words(part))));
        }
        "div" if part.has_class("pair") || part.has_class("prose") => {
            for inner in part.children_it(false).filter(|inner| inner.is_element()) {
                blocks_of(&inner, blocks, piece);
            }
        }
        _ => {
            let words = markdown::from_html(&part.html());
            if !words.trim().is_empty() {
                blocks.push(Block::Paragraph(words.trim().to_owned()));
            }
        }
    }
}

/// A still under the name the text calls it by, with its caption and the room it takes.
fn still(figure: &NodeRef<'_>, blocks: &mut Vec<Block>, piece: &mut Piece) {
    let number = piece.pictures.len();
    let name = figure
        .attr("data-still")
        .map_or_else(|| format!("scene-{number}"), |name| name.to_string());
    let paired = figure.parent().is_some_and(|parent| parent.has_class("pair"));
    let room = match () {
        () if figure.has_class("bleed") => "{bleed}",
        () if paired => "{pair}",
        () if figure.has_class("wide") => "{wide}",
        () => "",
    };
    let caption = child(figure, "figcaption").map(|caption| words(&caption)).unwrap_or_default();
    blocks.push(Block::Paragraph(format!("![{caption}](still:{name}){room}")));
    let shown_before = piece.pictures.iter().any(|picture| picture.name == name);
    if let Some(image) = child(figure, "img").filter(|_| !shown_before) {
        let source = source(&image);
        let caption = markdown::to_text(&caption).trim().to_owned();
        piece.pictures.push(PiecePicture::still(name, caption, source));
    }
}

fn words(node: &NodeRef<'_>) -> String {
    let inside = markdown::from_html(&format!("<p>{}</p>", node.inner_html()));
    inside.trim().to_owned()
}

fn source(image: &NodeRef<'_>) -> PictureSource {
    let address = image.attr("src").unwrap_or_default().to_string();
    match data_of(&address) {
        Some(bytes) => PictureSource::Inside(bytes),
        None if address.contains("://") => PictureSource::Elsewhere(address),
        None => PictureSource::Beside(address),
    }
}

fn within<'a>(node: &NodeRef<'a>, class: &str) -> Option<NodeRef<'a>> {
    node.descendants_it().find(|inner| inner.has_class(class))
}

fn child<'a>(node: &NodeRef<'a>, name: &str) -> Option<NodeRef<'a>> {
    node.descendants_it().find(|inner| inner.has_name(name))
}
