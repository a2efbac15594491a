//! How a line may go on: names of filters, and after one the values the journal has for it.

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::dates::RELATIVES;
use super::keys::{KEYS, STATES, THINGS};
use super::lexer::{Piece, Token, is_quotation_mark};
use super::order::SORTS;
use super::{Key, Named};
use crate::storage::query::values::{self, Value};
use crate::{Result, text};

/// How many ways to go on are offered.
const OFFERED: usize = 8;

/// How the part of a line at the caret may go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Completion {
    /// Where what is replaced begins, in UTF-16 units.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// The filter whose values these are; none where they are names of filters.
    pub key: Option<String>,
    /// What may stand there, the likeliest first.
    pub choices: Vec<Choice>,
}

/// One way to go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Choice {
    /// What goes into the line.
    pub text: String,
    /// What it is called.
    pub label: String,
    /// How many films, viewings or lists have it; none where that is not counted.
    pub count: Option<u32>,
}

/// How the piece at a byte of a line may go on; nothing where it cannot.
pub(super) fn at(
    conn: &Connection,
    line: &str,
    pieces: &[Piece<'_>],
    caret: usize,
) -> Result<Option<Completion>> {
    let Some(piece) =
        pieces.iter().find(|piece| piece.span.start < caret && caret <= piece.span.end)
    else {
        return Ok(None);
    };
    let completion = match &piece.token {
        Token::Filter { key, sign, quoted, .. } => {
            let Some(key) = Key::named(key) else { return Ok(None) };
            let from = piece.span.start + key.name().len() + sign.text().len();
            if caret < from {
                return Ok(None);
            }
            let typed = line[from..caret].trim_matches(is_quotation_mark);
            let choices = values_of(conn, key, typed, *quoted)?;
            let key = Some(key.name().to_owned());
            Completion { from, to: piece.span.end, key, choices }
        }
        Token::Words { text, quoted: false, .. } => {
            let choices = names_like(text);
            Completion { from: piece.span.start, to: piece.span.end, key: None, choices }
        }
        _ => return Ok(None),
    };
    Ok((!completion.choices.is_empty()).then_some(completion))
}

/// Filters whose names begin so.
fn names_like(typed: &str) -> Vec<Choice> {
    let typed = typed.to_ascii_lowercase();
    KEYS.into_iter()
        .filter(|(name, _)| name.starts_with(&typed))
        .map(|(name, _)| Choice {
            text: format!("{name}:"),
            label: format!("{name}:"),
            count: None,
        })
        .collect()
}

fn values_of(conn: &Connection, key: Key, typed: &str, quoted: bool) -> Result<Vec<Choice>> {
    let words = |names: &[&str]| {
        let typed = typed.to_ascii_lowercase();
        let fits = names.iter().filter(|name| name.starts_with(&typed) && **name != typed);
        fits.map(|name| Choice { text: (*name).to_owned(), label: (*name).to_owned(), count: None })
            .collect()
    };
    Ok(match key {
        Key::Named(named) => names_of(conn, named, typed)?,
        Key::Is if !quoted => words(&STATES.map(|(name, _)| name)),
        Key::Has if !quoted => words(&THINGS.map(|(name, _)| name)),
        Key::Sort if !quoted => words(&SORTS.map(|(name, _)| name)),
        Key::Date(_) if !quoted => words(&RELATIVES.map(|(name, _)| name)),
        _ => Vec::new(),
    })
}

/// Names of the journal of which a word begins so. What is chosen goes in whole, in quotation marks.
fn names_of(conn: &Connection, named: Named, typed: &str) -> Result<Vec<Choice>> {
    let found = values::beginning(conn, named, &text::fold(typed), OFFERED)?;
    let choice = |Value { name, count }: Value| Choice {
        text: format!("\"{}\"", name.replace(is_quotation_mark, " ")),
        label: name,
        count: Some(count),
    };
    Ok(found.into_iter().map(choice).collect())
}
