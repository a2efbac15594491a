//! Which script a letter belongs to, as far as counting, searching and
//! setting type need to know.

/// Whether this is a letter of Chinese or Japanese writing (Han, kana), where
/// words are not set apart by spaces.
pub(crate) fn is_cjk(letter: char) -> bool {
    matches!(letter,
        '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether this is a letter of Arabic writing, where articles and
/// prepositions are joined to the word they belong to.
pub(super) fn is_arabic(letter: char) -> bool {
    letter.is_alphabetic()
        && matches!(letter,
            '\u{0600}'..='\u{06ff}'
            | '\u{0750}'..='\u{077f}'
            | '\u{0870}'..='\u{08ff}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}')
}

/// Whether a part of a word in this script is searched for as often as the
/// whole, so that the index holds it letter by letter.
pub(crate) fn is_indexed_by_letter(letter: char) -> bool {
    is_cjk(letter) || is_hangul(letter) || is_arabic(letter) || is_unspaced_south_east_asian(letter)
}

/// Whether this is a letter of Korean writing, whose particles are joined to the word they belong to.
fn is_hangul(letter: char) -> bool {
    is_joining_hangul(letter) || matches!(letter, '\u{3131}'..='\u{318e}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether this is a part of a Korean syllable written by its parts, as some systems name files.
pub(super) fn is_joining_hangul(letter: char) -> bool {
    matches!(letter,
        '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97c}' | '\u{d7b0}'..='\u{d7c6}' | '\u{d7cb}'..='\u{d7fb}')
}

/// Thai, Lao, Burmese and Khmer, which leave no spaces between words either.
fn is_unspaced_south_east_asian(letter: char) -> bool {
    letter.is_alphabetic()
        && matches!(letter,
            '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Whether a text reads from right to left, decided by its first letter that
/// has a direction at all.
pub fn is_right_to_left(text: &str) -> bool {
    text.chars().find(|letter| letter.is_alphabetic()).is_some_and(|letter| {
        matches!(letter,
            '\u{0590}'..='\u{08ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}')
    })
}

/// The language a title is probably in, where its script leaves little doubt:
/// a BCP 47 tag for choosing typefaces, or nothing for scripts (such as
/// Latin) that many languages share.
pub fn language_of(text: &str) -> Option<&'static str> {
    let mut han = false;
    for letter in text.chars() {
        match letter {
            '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => {
                return Some("ja");
            }
            '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}' => {
                return Some("ko");
            }
            '\u{0590}'..='\u{05ff}' if letter.is_alphabetic() => return Some("he"),
            '\u{0e00}'..='\u{0e7f}' if letter.is_alphabetic() => return Some("th"),
            '\u{0370}'..='\u{03ff}' if letter.is_alphabetic() => return Some("el"),
            // Letters that Persian has and Arabic has not.
            '\u{067e}' | '\u{0686}' | '\u{0698}' | '\u{06af}' | '\u{06a9}' | '\u{06cc}' => {
                return Some("fa");
            }
            _ if is_cjk(letter) => han = true,
            _ => {}
        }
    }
    if han {
        // A title in Han alone may be Japanese or Chinese; the commoner guess.
        return Some("zh");
    }
    text.chars().any(is_arabic).then_some("ar")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_decides_the_direction() {
        assert!(is_right_to_left("«باب الحديد»"));
        assert!(is_right_to_left("1958: ואלס עם באשיר"));
        assert!(!is_right_to_left("Cairo Station (باب الحديد)"));
        assert!(!is_right_to_left("1917"));
    }

    #[test]
    fn korean_is_indexed_by_letter_however_it_is_encoded() {
        assert!("기생충ㅋㅏ".chars().all(is_indexed_by_letter));
        assert!("\u{1100}\u{1175}\u{11b8}\u{a960}\u{d7b0}".chars().all(is_indexed_by_letter));
        assert!(!"Parasite, 1·".chars().any(is_indexed_by_letter));
    }

    #[test]
    fn a_script_names_the_language_where_it_can() {
        assert_eq!(language_of("千と千尋の神隠し"), Some("ja"));
        assert_eq!(language_of("一一"), Some("zh"));
        assert_eq!(language_of("기생충"), Some("ko"));
        assert_eq!(language_of("باب الحديد"), Some("ar"));
        assert_eq!(language_of("گاو"), Some("fa"));
        assert_eq!(language_of("Κυνόδοντας"), Some("el"));
        assert_eq!(language_of("Playtime"), None);
    }
}
