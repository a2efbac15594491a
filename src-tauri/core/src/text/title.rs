//! Titles, as they are alphabetised and as two copies of one are recognised.

use super::fold;

/// Leading articles that are left out of the alphabet: English, French,
/// German, Spanish, Italian, Portuguese.
///
/// `i`, `o` and `as` are articles too, but open more English titles as words
/// ("I Am Cuba", "As Good as It Gets"), and the alphabet can't ask which.
const ARTICLES: &[&str] = &[
    "the", "a", "an", "le", "la", "les", "un", "une", "des", "der", "die", "das", "ein", "eine",
    "el", "los", "las", "una", "unos", "unas", "il", "lo", "gli", "uno", "os", "um", "uma",
];

/// Articles that lean on the next word without a space.
const ELIDED: &[&str] = &["l", "un"];

/// English titles whose first word only looks like a German article.
const KEPT_OPENINGS: &[&str] =
    &["die hard", "die another", "die monster", "die my", "die in", "die tomorrow"];

/// A title as it stands in an alphabet: folded, without its leading article.
///
/// ```
/// # use matinee_core::text::sort_title;
/// assert_eq!(sort_title("The Keeper of Low Water"), "keeper of low water");
/// assert_eq!(sort_title("L’Avventura"), "avventura");
/// assert_eq!(sort_title("A.I. Artificial Intelligence"), "a i artificial intelligence");
/// ```
pub fn sort_title(title: &str) -> String {
    let whole = fold(title);
    if KEPT_OPENINGS.iter().any(|opening| whole.starts_with(opening)) {
        return whole;
    }
    let rest = without_article(title).map(fold).unwrap_or_default();
    if rest.chars().any(char::is_alphanumeric) { rest } else { whole }
}

/// What two copies of one title have in common: folded, without its article
/// (leading, or trailing as in "Piano, The") and without spaces, so that
/// "Spider-Man" and "Spiderman" meet; Roman numerals after the first word are
/// numbers, so that "Rocky II" and "Rocky 2" meet.
pub fn title_key(title: &str) -> String {
    let turned = without_trailing_article(title);
    let sorted = sort_title(turned.unwrap_or(title));
    if !sorted.contains(' ') {
        return sorted;
    }
    let mut key = String::with_capacity(sorted.len());
    for (at, word) in sorted.split(' ').enumerate() {
        match NUMERALS.iter().position(|numeral| *numeral == word) {
            Some(number) if at > 0 => key.push_str(&(number + 2).to_string()),
            _ => key.push_str(word),
        }
    }
    key
}

/// Two to twenty. One is left out: it is a word in too many languages.
const NUMERALS: [&str; 19] = [
    "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
    "xvi", "xvii", "xviii", "xix", "xx",
];

/// What follows a title's leading article, if it has one.
fn without_article(title: &str) -> Option<&str> {
    let title = title.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let end = title.find(|letter: char| !letter.is_alphanumeric())?;
    let (first, rest) = title.split_at(end);
    let first = first.to_lowercase();
    let parted_by = rest.chars().next()?;
    let is_article = match parted_by {
        '\'' | '’' | 'ʼ' => ELIDED.contains(&first.as_str()),
        _ if parted_by.is_whitespace() => ARTICLES.contains(&first.as_str()),
        _ => false,
    };
    is_article.then(|| &rest[parted_by.len_utf8()..])
}

/// A catalogue's title with its article before it: `Piano, The` is `The Piano`.
///
/// ```
/// # use matinee_core::text::with_leading_article;
/// assert_eq!(with_leading_article("Avventura, L'"), "L'Avventura");
/// assert_eq!(with_leading_article("Comma, The Film"), "Comma, The Film");
/// ```
pub fn with_leading_article(title: &str) -> String {
    let turned = without_trailing_article(title).and_then(|rest| {
        let article = title.rsplit_once(',')?.1.trim();
        let space = if article.ends_with(['\'', '’']) { "" } else { " " };
        Some(format!("{article}{space}{}", rest.trim_end()))
    });
    turned.unwrap_or_else(|| title.trim().to_owned())
}

/// What stands before ", The" and its like at the end of a catalogue's title.
fn without_trailing_article(title: &str) -> Option<&str> {
    let (rest, last) = title.rsplit_once(',')?;
    let last = last.trim().to_lowercase();
    let elided = last.strip_suffix(['\'', '’']).is_some_and(|article| ELIDED.contains(&article));
    (elided || ARTICLES.contains(&last.as_str())).then_some(rest)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::english("An Autumn Afternoon", "autumn afternoon")]
    #[case::french("Les Quatre Cents Coups", "quatre cents coups")]
    #[case::elided_french("L'Atalante", "atalante")]
    #[case::elided_italian("Un’ora sola ti vorrei", "ora sola ti vorrei")]
    #[case::german("Der Himmel über Berlin", "himmel uber berlin")]
    #[case::spanish("El espíritu de la colmena", "espiritu de la colmena")]
    #[case::italian("Gli uccelli", "uccelli")]
    #[case::portuguese("Os Verdes Anos", "verdes anos")]
    #[case::quoted("“The Conversation”", "conversation")]
    #[case::only_an_article("The", "the")]
    #[case::article_and_signs("A ?", "a")]
    #[case::initials("A.I. Artificial Intelligence", "a i artificial intelligence")]
    #[case::not_german("Die Hard", "die hard")]
    #[case::a_word_not_an_article("I Am Cuba", "i am cuba")]
    #[case::accent_is_no_article("À bout de souffle", "a bout de souffle")]
    #[case::part_of_a_word("Thelma & Louise", "thelma and louise")]
    fn a_title_is_alphabetised_without_its_article(#[case] title: &str, #[case] sorted: &str) {
        assert_eq!(sort_title(title), sorted);
    }

    #[rstest]
    #[case("The Glass Harbour", "Glass Harbour, The")]
    #[case("Spider-Man", "Spiderman")]
    #[case("WALL·E", "Wall-E")]
    #[case("L'Atalante", "Atalante, L’")]
    #[case("Romeo & Juliet", "Romeo and Juliet")]
    #[case("Rocky II", "Rocky 2")]
    #[case("Saint Matthew, Part XX", "Saint Matthew, Part 20")]
    #[case("Mission:\u{a0}Impossible \u{2013} Fallout", "Mission: Impossible - Fallout")]
    fn two_spellings_of_a_title_have_one_key(#[case] one: &str, #[case] other: &str) {
        assert_eq!(title_key(one), title_key(other));
    }

    #[test]
    fn different_films_have_different_keys() {
        assert_ne!(title_key("$"), title_key("…"));
        assert_ne!(title_key("The Thing"), title_key("Thing, A Wild"));
    }
}
