//! Matinee's JSON and JSON Lines (`docs/exports.md`).

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::gathered::{Gathered, refused, text_of};
use crate::{Progress, Result};

/// The newest version this one reads.
const VERSION: u64 = 1;

/// The arrays of a document, each with the kind its records are called by in JSON Lines.
const KINDS: [(&str, &str); 15] = [
    ("films", "film"),
    ("people", "person"),
    ("viewings", "viewing"),
    ("reviews", "review"),
    ("revisions", "revision"),
    ("watchlist", "wanted"),
    ("drafts", "draft"),
    ("tags", "tag"),
    ("lists", "list"),
    ("shelves", "shelf"),
    ("comparisons", "comparison"),
    ("lines", "line"),
    ("verdicts", "verdict"),
    ("settings", "setting"),
    ("imports", "import"),
];

/// Reads a document.
pub(super) fn of_document(path: &Path, progress: Progress<'_>) -> Result<Gathered> {
    let (name, text) = text_of(path)?;
    let unreadable =
        |err: serde_json::Error| refused(&name, format!("It could not be read: {err}."));
    let mut found = Vec::new();
    {
        let start = text.len() - text.trim_start_matches('\u{feff}').len();
        let members: BTreeMap<&str, &RawValue> =
            serde_json::from_str(&text[start..]).map_err(unreadable)?;
        checked(&name, members.get("version").map(|version| version.get()))?;
        let mut lines = Lines::of(&text);
        for (kind, _) in KINDS {
            let Some(array) = members.get(kind) else { continue };
            let records: Vec<&RawValue> = serde_json::from_str(array.get()).map_err(unreadable)?;
            for record in records {
                let at = place(&text, record.get());
                progress.at(at.start, text.len(), "")?;
                found.push((kind, lines.of_byte(at.start), at));
            }
        }
    }
    let mut gathered = Gathered::new(name, text);
    for (kind, line, at) in found {
        gathered.add(kind, line, at);
    }
    Ok(gathered)
}

#[derive(Deserialize)]
struct Kind<'a> {
    kind: &'a str,
    version: Option<u64>,
}

/// Reads lines. One that is no record is one that cannot be read.
pub(super) fn of_lines(path: &Path, progress: Progress<'_>) -> Result<Gathered> {
    let (name, text) = text_of(path)?;
    let mut found = Vec::new();
    for (line, words) in (1..).zip(text.trim_start_matches('\u{feff}').split('\n')) {
        let words = words.trim();
        if words.is_empty() {
            continue;
        }
        progress.at(place(&text, words).start, text.len(), "")?;
        match serde_json::from_str(words) {
            Ok(Kind { kind: "journal", version }) => {
                checked(&name, version.map(|version| version.to_string()).as_deref())?;
            }
            Ok(Kind { kind, .. }) => {
                // What a later version may add is left alone.
                if let Some((array, _)) = KINDS.iter().find(|(_, one)| *one == kind) {
                    found.push((*array, line, place(&text, words)));
                }
            }
            // Told with the films, so that it is counted.
            Err(_) => found.push(("films", line, place(&text, words))),
        }
    }
    let mut gathered = Gathered::new(name, text);
    for (kind, line, at) in found {
        gathered.add(kind, line, at);
    }
    Ok(gathered)
}

fn checked(name: &str, version: Option<&str>) -> Result<()> {
    let reason = match version.map(str::parse::<u64>) {
        Some(Ok(version)) if version <= VERSION => return Ok(()),
        Some(Ok(_)) => {
            "It was written by a newer version of Matinee. Bring it in with that version."
        }
        _ => "It does not say which version of the format it is.",
    };
    Err(refused(name, reason))
}

/// Where a part of a text stands in it.
fn place(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start..start + part.len()
}

/// Lines of a text, counted on as places in it are asked for.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line a byte stands on.
    fn of_byte(&mut self, byte: usize) -> u32 {
        if byte < self.at {
            *self = Self::of(self.text);
        }
        let ends = self.text.as_bytes()[self.at..byte].iter().filter(|byte| **byte == b'\n');
        self.line = self.line.saturating_add(u32::try_from(ends.count()).unwrap_or(u32::MAX));
        self.at = byte;
        self.line
    }
}
