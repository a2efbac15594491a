use serde::Serialize;
use ts_rs::TS;

use crate::text::is_cjk;

/// A run of words of two texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind", content = "text")]
#[ts(export, rename = "DiffPart")]
pub enum Part {
    /// In both.
    Same(String),
    /// Only in the older.
    Gone(String),
    /// Only in the newer.
    Added(String),
}

/// Texts that differ in more steps than this are not compared word by word: it would take long, and
/// nobody could read it.
const MOST_STEPS: usize = 1500;

/// How `old` becomes `new`, by whole words.
pub(super) fn parts(old: &str, new: &str) -> Vec<Part> {
    let (old, new) = (tokens(old), tokens(new));
    let before = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (rest_old, rest_new) = (&old[before..], &new[before..]);
    let after =
        rest_old.iter().rev().zip(rest_new.iter().rev()).take_while(|(a, b)| a == b).count();
    let middle_old = &rest_old[..rest_old.len() - after];
    let middle_new = &rest_new[..rest_new.len() - after];

    let mut parts = Vec::new();
    for (old, new) in old.iter().zip(&new).take(before) {
        push(&mut parts, Part::Same, &[old.as_kept_in(*new)]);
    }
    for (kind, token) in steps(middle_old, middle_new) {
        push(&mut parts, kind, &[token]);
    }
    push(&mut parts, Part::Same, &rest_new[rest_new.len() - after..]);
    tidied(parts)
}

/// So many words that stayed between two larger changes stayed by chance: 'the', 'and it'.
const CHANCE_WORDS: usize = 2;

/// What went and what came between two words that stayed.
#[derive(Default)]
struct Change {
    gone: String,
    added: String,
}

impl Change {
    /// Whether it is more than twice as long as what stayed beside it.
    fn outweighs(&self, same: &str) -> bool {
        self.gone.len().max(self.added.len()) > 2 * same.len()
    }

    fn put(self, parts: &mut Vec<Part>) {
        parts.extend((!self.gone.is_empty()).then_some(Part::Gone(self.gone)));
        parts.extend((!self.added.is_empty()).then_some(Part::Added(self.added)));
    }
}

/// Changes told so that a person can read them: what went before what came, and one change where
/// only a word or two parted them by chance.
fn tidied(parts: Vec<Part>) -> Vec<Part> {
    let mut changes = vec![Change::default()];
    let mut stayed = Vec::new();
    for part in parts {
        match (part, changes.last_mut()) {
            (Part::Gone(text), Some(change)) => change.gone.push_str(&text),
            (Part::Added(text), Some(change)) => change.added.push_str(&text),
            (Part::Same(text), _) => {
                stayed.push(text);
                changes.push(Change::default());
            }
            (_, None) => {}
        }
    }

    let mut tidy = Vec::new();
    let mut changes = changes.into_iter();
    let mut change = changes.next().unwrap_or_default();
    for (same, next) in stayed.into_iter().zip(changes) {
        let chance = words(&same).count() <= CHANCE_WORDS;
        if chance && change.outweighs(&same) && next.outweighs(&same) {
            change.gone += &format!("{same}{}", next.gone);
            change.added += &format!("{same}{}", next.added);
        } else {
            std::mem::replace(&mut change, next).put(&mut tidy);
            tidy.push(Part::Same(same));
        }
    }
    change.put(&mut tidy);
    tidy
}

/// A word with the space that follows it. Two are equal when their words are: what follows the last
/// word of a text is no difference.
#[derive(Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    /// Nothing follows it in its text.
    is_last: bool,
}

impl<'a> Token<'a> {
    fn bare(self) -> &'a str {
        self.text.trim_matches(|letter: char| !letter.is_alphanumeric())
    }

    /// A word that stayed, as the newer text has it. Where that text ends with it and the older one
    /// goes on, it keeps the older one's space, or it would run into what is gone.
    fn as_kept_in(self, newer: Self) -> Self {
        if newer.is_last { self } else { newer }
    }
}

impl PartialEq for Token<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text.trim_end() == other.text.trim_end()
    }
}

/// The words of a text as they are compared, bare of what stands around them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(char::is_whitespace)
        .flat_map(characters)
        .map(Token::bare)
        .filter(|word| !word.is_empty())
}

/// A text in words. Chinese and Japanese, which part theirs with nothing, go by the character.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<_> =
        text.split_inclusive(char::is_whitespace).flat_map(characters).collect();
    if let Some(last) = tokens.last_mut() {
        last.is_last = true;
    }
    tokens
}

/// A run without spaces: a word, or the characters of one in such a script.
fn characters(run: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = run;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = if is_cjk(first) {
            // What follows a character is its own: a full stop, the space at the end.
            let after = first.len_utf8();
            rest[after..].find(|letter: char| letter.is_alphanumeric()).map(|at| after + at)
        } else {
            rest.find(is_cjk)
        };
        let (text, left) = rest.split_at(end.unwrap_or(rest.len()));
        rest = left;
        Some(Token { text, is_last: false })
    })
}

type Kind = fn(String) -> Part;

/// Myers' shortest edit script (<https://doi.org/10.1007/BF01840446>).
fn steps<'a>(old: &[Token<'a>], new: &[Token<'a>]) -> Vec<(Kind, Token<'a>)> {
    let replaced = || {
        let gone = old.iter().map(|token| (Part::Gone as Kind, *token));
        gone.chain(new.iter().map(|token| (Part::Added as Kind, *token))).collect::<Vec<_>>()
    };
    let most = (old.len() + new.len()).min(MOST_STEPS);
    let at = |diagonal: isize| (diagonal + most as isize + 1) as usize;
    let mut reach = vec![0_usize; 2 * most + 3];
    let mut trace: Vec<Vec<usize>> = Vec::new();
    for step in 0..=most as isize {
        trace.push(reach.clone());
        for diagonal in (-step..=step).step_by(2) {
            let down = diagonal == -step
                || (diagonal != step && reach[at(diagonal - 1)] < reach[at(diagonal + 1)]);
            let mut x = if down { reach[at(diagonal + 1)] } else { reach[at(diagonal - 1)] + 1 };
            let mut y = (x as isize - diagonal) as usize;
            while x < old.len() && y < new.len() && old[x] == new[y] {
                x += 1;
                y += 1;
            }
            reach[at(diagonal)] = x;
            if x >= old.len() && y >= new.len() {
                return walked_back(old, new, &trace, at);
            }
        }
    }
    replaced()
}

fn walked_back<'a>(
    old: &[Token<'a>],
    new: &[Token<'a>],
    trace: &[Vec<usize>],
    at: impl Fn(isize) -> usize,
) -> Vec<(Kind, Token<'a>)> {
    let mut steps: Vec<(Kind, Token<'a>)> = Vec::new();
    let (mut x, mut y) = (old.len() as isize, new.len() as isize);
    for (step, reach) in trace.iter().enumerate().rev() {
        let step = step as isize;
        let diagonal = x - y;
        let down = diagonal == -step
            || (diagonal != step && reach[at(diagonal - 1)] < reach[at(diagonal + 1)]);
        let from = if down { diagonal + 1 } else { diagonal - 1 };
        let from_x = reach[at(from)] as isize;
        let from_y = from_x - from;
        while x > from_x.max(0) && y > from_y.max(0) {
            x -= 1;
            y -= 1;
            steps.push((Part::Same, old[x as usize].as_kept_in(new[y as usize])));
        }
        if step == 0 {
            break;
        }
        if down {
            y -= 1;
            steps.push((Part::Added, new[y as usize]));
        } else {
            x -= 1;
            steps.push((Part::Gone, old[x as usize]));
        }
    }
    steps.reverse();
    steps
}

/// Joins runs of a kind.
fn push(parts: &mut Vec<Part>, kind: Kind, tokens: &[Token<'_>]) {
    let text: String = tokens.iter().map(|token| token.text).collect();
    if text.is_empty() {
        return;
    }
    match (parts.last_mut(), kind(text)) {
        (Some(Part::Same(run)), Part::Same(text))
        | (Some(Part::Gone(run)), Part::Gone(text))
        | (Some(Part::Added(run)), Part::Added(text)) => run.push_str(&text),
        (_, part) => parts.push(part),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_that_went_and_came_are_told_from_those_that_stayed() {
        assert_eq!(
            parts("gets out of a ruler. The quarrel", "gets out of two centimetres. The quarrel"),
            [
                Part::Same("gets out of ".into()),
                Part::Gone("a ruler. ".into()),
                Part::Added("two centimetres. ".into()),
                Part::Same("The quarrel".into()),
            ]
        );
    }

    #[test]
    fn a_word_that_stayed_by_chance_does_not_break_a_change_in_two() {
        assert_eq!(
            parts(
                "It is plain. That was said once, with the rest of it.",
                "It is plain. Over six evenings the books grow apart."
            ),
            [
                Part::Same("It is plain. ".into()),
                Part::Gone("That was said once, with the rest of it.".into()),
                Part::Added("Over six evenings the books grow apart.".into()),
            ]
        );
    }

    #[test]
    fn a_word_that_ends_the_newer_text_does_not_run_into_what_went() {
        assert_eq!(
            parts("It holds for an hour.", "It holds"),
            [Part::Same("It holds ".into()), Part::Gone("for an hour.".into())]
        );
    }

    #[test]
    fn japanese_differs_by_the_character() {
        assert_eq!(
            parts("夜の停車場。雪。", "夜の港。雪。"),
            [
                Part::Same("夜の".into()),
                Part::Gone("停車場。".into()),
                Part::Added("港。".into()),
                Part::Same("雪。".into()),
            ]
        );
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_off_the_parts(old in "([ab夜] ?){0,30}", new in "([abc夜港] ?){0,30}") {
            let (mut read_old, mut read_new) = (String::new(), String::new());
            for part in parts(&old, &new) {
                match part {
                    Part::Same(text) => {
                        read_old.push_str(&text);
                        read_new.push_str(&text);
                    }
                    Part::Gone(text) => read_old.push_str(&text),
                    Part::Added(text) => read_new.push_str(&text),
                }
            }
            // What follows a word is as the newer text has it.
            let words = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(words(&read_old), words(&old));
            prop_assert_eq!(read_new.trim_end(), new.trim_end());
        }
    }

    #[test]
    fn texts_with_nothing_in_common_are_replaced_whole() {
        let old = "one ".repeat(4000);
        let new = "two ".repeat(4000);
        assert_eq!(parts(&old, &new), [Part::Gone(old.clone()), Part::Added(new.clone())]);
    }
}
