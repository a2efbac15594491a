//! Numbers and dates as a person reads them in a terminal.

pub(crate) use matinee_core::text::grouped;

/// ‘1 film’, ‘48 films’.
pub(crate) fn counted(count: impl Into<u64>, one: &str, many: &str) -> String {
    match count.into() {
        1 => format!("1 {one}"),
        count => format!("{} {many}", grouped(count)),
    }
}

/// What nobody typed into a title must not steer a terminal.
pub(crate) fn plain(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_control() && letter != '\n' { ' ' } else { letter })
        .collect()
}

/// Text broken between words so that no line is longer than so many letters, where words allow.
pub(crate) fn wrapped(text: &str, width: usize) -> String {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        let mut length = 0;
        for word in paragraph.split(' ') {
            let letters = word.chars().count();
            if length > 0 && length + 1 + letters > width {
                lines.push(std::mem::take(&mut line));
                length = 0;
            }
            if length > 0 {
                line.push(' ');
                length += 1;
            }
            line.push_str(word);
            length += letters;
        }
        lines.push(line);
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("one two three\n\nfour", 7), "one two\nthree\n\nfour");
        assert_eq!(wrapped("unbreakable word", 5), "unbreakable\nword");
    }

    #[test]
    fn escape_sequences_lose_their_power() {
        assert_eq!(plain("The \u{1b}[31mRed Shoes"), "The  [31mRed Shoes");
    }
}
