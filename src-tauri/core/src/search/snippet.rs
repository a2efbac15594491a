use std::ops::Range;

use super::SnippetPart;
use crate::text;

/// Letters of a snippet on either side of the word found.
const BEFORE: usize = 60;
const AFTER: usize = 100;

/// The part of a text around the first of the words, on one line, with dots where it is cut; its
/// beginning where none of them is found.
pub(super) fn around(plain: &str, words: &[String]) -> String {
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    // The first place with the most of the words beside each other.
    let mut found = (0, 0);
    let begun: Vec<usize> = starts(&line).collect();
    for (index, start) in begun.iter().enumerate() {
        let row = begun[index..].iter().take(words.len());
        let beside = row.take_while(|at| is_found(word_at(&line, **at), words, false)).count();
        if beside > found.1 {
            found = (*start, beside);
        }
    }
    let found = found.0;
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

/// A text cut into stretches where words of it were looked for; of a title the middle of a word, too.
pub(super) fn marked(line: &str, words: &[String], is_title: bool) -> Vec<SnippetPart> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in starts(line) {
        for place in places(word_at(line, start), words, is_title) {
            let place = start + place.start..start + place.end;
            match found.last_mut() {
                // Words beside each other are one stretch.
                Some(last) if line[last.end.min(place.start)..place.start].trim().is_empty() => {
                    last.end = last.end.max(place.end);
                }
                _ => found.push(place),
            }
        }
    }
    let mut parts = Vec::new();
    let mut at = 0;
    let mut push = |text: &str, hit: bool| {
        if !text.is_empty() {
            parts.push(SnippetPart { text: text.to_owned(), hit });
        }
    };
    for place in found {
        push(&line[at..place.start], false);
        push(&line[place.clone()], true);
        at = place.end;
    }
    push(&line[at..], false);
    parts
}

/// Where a word of a text is one looked for: all of it but the signs around it, or where words are
/// not set apart by spaces, the letters themselves.
fn places(word: &str, words: &[String], is_title: bool) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = Vec::new();
    for sought in
        words.iter().filter(|sought| is_found(word, std::slice::from_ref(sought), is_title))
    {
        let by_letter = sought.chars().next().is_some_and(text::is_indexed_by_letter);
        let (first, last) = if by_letter {
            let length = sought.chars().count();
            let starts: Vec<usize> =
                word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
            match starts
                .windows(length + 1)
                .find(|run| text::fold(&word[run[0]..run[length]]) == *sought)
            {
                Some(run) => (run[0], run[length]),
                None => continue,
            }
        } else {
            let inner = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            let first = word.find(inner).unwrap_or_default();
            (first, first + inner.len())
        };
        places.push(first..last);
    }
    places.sort_by_key(|place| place.start);
    places
}

/// Whether a word of a text begins with one looked for, or where words are not set apart by spaces,
/// has it in it.
fn is_found(word: &str, words: &[String], is_title: bool) -> bool {
    let folded = text::fold(word);
    words.iter().filter(|sought| !sought.is_empty()).any(|sought| {
        let anywhere = sought.chars().next().is_some_and(text::is_indexed_by_letter)
            || is_title && sought.chars().count() > 2;
        folded.split(' ').any(|part| part.starts_with(sought.as_str()))
            || anywhere && folded.contains(sought.as_str())
    })
}

/// The word that begins at a place.
fn word_at(line: &str, start: usize) -> &str {
    let end = line[start..].find(' ').map_or(line.len(), |length| start + length);
    &line[start..end]
}

/// Where words begin.
fn starts(line: &str) -> impl Iterator<Item = usize> + '_ {
    std::iter::once(0).chain(line.match_indices(' ').map(|(at, _)| at + 1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

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
    fn the_words_are_shown_where_they_stand_together() {
        let text = format!("Slow to follow, low. {}at low water again", "more ".repeat(60));
        let cut = around(&text, &words("low water"));
        assert!(cut.contains("at low water again"), "{cut}");
        let told = marked("slow, low", &words("low"), false);
        assert_eq!(
            told.iter().filter(|part| part.hit).map(|part| part.text.as_str()).collect::<Vec<_>>(),
            ["low"]
        );
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

    #[rstest]
    #[case::a_word("the low water, again", "low", "the [low] water, again")]
    #[case::words_in_a_row("at low water.", "low wat", "at [low water].")]
    #[case::accents("the Café on the corner", "cafe", "the [Café] on the corner")]
    #[case::the_middle("Heliotrope", "iotro", "[Heliotrope]")]
    #[case::japanese("夜の停車場", "停車", "夜の[停車]場")]
    #[case::korean("다시 본 기생충을", "생충", "다시 본 기[생충]을")]
    #[case::not_there("nothing", "low", "nothing")]
    #[case::no_words("nothing", "", "nothing")]
    fn what_was_looked_for_is_marked(
        #[case] line: &str,
        #[case] typed: &str,
        #[case] expected: &str,
    ) {
        let told: String = marked(line, &words(typed), true)
            .into_iter()
            .map(|part| if part.hit { format!("[{}]", part.text) } else { part.text })
            .collect();
        assert_eq!(told, expected);
    }

    proptest! {
        #[test]
        fn marking_leaves_the_text_as_it_is(line in "\\PC{0,40}", typed in "[a-z夜車 ]{0,8}") {
            let parts = marked(&line, &words(&typed), true);
            prop_assert_eq!(parts.into_iter().map(|part| part.text).collect::<String>(), line);
        }
    }
}
