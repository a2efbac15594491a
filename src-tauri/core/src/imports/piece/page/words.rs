//! How long a line is, and whether it reads as prose.

use crate::text;

/// A line with so many words is prose, however it ends.
const PROSE: usize = 14;

/// A line with so many words is prose when it ends as a sentence does.
const SENTENCE: usize = 6;

/// The longest heading.
const HEADING: usize = 14;

/// How many words a line has.
pub(super) fn count(line: &str) -> usize {
    text::words(line)
}

/// Whether a line ends as a sentence does.
pub(super) fn ends_as_sentence(line: &str) -> bool {
    let end = line.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '*', '_']);
    end.ends_with(['.', '!', '?', '…', '。', '！', '？', ':', ';'])
}

/// Whether a line reads as a paragraph of a text and not as a label, a heading or a fact.
pub(super) fn is_prose(line: &str) -> bool {
    let words = count(line);
    words >= PROSE || (words >= SENTENCE && ends_as_sentence(line))
}

/// Whether a line could be a heading by its looks alone.
pub(super) fn looks_like_heading(line: &str) -> bool {
    let words = count(line);
    if words == 0 || words > HEADING || line.chars().count() > 90 {
        return false;
    }
    let starts = line.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next();
    let capital = starts.is_some_and(|letter| !letter.is_lowercase());
    let ends = !line.ends_with(['.', ',', ';', '—', '–', '-']) || line.ends_with("...");
    capital && ends
}

/// Text in quotation marks, and nothing but that, without the marks.
pub(super) fn unquoted(line: &str) -> Option<&str> {
    const MARKS: [(&str, &[&str]); 8] = [
        ("“", &["”", "“"]),
        ("\"", &["\""]),
        ("„", &["“", "”"]),
        ("«", &["»"]),
        ("»", &["«"]),
        ("‘", &["’"]),
        ("「", &["」"]),
        ("'", &["'"]),
    ];
    MARKS.iter().find_map(|(open, closes)| {
        let rest = line.trim().strip_prefix(open)?;
        let inside = closes.iter().find_map(|close| rest.strip_suffix(close))?.trim();
        // Two quotations with words between them are a sentence.
        let whole = !closes
            .iter()
            .filter(|close| **close != "’" && **close != "'")
            .any(|close| inside.contains(close));
        (whole && !inside.is_empty()).then_some(inside)
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("“The sea keeps its own books.”", Some("The sea keeps its own books."))]
    #[case("\"The sea keeps its own books.\"", Some("The sea keeps its own books."))]
    #[case("‘It’s only water.’", Some("It’s only water."))]
    #[case("«\u{a0}L’eau\u{a0}»", Some("L’eau"))]
    #[case("“Stay”, he says, “a while.”", None)]
    #[case("The sea", None)]
    #[case("“”", None)]
    fn a_quoted_line_loses_its_marks(#[case] line: &str, #[case] words: Option<&str>) {
        assert_eq!(unquoted(line), words);
    }

    #[rstest]
    #[case("The house on piles", true)]
    #[case("WHAT THE LEDGER SAYS", true)]
    #[case("Why does he stay?", true)]
    #[case("1. The gauge", true)]
    #[case("“Nobody reads it”", true)]
    #[case("He stays.", false)]
    #[case("and then the water", false)]
    fn a_heading_is_short_and_no_sentence(#[case] line: &str, #[case] heading: bool) {
        assert_eq!(looks_like_heading(line), heading);
    }
}
