use unicode_normalization::UnicodeNormalization;

/// A line as it is fit to keep: composed (NFC), trimmed, single-spaced, without line breaks or
/// other control characters. What it says is not touched.
pub fn tidy(line: &str) -> String {
    let composed: String =
        line.nfc().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
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
