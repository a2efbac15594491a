use super::filters::{self, Meant};
use super::lexer::{Piece, Token, pieces};
use super::{Condition, Node, Problem, Query, Span, Term, TermKind, Words};

/// Words and filters a line may have; more than anyone types, few enough for any machine.
const MOST_TERMS: usize = 100;
/// Parentheses inside one another.
const DEEPEST: usize = 30;

/// Understands a line as far as it can be; the rest is told in [`Query::problems`].
///
/// ```
/// # use matinee_core::query::parse;
/// let query = parse("director:marder yaer:1974 score>=8");
/// assert_eq!(query.to_string(), "director:marder score>=8");
/// assert_eq!(query.problems[0].fix.as_deref(), Some("year:1974"));
/// ```
pub fn parse(line: &str) -> Query {
    let pieces = pieces(line);
    let mut parser = Parser { line, pieces: &pieces, at: 0, depth: 0, found: Query::default() };
    let mut parts = Vec::new();
    while parser.at < pieces.len() {
        parts.extend(parser.any());
        // Only a closing one that nothing opened stops it before the end.
        if let Some(stray) = parser.next() {
            parser.problem(stray.span.clone(), "There is nothing for this ‘)’ to close. Leave it out, or put a ‘(’ where the group begins.");
        }
    }
    Query { root: Node::all(parts), ..parser.found }
}

struct Parser<'a> {
    line: &'a str,
    pieces: &'a [Piece<'a>],
    at: usize,
    depth: usize,
    found: Query,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token<'a>> {
        self.pieces.get(self.at).map(|piece| &piece.token)
    }

    fn next(&mut self) -> Option<&'a Piece<'a>> {
        let piece = self.pieces.get(self.at);
        self.at += 1;
        piece
    }

    fn problem(&mut self, span: Span, message: &str) {
        self.found.problems.push(Problem::new(span, message));
    }

    /// Parts with `or` between them.
    fn any(&mut self) -> Option<Node> {
        let mut parts = Vec::new();
        let mut or: Option<Span> = None;
        loop {
            let before = self.at;
            parts.extend(self.all());
            let is_empty = self.at == before;
            let is_or = self.peek() == Some(&Token::Or);
            let here = self.pieces.get(self.at).map(|piece| piece.span.clone());
            // One that ends the line is still being typed.
            let dangling = match (&or, &here) {
                (Some(or), Some(_)) if is_empty => Some(or.clone()),
                (None, Some(here)) if is_empty && is_or => Some(here.clone()),
                _ => None,
            };
            if let Some(span) = dangling {
                let word = &self.line[span.clone()];
                self.found.problems.push(
                    Problem::new(span, "‘or’ stands between two things. To look for the word, put it in quotation marks.")
                        .or(format!("\"{word}\"")),
                );
            }
            if !is_or {
                return Node::any(parts);
            }
            or = here;
            self.at += 1;
        }
    }

    /// Parts beside each other.
    fn all(&mut self) -> Option<Node> {
        let mut parts = Vec::new();
        while !matches!(self.peek(), None | Some(Token::Or | Token::Close)) {
            parts.extend(self.one());
        }
        Node::all(parts)
    }

    /// A word, a filter or a group, perhaps denied.
    fn one(&mut self) -> Option<Node> {
        let start = self.pieces.get(self.at)?.span.start;
        let mut denied = false;
        while self.peek() == Some(&Token::Not) {
            denied = !denied;
            self.at += 1;
        }
        let piece = self.next()?;
        let node = match &piece.token {
            Token::Open => self.group(piece.span.clone()),
            Token::Words { text, .. } if text.trim().is_empty() => None,
            Token::Words { text, quoted, unfinished } => {
                let words =
                    Words { text: (*text).to_owned(), quoted: *quoted, unfinished: *unfinished };
                self.term(start..piece.span.end, TermKind::Words)
                    .then_some(Node::Is(Condition::Words(words)))
            }
            Token::Filter { key, sign, value, quoted } => {
                let is_open = piece.span.end == self.line.len();
                let filter = filters::Filter { key, sign: *sign, value, quoted: *quoted, is_open };
                let bytes = key.len() + self.sign_length(piece, key);
                self.filter(&filter, start..piece.span.end, piece.span.clone(), bytes)
            }
            // A `-` before `or` is a word's; before `)` it is none. The lexer makes neither.
            Token::Close | Token::Or | Token::Not => None,
        };
        if denied { node.map(Node::not) } else { node }
    }

    /// The bytes of a filter's sign as it was typed.
    fn sign_length(&self, piece: &Piece<'_>, key: &str) -> usize {
        let after = &self.line[piece.span.start + key.len()..];
        if after.starts_with(">=") || after.starts_with("<=") { 2 } else { 1 }
    }

    fn filter(
        &mut self,
        filter: &filters::Filter<'_>,
        whole: Span,
        bare: Span,
        key: usize,
    ) -> Option<Node> {
        let meant = match filters::meant(filter, bare) {
            Ok(meant) => meant?,
            Err(problem) => {
                self.found.problems.push(problem);
                return None;
            }
        };
        if !self.term(whole, TermKind::Filter { key }) {
            return None;
        }
        match meant {
            Meant::Condition(condition) => Some(Node::Is(condition)),
            Meant::Sort(order) => {
                self.found.sort = Some(order);
                None
            }
        }
    }

    fn group(&mut self, open: Span) -> Option<Node> {
        if self.depth == DEEPEST {
            self.problem(open, "These parentheses go too deep. Leave some of them out.");
            return None;
        }
        self.depth += 1;
        let inside = self.any();
        self.depth -= 1;
        // One that is not closed yet is still being typed.
        if self.peek() == Some(&Token::Close) {
            self.at += 1;
        }
        inside
    }

    /// Notes a term; `false` when there are too many.
    fn term(&mut self, span: Span, kind: TermKind) -> bool {
        if self.found.terms.len() == MOST_TERMS {
            let message =
                format!("Only the first {MOST_TERMS} words and filters are used. Leave some out.");
            if self.found.problems.last().is_none_or(|last| last.message != message) {
                self.problem(span.start..self.line.len(), &message);
            }
            return false;
        }
        self.found.terms.push(Term { span, kind });
        true
    }
}
