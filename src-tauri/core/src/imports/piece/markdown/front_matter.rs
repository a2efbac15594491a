//! Front matter, key by key. It is never read into values of a guessed kind: each key's text is
//! read as what the key is known to hold, so that the film `1917` stays a title and `no` a word.

use std::collections::BTreeMap;

use serde::de::{DeserializeOwned, IgnoredAny};

use crate::imports::Refused;

/// The longest front matter.
const LONGEST: usize = 64 << 10;

/// Front matter, parted at its keys.
#[derive(Debug, Default)]
pub(super) struct FrontMatter<'t> {
    entries: Vec<(String, &'t str)>,
}

/// Parts a file into front matter and body, as they were put together.
pub(super) fn split(text: &str) -> Result<(&str, &str), Refused> {
    let Some(rest) = text.strip_prefix("---\n") else { return Ok(("", text)) };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let body = &rest[at + line.len()..];
            let body = body.strip_prefix('\n').unwrap_or(body);
            return Ok((&rest[..at], body.strip_suffix('\n').unwrap_or(body)));
        }
        at += line.len();
        if at > LONGEST {
            return Err(Refused::new(
                "Its front matter is longer than 64 KB, or does not end with a line of ---.",
            ));
        }
    }
    // A line of dashes at the top is only that.
    if rest.trim_start().is_empty() || !rest.lines().next().is_some_and(|line| line.contains(':')) {
        return Ok(("", text));
    }
    Err(Refused::new("Its front matter does not end with a line of ---."))
}

impl<'t> FrontMatter<'t> {
    /// Reads front matter.
    ///
    /// # Errors
    /// When it is no YAML, says a key twice, or is made to do harm.
    pub(super) fn read(yaml: &'t str) -> Result<Self, Refused> {
        if yaml.trim().is_empty() {
            return Ok(Self::default());
        }
        parsed::<BTreeMap<String, IgnoredAny>>(yaml).map_err(|reason| {
            let first = reason.lines().next().unwrap_or_default().trim().trim_end_matches('.');
            Refused::new(format!(
                "Its front matter could not be read: {first}. Mend it, or take it out."
            ))
        })?;
        let mut entries: Vec<(String, usize, usize)> = Vec::new();
        let mut at = 0;
        for line in yaml.split_inclusive('\n') {
            let opens = !line.starts_with([' ', '\t', '-', '#', '\n', ']', '}']);
            if let (true, Some(key)) = (opens, key_of(line)) {
                entries.push((key, at, at + line.len()));
            } else if let Some((_, _, end)) = entries.last_mut() {
                *end = at + line.len();
            }
            at += line.len();
        }
        let entries = entries.into_iter().map(|(key, from, to)| (key, &yaml[from..to])).collect();
        Ok(Self { entries })
    }

    /// What a key says as text; nothing where it says nothing.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        Some(unlinked(trimmed(&self.words(key)?))).filter(|said| !said.is_empty())
    }

    /// What a key says, to the letter; nothing where it says nothing.
    pub(super) fn words(&self, key: &str) -> Option<String> {
        let entry = self.entry(key)?;
        let said =
            parsed::<BTreeMap<String, Option<String>>>(entry).ok()?.into_values().next()??;
        (!said.trim().is_empty()).then_some(said)
    }

    /// What a key says as a list; of a single word, a list of that.
    pub(super) fn list(&self, key: &str) -> Vec<String> {
        self.parted(key, super::super::page::parts)
    }

    /// What a key says as tags: those in one line have commas between them, and a slash is of the
    /// tag (`mediaDB/tv/movie`), as Obsidian has it.
    pub(super) fn tags(&self, key: &str) -> Vec<String> {
        self.parted(key, |said| said.split([',', ';']).map(str::to_owned).collect())
    }

    fn parted(&self, key: &str, part: impl Fn(&str) -> Vec<String>) -> Vec<String> {
        let Some(entry) = self.entry(key) else { return Vec::new() };
        let list = parsed::<BTreeMap<String, Option<Vec<Option<String>>>>>(entry);
        let said = match list {
            Ok(list) => list
                .into_values()
                .next()
                .flatten()
                .unwrap_or_default()
                .into_iter()
                .flatten()
                .collect(),
            Err(_) => self.text(key).map_or_else(Vec::new, |text| part(&text)),
        };
        said.iter().map(|word| unlinked(trimmed(word))).filter(|word| !word.is_empty()).collect()
    }

    /// What a key says as a list, empty places kept.
    pub(super) fn places(&self, key: &str) -> Vec<String> {
        let Some(entry) = self.entry(key) else { return Vec::new() };
        parsed::<BTreeMap<String, Vec<String>>>(entry)
            .ok()
            .and_then(|list| list.into_values().next())
            .unwrap_or_default()
    }

    /// Whether a key says yes.
    pub(super) fn yes(&self, key: &str) -> bool {
        self.text(key)
            .is_some_and(|said| matches!(said.to_lowercase().as_str(), "true" | "yes" | "on" | "1"))
    }

    /// The line of a key, from 1, and what stands there.
    pub(super) fn place(&self, key: &str) -> (u32, &'t str) {
        let mut line = 2;
        for (name, text) in &self.entries {
            if name == key {
                return (line, text.trim_end());
            }
            line += u32::try_from(text.lines().count()).unwrap_or(0);
        }
        (0, "")
    }

    /// The keys, with their YAML.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&str, &'t str)> {
        self.entries.iter().map(|(key, text)| (key.as_str(), *text))
    }

    fn entry(&self, key: &str) -> Option<&'t str> {
        self.entries.iter().find(|(name, _)| name == key).map(|(_, text)| *text)
    }
}

/// Words without the spaces around them. A no-break space is meant.
fn trimmed(words: &str) -> &str {
    words.trim_matches([' ', '\t', '\n', '\r'])
}

/// The key that a line of YAML begins with.
fn key_of(line: &str) -> Option<String> {
    let (key, rest) = line.split_once(':')?;
    let opens = rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']);
    let key = key.trim().trim_matches(['"', '\'']);
    (opens && !key.is_empty()).then(|| key.to_owned())
}

/// A link of Obsidian's as the words it shows: `[[people/Ana Reis|Ana Reis]]`. What is written as
/// one inside of one is words that only look like it.
fn unlinked(text: &str) -> String {
    match text.strip_prefix("[[").and_then(|text| text.strip_suffix("]]")) {
        Some(words) if words.starts_with("[[") && words.ends_with("]]") => words.to_owned(),
        Some(link) => link.rsplit('|').next().unwrap_or(link).trim().to_owned(),
        None => text.to_owned(),
    }
}

/// YAML within a budget: no anchors, no depth, no flood.
fn parsed<T: DeserializeOwned>(yaml: &str) -> Result<T, String> {
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_events: 20_000,
            max_aliases: 0,
            max_anchors: 0,
            max_depth: 16,
            max_documents: 1,
            max_nodes: 10_000,
        },
    };
    serde_saphyr::from_str_with_options(yaml, options).map_err(|err| err.to_string())
}
