use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::SnippetPart;
use super::places::{first, places};

/// Letters of a snippet on either side of where the word found begins.
const BEFORE: usize = 60;
const AFTER: usize = 100;

/// The part of a text around the first of the words, on one line, with dots where it is cut; its
/// beginning where none of them is found.
pub(super) fn around(plain: &str, words: &[String]) -> String {
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let found = match words {
        [word] if !word.is_empty() => first(&line, word).unwrap_or_default(),
        _ => thickest(&line, &places(&line, words, false), words.len()),
    };
    let (start, end) = (beginning(&line, found), ending(&line, found));
    let before = if start > 0 { "… " } else { "" };
    let after = if end < line.len() { " …" } else { "" };
    format!("{before}{}{after}", line[start..end].trim())
}

/// The first place with the most of the words beside each other; the beginning where there is none.
fn thickest(line: &str, places: &[Range<usize>], most: usize) -> usize {
    let mut found = (0, 0);
    for (index, place) in places.iter().enumerate() {
        let gaps = places[index..].windows(2).take(most.saturating_sub(1));
        let is_beside = |pair: &&[Range<usize>]| {
            !line[pair[0].end..pair[1].start].chars().any(char::is_alphanumeric)
        };
        let beside = 1 + gaps.take_while(is_beside).count();
        if beside > found.1 {
            found = (place.start, beside);
        }
    }
    found.0
}

/// Where a snippet begins: at a word, or where none begins in a long run of letters, at a letter.
fn beginning(line: &str, found: usize) -> usize {
    let mut letters = line[..found].grapheme_indices(true).rev().map(|(at, _)| at);
    let Some(half) = letters.nth(BEFORE / 2 - 1) else { return 0 };
    let Some(first) = letters.nth(BEFORE / 2 - 1) else { return 0 };
    line[first..half].find(' ').map_or(first, |space| first + space + 1)
}

/// Where a snippet ends, likewise.
fn ending(line: &str, found: usize) -> usize {
    let mut letters = line[found..].grapheme_indices(true).map(|(at, _)| found + at);
    let Some(half) = letters.nth(AFTER / 2) else { return line.len() };
    let Some(last) = letters.nth(AFTER / 2 - 1) else { return line.len() };
    line[half..last].rfind(' ').map_or(last, |space| half + space)
}

/// A text cut into stretches where words of it were looked for; of a title the middle of a word, too.
pub(super) fn marked(line: &str, words: &[String], is_title: bool) -> Vec<SnippetPart> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for place in places(line, words, is_title) {
        match found.last_mut() {
            // Words beside each other are one stretch.
            Some(last) if line[last.end..place.start].trim().is_empty() => last.end = place.end,
            _ => found.push(place),
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::text;

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
    #[case::japanese("一二三四五六七八九十百千、", "待合室")]
    #[case::japanese_with_few_spaces(
        "一二三四五六七八九十百千万億兆京垓一二三四五六七八九十百千万億兆京垓一二三四五六七八九十百千万億兆京垓 ",
        "待合室"
    )]
    #[case::thai("ลุงระลึกชาติ", "บุญมี")]
    #[case::korean("가나다라마바사아자차 ", "기생충")]
    #[case::latin_among_letters("一二三四五六七八九十百千、", "heat")]
    fn a_late_hit_is_shown_and_marked(#[case] other: &str, #[case] word: &str) {
        for before in [1, 12, 15, 40] {
            let text = format!("{}{word}{}", other.repeat(before), other.repeat(30));
            let cut = around(&text, &words(word));
            assert!(cut.graphemes(true).count() <= BEFORE + AFTER + 4, "{cut}");
            let parts = marked(&cut, &words(word), false);
            let hits: Vec<&str> =
                parts.iter().filter(|part| part.hit).map(|part| part.text.as_str()).collect();
            assert_eq!(hits, [word], "{cut}");
        }
    }

    #[rstest]
    #[case::a_word("the low water, again", "low", "the [low] water, again")]
    #[case::words_in_a_row("at low water.", "low wat", "at [low water].")]
    #[case::accents("the Café on the corner", "cafe", "the [Café] on the corner")]
    #[case::the_middle("Heliotrope", "iotro", "[Heliotrope]")]
    #[case::japanese("夜の停車場", "停車", "夜の[停車]場")]
    #[case::every_place_in_a_run("夜の停車場と朝の停車場", "停車", "夜の[停車]場と朝の[停車]場")]
    #[case::two_words_in_a_run("夜の停車場と朝", "停車 朝", "夜の[停車]場と[朝]")]
    #[case::a_word_among_letters("昨日Heatを見た", "heat", "昨日[Heat]を見た")]
    #[case::letters_over_a_space("또 본 기생 충", "기생충", "또 본 [기생 충]")]
    #[case::marks_on_a_letter("か\u{3099}の夜", "がの", "[か\u{3099}の]夜")]
    #[case::thai("ลุงบุญมีระลึกชาติ", "บุญมี", "ลุง[บุญมี]ระลึกชาติ")]
    #[case::arabic("باب الحديد", "حديد", "باب ال[حديد]")]
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
        fn what_stands_anywhere_in_a_text_is_shown_and_marked(
            before in "[夜の停車場ก-ฮ가-나b-z、 ]{0,400}",
            after in "[夜の停車場ก-ฮ가-나b-z、 ]{0,400}",
            typed in prop::sample::select(vec!["待合", "ะลึ", "생충", "حديد"]),
        ) {
            let cut = around(&format!("{before}{typed}{after}"), &words(typed));
            let parts = marked(&cut, &words(typed), false);
            prop_assert!(parts.iter().any(|part| part.hit && part.text.contains(typed)), "{cut}");
        }

        #[test]
        fn marking_leaves_the_text_as_it_is(line in "\\PC{0,40}", typed in "[a-z夜車 ]{0,8}") {
            let parts = marked(&line, &words(&typed), true);
            prop_assert_eq!(parts.into_iter().map(|part| part.text).collect::<String>(), line);
        }
    }
}
