//! What files and folders are called: readable, allowed on every system, and told apart.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::text;

/// Room for a name in bytes: file systems allow 255, an extension and a number come after it.
const ROOM: usize = 200;

/// Names Windows keeps for devices, with any extension.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// Signs that no name has on some system, or that Obsidian's links cannot have, and what stands for
/// them (`docs/exports.md`).
fn allowed(letter: char) -> Option<char> {
    match letter {
        '/' | '\\' | ':' | '|' => Some('-'),
        '"' => Some('\''),
        '[' | '{' => Some('('),
        ']' | '}' => Some(')'),
        '?' | '*' | '<' | '>' | '^' | '#' => None,
        // They turn the letters after them around, a name's extension with them.
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        _ if letter.is_control() => None,
        _ => Some(letter),
    }
}

/// `The Keeper of Low Water (1974)`: a title as the name of a file, without its extension.
pub(super) fn of_film(title: &str, year: Option<i16>) -> String {
    let title = title.replace(": ", " - ");
    let readable: String = title.nfc().filter_map(allowed).collect();
    let words = readable.split_whitespace().collect::<Vec<_>>().join(" ");
    let year = year.map(|year| format!(" ({year})")).unwrap_or_default();
    let words = cut(words.trim_matches(['.', ' ']), ROOM - year.len());
    let words = if words.is_empty() { "Untitled" } else { words };
    // A device's name is one with anything behind its dot, and a year does not help.
    let first = words.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let device = first.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let mark = if year.is_empty() && RESERVED.contains(&device) { "_" } else { "" };
    format!("{mark}{words}{year}")
}

/// `the-keeper-of-low-water`: a title as part of an address; empty when it is of signs alone.
pub(crate) fn slug(title: &str) -> String {
    let folded = text::fold(title);
    let words =
        folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-");
    cut(&name, ROOM).trim_end_matches('-').to_owned()
}

/// `the-keeper-of-low-water-49d411be`: a record's name in an address. The end of its uid keeps two
/// of one title apart, and the address the same from one export to the next.
pub(crate) fn address_of(title: &str, uid: &str) -> String {
    let short = uid.get(uid.len().saturating_sub(8)..).unwrap_or(uid);
    match slug(title).as_str() {
        "" => short.to_owned(),
        slug => format!("{slug}-{short}"),
    }
}

/// As much of a text as has room, and no half of a letter.
fn cut(text: &str, room: usize) -> &str {
    let mut end = 0;
    for (at, letter) in text.grapheme_indices(true) {
        if at + letter.len() > room {
            break;
        }
        end = at + letter.len();
    }
    text[..end].trim_end_matches(['.', ' '])
}

/// The names given so far in one folder. Two that differ in case alone are one name to many systems.
#[derive(Debug, Default)]
pub(super) struct Names(HashSet<String>);

impl Names {
    /// The name, with a number behind it when another has it already.
    pub(super) fn free(&mut self, name: String) -> String {
        let mut free = name.clone();
        let mut number = 1;
        while !self.0.insert(free.to_lowercase()) {
            number += 1;
            free = format!("{name} {number}");
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("The Keeper of Low Water", Some(1974), "The Keeper of Low Water (1974)")]
    #[case("Alien: Romulus", Some(2024), "Alien - Romulus (2024)")]
    #[case("../../etc/passwd", None, "-..-etc-passwd")]
    #[case("Face/Off", Some(1997), "Face-Off (1997)")]
    #[case("Who's \"That\"?", None, "Who's 'That'")]
    #[case("[REC]", Some(2007), "(REC) (2007)")]
    #[case("nul", None, "_nul")]
    #[case("Con", Some(2020), "Con (2020)")]
    #[case("...", None, "Untitled")]
    #[case("夜の停車場", Some(1962), "夜の停車場 (1962)")]
    #[case("\u{202e}gpj.evil", None, "gpj.evil")]
    #[case("👩‍👩‍👧 home ", None, "👩‍👩‍👧 home")]
    fn a_title_becomes_a_name_every_system_takes(
        #[case] title: &str,
        #[case] year: Option<i16>,
        #[case] name: &str,
    ) {
        assert_eq!(of_film(title, year), name);
    }

    #[test]
    fn a_long_title_is_cut_between_letters() {
        let name = of_film(&"👩‍👩‍👧".repeat(300), Some(1999));
        assert!(name.len() <= ROOM && name.ends_with("👧 (1999)"), "{name}");
    }

    #[test]
    fn names_that_some_systems_hold_for_one_get_numbers() {
        let mut names = Names::default();
        let given = ["Heat", "HEAT", "heat", "Heat 2"].map(|name| names.free(name.to_owned()));
        assert_eq!(given, ["Heat", "HEAT 2", "heat 3", "Heat 2 2"]);
    }

    proptest! {
        #[test]
        fn no_title_leads_out_of_its_folder(title in "(\\PC|[./\\\\:*?\"<>|]|\u{0}|\n){1,400}") {
            let name = of_film(&title, None);
            prop_assert!(!name.is_empty() && name.len() <= ROOM + 1);
            prop_assert!(!name.contains(['/', '\\', ':', '\0', '\n', '?', '*', '<', '>', '|', '"']));
            prop_assert!(!name.starts_with('.') && !name.ends_with(['.', ' ']), "{}", name);
        }
    }
}
