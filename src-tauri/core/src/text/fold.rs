//! Folding: two spellings a person would call the same become equal.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A text without what people leave out when they type it: case, accents,
/// punctuation, the kind of dash, space or quotation mark. Words are parted by
/// single spaces.
///
/// Marks that make another letter of it stay (the voicing of kana, the vowels
/// of Devanagari). A text of nothing but signs folds to itself in lower case,
/// so that the films `$` and `…` can still be told apart.
///
/// ```
/// # use matinee_core::text::fold;
/// assert_eq!(fold("WALL·E"), "wall e");
/// assert_eq!(fold("  Ascenseur pour l’échafaud"), "ascenseur pour lechafaud");
/// assert_eq!(fold("8½"), "8 1 2");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    let mut push = |letter: char| {
        if letter.is_alphanumeric() || (is_combining_mark(letter) && !gap && !folded.is_empty()) {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.push(letter);
        } else if !is_apostrophe(letter) {
            gap = true;
        }
    };
    // A space ends what letters can do to each other, so most words need none of Unicode's tables.
    for word in text.split(' ') {
        if word.is_ascii() && !word.contains('&') {
            word.chars().for_each(|letter| push(letter.to_ascii_lowercase()));
        } else {
            letters(word).nfc().for_each(&mut push);
        }
        push(' ');
    }
    if folded.is_empty() {
        let signs = text.split_whitespace().collect::<Vec<_>>().join(" ");
        return signs.to_lowercase();
    }
    folded
}

/// The letters of a text in lower case and without accents, still decomposed.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .flat_map(spell_out)
        .nfkd()
        .filter(|letter| !is_accent(*letter))
        .flat_map(char::to_lowercase)
        .flat_map(plain_letters)
}

/// Sets apart what would otherwise run into its neighbour when decomposed
/// ("8½" must not become "81/2"), and reads an ampersand out.
fn spell_out(letter: char) -> impl Iterator<Item = char> {
    let (before, kept) = match letter {
        '\u{bc}'..='\u{be}' | '\u{2150}'..='\u{215e}' => (" ", Some(letter)),
        '&' | '\u{ff06}' => (" and ", None),
        _ => ("", Some(letter)),
    };
    before.chars().chain(kept)
}

/// Letters that no decomposition takes apart, in the spelling people use on a
/// keyboard without them.
fn plain_letters(letter: char) -> impl Iterator<Item = char> {
    let mut one = [0; 4];
    let plain: &str = match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "n",
        'ς' => "σ",
        // Arabic: the stretch between letters is ornament; final ya and ta
        // marbuta are typed either way.
        'ـ' => "",
        'ى' => "ي",
        'ة' => "ه",
        _ => letter.encode_utf8(&mut one),
    };
    // At most two letters, so no allocation is needed to hand them on.
    let mut letters = plain.chars();
    [letters.next(), letters.next()].into_iter().flatten()
}

/// Marks that alphabets treat as an accent on a letter rather than as part of
/// it.
fn is_accent(letter: char) -> bool {
    matches!(letter,
        '\u{0300}'..='\u{036f}'
        | '\u{0483}'..='\u{0489}'
        | '\u{0591}'..='\u{05c7}'
        | '\u{0610}'..='\u{061a}'
        | '\u{064b}'..='\u{065f}'
        | '\u{0670}'
        | '\u{06d6}'..='\u{06ed}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
        && is_combining_mark(letter)
}

/// Signs inside a word that are left out without parting it: apostrophes, and
/// the invisible joiners and hyphenation hints that come with pasted text.
fn is_apostrophe(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | '′' | '\u{ad}' | '\u{200b}'
            ..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::case_and_accents("AMÉLIE", "amelie")]
    #[case::decomposed("Ame\u{301}lie", "amelie")]
    #[case::no_break_space_and_dash(
        "Mission:\u{a0}Impossible \u{2013} Fallout",
        "mission impossible fallout"
    )]
    #[case::middle_dot("WALL·E", "wall e")]
    #[case::apostrophe("Don’t Look Now", "dont look now")]
    #[case::ampersand("Fanny & Alexander", "fanny and alexander")]
    #[case::nordic("Smultronstället på Ærø", "smultronstallet pa aero")]
    #[case::polish("Popiół i diament", "popiol i diament")]
    #[case::german("Große Freiheit", "grosse freiheit")]
    #[case::final_sigma("ΘΊΑΣΟΣ", "θιασοσ")]
    #[case::superscript("Alien³", "alien3")]
    #[case::full_width("ＰｅｒｆｅｃｔＢｌｕｅ", "perfectblue")]
    #[case::kana_keep_their_voicing("ゴジラ", "ゴジラ")]
    #[case::hangul("기생충", "기생충")]
    #[case::arabic_without_points("مُحَمَّد", "محمد")]
    #[case::arabic_alef("أحمد", "احمد")]
    #[case::devanagari("मदर इंडिया", "मदर इंडिया")]
    #[case::only_signs("…", "…")]
    #[case::empty("", "")]
    fn spellings_people_call_the_same_are_equal(#[case] typed: &str, #[case] folded: &str) {
        assert_eq!(fold(typed), folded);
    }

    #[test]
    fn voiced_and_unvoiced_kana_differ() {
        assert_ne!(fold("かき"), fold("かぎ"));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn a_word_folds_alone_as_it_does_in_company(words in "([a-zA-Z&']{0,4}|[éßか\u{3099}\u{301}½a]{0,4}| ){0,6}") {
            let alone: Vec<String> = words
                .split(' ')
                .map(fold)
                .filter(|word| word.chars().any(char::is_alphanumeric))
                .collect();
            prop_assume!(!alone.is_empty());
            prop_assert_eq!(fold(&words), alone.join(" "));
        }

        #[test]
        fn plain_letters_fold_as_all_others_do(text in "[ -~]{0,30}") {
            let slowly: String = letters(&text).nfc().collect();
            prop_assert_eq!(fold(&text), fold(&slowly));
        }

        #[test]
        fn folded_words_are_parted_by_single_spaces(text in "\\PC{0,40}") {
            let folded = fold(&text);
            prop_assert_eq!(folded.trim(), &folded);
            prop_assert!(!folded.contains("  "));
        }
    }
}
