//! Pictures of a Markdown text: `![caption](path)`, and `![[path|caption]]` as Obsidian has it.

use std::collections::HashSet;

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use crate::StillFacts;
use crate::imports::piece::picture::{PictureSource, PiecePicture};
use crate::text::fold;

/// The most pictures of one piece; more of them stay as they are written.
pub(super) const MOST: usize = 1_000;

/// The text with its pictures called by the names stills get, which join `pictures`.
pub(super) fn found(body: &str, pictures: &mut Vec<PiecePicture>) -> String {
    let body = embeds(body);
    let mut out = String::with_capacity(body.len());
    let mut done = 0;
    let mut open: Option<(usize, String, usize)> = None;
    // Pictures in the caption of the open one, which is words.
    let mut within = 0;
    for (event, range) in Parser::new(&body).into_offset_iter() {
        match event {
            Event::Start(Tag::Image { .. }) if open.is_some() => within += 1,
            Event::End(TagEnd::Image) if within > 0 => within -= 1,
            Event::Start(Tag::Image { link_type: LinkType::Inline, dest_url, .. }) => {
                open = Some((range.start, dest_url.into_string(), range.end));
            }
            Event::End(TagEnd::Image) => {
                let Some((from, to, end)) = open.take() else { continue };
                // A still of ours is called by its name already.
                if to.starts_with("still:") || pictures.len() >= MOST {
                    continue;
                }
                let written = &body[from..end];
                let caption =
                    written.rfind("](").and_then(|at| written.get(2..at)).unwrap_or_default();
                let name = name_for(&to, pictures);
                out.push_str(&body[done..from]);
                out.push_str(&format!("![{caption}](still:{name})"));
                done = end;
                let caption = crate::markdown::to_text(caption).trim().to_owned();
                pictures.push(PiecePicture::still(name, caption, source(&to)));
            }
            _ => {}
        }
    }
    out.push_str(&body[done..]);
    out
}

/// A still that front matter lists: its file, and what is said of it where the list says that.
pub(super) struct Listed {
    pub(super) file: String,
    pub(super) facts: Option<StillFacts>,
}

/// Puts listed stills among the pictures: those the text places in the list's order, then the others
/// that it does not, which come along as well.
pub(super) fn listed(stills: Vec<Listed>, pictures: &mut Vec<PiecePicture>) {
    let mut ordered: Vec<PiecePicture> = Vec::new();
    for still in stills {
        let from = source(&still.file);
        let at = pictures.iter().position(|picture| !picture.poster && picture.source == from);
        let mut picture = match at {
            Some(at) => pictures.remove(at),
            None if ordered.iter().any(|picture| picture.source == from) => continue,
            None => {
                let taken: Vec<PiecePicture> = pictures.iter().chain(&ordered).cloned().collect();
                PiecePicture::still(name_for(&still.file, &taken), String::new(), from)
            }
        };
        if let Some(facts) = still.facts {
            picture.say(facts);
        }
        ordered.push(picture);
    }
    let posters = pictures.iter().take_while(|picture| picture.poster).count();
    pictures.splice(posters..posters, ordered);
}

/// Obsidian's embedded pictures in the usual spelling.
fn embeds(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find("![[") {
        let (before, from) = rest.split_at(at);
        let Some((inside, after)) =
            from[3..].split_once("]]").filter(|(inside, _)| !inside.contains('\n'))
        else {
            break;
        };
        let (path, caption) = inside.split_once('|').unwrap_or((inside, ""));
        // Behind the bar may stand a width.
        let caption = if caption.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x') {
            ""
        } else {
            caption
        };
        out.push_str(before);
        out.push_str(&format!("![{caption}](<{path}>)"));
        rest = after;
    }
    out + rest
}

fn source(to: &str) -> PictureSource {
    let scheme = to
        .split_once(':')
        .is_some_and(|(scheme, _)| scheme.len() > 1 && !scheme.contains(['/', '.']));
    match super::super::web::data_of(to) {
        Some(bytes) => PictureSource::Inside(bytes),
        None if scheme || to.starts_with("//") => PictureSource::Elsewhere(to.to_owned()),
        None => PictureSource::Beside(to.to_owned()),
    }
}

/// A name from the file's that no other picture has.
pub(in crate::imports::piece) fn name_for(to: &str, pictures: &[PiecePicture]) -> String {
    let path = if to.starts_with("data:") { "still" } else { to };
    let file =
        path.split(['?', '#']).next().unwrap_or(path).rsplit(['/', '\\']).next().unwrap_or(path);
    let file = percent_encoding::percent_decode_str(file).decode_utf8_lossy().into_owned();
    let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
    let folded = fold(stem);
    let words: Vec<&str> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let name: String = words.join("-").chars().take(60).collect();
    let name = if name.is_empty() { "still".to_owned() } else { name };
    let taken: HashSet<&str> = pictures.iter().map(|picture| picture.name.as_str()).collect();
    let mut others = (2_u32..).map(|number| format!("{name}-{number}"));
    if taken.contains(name.as_str()) {
        return others.find(|other| !taken.contains(other.as_str())).unwrap_or(name);
    }
    name
}
