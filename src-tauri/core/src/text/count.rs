//! Counting: words, sentences, and how long a text takes to read.

use serde::Serialize;
use ts_rs::TS;
use unicode_segmentation::UnicodeSegmentation;

use super::script::is_cjk;

/// Words a practised reader takes in a minute.
const WORDS_A_MINUTE: usize = 230;

/// Characters of Chinese or Japanese a practised reader takes in a minute.
const CHARACTERS_A_MINUTE: usize = 500;

/// How much there is to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[ts(export)]
pub struct Reading {
    /// Words, a character of Chinese or Japanese counting as one.
    pub words: u32,
    /// Minutes it takes to read, at least 1.
    pub minutes: u32,
}

/// Counts the words of a text and the minutes it takes.
pub fn reading(text: &str) -> Reading {
    let characters = text.chars().filter(|letter| is_cjk(*letter)).count();
    let (spaced, unspaced) = count(text);
    // Both parts as one fraction, so that rounding up happens once.
    let load = spaced * CHARACTERS_A_MINUTE + characters * WORDS_A_MINUTE;
    let minutes = load.div_ceil(WORDS_A_MINUTE * CHARACTERS_A_MINUTE).max(1);
    Reading { words: saturated(spaced + unspaced), minutes: saturated(minutes) }
}

/// The words of a text, by Unicode's rules of segmentation.
pub fn words(text: &str) -> usize {
    let (spaced, unspaced) = count(text);
    spaced + unspaced
}

/// The sentences of a text, by Unicode's rules of segmentation.
pub fn sentences(text: &str) -> usize {
    text.unicode_sentences().count()
}

/// Words of scripts with spaces between them, and words (mostly characters)
/// of those without.
fn count(text: &str) -> (usize, usize) {
    let mut spaced = 0;
    let mut unspaced = 0;
    // A space or a line's end parts words whatever stands beside it. What is left of most pieces
    // without the signs around it is one word, plain to see without Unicode's tables.
    for piece in text.split([' ', '\n']) {
        let bare = piece.trim_matches(|sign: char| sign.is_ascii_punctuation());
        if bare.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            spaced += usize::from(!bare.is_empty());
            continue;
        }
        for word in piece.unicode_words() {
            if word.chars().any(is_cjk) {
                unspaced += word.chars().filter(|letter| is_cjk(*letter)).count();
            } else {
                spaced += 1;
            }
        }
    }
    (spaced, unspaced)
}

fn saturated(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Digits in threes: 6,037.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_counted_as_a_person_would() {
        assert_eq!(words("Don’t look now: it’s 9.5 – a masterpiece."), 7);
        assert_eq!(words("二人は海を見た"), 7);
        assert_eq!(words(" \n … — "), 0);
    }

    proptest! {
        #[test]
        fn words_are_those_that_unicode_sees(text in "[a-zé’'_., 9\n\u{301}海-]{0,40}|\\PC{0,40}") {
            let by_unicode = text.unicode_words().map(|word| match word.chars().filter(|l| is_cjk(*l)).count() {
                0 => 1,
                characters => characters,
            });
            prop_assert_eq!(words(&text), by_unicode.sum::<usize>());
        }
    }

    #[test]
    fn sentences_end_where_they_end() {
        assert_eq!(sentences("He writes 0.84 in a book. Nothing is explained! Why?"), 3);
    }

    #[test]
    fn reading_takes_at_least_a_minute() {
        assert_eq!(reading(""), Reading { words: 0, minutes: 1 });
        assert_eq!(reading("One."), Reading { words: 1, minutes: 1 });
    }

    #[test]
    fn reading_time_is_rounded_up() {
        assert_eq!(reading(&"word ".repeat(230)).minutes, 1);
        assert_eq!(reading(&"word ".repeat(231)).minutes, 2);
        assert_eq!(reading(&"word ".repeat(1100)).minutes, 5);
    }

    #[test]
    fn japanese_is_read_by_the_character() {
        assert_eq!(reading(&"海".repeat(500)), Reading { words: 500, minutes: 1 });
        assert_eq!(reading(&"海".repeat(501)).minutes, 2);
    }

    #[test]
    fn a_mixture_is_rounded_once() {
        let half_and_half = format!("{}{}", "word ".repeat(115), "海".repeat(250));
        assert_eq!(reading(&half_and_half).minutes, 1);
    }

    #[test]
    fn digits_stand_in_threes() {
        let shown = [0, 7, 999, 1_000, 61_300, 1_234_567].map(grouped);
        assert_eq!(shown, ["0", "7", "999", "1,000", "61,300", "1,234,567"]);
    }
}
