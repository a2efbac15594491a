/// A title and the year in brackets behind it, `The Glass Harbour (1974)`.
pub(crate) fn title_and_year(text: &str) -> (&str, Option<i16>) {
    let text = text.trim();
    let split = || {
        let (title, rest) = text.strip_suffix(')')?.rsplit_once('(')?;
        let year = rest.trim();
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let year = year.parse().ok().filter(|year| is_year && (1870..=2200).contains(year))?;
        let title = title.trim_end();
        (!title.is_empty()).then_some((title, Some(year)))
    };
    split().unwrap_or((text, None))
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
