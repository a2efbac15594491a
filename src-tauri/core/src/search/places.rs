//! Where in a text the words stand that were looked for.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text;

/// The places of folded words in a line, in order and apart from each other; of a title the middle of
/// a word counts, too.
pub(super) fn places(line: &str, words: &[String], is_title: bool) -> Vec<Range<usize>> {
    let words = words.iter().map(String::as_str).filter(|word| !word.is_empty());
    let (by_letter, whole): (Vec<&str>, Vec<&str>) = words.partition(|word| is_by_letter(word));
    let mut places: Vec<_> = in_words(line, &whole, is_title).collect();
    places.extend(in_runs(line, &by_letter));
    places.sort_by_key(|place| (place.start, Reverse(place.end)));
    places.dedup_by(|next, kept| {
        let overlaps = next.start < kept.end;
        if overlaps {
            kept.end = kept.end.max(next.end);
        }
        overlaps
    });
    places
}

/// Where a folded word first begins in a text; what comes behind that is not looked at.
pub(super) fn first(line: &str, word: &str) -> Option<usize> {
    let place = if is_by_letter(word) {
        in_runs(line, &[word]).into_iter().min_by_key(|place| place.start)
    } else {
        in_words(line, &[word], false).next()
    };
    place.map(|place| place.start)
}

fn is_by_letter(word: &str) -> bool {
    word.chars().any(text::is_indexed_by_letter)
}

/// Words of a line that begin with one looked for: all of each but the signs around it.
fn in_words(line: &str, words: &[&str], is_title: bool) -> impl Iterator<Item = Range<usize>> {
    // As the index has them: set apart by spaces, and from letters that stand in it one by one.
    let ends_word = |letter: char| letter.is_whitespace() || text::is_indexed_by_letter(letter);
    let line = if words.is_empty() { "" } else { line };
    let mut behind = 0;
    line.split_inclusive(ends_word).filter_map(move |piece| {
        let at = behind;
        behind += piece.len();
        let word = piece.trim_end_matches(ends_word);
        let folded = text::fold(word);
        let is_found = words.iter().any(|sought| {
            folded.split(' ').any(|part| part.starts_with(sought))
                || is_title && sought.chars().count() > 2 && folded.contains(sought)
        });
        is_found.then(|| {
            let inner = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            let first = at + word.find(inner).unwrap_or_default();
            first..first + inner.len()
        })
    })
}

/// Every place of a word whose letters stand in the index one by one: anywhere, over spaces and signs
/// between them.
fn in_runs(line: &str, words: &[&str]) -> Vec<Range<usize>> {
    if words.is_empty() || !line.chars().any(text::is_indexed_by_letter) {
        return Vec::new();
    }
    let mut folded = String::with_capacity(line.len());
    // Where each letter begins when folded, and where it stands in the line.
    let mut letters: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, letter) in line.grapheme_indices(true) {
        if letter.chars().any(char::is_alphanumeric) {
            letters.push((folded.len(), at..at + letter.len()));
            folded.push_str(&fold_letter(letter));
        }
    }
    let letter_at = |byte: usize| {
        let after = letters.partition_point(|(begins, _)| *begins <= byte);
        letters.get(after.checked_sub(1)?).map(|(_, place)| place.clone())
    };
    let mut places = Vec::new();
    for word in words {
        for (byte, found) in folded.match_indices(word) {
            let ends = (letter_at(byte), letter_at(byte + found.len() - 1));
            if let (Some(first), Some(last)) = ends {
                places.push(first.start..last.end);
            }
        }
    }
    places
}

/// One letter with the marks on it, folded.
fn fold_letter(letter: &str) -> Cow<'_, str> {
    let mut chars = letter.chars();
    match (chars.next(), chars.next()) {
        (Some(one), None) if folds_to_itself(one) => letter.into(),
        _ => text::fold(letter).into(),
    }
}

/// Most letters of long texts without spaces, known without Unicode's tables.
fn folds_to_itself(letter: char) -> bool {
    matches!(letter,
        '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_first_place_is_the_first_of_all(
            line in "[a-cA-C夜車가-까 ,'-]{0,60}",
            word in "[a-c]{1,3}|[夜車]{1,2}|[가-까]{1,2}",
        ) {
            let all = places(&line, std::slice::from_ref(&word), false);
            prop_assert_eq!(first(&line, &word), all.first().map(|place| place.start));
        }
    }

    #[test]
    fn letters_said_to_fold_to_themselves_do() {
        for letter in ('\u{3000}'..'\u{e000}').filter(|letter| folds_to_itself(*letter)) {
            assert_eq!(text::fold(&letter.to_string()), letter.to_string());
        }
    }
}
