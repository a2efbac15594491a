//! A score as people write it, on whatever scale they write it: `9.5`, `9,5/10`, `87%`, `4½ stars`,
//! `★★★★☆`. The score field of the window and the import of a single review read it alike.

use super::Score;
use crate::{Error, Result};

/// Longer than any way of writing a score; a paragraph is not looked through for one.
const LONGEST: usize = 40;
/// Numbers are read as whole thousandths, so that nothing is lost to binary fractions.
const ONE: u32 = 1000;

impl Score {
    /// Reads a score as typed: a number out of ten (`9.5`, `9,5`, `9½`, `9 1/2`), out of something
    /// else (`4½/5`, `3 out of 4`, `87%`), as `4½ stars` of five, or as stars drawn (`★★★★½`,
    /// `★★★★☆`). Scales other than ten are brought to the nearest tenth.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is none of these, lies outside its scale, or has more decimals
    /// than a score keeps.
    pub fn parse_typed(text: &str) -> Result<Self> {
        let text = text.trim();
        if text.chars().count() > LONGEST {
            return Err(not_a_score());
        }
        let text = text.to_lowercase();
        if let Some((amount, shown, rest)) = drawn_stars(&text) {
            return out_of(amount, named_scale(rest, shown)?);
        }
        let (amount, rest) = number(&text).ok_or_else(not_a_score)?;
        out_of(amount, scale_of_number(rest)?)
    }
}

/// The score of so many thousandths on a scale that ends at `best`.
fn out_of(amount: u32, best: u32) -> Result<Score> {
    if amount > best * ONE {
        return Err(Error::invalid(
            "score",
            "A score is between 0 and 10. Another scale is written with it: 87%, 4½/5 or 4½ stars.",
        ));
    }
    // On our own scale a second decimal would be a score nobody gave.
    if best == 10 && !amount.is_multiple_of(ONE / 10) {
        return Err(Error::invalid("score", "A score has one decimal at most, as in 9.5."));
    }
    let per_tenth = best * ONE;
    let tenths = (amount * 100 + per_tenth / 2) / per_tenth;
    u8::try_from(tenths).map_err(|_| not_a_score()).and_then(Score::from_tenths)
}

/// Where the scale of a number ends, by what stands after it.
fn scale_of_number(rest: &str) -> Result<u32> {
    let rest = rest.trim();
    if matches!(rest, "%" | "percent" | "per cent") {
        return Ok(100);
    }
    let stars = ["stars", "star", "★", "⭐"].iter().find_map(|word| rest.strip_prefix(word));
    stars.map_or_else(|| named_scale(rest, Some(10)), |rest| named_scale(rest, Some(5)))
}

/// Where the scale ends that is named: `/5`, `out of 20`; where none is, the usual one.
fn named_scale(rest: &str, usual: Option<u32>) -> Result<u32> {
    let rest = rest.trim();
    if rest.is_empty() {
        return usual.ok_or_else(not_a_score);
    }
    ["/", "out of ", "of "]
        .iter()
        .find_map(|before| rest.strip_prefix(before))
        .map(|named| named.trim().trim_end_matches("stars").trim_end())
        .and_then(|named| named.parse().ok())
        .filter(|best| (1..=100).contains(best))
        .ok_or_else(not_a_score)
}

/// Stars drawn at the beginning: their worth in thousandths, the scale their number shows, and what
/// follows. Up to five are out of five, ten out of ten; of other numbers only a named scale says
/// what they mean.
fn drawn_stars(text: &str) -> Option<(u32, Option<u32>, &str)> {
    let (mut amount, mut places, mut end) = (0, 0, 0);
    for (at, glyph) in text.char_indices() {
        match glyph {
            '★' | '⭐' => (amount, places) = (amount + ONE, places + 1),
            '½' | '⯨' if places > 0 => (amount, places) = (amount + ONE / 2, places + 1),
            '☆' => places += 1,
            // The selector that asks for a star as an emoji.
            '\u{fe0f}' => {}
            _ if glyph.is_whitespace() => continue,
            _ => break,
        }
        end = at + glyph.len_utf8();
    }
    let shown = match places {
        0 => return None,
        1..=5 => Some(5),
        10 => Some(10),
        _ => None,
    };
    Some((amount, shown, &text[end..]))
}

/// A number at the beginning, in thousandths, and what follows it.
fn number(text: &str) -> Option<(u32, &str)> {
    let (whole, rest) = digits(text);
    let (decimals, rest) = match rest.strip_prefix(['.', ',']) {
        Some(after) => digits(after),
        None => ("", rest),
    };
    if whole.len() > 3 || decimals.len() > 3 {
        return None;
    }
    if !decimals.is_empty() {
        let whole: u32 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        return Some((whole * ONE + format!("{decimals:0<3}").parse::<u32>().ok()?, rest));
    }
    let fraction = [("½", 500), ("¼", 250), ("¾", 750), (" 1/2", 500)]
        .iter()
        .find_map(|(written, worth)| Some((*worth, strip_fraction(rest, written)?)));
    match (whole, fraction) {
        ("", None) => None,
        ("", Some((worth, rest))) => Some((worth, rest)),
        (whole, fraction) => {
            let (worth, rest) = fraction.unwrap_or((0, rest));
            Some((whole.parse::<u32>().ok()? * ONE + worth, rest))
        }
    }
}

/// What follows a fraction; `9 1/20` is none.
fn strip_fraction<'t>(text: &'t str, written: &str) -> Option<&'t str> {
    let after = text.strip_prefix(written).or_else(|| text.trim_start().strip_prefix(written))?;
    (!after.starts_with(|next: char| next.is_ascii_digit())).then_some(after)
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len()))
}

fn not_a_score() -> Error {
    Error::invalid(
        "score",
        "This is no score. Write it out of ten, as 9.5, or as 87%, 4½/5, 4½ stars or ★★★★½.",
    )
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::plain("9.5", 95)]
    #[case::comma("9,5", 95)]
    #[case::whole("10", 100)]
    #[case::none_at_all("0", 0)]
    #[case::not_finished("9.", 90)]
    #[case::no_whole(".5", 5)]
    #[case::tenth("8.7", 87)]
    #[case::trailing_nought("9.50", 95)]
    #[case::fraction("9½", 95)]
    #[case::fraction_apart("9 ½", 95)]
    #[case::fraction_alone("½", 5)]
    #[case::typewriter_fraction("9 1/2", 95)]
    #[case::of_ten("9.5/10", 95)]
    #[case::of_ten_apart("9.5 /10", 95)]
    #[case::of_ten_wider(" 9,5 / 10 ", 95)]
    #[case::of_ten_in_words("9.5 out of 10", 95)]
    #[case::of_five("4½/5", 90)]
    #[case::of_five_quarters("4.25/5", 85)]
    #[case::of_four("3.5/4", 88)]
    #[case::of_four_half("3 1/2 / 4", 88)]
    #[case::of_twenty("19/20", 95)]
    #[case::of_hundred("87/100", 87)]
    #[case::one_of_two("1/2", 50)]
    #[case::percent("87%", 87)]
    #[case::percent_apart("87 %", 87)]
    #[case::percent_in_words("87 per cent", 87)]
    #[case::percent_between("92.5%", 93)]
    #[case::stars("4½ stars", 90)]
    #[case::stars_decimal("4.5 Stars", 90)]
    #[case::stars_typewriter("4 1/2 stars", 90)]
    #[case::one_star("1 star", 20)]
    #[case::stars_of_four("3 stars out of 4", 75)]
    #[case::stars_of_ten("7 stars of 10", 70)]
    #[case::out_of_stars("4 out of 5 stars", 80)]
    #[case::star_sign("4½★", 90)]
    #[case::drawn("★★★★½", 90)]
    #[case::drawn_apart("★ ★ ★", 60)]
    #[case::drawn_with_empty_ones("★★★½☆", 70)]
    #[case::drawn_empty("☆☆☆☆☆", 0)]
    #[case::drawn_as_emoji("⭐️⭐️⭐️⭐️", 80)]
    #[case::ten_drawn("★★★★★★★☆☆☆", 70)]
    #[case::drawn_of_four("★★★½ / 4", 88)]
    #[case::drawn_of_six("★★★★★★/6", 100)]
    fn reads_what_people_write(#[case] typed: &str, #[case] tenths: u8) {
        assert_eq!(Score::parse_typed(typed).map(Score::tenths).ok(), Some(tenths));
    }

    #[rstest]
    #[case::nothing("")]
    #[case::words("good")]
    #[case::above_ten("87")]
    #[case::just_above("10.5")]
    #[case::above_five("6/5")]
    #[case::above_five_stars("7 stars")]
    #[case::above_hundred("101%")]
    #[case::negative("-1")]
    #[case::two_decimals("9.25")]
    #[case::a_quarter("9¼")]
    #[case::seven_drawn("★★★★★★★")]
    #[case::six_empty("☆☆☆☆☆☆")]
    #[case::a_year("1995")]
    #[case::no_scale("9/")]
    #[case::scale_of_nothing("0/0")]
    #[case::scale_in_words("9 out of ten thousand")]
    #[case::percent_of_stars("4 stars %")]
    #[case::two_numbers("9.5 8")]
    #[case::a_sentence("9.5 was what I gave it, and it earned every bit of that")]
    #[case::a_thematic_break("***")]
    #[case::asterisks("****")]
    #[case::half_alone_after_nothing("½½")]
    #[case::enormous("99999999999/10")]
    fn nothing_else_is_guessed_at(#[case] typed: &str) {
        assert!(matches!(Score::parse_typed(typed), Err(Error::Invalid { field: "score", .. })));
    }

    #[rstest]
    #[case("87", "87%")]
    #[case("9.25", "one decimal")]
    #[case("fine", "out of ten")]
    fn a_refusal_says_how_to_write_it(#[case] typed: &str, #[case] hint: &str) {
        let refusal = Score::parse_typed(typed).unwrap_err().to_string();
        assert!(refusal.contains(hint), "{refusal}");
    }

    proptest::proptest! {
        #[test]
        fn every_score_reads_back_as_it_is_shown(tenths in 0_u8..=100) {
            let score = Score::from_tenths(tenths).unwrap();
            proptest::prop_assert_eq!(Score::parse_typed(&score.to_string()).unwrap(), score);
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,60}") {
            let _ = Score::parse_typed(&text);
        }
    }
}
