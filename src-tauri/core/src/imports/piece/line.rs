//! A page as lines. Plain text becomes them as a browser copied it; a web page becomes them element
//! by element. What each says is found out by the same rules (`page`).

use super::picture::PictureSource;

/// A line of at least this many characters may have been broken by its program, not its writer.
const WRAPPED: std::ops::RangeInclusive<usize> = 45..=100;

/// One line, or one block of a web page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Where it stands in the source, from 1.
    pub(super) number: u32,
    /// Its words, without mark or markup.
    pub(super) text: String,
    /// A blank line stands before it.
    pub(super) apart: bool,
    pub(super) kind: LineKind,
    /// Its words in Markdown, where the source had markup.
    pub(super) markdown: Option<String>,
}

/// What a line is by its looks.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum LineKind {
    /// Nothing says what it is.
    Plain,
    /// A heading of a web page.
    Heading(u8),
    /// An item of a list. A dash may also open a paragraph, a bullet never does.
    Item { dash: bool, ordered: bool },
    /// A quotation set apart.
    Quote,
    /// A line of stars or dashes between two parts.
    Rule,
    /// A picture, with its caption as the words.
    Picture(PictureSource),
}

impl Line {
    /// Whether nothing but its words says what it is.
    pub(super) fn is_plain(&self) -> bool {
        self.kind == LineKind::Plain
    }

    /// Whether it is an item of a list.
    pub(super) fn is_item(&self) -> bool {
        matches!(self.kind, LineKind::Item { .. })
    }
}

/// The lines of a plain text: blank ones are only remembered, marks of lists taken off, what was
/// torn apart by copying joined.
pub(super) fn of_text(text: &str) -> Vec<Line> {
    let text =
        text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}', '\u{c}'], "\n");
    let mut lines: Vec<Line> = Vec::new();
    let mut apart = true;
    for (number, raw) in (1_u32..).zip(text.split('\n')) {
        let words = clean(raw);
        if words.is_empty() {
            apart = true;
            continue;
        }
        let before = lines.last_mut();
        if let Some(before) = before
            && is_torn(&before.text, &words)
        {
            before.text = format!("{} {words}", before.text).trim().to_owned();
            continue;
        }
        lines.push(Line { number, text: words, apart, kind: LineKind::Plain, markdown: None });
        apart = false;
    }
    let mut lines = unwrapped(lines);
    for line in &mut lines {
        take_mark(line);
    }
    lines
}

/// A line without what can't be seen. A no-break space becomes a plain one, but for where a
/// language asks for it before a sign.
fn clean(raw: &str) -> String {
    let letters: Vec<char> = raw
        .chars()
        .filter(|letter| !matches!(letter, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}'))
        .map(|letter| {
            if letter == '\t' {
                '\t'
            } else if letter.is_control() {
                ' '
            } else {
                letter
            }
        })
        .collect();
    let mut words = String::with_capacity(raw.len());
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1);
        let asked_for = matches!(next, Some(':' | ';' | '!' | '?' | '»')) || words.ends_with('«');
        match letter {
            '\u{a0}' | '\u{202f}' if asked_for && !words.is_empty() => words.push(*letter),
            '\t' if !words.is_empty() && !is_mark(words.trim_end()) => words.push_str(" | "),
            _ if letter.is_whitespace() => words.push(' '),
            _ => words.push(*letter),
        }
    }
    let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").trim_matches(|letter: char| letter == '|' || letter.is_whitespace()).to_owned()
}

/// Whether copying tore one line in two: a bullet from its words, a number from its scale.
fn is_torn(before: &str, line: &str) -> bool {
    let lone_bullet = before.chars().count() == 1 && before.chars().all(is_bullet);
    let number =
        |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '½'));
    let scale =
        line.strip_prefix('/').map(str::trim).is_some_and(|best| !best.is_empty() && number(best));
    lone_bullet || (scale && number(before))
}

/// Signs that stand before the items of a list and nowhere else.
fn is_bullet(letter: char) -> bool {
    matches!(letter, '•' | '·' | '‣' | '◦' | '▪' | '●' | '∙' | '⁃' | '■' | '►' | '▸')
}

/// Whether these signs number or mark an item of a list: `•`, `-`, `3.`, `3)`.
fn is_mark(signs: &str) -> bool {
    let number = signs.strip_suffix(['.', ')']).unwrap_or_default();
    let digits = !number.is_empty() && number.chars().all(|letter| letter.is_ascii_digit());
    digits || signs.chars().all(|sign| is_bullet(sign) || matches!(sign, '*' | '-' | '–' | '+'))
}

/// Takes a list's mark off a line.
fn take_mark(line: &mut Line) {
    let signs = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).count();
    if signs(&line.text) >= 3 && line.text.chars().all(|c| " *-_~–—•·⁂".contains(c)) {
        line.kind = LineKind::Rule;
        return;
    }
    let Some(mark) = line.text.chars().next() else { return };
    let rest = &line.text[mark.len_utf8()..];
    let dash = matches!(mark, '*' | '-' | '–' | '+');
    if !(is_bullet(mark) || (dash && rest.starts_with(' '))) || rest.trim().is_empty() {
        return;
    }
    line.text = rest.trim().to_owned();
    line.kind = LineKind::Item { dash, ordered: false };
}

/// Joins the lines of paragraphs that a program broke at its margin. Only a text most of whose
/// blocks look so is taken to be such a one: what a browser copies has a paragraph a line.
fn unwrapped(lines: Vec<Line>) -> Vec<Line> {
    let long = |line: &Line| WRAPPED.contains(&line.text.chars().count());
    let beyond = lines.iter().any(|line| line.text.chars().count() > *WRAPPED.end());
    let joins = lines.windows(2).filter(|two| long(&two[0]) && !two[1].apart).count();
    let blocks = lines.iter().filter(|line| line.apart && long(line)).count();
    if beyond || joins < 4 || joins < blocks {
        return lines;
    }
    let mut joined: Vec<Line> = Vec::new();
    let mut room = false;
    for line in lines {
        let goes_on = room && !line.apart && !line.text.chars().next().is_some_and(is_bullet);
        room = long(&line);
        match joined.last_mut() {
            Some(before) if goes_on => {
                before.text.push(' ');
                before.text.push_str(&line.text);
            }
            _ => joined.push(line),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        of_text(text).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn bullets_line_ends_and_spaces_of_every_kind_are_understood() {
        let text =
            "•\u{a0}121\u{a0}minutes\r\n\u{2022} Directed by Ana Reis\r* A,\u{200b} B\n- C\n•\tD\n";
        assert_eq!(texts(text), ["121 minutes", "Directed by Ana Reis", "A, B", "C", "D"]);
        assert!(of_text(text).iter().all(Line::is_item));
    }

    #[test]
    fn what_copying_tore_apart_is_joined() {
        assert_eq!(
            texts("•\n121 minutes\n9.5\n/10\nMasterpiece"),
            ["121 minutes", "9.5 /10", "Masterpiece"]
        );
    }

    #[test]
    fn blank_lines_are_remembered_by_the_line_after_them() {
        let lines = of_text("One.\nTwo.\n\n \nThree.");
        let apart: Vec<bool> = lines.iter().map(|line| line.apart).collect();
        assert_eq!(apart, [true, false, true]);
        assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 2, 5]);
    }

    #[test]
    fn a_space_that_a_language_asks_for_before_a_sign_stays() {
        assert_eq!(texts("Qui\u{a0}? «\u{a0}Moi\u{a0}»"), ["Qui\u{a0}? «\u{a0}Moi\u{a0}»"]);
    }

    #[test]
    fn paragraphs_broken_at_a_margin_are_whole_again() {
        let text = "It opens on the flats, before sunrise, with a man who measures\nthe sea twice a day and writes down what he finds in a ledger.\n\nNobody reads the ledger, which is the joke of the film and, in\nthe end, its tragedy. The house is built on piles above a river\nthat has not been there for years, and nobody has told him so;\nhe goes on.";
        assert_eq!(texts(text).len(), 2);
    }

    #[test]
    fn a_row_of_signs_parts_the_text() {
        assert_eq!(of_text("* * *")[0].kind, LineKind::Rule);
        assert_eq!(of_text("★★★")[0].kind, LineKind::Plain);
    }
}
