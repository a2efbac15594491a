use crate::text;

/// Letters of a snippet on either side of the word found.
const BEFORE: usize = 60;
const AFTER: usize = 100;

/// The part of a text around the first of the words, on one line, with dots where it is cut; its
/// beginning where none of them is found.
pub(super) fn around(plain: &str, words: &[String]) -> String {
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = starts(&line)
        .find(|at| {
            let end = line[*at..].find(' ').map_or(line.len(), |length| at + length);
            let folded = text::fold(&line[*at..end]);
            words.iter().any(|word| !word.is_empty() && folded.contains(word.as_str()))
        })
        .unwrap_or(0);
    let start = starts(&line).find(|at| found - at.min(&found) <= BEFORE).unwrap_or(0);
    let mut end = line.len();
    if let Some((cut, _)) = line[found..].char_indices().nth(AFTER) {
        let cut = found + cut;
        end = line[..cut].rfind(' ').filter(|space| *space > found).unwrap_or(cut);
    }
    let before = if start > 0 { "… " } else { "" };
    let after = if end < line.len() { " …" } else { "" };
    format!("{before}{}{after}", &line[start..end])
}

/// Where words begin.
fn starts(line: &str) -> impl Iterator<Item = usize> + '_ {
    std::iter::once(0).chain(line.match_indices(' ').map(|(at, _)| at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(typed: &str) -> Vec<String> {
        text::fold(typed).split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn a_long_text_is_cut_around_the_word() {
        let text =
            format!("{} the Café on the corner {}", "before ".repeat(40), "after ".repeat(40));
        let cut = around(&text, &words("cafe"));
        assert!(cut.starts_with("… ") && cut.ends_with(" …"), "{cut}");
        assert!(cut.contains("Café on the corner"), "{cut}");
        assert!(cut.chars().count() < 200, "{cut}");
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(around("Good\n\nboard.", &words("board")), "Good board.");
    }

    #[test]
    fn text_without_spaces_is_cut_between_letters() {
        let cut = around(&"待".repeat(300), &words("待"));
        assert!(cut.ends_with(" …") && cut.chars().count() < 200, "{cut}");
    }
}
