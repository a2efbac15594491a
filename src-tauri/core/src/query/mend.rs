//! A typo in a title still finds it. Only a word that nothing in the journal has is looked at again,
//! and then no more than a few hundred titles that share a part of it.

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::near::{apart, forgiven};
use super::{Condition, Node, Words};
use crate::storage::query as rows;
use crate::{Result, text};

/// A word that nothing has, and what was taken for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Mended {
    /// As typed.
    pub typed: String,
    /// As titles have it, the nearest first.
    pub taken: Vec<String>,
}

/// Titles looked at for each part of a word.
const LOOKED_AT: usize = 300;
/// Words taken for a mistyped one.
const TAKEN: usize = 5;
/// Letters an index of trigrams needs.
const TRIGRAM: usize = 3;

/// Puts in the place of every word that nothing has the words of titles that are nearest to it.
pub(crate) fn mend(conn: &Connection, root: &mut Node) -> Result<Vec<Mended>> {
    let mut mended = Vec::new();
    let mut failed = None;
    root.each_mut(&mut |node| {
        let Node::Is(Condition::Words(words)) = &*node else { return };
        match nearest_words(conn, words) {
            Ok(taken) if taken.is_empty() => {}
            Ok(taken) => {
                mended.push(Mended { typed: words.text.clone(), taken: taken.clone() });
                let instead = taken.into_iter().map(|text| {
                    Node::Is(Condition::Words(Words { text, quoted: false, unfinished: false }))
                });
                if let Some(instead) = Node::any(instead.collect()) {
                    *node = instead;
                }
            }
            Err(err) => failed = Some(err),
        }
    });
    failed.map_or(Ok(mended), Err)
}

/// Words of titles that one may have been meant for; none where something has it as it stands.
fn nearest_words(conn: &Connection, words: &Words) -> Result<Vec<String>> {
    let word = text::fold(&words.text);
    let most = forgiven(word.chars().count());
    if words.quoted || most == 0 || word.contains(' ') || rows::occurs(conn, words)? {
        return Ok(Vec::new());
    }
    let mut near: Vec<(usize, String)> = Vec::new();
    for part in parts(&word, most) {
        for title in rows::titles_with(conn, &part, LOOKED_AT)? {
            for other in title.split(' ') {
                if near.iter().any(|(_, known)| known == other) {
                    continue;
                }
                if let Some(distance) = distance(&word, other, most, words.unfinished) {
                    near.push((distance, other.to_owned()));
                }
            }
        }
    }
    near.sort();
    near.truncate(TAKEN);
    Ok(near.into_iter().map(|(_, word)| word).collect())
}

/// How far a word of a title is from the one typed; of one that may go on, its beginning will do.
fn distance(word: &str, other: &str, most: usize, unfinished: bool) -> Option<usize> {
    let whole = apart(word, other, most);
    if whole.is_some() || !unfinished {
        return whole;
    }
    let letters = word.chars().count();
    let begun: String = other.chars().take(letters).collect();
    (begun.len() < other.len()).then(|| apart(word, &begun, most)).flatten()
}

/// Parts of a word of which `most` mistakes must leave one whole: one more than the mistakes. In a
/// short word they may leave no three letters in a row; its first letter does then.
fn parts(word: &str, most: usize) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let length = letters.len().div_ceil(most + 1).max(TRIGRAM);
    let mut parts: Vec<String> = letters
        .windows(length)
        .step_by(length)
        .chain(letters.windows(TRIGRAM).last())
        .map(|part| part.iter().collect())
        .collect();
    if letters.len() < TRIGRAM * (most + 1) + 2 {
        parts.extend(letters.first().map(char::to_string));
    }
    parts.dedup();
    parts
}
