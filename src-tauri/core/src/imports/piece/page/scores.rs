//! A line that gives the score, perhaps with its verdict.

use super::words;
use crate::Score;

/// What may stand before a score.
const LABELS: &[&str] = &[
    "our final score",
    "final score",
    "final rating",
    "final verdict",
    "the verdict",
    "our verdict",
    "verdict",
    "our score",
    "our rating",
    "my score",
    "my rating",
    "overall score",
    "overall rating",
    "overall",
    "star rating",
    "score",
    "rating",
    "rated",
    "total",
    "grade",
];

const NUMBERS: &[(&str, &str)] = &[
    ("zero", "0"),
    ("one and a half", "1½"),
    ("two and a half", "2½"),
    ("three and a half", "3½"),
    ("four and a half", "4½"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
];

/// Words that are a verdict wherever they stand by themselves.
const VERDICTS: &[&str] = &[
    "masterpiece",
    "a masterpiece",
    "superb",
    "very good",
    "good",
    "fair",
    "weak",
    "poor",
    "unbearable",
    "excellent",
    "great",
    "outstanding",
    "essential",
    "essential viewing",
    "brilliant",
    "amazing",
    "wonderful",
    "must see",
    "must watch",
    "unmissable",
    "recommended",
    "highly recommended",
    "solid",
    "decent",
    "okay",
    "ok",
    "average",
    "mediocre",
    "bad",
    "awful",
    "terrible",
    "abysmal",
    "perfect",
    "near perfect",
    "flawless",
    "classic",
    "instant classic",
    "magnificent",
    "remarkable",
    "stunning",
    "exceptional",
    "fine",
    "disappointing",
    "passable",
    "forgettable",
    "dreadful",
    "sublime",
    "extraordinary",
    "unforgettable",
];

/// A score as a line gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ScoreLine {
    pub(super) score: Score,
    /// The word beside it.
    pub(super) verdict: Option<String>,
    /// The line says that this is the score, or on which scale; a bare number may be anything.
    pub(super) sure: bool,
}

/// The score a line gives, when it does nothing else.
pub(super) fn of_line(line: &str) -> Option<ScoreLine> {
    if words::count(line) > 14 || line.chars().count() > 80 {
        return None;
    }
    let (rest, labelled) = unlabelled(line.trim());
    let rest =
        rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(rest).trim();
    if let Some((score, scaled)) = score(rest) {
        return Some(ScoreLine { score, verdict: None, sure: labelled || scaled });
    }
    // The score at either end, and a word or two.
    let cuts: Vec<usize> = rest.match_indices([' ', '(', ',']).map(|(at, _)| at).collect();
    let before = cuts.iter().rev().map(|at| (&rest[..*at], &rest[*at..]));
    let behind = cuts.iter().map(|at| (&rest[*at..], &rest[..*at]));
    before.chain(behind).find_map(|(number, word)| {
        let (score, true) = score(bare(number))? else { return None };
        let verdict = verdict_word(bare(word))?;
        Some(ScoreLine { score, verdict: Some(verdict.to_owned()), sure: true })
    })
}

/// A verdict of a few words, without what closes it.
pub(super) fn verdict_word(line: &str) -> Option<&str> {
    let (line, _) = unlabelled(line.trim());
    let word = line.trim().trim_end_matches(['.', '!']).trim();
    let word = words::unquoted(word).unwrap_or(word);
    let short = (1..=4).contains(&words::count(word)) && word.chars().count() <= 40;
    let plain =
        !word.contains([',', ';', ':', '/', '|', '?']) && word.chars().any(char::is_alphabetic);
    (short && plain).then_some(word)
}

/// Whether this is what people say of a film in one word.
pub(super) fn is_verdict(line: &str) -> bool {
    VERDICTS.contains(&crate::text::fold(line).as_str())
}

/// Whether a line is a label of the closing words: `Verdict`, `The verdict:`.
pub(super) fn is_verdict_label(line: &str) -> bool {
    const LABELS: &[&str] = &[
        "verdict",
        "the verdict",
        "our verdict",
        "my verdict",
        "final verdict",
        "the final verdict",
        "bottom line",
        "the bottom line",
        "in short",
        "in summary",
        "summary",
        "the short version",
        "closing words",
        "final word",
        "the last word",
        "final score",
        "our score",
        "score",
        "rating",
        "our rating",
        "my rating",
    ];
    LABELS.contains(&crate::text::fold(line).as_str())
}

fn bare(part: &str) -> &str {
    part.trim_matches(|c: char| c.is_whitespace() || "()[]-–—:,|·•".contains(c))
}

fn unlabelled(line: &str) -> (&str, bool) {
    LABELS
        .iter()
        .find_map(|label| {
            let rest = line
                .get(..label.len())
                .filter(|it| it.eq_ignore_ascii_case(label))
                .map(|_| &line[label.len()..])?;
            let behind = rest
                .trim_start()
                .strip_prefix([':', '–', '—', '-', '=', '|'])
                .or_else(|| rest.strip_prefix(' '))?;
            Some((behind.trim(), true)).filter(|(rest, _)| !rest.is_empty())
        })
        .unwrap_or((line, false))
}

/// The score of a text, and whether it says on which scale.
fn score(text: &str) -> Option<(Score, bool)> {
    let text = spelt(text);
    let scaled = text.contains(['/', '%', '★', '☆', '⭐', '½'])
        || ["star", "out of", "percent", "per cent"]
            .iter()
            .any(|word| text.to_lowercase().contains(word));
    // A page of two is no score, and neither is a number of a list.
    let page = text.rsplit('/').next().is_some_and(|best| matches!(best.trim(), "1" | "2"))
        && text.contains('/');
    // A single star by itself is an ornament.
    let ornament = text.chars().count() == 1 && text.contains(['★', '☆', '⭐']);
    let score = Score::parse_typed(&text).ok().filter(|_| !page && !ornament)?;
    (scaled || text.contains(['.', ',']) || text.len() <= 2).then_some((score, scaled))
}

/// Numbers in digits, stars of every shape as stars.
fn spelt(text: &str) -> String {
    let text = text.trim().trim_end_matches('.');
    let mut text: String = text
        .chars()
        .map(|letter| match letter {
            '✭' | '⭑' | '✮' | '✯' | '🌟' | '✪' => '★',
            '✩' | '✰' | '⭒' => '☆',
            '⁄' | '∕' => '/',
            '\u{a0}' | '\u{202f}' => ' ',
            _ => letter,
        })
        .collect();
    if text.contains('★')
        && let Some(rest) = text.strip_suffix("1/2")
    {
        text = format!("{}½", rest.trim_end());
    }
    let lower = text.to_lowercase();
    for (word, digits) in NUMBERS {
        if let Some(rest) = lower.strip_prefix(word)
            && (rest.starts_with(' ') || rest.starts_with("-star"))
        {
            let rest =
                NUMBERS.iter().fold(rest.replace("-star", " star"), |rest, (word, digits)| {
                    match rest.strip_suffix(&format!(" out of {word}")) {
                        Some(before) => format!("{before} out of {digits}"),
                        None => rest,
                    }
                });
            return format!("{digits}{rest}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("9.5 /10", 95, None)]
    #[case("9.5/10", 95, None)]
    #[case("9,5 / 10", 95, None)]
    #[case("4½/5", 90, None)]
    #[case("★★★★½", 90, None)]
    #[case("★★★★ 1/2", 90, None)]
    #[case("✭✭✭✭✩", 80, None)]
    #[case("87%", 87, None)]
    #[case("Score: 9.5/10", 95, None)]
    #[case("Our rating – ★★★★☆", 80, None)]
    #[case("Rating: 8", 80, None)]
    #[case("(8.5/10)", 85, None)]
    #[case("four stars out of five", 80, None)]
    #[case("Four-and-a-half stars", 90, None)]
    #[case("3.5 out of 4", 88, None)]
    #[case("9.5/10 – Masterpiece", 95, Some("Masterpiece"))]
    #[case("9.5/10 Masterpiece", 95, Some("Masterpiece"))]
    #[case("Very good (8/10)", 80, Some("Very good"))]
    #[case("Verdict: Masterpiece, 9.5/10", 95, Some("Masterpiece"))]
    fn a_line_of_a_score_gives_it(
        #[case] line: &str,
        #[case] tenths: u8,
        #[case] verdict: Option<&str>,
    ) {
        let line = line.replace("Four-and-a-half", "Four and a half");
        let read = of_line(&line).unwrap();
        assert_eq!((read.score.tenths(), read.verdict.as_deref()), (tenths, verdict));
    }

    #[rstest]
    #[case("1974")]
    #[case("121 minutes")]
    #[case("★ Editor’s pick")]
    #[case("Page 1/2")]
    #[case("1/2")]
    #[case("He gives it nine out of ten, and means it.")]
    #[case("87% of what he writes down is weather, and he knows it.")]
    #[case("Chapter 9")]
    fn a_line_that_says_something_else_gives_none(#[case] line: &str) {
        assert_eq!(of_line(line), None);
    }

    #[test]
    fn a_bare_number_is_not_sure_to_be_one() {
        assert!(!of_line("9.5").unwrap().sure);
        assert!(of_line("Score 9.5").unwrap().sure);
    }
}
