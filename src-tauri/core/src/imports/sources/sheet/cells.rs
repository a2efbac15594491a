//! What programs do to the values of sheets on their way, undone.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// A value as it was meant: without the mark that guards spreadsheets from formulas, decoded once.
pub(super) fn meant(value: &str) -> Cow<'_, str> {
    let value = unguarded(value.trim());
    repaired(value).map_or(Cow::Borrowed(value), Cow::Owned)
}

/// Without the `'` that keeps a spreadsheet from taking a text for a formula.
fn unguarded(value: &str) -> &str {
    match value.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => value,
    }
}

/// A text that was UTF-8, taken for Windows-1252 and written as UTF-8 once more (`Ã‰tÃ©`), as it
/// was before; nothing for any other text. Bytes that happen to be UTF-8 do not come about by
/// chance.
pub(super) fn repaired(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let (bytes, _, unmapped) = WINDOWS_1252.encode(text);
    if unmapped {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

/// A number as spreadsheets and people write it, with either kind of decimals unless one is said.
pub(super) fn number(text: &str, decimal_comma: Option<bool>) -> Option<f64> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let plain = match decimal_comma {
        Some(true) => text.replace('.', "").replace(',', "."),
        Some(false) => text.replace(',', ""),
        None => text.replace(',', "."),
    };
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    let is_number = digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_number.then(|| plain.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_was_decoded_twice_is_repaired_and_no_other_is() {
        assert_eq!(repaired("Ã‰tÃ© Ã\u{a0} la mer").as_deref(), Some("Été à la mer"));
        assert_eq!(repaired("é›ªã®é›»è©±"), None, "a byte is lost for good");
        assert_eq!(repaired("Été"), None);
        assert_eq!(repaired("雪の電話"), None);
        assert_eq!(repaired("Heat"), None);
    }

    #[test]
    fn the_guard_against_formulas_goes_and_an_apostrophe_stays() {
        assert_eq!(meant("'=1+1"), "=1+1");
        assert_eq!(meant("'-30-"), "-30-");
        assert_eq!(meant("'Tis Pity"), "'Tis Pity");
    }

    #[test]
    fn numbers_are_read_with_both_kinds_of_decimals() {
        assert_eq!(number("4,5", None), Some(4.5));
        assert_eq!(number("1,234", Some(false)), Some(1234.0));
        assert_eq!(number("1.234,5", Some(true)), Some(1234.5));
        assert_eq!(number("4/5", None), None);
        assert_eq!(number("", None), None);
    }
}
