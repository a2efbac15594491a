//! Writing a paragraph of styled text, and reading it back to be sure.
//!
//! Markdown can't say everything HTML can (emphasis that begins inside a word
//! at a quotation mark, for one). So a paragraph is first written the way a
//! person would; if that does not read back as the same words in the same
//! style, ever more cautious ways are tried. The words themselves are never at
//! risk.

use super::super::parse::parse;
use super::super::tree::{Block, Inline};
use super::{Span, Style};

/// Writes a paragraph, or a heading if `prefix` is the mark of one.
pub(super) fn write_spans(spans: &[Span], prefix: &str) -> String {
    let spans = if prefix.is_empty() { spans.to_vec() } else { on_one_line(spans) };
    let attempt = |spans: &[Span], care| {
        let markdown = format!("{prefix}{}", write(spans, care));
        reads_back(&markdown, spans).then_some(markdown)
    };
    let unstyled = |style: &Style| Style { link: style.link.clone(), ..Style::default() };
    // The first almost always does; the others aren't even prepared then.
    attempt(&spans, Care::Usual)
        .or_else(|| attempt(&spans, Care::Utmost))
        .or_else(|| attempt(&loosen(&spans), Care::Usual))
        .or_else(|| attempt(&restyle(&spans, unstyled), Care::Utmost))
        .unwrap_or_else(|| {
            let bare = restyle(&spans, |_| Style::default());
            format!("{prefix}{}", write(&bare, Care::Utmost))
        })
}

/// How much is escaped.
#[derive(Clone, Copy, PartialEq)]
enum Care {
    /// What would be taken for markup where it stands.
    Usual,
    /// Every sign that is ever taken for markup.
    Utmost,
}

fn write(spans: &[Span], care: Care) -> String {
    let mut markdown = String::new();
    emit(&mut markdown, spans, &Style::default(), care);
    markdown.trim_matches(' ').replace('\n', "\\\n")
}

/// Writes spans inside the styles that are already open.
fn emit(out: &mut String, spans: &[Span], open: &Style, care: Care) {
    let mut at = 0;
    while let Some(span) = spans.get(at) {
        // The style that lasts longest is opened first, so that marks nest.
        let run = |has: &dyn Fn(&Style) -> bool| {
            spans[at..].iter().take_while(|span| has(&span.style)).count()
        };
        let link = if open.link.is_none() && span.style.link.is_some() {
            run(&|style| style.link == span.style.link)
        } else {
            0
        };
        let strong = if open.strong { 0 } else { run(&|style| style.strong) };
        let emphasis = if open.emphasis { 0 } else { run(&|style| style.emphasis) };
        let longest = link.max(strong).max(emphasis);
        if longest == 0 {
            let line_start = out.is_empty() || out.ends_with('\n');
            out.push_str(&escape(&span.text, open.link.is_some(), line_start, care));
            at += 1;
            continue;
        }
        let inside = &spans[at..at + longest];
        at += longest;
        if link == longest {
            let to = span.style.link.clone().unwrap_or_default();
            let close = format!("]({})", escape_address(&to));
            wrap(out, inside, &Style { link: Some(to), ..open.clone() }, "[", &close, care);
        } else if strong == longest {
            wrap(out, inside, &Style { strong: true, ..open.clone() }, "**", "**", care);
        } else {
            wrap(out, inside, &Style { emphasis: true, ..open.clone() }, "*", "*", care);
        }
    }
}

/// Writes spans between two marks, which hug the words: space at either end
/// stays outside.
fn wrap(out: &mut String, spans: &[Span], open: &Style, before: &str, after: &str, care: Care) {
    let mut inside = String::from(before);
    emit(&mut inside, spans, open, care);
    let inside = &inside[before.len()..];
    let words = inside.trim();
    let start = inside.len() - inside.trim_start().len();
    out.push_str(&inside[..start]);
    if !words.is_empty() {
        out.push_str(before);
        out.push_str(words);
        out.push_str(after);
        out.push_str(&inside[start + words.len()..]);
    }
}

/// Text in which nothing is taken for markup.
fn escape(text: &str, in_link: bool, line_start: bool, care: Care) -> String {
    let mut letters = text.chars().peekable();
    let brackets_matter =
        in_link || ["](", "][", "]:", "[^"].iter().any(|sign| text.contains(sign));
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut line_start = line_start;
    let mut before: Option<char> = None;
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let in_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let needed = match letter {
            _ if care == Care::Utmost => letter.is_ascii_punctuation(),
            '*' | '`' => true,
            '\\' => next.is_none_or(|next| next.is_ascii_punctuation() || next == '\n'),
            '_' => !(in_word(before) && in_word(next)),
            '<' => next.is_some_and(|next| next.is_alphabetic() || matches!(next, '/' | '!' | '?')),
            '&' => next.is_some_and(|next| next.is_alphabetic() || next == '#'),
            '[' | ']' => brackets_matter,
            '|' => next == Some('|'),
            '#' | '>' | '-' | '+' | '=' | '~' => line_start,
            // "1986. What a year" would begin a list.
            '.' | ')' => line_start && before.is_some_and(|before| before.is_ascii_digit()),
            _ => false,
        };
        if needed {
            escaped.push('\\');
        }
        escaped.push(letter);
        line_start = letter == '\n' || (line_start && letter.is_ascii_digit());
        before = Some(letter);
    }
    escaped
}

fn escape_address(to: &str) -> String {
    let mut escaped = String::with_capacity(to.len());
    for letter in to.chars() {
        if matches!(letter, '(' | ')' | '&' | '*') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// Whether Markdown means these spans: the same text, and every word of it in
/// the same style.
fn reads_back(markdown: &str, spans: &[Span]) -> bool {
    let tree = parse(markdown);
    let content = match tree.blocks.as_slice() {
        [Block::Paragraph(content) | Block::Heading { content, .. }] if tree.notes.is_empty() => {
            content
        }
        _ => return false,
    };
    let mut found = Vec::new();
    flatten(content, &Style::default(), &mut found);
    let (mut found, mut meant) = (letters(&found), letters(spans));
    loop {
        match (found.next(), meant.next()) {
            (Some((one, found)), Some((other, meant)))
                if one == other && (found == meant || !one.is_alphanumeric()) => {}
            // White space at the end is no difference.
            (one, other) => {
                let blank = |(letter, _): (char, &Style)| letter.is_whitespace();
                return one.into_iter().chain(found).all(blank)
                    && other.into_iter().chain(meant).all(blank);
            }
        }
    }
}

/// The letters of spans with their style, white space at the beginning left out.
fn letters(spans: &[Span]) -> impl Iterator<Item = (char, &Style)> {
    spans
        .iter()
        .flat_map(|span| span.text.chars().map(move |letter| (letter, &span.style)))
        .skip_while(|(letter, _)| letter.is_whitespace())
}

fn flatten(content: &[Inline], style: &Style, spans: &mut Vec<Span>) {
    for inline in content {
        match inline {
            Inline::Text(text) => spans.push(Span { text: text.clone(), style: style.clone() }),
            Inline::Hard => spans.push(Span { text: "\n".to_owned(), style: style.clone() }),
            Inline::Emphasis(inside) => {
                flatten(inside, &Style { emphasis: true, ..style.clone() }, spans)
            }
            Inline::Strong(inside) => {
                flatten(inside, &Style { strong: true, ..style.clone() }, spans)
            }
            Inline::Link { to, content } => {
                flatten(content, &Style { link: Some(to.clone()), ..style.clone() }, spans)
            }
            // Anything else was not meant: a sign that no text contains.
            _ => spans.push(Span { text: "\0".to_owned(), style: style.clone() }),
        }
    }
}

fn restyle(spans: &[Span], style: impl Fn(&Style) -> Style) -> Vec<Span> {
    joined(spans.iter().map(|span| Span { text: span.text.clone(), style: style(&span.style) }))
}

fn on_one_line(spans: &[Span]) -> Vec<Span> {
    joined(
        spans
            .iter()
            .map(|span| Span { text: span.text.replace('\n', " "), style: span.style.clone() }),
    )
}

/// Takes the emphasis off signs at the ends of an emphasised run: next to a
/// letter, Markdown would not see the emphasis begin or end there.
fn loosen(spans: &[Span]) -> Vec<Span> {
    let mut letters: Vec<(char, Style)> = spans
        .iter()
        .flat_map(|span| span.text.chars().map(|letter| (letter, span.style.clone())))
        .collect();
    for forwards in [true, false] {
        let mut before = Style::default();
        let order: Vec<usize> = if forwards {
            (0..letters.len()).collect()
        } else {
            (0..letters.len()).rev().collect()
        };
        for at in order {
            let (letter, style) = &mut letters[at];
            if !letter.is_alphanumeric() {
                style.strong &= before.strong;
                style.emphasis &= before.emphasis;
            }
            before = style.clone();
        }
    }
    joined(letters.into_iter().map(|(letter, style)| Span { text: letter.to_string(), style }))
}

/// Spans with neighbours of one style made one.
fn joined(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.style == span.style => last.text.push_str(&span.text),
            _ => joined.push(span),
        }
    }
    joined
}
