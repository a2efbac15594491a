//! Between a person's words and FTS5's `unicode61` tokenizer.
//!
//! The tokenizer takes a run of letters for a word. In Chinese, Japanese,
//! Korean, Thai or Arabic that hides every part of the run, so such letters go
//! into the index one by one, and a query asks for them one after another.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::script::{is_indexed_by_letter, is_joining_hangul};

/// A text as it is given to the index.
///
/// ```
/// # use matinee_core::text::search_text;
/// assert_eq!(search_text("see 東京物語 again"), "see 東 京 物 語 again");
/// ```
pub fn search_text(text: &str) -> String {
    let text = whole_syllables(text);
    let mut spaced = String::with_capacity(text.len() + text.len() / 8);
    let mut last = Last::Gap;
    for letter in text.chars() {
        // Nearly all of most texts: nothing below concerns it unless it follows a single letter.
        if letter.is_ascii() && last != Last::Single {
            spaced.push(letter);
            match letter {
                ' ' | '\t'..='\r' => last = Last::Gap,
                _ if letter.is_ascii_alphanumeric() => last = Last::Word,
                _ => {}
            }
            continue;
        }
        let letter = typed_form(letter);
        let this = match letter {
            _ if letter.is_whitespace() => Last::Gap,
            _ if is_indexed_by_letter(letter) => Last::Single,
            _ if letter.is_alphanumeric() => Last::Word,
            // Marks and signs stay with the letter they follow.
            _ => last,
        };
        let parted = matches!(
            (last, this),
            (Last::Single, Last::Word) | (Last::Word | Last::Single, Last::Single)
        );
        if parted && letter.is_alphanumeric() {
            spaced.push(' ');
        }
        spaced.push(letter);
        last = this;
    }
    spaced
}

/// A text whose Korean syllables are one letter each: written by their parts, they would be found by
/// nobody who types them.
fn whole_syllables(text: &str) -> Cow<'_, str> {
    // The bytes that every one of those parts begins with, looked for first since most texts have none.
    let may_have = text.bytes().any(|byte| matches!(byte, 0xe1 | 0xea | 0xed));
    if may_have && text.chars().any(is_joining_hangul) {
        text.nfc().collect::<String>().into()
    } else {
        text.into()
    }
}

/// What stands before the letter at hand.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Gap,
    Word,
    Single,
}

/// The letters of Arabic that are typed in more than one way, in one of them.
fn typed_form(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        _ => letter,
    }
}

/// What a person typed as a query FTS5 can't misread: every word must occur,
/// words in quotation marks must occur in that order, and the last word may
/// still be unfinished. Nothing when there is no word in it.
///
/// ```
/// # use matinee_core::text::search_query;
/// assert_eq!(search_query("low wat").as_deref(), Some(r#""low" "wat"*"#));
/// assert_eq!(search_query(r#""low water" keeper "#).as_deref(), Some(r#""low water" "keeper""#));
/// assert_eq!(search_query("…"), None);
/// ```
pub fn search_query(typed: &str) -> Option<String> {
    let mut terms = Vec::new();
    let mut rest = typed;
    while let Some((term, after)) = next_term(rest) {
        if term.text.chars().any(char::is_alphanumeric) {
            terms.push(term);
        }
        rest = after;
    }
    let query = terms.iter().map(Term::for_fts).collect::<Vec<_>>().join(" ");
    (!query.is_empty()).then_some(query)
}

/// One word or phrase as FTS5 is asked for it, in this order; its last word may still go on when it
/// is `unfinished`. Nothing when there is no word in it.
///
/// ```
/// # use matinee_core::text::search_term;
/// assert_eq!(search_term("low wat", true).as_deref(), Some(r#""low wat"*"#));
/// ```
pub fn search_term(text: &str, unfinished: bool) -> Option<String> {
    let term = Term { text, unfinished };
    text.chars().any(char::is_alphanumeric).then(|| term.for_fts())
}

/// One word or phrase of a query.
struct Term<'a> {
    text: &'a str,
    unfinished: bool,
}

impl Term<'_> {
    /// Quoted, so that no sign or capital word in it is taken for syntax.
    fn for_fts(&self) -> String {
        let text = search_text(self.text).replace(['"', '\0'], " ");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        // After a sign the tokenizer has closed the word: there is no prefix
        // left to extend, and a star would attach to the word before.
        let open = self.unfinished && text.chars().next_back().is_some_and(char::is_alphanumeric);
        format!("\"{text}\"{}", if open { "*" } else { "" })
    }
}

/// Takes the first word or phrase off a query.
fn next_term(typed: &str) -> Option<(Term<'_>, &str)> {
    let typed = typed.trim_start();
    let first = typed.chars().next()?;
    if is_quotation_mark(first) {
        let inside = &typed[first.len_utf8()..];
        return Some(match inside.find(is_quotation_mark) {
            Some(end) => {
                let closing = inside[end..].chars().next().map_or(0, char::len_utf8);
                (Term { text: &inside[..end], unfinished: false }, &inside[end + closing..])
            }
            // A phrase without its end is one still being typed.
            None => (Term { text: inside, unfinished: true }, ""),
        });
    }
    let end = typed
        .find(|letter: char| letter.is_whitespace() || is_quotation_mark(letter))
        .unwrap_or(typed.len());
    Some((Term { text: &typed[..end], unfinished: end == typed.len() }, &typed[end..]))
}

fn is_quotation_mark(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;
    use rusqlite::Connection;

    use super::*;

    fn index(texts: &[&str]) -> Connection {
        let index = Connection::open_in_memory().unwrap();
        index
            .execute_batch("create virtual table words using fts5(text, tokenize = \"unicode61 remove_diacritics 2\")")
            .unwrap();
        for text in texts {
            index.execute("insert into words (text) values (?1)", [search_text(text)]).unwrap();
        }
        index
    }

    fn finds(index: &Connection, typed: &str) -> Vec<i64> {
        let Some(query) = search_query(typed) else { return Vec::new() };
        index
            .prepare("select rowid from words where words match ?1 order by rowid")
            .unwrap()
            .query_map([query], |row| row.get(0))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap()
    }

    #[rstest]
    #[case::word("water", &[1])]
    #[case::unfinished_word("keep wat", &[])]
    #[case::two_words_last_unfinished("keeper wat", &[1])]
    #[case::phrase("\"low water\"", &[1])]
    #[case::phrase_in_the_wrong_order("\"water low\"", &[])]
    #[case::open_phrase("“low wat", &[1])]
    #[case::accents("amelie", &[2])]
    #[case::apostrophe("don’t", &[2])]
    #[case::part_of_a_japanese_run("京物", &[3])]
    #[case::japanese_in_the_wrong_order("物京", &[])]
    #[case::japanese_beside_latin("1953 東京", &[3])]
    #[case::arabic_without_its_article("حديد", &[4])]
    #[case::arabic_with_points("حَديد", &[4])]
    #[case::arabic_alef("احمد", &[4])]
    #[case::thai("บุญมี", &[5])]
    #[case::part_of_a_korean_word("생충", &[6])]
    #[case::korean_without_its_particle("\"기생충\"", &[6])]
    #[case::one_korean_syllable("충", &[6])]
    #[case::korean_in_the_wrong_order("충생", &[])]
    #[case::korean_typed_by_its_parts("\u{1109}\u{1162}\u{11bc}\u{110e}\u{116e}\u{11bc}", &[6])]
    #[case::korean_written_by_its_parts("설국", &[7])]
    #[case::operators_are_words("keeper AND", &[])]
    #[case::signs_only("*:^ ()", &[])]
    fn what_is_typed_finds_what_was_written(#[case] typed: &str, #[case] found: &[i64]) {
        let index = index(&[
            "The Keeper of Low Water",
            "Le Fabuleux Destin d’Amélie, don’t you know",
            "東京物語 (1953)",
            "باب الحديد, أحمد",
            "ลุงบุญมีระลึกชาติ",
            "다시 본 기생충을",
            "\u{1109}\u{1165}\u{11af}\u{1100}\u{116e}\u{11a8}\u{110b}\u{1167}\u{11af}\u{110e}\u{1161}",
        ]);
        assert_eq!(finds(&index, typed), found);
    }

    proptest! {
        #[test]
        fn no_query_is_a_syntax_error(typed in "\\PC{0,30}|[\"'*:^(){}+ -]{0,12}|(AND|OR|NOT|NEAR| |\"|a){0,8}") {
            finds(&index(&["a text"]), &typed);
        }

        #[test]
        fn a_text_is_found_by_its_own_words(text in "[a-z東京物語기생충نحديد ]{1,30}") {
            prop_assume!(text.chars().any(char::is_alphanumeric));
            prop_assert_eq!(finds(&index(&[&text]), &text), [1]);
        }
    }
}
