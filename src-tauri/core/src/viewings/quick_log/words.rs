//! A quick line taken apart into its words.

/// One word of a line, or several in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// As it stands in the line, marks and all.
    pub(super) raw: &'t str,
    /// Where it begins, in bytes.
    pub(super) start: usize,
}

impl<'t> Word<'t> {
    /// Where it ends, in bytes.
    pub(super) fn end(self) -> usize {
        self.start + self.raw.len()
    }

    /// What stands in quotation marks, when nothing of the word stands outside them.
    pub(super) fn quoted(self) -> Option<&'t str> {
        self.raw.starts_with(is_mark).then(|| self.raw.trim_matches(is_mark))
    }

    /// What follows `sign` at the beginning of the word.
    pub(super) fn after(self, sign: &str) -> Option<&'t str> {
        let begins = self.raw.get(..sign.len())?;
        begins.eq_ignore_ascii_case(sign).then(|| &self.raw[sign.len()..])
    }
}

/// The words of a line. Quotation marks hold several together where they begin a word or follow a
/// sign: `"heat wave"`, `@"kino arkaden"`, `with:ana,"ben x"`. Inside a word they are letters.
pub(super) fn split(line: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut inside = false;
    let mut before = ' ';
    for (at, letter) in line.char_indices() {
        if is_mark(letter) && (inside || before.is_whitespace() || "@#:,".contains(before)) {
            inside = !inside;
            start.get_or_insert(at);
        } else if letter.is_whitespace() && !inside {
            words.extend(start.take().map(|start| Word { raw: &line[start..at], start }));
        } else {
            start.get_or_insert(at);
        }
        before = letter;
    }
    words.extend(start.map(|start| Word { raw: line[start..].trim_end(), start }));
    words
}

/// A value without the quotation marks around it.
pub(super) fn unquoted(value: &str) -> &str {
    value.trim_matches(is_mark).trim()
}

/// The values of a list parted by commas, but not by those in quotation marks.
pub(super) fn listed(values: &str) -> Vec<&str> {
    let mut inside = false;
    let parted = values.split(|letter: char| {
        inside ^= is_mark(letter);
        letter == ',' && !inside
    });
    parted.map(unquoted).filter(|value| !value.is_empty()).collect()
}

/// A value as it is written so that it is read as one.
pub(super) fn quote(value: &str) -> String {
    let plain = |letter: char| !letter.is_whitespace() && letter != ',' && !is_mark(letter);
    if value.chars().all(plain) { value.to_owned() } else { format!("\"{value}\"") }
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::spaces("  heat \t 1995 ", &["heat", "1995"])]
    #[case::quoted("\"heat wave\" 8", &["\"heat wave\"", "8"])]
    #[case::curly("„heat wave“ 8", &["„heat wave“", "8"])]
    #[case::after_a_sign("heat @\"kino arkaden\" #x", &["heat", "@\"kino arkaden\"", "#x"])]
    #[case::in_a_list("with:ana,\"ben x\" 8", &["with:ana,\"ben x\"", "8"])]
    #[case::still_open("heat @\"kino ark ", &["heat", "@\"kino ark"])]
    #[case::inches("the 70\" print", &["the", "70\"", "print"])]
    #[case::nothing("   ", &[])]
    fn a_line_is_taken_apart(#[case] line: &str, #[case] words: &[&str]) {
        let split: Vec<&str> = split(line).iter().map(|word| word.raw).collect();
        assert_eq!(split, words);
    }

    #[test]
    fn a_list_is_parted_by_commas_outside_quotation_marks() {
        assert_eq!(listed("ana,\"ben, the elder\",, c"), ["ana", "ben, the elder", "c"]);
    }

    proptest::proptest! {
        #[test]
        fn every_word_stands_where_it_says(line in "[a\"“@#:, é0]{0,24}") {
            for word in split(&line) {
                proptest::prop_assert_eq!(&line[word.start..word.end()], word.raw);
            }
        }

        #[test]
        fn a_quoted_value_is_read_as_one(value in "[a-z0-9,. ]{1,12}") {
            proptest::prop_assume!(!value.trim().is_empty());
            let value = value.trim();
            let line = format!("@{}", quote(value));
            let words = split(&line);
            proptest::prop_assert_eq!(words.len(), 1);
            proptest::prop_assert_eq!(unquoted(words[0].after("@").unwrap()), value);
        }
    }
}
