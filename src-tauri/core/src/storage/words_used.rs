//! Words that a person used of viewings before, to complete and spell what is typed.

use rusqlite::Connection;

use super::{tags, viewings};
use crate::{Result, text};

/// What the words are used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Used {
    Places,
    Formats,
    Companions,
    Tags,
}

/// Every such word, the most frequent first.
fn most_frequent(conn: &Connection, used: Used) -> Result<Vec<String>> {
    match used {
        Used::Places => viewings::places(conn),
        Used::Formats => viewings::formats(conn),
        Used::Companions => viewings::companions(conn),
        Used::Tags => tags::most_used(conn),
    }
}

/// Those of which a word begins so, folded; all of them when it is empty.
pub(crate) fn beginning(conn: &Connection, used: Used, fold: &str) -> Result<Vec<String>> {
    let mut words = most_frequent(conn, used)?;
    // A space before each word, so that the typed one is found at the beginning of any.
    let wanted = format!(" {fold}");
    words.retain(|word| fold.is_empty() || format!(" {}", text::fold(word)).contains(&wanted));
    Ok(words)
}

/// How the journal spells a word: as it is typed, else as it differs in case and accents alone.
/// Nothing when it was not used yet.
pub(crate) fn spelling(conn: &Connection, used: Used, typed: &str) -> Result<Option<String>> {
    let fold = text::fold(typed);
    let (table, column) = match used {
        Used::Places => ("viewings", "place"),
        Used::Formats => ("viewings", "format"),
        Used::Companions => ("companions", "name"),
        Used::Tags => {
            return Ok(tags::row_by_fold(conn, &crate::tags::fold(typed))?.map(|row| row.name));
        }
    };
    let words = viewings::distinct(conn, table, column)?;
    let exact = words.iter().find(|word| *word == typed);
    Ok(exact.or_else(|| words.iter().find(|word| text::fold(word) == fold)).cloned())
}
