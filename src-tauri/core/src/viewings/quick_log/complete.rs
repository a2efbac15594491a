//! How a quick line may go on.

use std::ops::Range;

use rusqlite::Connection;

use super::QuickWord;
use super::words::{quote, split, unquoted};
use crate::storage::words_used::{self, Used};
use crate::{Result, text};

/// How many words are offered.
const OFFERED: usize = 6;

/// The signs whose words the journal may know.
const SIGNS: [(&str, Used); 4] = [
    ("@", Used::Places),
    ("#", Used::Tags),
    ("with:", Used::Companions),
    ("format:", Used::Formats),
];

/// Words used before that complete the one the caret is in, the most frequent first. One that is
/// typed whole is not offered.
pub(super) fn words(conn: &Connection, line: &str, caret: u32) -> Result<Vec<QuickWord>> {
    let caret = byte_at(line, caret);
    let at_caret =
        split(line).into_iter().find(|word| (word.start + 1..=word.end()).contains(&caret));
    let Some(word) = at_caret else { return Ok(Vec::new()) };
    let signed = SIGNS.iter().find_map(|(sign, used)| Some((word.after(sign)?, *used)));
    let Some((values, used)) = signed else { return Ok(Vec::new()) };
    // Of several companions, the one that is being typed.
    let begins = match used {
        Used::Companions => values
            .get(..caret.saturating_sub(word.end() - values.len()))
            .and_then(|before| before.rfind(','))
            .map_or(0, |comma| comma + 1),
        _ => 0,
    };
    let value = word.end() - values.len() + begins..word.end();
    let typed = text::fold(unquoted(&line[value.clone()]));
    let names = words_used::beginning(conn, used, &typed)?;
    let offered = names.into_iter().filter(|name| text::fold(name) != typed).take(OFFERED);
    Ok(offered
        .map(|word| {
            let (typed, caret) = replace(line, value.clone(), &quote(&word));
            QuickWord { word, typed, caret }
        })
        .collect())
}

/// A title as it is written so that every word of it is read as part of it.
pub(super) fn title(title: &str) -> String {
    let signs = ['@', '#', '"', '“', '„', '«'];
    let misread = |word: &str| {
        word.starts_with(signs)
            || SIGNS.iter().any(|(sign, _)| word.to_lowercase().starts_with(sign))
            || word.to_lowercase().starts_with("note:")
    };
    if title.split_whitespace().any(misread) {
        format!("\"{}\"", title.replace(signs[2..].as_ref(), "’"))
    } else {
        title.to_owned()
    }
}

/// A line with some of it replaced and a space behind that, and where to go on then, in UTF-16 code
/// units.
pub(super) fn replace(line: &str, range: Range<usize>, with: &str) -> (String, u32) {
    let before = format!("{}{with} ", &line[..range.start]);
    let after = line[range.end..].trim_start();
    (format!("{before}{after}"), utf16(&before))
}

/// The length of a text in UTF-16 code units.
pub(super) fn utf16(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// Where so many UTF-16 code units end, in bytes; the end, when there are fewer.
fn byte_at(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    for (at, letter) in text.char_indices() {
        if left < letter.len_utf16() {
            return at;
        }
        left -= letter.len_utf16();
    }
    text.len()
}
