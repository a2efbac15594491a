use super::{Key, Span};

/// One piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `-` before something.
    Not,
    /// `or`
    Or,
    /// A word, or words in quotation marks.
    Words { text: &'a str, quoted: bool, unfinished: bool },
    /// A filter.
    Filter { key: &'a str, sign: Sign, value: &'a str, quoted: bool },
}

/// What stands between a filter's name and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Colon,
    AtLeast,
    AtMost,
    More,
    Less,
}

impl Sign {
    const ALL: [(&'static str, Self); 6] = [
        (">=", Self::AtLeast),
        ("<=", Self::AtMost),
        (":", Self::Colon),
        ("=", Self::Colon),
        (">", Self::More),
        ("<", Self::Less),
    ];

    /// As it is printed.
    pub(super) fn text(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, sign)| *sign == self).map_or(":", |(text, _)| text)
    }
}

/// A piece and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) token: Token<'a>,
    pub(super) span: Span,
}

pub(super) fn is_quotation_mark(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»')
}

/// The hyphen and what keyboards and word processors make of it.
fn is_minus(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑' | '–' | '—' | '−')
}

fn ends_word(letter: char) -> bool {
    letter.is_whitespace() || letter == '(' || letter == ')' || is_quotation_mark(letter)
}

/// Takes a line apart. Every line has pieces; whether they make sense is the parser's to say.
pub(super) fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut lexer = Lexer { line, at: 0, pieces: Vec::new() };
    while lexer.step() {}
    lexer.pieces
}

struct Lexer<'a> {
    line: &'a str,
    at: usize,
    pieces: Vec<Piece<'a>>,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        &self.line[self.at..]
    }

    /// Takes the next piece off; `false` at the end.
    fn step(&mut self) -> bool {
        self.at += self.rest().len() - self.rest().trim_start().len();
        let start = self.at;
        let mut letters = self.rest().chars();
        let Some(first) = letters.next() else { return false };
        let token = match first {
            '(' => self.take(1, Token::Open),
            ')' => self.take(1, Token::Close),
            _ if is_minus(first)
                && letters.next().is_some_and(|next| !next.is_whitespace() && next != ')') =>
            {
                self.take(first.len_utf8(), Token::Not)
            }
            _ if is_quotation_mark(first) => self.phrase(),
            _ => self.word(),
        };
        self.pieces.push(Piece { token, span: start..self.at });
        true
    }

    fn take(&mut self, bytes: usize, token: Token<'a>) -> Token<'a> {
        self.at += bytes;
        token
    }

    /// What stands in quotation marks, up to the end of the line where they are not closed; and
    /// whether they are.
    fn quoted(&mut self) -> (&'a str, bool) {
        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        let rest = self.rest();
        let end = rest.find(is_quotation_mark);
        let text = &rest[..end.unwrap_or(rest.len())];
        let closing = end.and_then(|end| rest[end..].chars().next()).map_or(0, char::len_utf8);
        self.at += text.len() + closing;
        (text, end.is_some())
    }

    fn phrase(&mut self) -> Token<'a> {
        let (text, closed) = self.quoted();
        let starred = closed && self.rest().starts_with('*');
        self.at += usize::from(starred);
        Token::Words { text, quoted: true, unfinished: starred || !closed }
    }

    fn word(&mut self) -> Token<'a> {
        if let Some(filter) = self.filter() {
            return filter;
        }
        let rest = self.rest();
        let raw = &rest[..rest.find(ends_word).unwrap_or(rest.len())];
        self.at += raw.len();
        let is_denied = self
            .pieces
            .last()
            .is_some_and(|last| last.token == Token::Not && last.span.end == self.at - raw.len());
        if raw.eq_ignore_ascii_case("or") {
            let is_typed = self.rest().is_empty();
            return match self.pieces.last().map(|last| &last.token) {
                _ if is_denied => {
                    Token::Words { text: raw, quoted: !is_typed, unfinished: is_typed }
                }
                // Where nothing stands before it, it is on its way to `orchard`.
                None | Some(Token::Open | Token::Or) if is_typed => {
                    Token::Words { text: raw, quoted: false, unfinished: true }
                }
                _ => Token::Or,
            };
        }
        let text = raw.trim_end_matches('*');
        let has_letters = text.chars().any(char::is_alphanumeric);
        let open = self.rest().is_empty() || text.len() < raw.len();
        Token::Words {
            text: if has_letters { text } else { raw },
            quoted: false,
            unfinished: has_letters && open,
        }
    }

    /// A filter: letters, a sign, a value. A word with a colon at its end is a word (`Alien: Romulus`)
    /// unless it names a filter.
    fn filter(&mut self) -> Option<Token<'a>> {
        let rest = self.rest();
        let name_end = rest.find(|letter: char| !letter.is_ascii_alphabetic())?;
        let key = &rest[..name_end];
        let known = Key::named(key).is_some();
        let (text, sign) =
            Sign::ALL.into_iter().find(|(text, _)| rest[name_end..].starts_with(text))?;
        let after = &rest[name_end + text.len()..];
        // A star alone says that the word may go on, and gives the filter no value.
        let is_empty = after
            .trim_start_matches('*')
            .chars()
            .next()
            .is_none_or(|next| next.is_whitespace() || next == '(' || next == ')');
        if key.is_empty() || (!known && (is_empty || text == "=")) {
            return None;
        }
        self.at += name_end + text.len();
        let (value, quoted) = if after.starts_with(is_quotation_mark) {
            (self.quoted().0, true)
        } else {
            let value = &after[..after.find(ends_word).unwrap_or(after.len())];
            self.at += value.len();
            (value, false)
        };
        Some(Token::Filter { key, sign, value, quoted })
    }
}
