use serde::Serialize;
use ts_rs::TS;

use super::lexer::{Piece, Token, pieces};
use super::{Completion, Mended, Query, Span, complete, mend, parse};
use crate::{Journal, LibrarySort, Result};

/// A line as the search field shows it. Places are counted as JavaScript does, in UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QueryReading {
    /// Every part of the line, in order; between them is nothing but spaces.
    pub parts: Vec<QueryPart>,
    /// What was not understood, in order.
    pub problems: Vec<QueryProblem>,
    /// The order the line asks for.
    pub sort: Option<LibrarySort>,
    /// That order the other way round.
    pub reversed: bool,
    /// Words that nothing has, and what was taken for them.
    pub mended: Vec<Mended>,
    /// How the part at the caret may go on.
    pub completion: Option<Completion>,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QueryPart {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What it is.
    pub kind: PartKind,
    /// How much of its beginning is a filter’s name and sign, with the `-` before it.
    pub key: usize,
}

/// What a part of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum PartKind {
    /// A word or a phrase.
    Words,
    /// A filter.
    Filter,
    /// A parenthesis, or `or`.
    Sign,
    /// Something that was not understood.
    Problem,
}

/// A part of a line that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QueryProblem {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What is wrong and what to do, as a sentence.
    pub message: String,
    /// What would be right in its place, where that can be guessed.
    pub fix: Option<String>,
}

impl Journal {
    /// Reads a line for the search field, the caret standing at a place in it, in UTF-16 units.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn read_query(&self, line: &str, caret: usize) -> Result<QueryReading> {
        let query = parse(line);
        let units = Units(line);
        let pieces = pieces(line);
        let caret = units.byte(caret);
        self.read(|conn| {
            let mended = match query.root.clone() {
                Some(mut root) => mend::mend(conn, &mut root)?,
                None => Vec::new(),
            };
            let mut completion = complete::at(conn, line, &pieces, caret)?;
            if let Some(completion) = &mut completion {
                completion.from = units.of(completion.from);
                completion.to = units.of(completion.to);
            }
            Ok(QueryReading {
                parts: parts(&query, &pieces, &units),
                problems: problems(&query, &units),
                sort: query.sort.map(|sort| sort.by),
                reversed: query.sort.is_some_and(|sort| sort.reversed),
                mended,
                completion,
            })
        })
    }
}

fn problems(query: &Query, units: &Units<'_>) -> Vec<QueryProblem> {
    let mut problems: Vec<QueryProblem> = query
        .problems
        .iter()
        .map(|problem| QueryProblem {
            from: units.of(problem.span.start),
            to: units.of(problem.span.end),
            message: problem.message.clone(),
            fix: problem.fix.clone(),
        })
        .collect();
    problems.sort_by_key(|problem| problem.from);
    problems
}

fn parts(query: &Query, pieces: &[Piece<'_>], units: &Units<'_>) -> Vec<QueryPart> {
    let wrong = |span: &Span| {
        query
            .problems
            .iter()
            .any(|problem| problem.span.start <= span.start && span.end <= problem.span.end)
    };
    let mut parts = Vec::new();
    let mut denied: Option<usize> = None;
    for piece in pieces {
        if piece.token == Token::Not {
            denied.get_or_insert(piece.span.start);
            continue;
        }
        let start = denied.take().unwrap_or(piece.span.start);
        let (kind, key) = match &piece.token {
            Token::Filter { key, sign, .. } => {
                // `=` is printed as the colon it means, and is as long.
                (PartKind::Filter, piece.span.start + key.len() + sign.text().len())
            }
            Token::Words { .. } => (PartKind::Words, piece.span.start),
            Token::Open | Token::Close | Token::Or | Token::Not => {
                (PartKind::Sign, piece.span.start)
            }
        };
        parts.push(QueryPart {
            from: units.of(start),
            to: units.of(piece.span.end),
            kind: if wrong(&piece.span) { PartKind::Problem } else { kind },
            key: units.of(key) - units.of(start),
        });
    }
    parts
}

/// Places of a line, counted both ways.
struct Units<'a>(&'a str);

impl Units<'_> {
    /// UTF-16 units before a byte.
    fn of(&self, byte: usize) -> usize {
        self.0[..byte].chars().map(char::len_utf16).sum()
    }

    /// The byte after so many UTF-16 units, or the end.
    fn byte(&self, units: usize) -> usize {
        let mut passed = 0;
        for (at, letter) in self.0.char_indices() {
            if passed >= units {
                return at;
            }
            passed += letter.len_utf16();
        }
        self.0.len()
    }
}
