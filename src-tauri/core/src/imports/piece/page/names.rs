//! Lists of people.

use super::vocabulary::{is_country, is_genre, is_language};
use crate::CastMember;

/// Words that stand small inside a name.
const PARTICLES: &[&str] = &[
    "de", "da", "di", "du", "del", "della", "der", "den", "des", "do", "dos", "van", "von", "zu",
    "la", "le", "el", "al", "bin", "ibn", "af", "av", "ten", "ter", "y", "e", "af",
];

/// What ends a list of people without being one of them.
const AND_OTHERS: &[&str] = &["and more", "et al.", "et al", "and others", "more", "others"];

/// Whether this could be somebody's name: a few words, each with a capital but for particles.
pub(super) fn is_name(name: &str) -> bool {
    let name = name.trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let spelt = |word: &&str| {
        PARTICLES.contains(word)
            || word
                .chars()
                .next()
                .is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
    };
    (1..=6).contains(&words.len())
        && name.chars().count() <= 60
        && !name.chars().any(|letter| letter.is_ascii_digit() || "?!:;\"“”/|@#%".contains(letter))
        && words.iter().all(spelt)
        && words.iter().any(|word| !PARTICLES.contains(word))
        // A full stop ends an initial or 'Jr.', never a name of several long words.
        && words.iter().all(|word| !word.ends_with('.') || word.chars().count() <= 4)
}

/// The parts of a list: `A, B and C`, `A; B`, `A & B`, `A / B`.
pub(in crate::imports::piece) fn parts(list: &str) -> Vec<String> {
    let list = list.trim().trim_end_matches('.').trim();
    let list = AND_OTHERS.iter().fold(list, |list, more| {
        list.strip_suffix(more)
            .map_or(list, |rest| rest.trim_end().trim_end_matches(',').trim_end())
    });
    let mut whole = String::new();
    // Between brackets a comma parts nothing.
    let mut depth = 0_u32;
    for letter in list.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let parts = depth == 0 && matches!(letter, ',' | ';' | '/' | '、' | '|' | '·' | '•');
        whole.push(if parts { '\n' } else { letter });
    }
    let whole = whole.replace(" and ", "\n").replace(" & ", "\n").replace("\nand ", "\n");
    whole
        .split('\n')
        .map(|part| part.trim().trim_start_matches("and ").trim_start_matches("with ").trim())
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The people of a list, when it holds nothing else.
pub(super) fn people(list: &str) -> Option<Vec<String>> {
    let names = parts(list);
    (!names.is_empty() && names.iter().all(|name| is_name(name))).then_some(names)
}

/// The cast of a list, when it holds nothing else: `A, B`, `A as the keeper`, `A (the keeper)`.
pub(super) fn cast(list: &str) -> Option<Vec<CastMember>> {
    let members: Vec<CastMember> = parts(list).iter().map(|part| member(part)).collect();
    (!members.is_empty() && members.iter().all(|member| is_name(&member.name))).then_some(members)
}

/// Who plays, and what where it is said: `A as the keeper`, `A (the keeper)`, `A … the keeper`.
pub(in crate::imports) fn member(part: &str) -> CastMember {
    let bracketed = part.strip_suffix(')').and_then(|part| part.split_once(" ("));
    let (name, character) = bracketed
        .or_else(|| part.split_once(" as "))
        .or_else(|| part.split_once(" … "))
        .or_else(|| part.split_once(" ... "))
        .unwrap_or((part, ""));
    CastMember { name: name.trim().to_owned(), character: character.trim().to_owned() }
}

/// A list of two people or more that nothing introduces: `A, B, C`. Genres and countries are no
/// people, and neither is a list of single words.
pub(super) fn bare_cast(list: &str) -> Option<Vec<CastMember>> {
    let parts = parts(list);
    let known = |part: &String| is_genre(part) || is_country(part) || is_language(part);
    let full = parts.iter().filter(|part| part.contains(' ') || !part.is_ascii()).count();
    if parts.len() < 2 || parts.iter().any(known) || full * 2 < parts.len() {
        return None;
    }
    cast(list)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Ana Reis, Tom Hale and Ida Voss", &["Ana Reis", "Tom Hale", "Ida Voss"])]
    #[case("Ana Reis & Tom Hale", &["Ana Reis", "Tom Hale"])]
    #[case("Ana Reis, Tom Hale, and more", &["Ana Reis", "Tom Hale"])]
    #[case("J. P. de Vries, 北野武", &["J. P. de Vries", "北野武"])]
    fn people_are_parted(#[case] list: &str, #[case] names: &[&str]) {
        assert_eq!(people(list).unwrap(), names);
    }

    #[rstest]
    #[case("Drama, Thriller")]
    #[case("Norway, Portugal")]
    #[case("Salt, silence, and a ledger")]
    #[case("Ana Reis")]
    #[case("It rains, and nobody minds.")]
    fn what_is_no_list_of_people_is_no_cast(#[case] list: &str) {
        assert_eq!(bare_cast(list), None);
    }

    #[test]
    fn characters_come_with_their_actors() {
        let cast = cast("Tom Hale as the keeper, Ida Voss (Marit, his sister)").unwrap();
        assert_eq!((cast[0].name.as_str(), cast[0].character.as_str()), ("Tom Hale", "the keeper"));
        assert_eq!(
            (cast[1].name.as_str(), cast[1].character.as_str()),
            ("Ida Voss", "Marit, his sister")
        );
    }
}
