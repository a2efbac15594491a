use super::values::year;

/// A title and the year in brackets behind it, `The Glass Harbour (1974)`.
pub(crate) fn title_and_year(text: &str) -> (&str, Option<i16>) {
    let text = text.trim();
    let split = || {
        let (title, inside) = bracketed(text)?;
        let is_year = inside.len() == 4 && inside.bytes().all(|byte| byte.is_ascii_digit());
        Some((title, Some(year(inside).ok().filter(|_| is_year)?)))
    };
    split().unwrap_or((text, None))
}

/// What stands before the brackets at the end of a text, and what is in them.
pub(crate) fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (before, inside) = text.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    let before = before.trim_end();
    (!before.is_empty() && !inside.trim().is_empty()).then_some((before, inside.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_year_of_a_film_is_taken_for_one() {
        assert_eq!(title_and_year("Kites (1999)"), ("Kites", Some(1999)));
        assert_eq!(title_and_year("Kites (Part 2) (1999) "), ("Kites (Part 2)", Some(1999)));
        assert_eq!(title_and_year("Kites (uncut)"), ("Kites (uncut)", None));
        assert_eq!(title_and_year("(1999)"), ("(1999)", None));
        assert_eq!(title_and_year("2046"), ("2046", None));
        assert_eq!(title_and_year("Kites (0999)"), ("Kites (0999)", None));
    }
}
