//! The body: what is left of a page once its other parts are known, in its order.

use super::pictures::Place;
use super::{Page, facts, furniture, pictures, words};
use crate::imports::piece::block::{self, Block};
use crate::imports::piece::line::{Line, LineKind};
use crate::imports::piece::picture::{PictureSource, PiecePicture};
use crate::imports::piece::record::{PieceField, WhyLeftOut};

/// Lines with a label, as a box of facts below the text has them, are facts up to this many words.
const FACT: usize = 30;

/// Reads the body from the line where it begins.
pub(super) fn read(page: &mut Page, begins: usize) {
    late_facts(page, begins);
    shops(page, begins);
    let mut blocks = Vec::new();
    for at in page.standfirst.clone() {
        let words = markdown_of(&page.lines[at]);
        let mark = if blocks.is_empty() { " {lead}" } else { "" };
        blocks.push(Block::Paragraph(format!("{words}{mark}")));
    }
    // Pictures of the opening that are no poster open the text.
    let open: Vec<usize> = page.open(0).collect();
    let mut first = None;
    for (place, at) in open.iter().copied().enumerate() {
        let rest = &open[place + 1..];
        if let Some(block) = block_of(page, at, rest) {
            let line = &page.lines[at];
            first.get_or_insert((line.number, line.text.clone()));
            blocks.push(block);
        }
        page.taken[at] = true;
    }
    if let Some((number, text)) = first {
        page.piece.found(PieceField::Body, number, &text);
    }
    page.piece.form.text.body = block::written(&blocks);
}

/// A paragraph of the page in Markdown.
pub(super) fn markdown_of(line: &Line) -> String {
    line.markdown.clone().unwrap_or_else(|| block::plain(&line.text))
}

/// Facts in a box below the text.
fn late_facts(page: &mut Page, begins: usize) {
    let open: Vec<usize> = page.open(begins).collect();
    for at in open {
        let line = &page.lines[at];
        let labelled =
            line.text.contains(':') || line.text.to_lowercase().starts_with("directed by");
        if line.is_plain()
            && labelled
            && words::count(&line.text) <= FACT
            && let Some(found) = facts::of_line(&line.text)
        {
            page.keep_facts(at, found);
        } else if line.is_plain()
            && let Some([facts::Fact::ReadingTime]) = facts::of_line(&line.text).as_deref()
        {
            page.leave_out(at, WhyLeftOut::ReadingTime);
        }
    }
}

/// The writer's name below the text, which stood above it too.
pub(super) fn signature(page: &mut Page) {
    let Some(last) = page.open(0).last() else { return };
    let name = page.text(last).trim_start_matches(['–', '—', '-', '~', ' ']).to_owned();
    let mut bylines = page.piece.left_out.iter().filter(|left| left.why == WhyLeftOut::Byline);
    if super::names::is_name(&name) && bylines.any(|left| left.text.contains(&name)) {
        page.leave_out(last, WhyLeftOut::Byline);
    }
}

/// 'Where to watch' and the shops it names.
fn shops(page: &mut Page, begins: usize) {
    const LABELS: [&str; 8] = [
        "where to watch",
        "where to stream",
        "how to watch",
        "watch it on",
        "watch on",
        "streaming on",
        "now streaming",
        "available on",
    ];
    let open: Vec<usize> = page.open(begins).collect();
    let Some(place) = open.iter().position(|at| {
        let folded = crate::text::fold(page.text(*at));
        words::count(page.text(*at)) <= 10 && LABELS.iter().any(|label| folded.starts_with(label))
    }) else {
        return;
    };
    let names: Vec<usize> = open[place + 1..]
        .iter()
        .copied()
        .take_while(|at| {
            let line = &page.lines[*at];
            line.is_item()
                || (line.is_plain()
                    && words::count(&line.text) <= 8
                    && !words::ends_as_sentence(&line.text))
        })
        .collect();
    // A short line right before a paragraph is the next heading and no shop.
    let next = open.get(place + 1 + names.len());
    let heading = names
        .last()
        .filter(|at| {
            page.lines[**at].is_plain()
                && next.is_some_and(|next| words::is_prose(page.text(*next)))
        })
        .copied();
    for at in std::iter::once(open[place]).chain(names) {
        if Some(at) != heading {
            page.leave_out(at, WhyLeftOut::Furniture);
        }
    }
}

/// The block a line makes, seen with the lines after it; nothing for what is no part of the text.
fn block_of(page: &mut Page, at: usize, rest: &[usize]) -> Option<Block> {
    let line = page.lines[at].clone();
    let next = rest.first().map(|next| page.lines[*next].clone());
    match &line.kind {
        LineKind::Picture(source) => return still(page, source.clone(), &line.text),
        LineKind::Rule => return next.map(|_| Block::Rule),
        LineKind::Heading(level) if next.is_some() => {
            let words = line.markdown.clone().unwrap_or_else(|| block::plain_heading(&line.text));
            return Some(Block::Heading((*level).clamp(2, 4), words));
        }
        LineKind::Quote => return Some(quote(page, at)),
        LineKind::Item { dash, ordered } => {
            let beside = |other: Option<usize>| {
                other.is_some_and(|at| page.lines.get(at).is_some_and(Line::is_item))
            };
            let in_list = beside(at.checked_sub(1)) || beside(rest.first().copied());
            if *dash && !in_list && words::is_prose(&line.text) && line.markdown.is_none() {
                return Some(Block::Paragraph(block::plain(&format!("– {}", line.text))));
            }
            return Some(Block::Item { ordered: *ordered, words: markdown_of(&line) });
        }
        _ => {}
    }
    match pictures::of_line(&line.text) {
        Some(Place::Still { .. }) => return still(page, PictureSource::Nowhere, &line.text),
        Some(Place::Poster(_)) if !words::is_prose(&line.text) => {
            page.leave_out(at, WhyLeftOut::Furniture);
            return None;
        }
        _ => {}
    }
    if repeats(page, at) {
        let said = words::unquoted(&line.text).unwrap_or(&line.text);
        return Some(Block::Quote { words: block::plain(said), pulled: true });
    }
    if let Some(item) = numbered(&line.text)
        && (is_numbered(page, at.checked_sub(1)) || is_numbered(page, rest.first().copied()))
        && line.markdown.is_none()
    {
        return Some(Block::Item { ordered: true, words: block::plain(item) });
    }
    if is_heading(page, at, rest) {
        return Some(Block::Heading(2, block::plain_heading(&line.text)));
    }
    if furniture::is_menu(&line.text) {
        page.leave_out(at, WhyLeftOut::Furniture);
        return None;
    }
    Some(Block::Paragraph(markdown_of(&line)))
}

/// A short line by itself with something below it to head.
fn is_heading(page: &Page, at: usize, rest: &[usize]) -> bool {
    let line = &page.lines[at];
    if words::is_prose(&line.text) && !line.text.ends_with('?')
        || !words::looks_like_heading(&line.text)
    {
        return false;
    }
    // A web page has elements for its headings; only bold words by themselves may be meant as one.
    if line
        .markdown
        .as_ref()
        .is_some_and(|words| !(words.starts_with("**") && words.ends_with("**")))
    {
        return false;
    }
    // Below it stands a paragraph, a list or a picture; or one more heading, over one of these.
    let heads = |next: Option<&usize>| {
        next.is_some_and(|next| {
            let next = &page.lines[*next];
            words::is_prose(&next.text)
                || !next.is_plain()
                || words::ends_as_sentence(&next.text)
                || pictures::of_line(&next.text).is_some()
                || numbered(&next.text).is_some()
        })
    };
    heads(rest.first())
        || (rest.first().is_some_and(|next| words::looks_like_heading(page.text(*next)))
            && heads(rest.get(1)))
}

/// A line that a paragraph says as well, word for word: set large for those who skim.
fn repeats(page: &Page, at: usize) -> bool {
    let line = page.text(at);
    let said = words::unquoted(line).unwrap_or(line).trim_end_matches('.');
    words::count(said) >= 5
        && page.lines.iter().enumerate().any(|(other, it)| {
            other != at
                && it.text.chars().count() > said.chars().count() + 8
                && it.text.contains(said)
        })
}

/// The words behind a number of a list: `1. …`, `2) …`.
fn numbered(line: &str) -> Option<&str> {
    let end =
        line.find(|letter: char| !letter.is_ascii_digit()).filter(|end| (1..=2).contains(end))?;
    let rest = line[end..].strip_prefix(['.', ')'])?;
    rest.strip_prefix(' ').map(str::trim).filter(|rest| !rest.is_empty())
}

/// Whether a line is numbered, and no heading over a paragraph.
fn is_numbered(page: &Page, at: Option<usize>) -> bool {
    at.and_then(|at| page.lines.get(at)).is_some_and(|line| numbered(&line.text).is_some())
}

fn quote(page: &Page, at: usize) -> Block {
    let line = &page.lines[at];
    let pulled = repeats(page, at);
    Block::Quote { words: markdown_of(line), pulled }
}

/// A place in the text for a picture.
fn still(page: &mut Page, source: PictureSource, caption: &str) -> Option<Block> {
    let caption = match pictures::of_line(caption) {
        Some(Place::Still { caption, whole, .. }) => {
            pictures::caption_of(&whole, &caption, &page.piece.form.facts.title)
        }
        Some(Place::Poster(_)) => String::new(),
        None => caption.to_owned(),
    };
    let number = page.piece.pictures.iter().filter(|picture| !picture.poster).count() + 1;
    let name = format!("scene-{number}");
    let written = block::plain(&caption).replace(['[', ']'], "").replace('\n', " ");
    page.piece.pictures.push(PiecePicture::still(name.clone(), caption, source));
    Some(Block::Still { name, caption: written })
}
