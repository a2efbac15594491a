//! What the front matter of a note says of a film and its stills, and how YAML is written.

use std::fmt::Write;

use crate::imports::piece;
use crate::{FilmFacts, StillFacts};

/// The film's facts, under the names Obsidian's Media DB has for them where it has one.
pub(super) fn of_the_film(facts: &FilmFacts, line: &mut dyn FnMut(&str, String)) {
    let mut text = |name: &str, value: &str| {
        if !value.is_empty() {
            line(name, worded(value));
        }
    };
    text("original_title", facts.original_title.as_deref().unwrap_or_default());
    text("title_language", facts.language.as_deref().unwrap_or_default());
    text("tagline", &facts.tagline);
    if let Some(minutes) = facts.runtime_min {
        line("duration", minutes.to_string());
    }
    let cast = facts.cast.iter();
    let (actors, characters): (Vec<String>, Vec<String>) =
        cast.map(|member| (member.name.clone(), member.character.clone())).unzip();
    for (name, values) in [
        ("director", &facts.directors),
        ("writer", &facts.writers),
        ("actors", &actors),
        ("genres", &facts.genres),
        ("country", &facts.countries),
        ("spoken", &facts.languages),
    ] {
        if !values.is_empty() {
            line(name, worded_list(values));
        }
    }
    // One for each actor, in their order, since no list of pairs can be edited in Obsidian.
    if characters.iter().any(|character| !character.is_empty()) {
        line("characters", listed(&characters));
    }
    let mut named: Vec<(&str, Vec<String>)> = Vec::new();
    for id in facts.ids.iter().filter(|id| has_key(&id.kind)) {
        match named.iter_mut().find(|(kind, _)| *kind == id.kind) {
            Some((_, values)) => values.push(id.value.clone()),
            None => named.push((&id.kind, vec![id.value.clone()])),
        }
    }
    for (kind, values) in named {
        // A key said twice would make the whole of it unreadable.
        let [only] = values.as_slice() else {
            line(kind, worded_list(&values));
            continue;
        };
        line(kind, worded(only));
    }
}

/// Whether what a catalogue calls a film has a key of its own: the catalogue's name, where that is
/// written like one and none of the other keys is.
pub(crate) fn has_key(kind: &str) -> bool {
    let like_one = kind.starts_with(|first: char| first.is_ascii_lowercase())
        && kind.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'));
    like_one && piece::is_free_key(kind)
}

/// The stills, also those that the text does not place: one list of files, and lists beside it that
/// say something of each, since no list of records can be edited in Obsidian.
pub(super) fn of_the_stills(stills: &[(String, StillFacts)], line: &mut dyn FnMut(&str, String)) {
    if stills.is_empty() {
        return;
    }
    let each = |said: fn(&(String, StillFacts)) -> String| -> Vec<String> {
        stills.iter().map(said).collect()
    };
    line("stills", listed(&each(|(file, _)| file.clone())));
    line("still_captions", listed(&each(|(_, facts)| facts.caption.clone())));
    line("still_alts", listed(&each(|(_, facts)| facts.alt.clone())));
    if stills.iter().any(|(_, facts)| facts.timecode_s.is_some()) {
        let seconds = |(_, facts): &(String, StillFacts)| {
            facts.timecode_s.map_or_else(String::new, |seconds| seconds.to_string())
        };
        line("still_timecodes", listed(&each(seconds)));
    }
}

/// Words that are read as Obsidian shows them. Such as look like a link of its own stand in one, or
/// they would lose their brackets (`imports::piece`'s front matter is the other half).
pub(super) fn worded(text: &str) -> String {
    let is_link = text.starts_with("[[") && text.ends_with("]]");
    if is_link { quoted(&format!("[[{text}]]")) } else { quoted(text) }
}

/// Several of them, on one line.
pub(super) fn worded_list(values: &[String]) -> String {
    on_one_line(values, worded)
}

/// A YAML list on one line.
pub(super) fn listed(values: &[String]) -> String {
    on_one_line(values, quoted)
}

fn on_one_line(values: &[String], written: fn(&str) -> String) -> String {
    let written: Vec<String> = values.iter().map(|value| written(value)).collect();
    format!("[{}]", written.join(", "))
}

/// A YAML string that can be taken for nothing else: JSON's strings are YAML's too (YAML 1.2.2,
/// 1.2), on one line, with every sign that means something out of the way.
pub(crate) fn quoted(text: &str) -> String {
    let quoted = serde_json::Value::String(text.to_owned()).to_string();
    // Signs JSON leaves alone and YAML does not take as they are (5.1, 5.4).
    quoted.chars().fold(String::with_capacity(quoted.len()), |mut out, letter| {
        match letter {
            '\u{7f}'..='\u{9f}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            _ => out.push(letter),
        }
        out
    })
}
