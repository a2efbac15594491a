use unicode_normalization::UnicodeNormalization;

/// A line as it is fit to keep: composed (NFC), trimmed, single-spaced, without line breaks or
/// other control characters. What it says is not touched.
pub fn tidy(line: &str) -> String {
    let without_controls = |letter: char| if letter.is_control() { ' ' } else { letter };
    let composed: String = match line.is_ascii() {
        true => line.chars().map(without_controls).collect(),
        false => line.nfc().map(without_controls).collect(),
    };
    composed.split([' ', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trims_composes_and_spaces_singly() {
        assert_eq!(tidy("  cafe\u{301} \t noir\r\n"), "café noir");
    }

    #[test]
    fn a_no_break_space_is_kept() {
        assert_eq!(tidy("Mission\u{a0}– Impossible"), "Mission\u{a0}– Impossible");
    }
}
