//! The words of reviews as other products take them, and what that costs.

use super::super::losses::{Account, LossKind};
use crate::Score;
use crate::archive::records::{FilmRecord, ReviewRecord, ViewingRecord};
use crate::markdown;
use crate::storage::archive::FilmWhole;

/// The reviews of a film that others may read.
pub(super) fn public(whole: &FilmWhole) -> Vec<&ReviewRecord> {
    whole.reviews.iter().filter(|review| stays(review).is_none()).collect()
}

/// Tells the reviews of a film that stay at home though the film goes.
pub(super) fn tell_kept_in(whole: &FilmWhole, account: &mut Account) {
    for kind in whole.reviews.iter().filter_map(stays) {
        account.film(kind, &whole.film);
    }
}

fn stays(review: &ReviewRecord) -> Option<LossKind> {
    match review.state.as_str() {
        "finished" if review.private => Some(LossKind::ReviewsPrivate),
        "finished" => None,
        _ => Some(LossKind::ReviewsDraft),
    }
}

/// Takes out of `reviews` those of a viewing, or of none, and answers the last written of them; the
/// others are told.
pub(super) fn last_of<'a>(
    reviews: &mut Vec<&'a ReviewRecord>,
    viewing: Option<&ViewingRecord>,
    film: &FilmRecord,
    account: &mut Account,
) -> Option<&'a ReviewRecord> {
    let uid = viewing.map(|viewing| &viewing.uid);
    let mut last = None;
    reviews.retain(|review| {
        let of_it = review.viewing.as_ref() == uid;
        if of_it && last.replace(*review).is_some() {
            account.film(LossKind::ReviewsBeside, film);
        }
        !of_it
    });
    last
}

/// A review as plain text: headline, words and summary, an empty line between them.
pub(super) fn plain(film: &FilmRecord, review: &ReviewRecord, account: &mut Account) -> String {
    let (body, summary) = (markdown::to_text(&review.body), markdown::to_text(&review.summary));
    if body != review.body || summary != review.summary {
        account.film(LossKind::Formatting, film);
    }
    tell_marks(film, review, account);
    joined([review.headline.clone(), body, summary])
}

/// A review in the few elements of HTML that other journals take, built like [`plain`].
pub(super) fn simple(film: &FilmRecord, review: &ReviewRecord, account: &mut Account) -> String {
    let marks = [&review.body, &review.summary].map(|text| markdown::marks(text));
    if marks.iter().any(|marks| marks.more_than_simple) {
        account.film(LossKind::Formatting, film);
    }
    tell_marks(film, review, account);
    let headline = match review.headline.as_str() {
        "" => String::new(),
        headline => {
            let escaped = headline.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            format!("<strong>{escaped}</strong>")
        }
    };
    let [body, summary] =
        [&review.body, &review.summary].map(|text| markdown::to_simple_html(text));
    joined([headline, body, summary])
}

fn joined(parts: [String; 3]) -> String {
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn tell_marks(film: &FilmRecord, review: &ReviewRecord, account: &mut Account) {
    let marks = [&review.body, &review.summary].map(|text| markdown::marks(text));
    let covered = marks.iter().any(|marks| marks.spoilers);
    for (kind, said) in [
        (LossKind::HeadlinesInText, !review.headline.is_empty()),
        (LossKind::SummariesInText, !review.summary.is_empty()),
        (LossKind::Spoilers, covered || review.spoilers),
        (LossKind::StillsInText, marks.iter().any(|marks| marks.stills)),
    ] {
        if said {
            account.film(kind, film);
        }
    }
}

/// A score on a scale of whole steps from 1 up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Exact(u8),
    Down(u8),
    /// Below the first step.
    TooLow,
}

/// The step of a score where one step is so many tenths.
pub(super) fn step(score: Score, tenths: u8) -> Step {
    let whole = score.tenths() / tenths;
    match whole {
        0 => Step::TooLow,
        _ if whole * tenths == score.tenths() => Step::Exact(whole),
        _ => Step::Down(whole),
    }
}

/// A film's current score in such steps; what that costs is told.
pub(super) fn current(whole: &FilmWhole, tenths: u8, account: &mut Account) -> Option<u8> {
    match step(whole.current?, tenths) {
        Step::Exact(step) => Some(step),
        Step::Down(step) => {
            account.film(LossKind::ScoresRounded, &whole.film);
            Some(step)
        }
        Step::TooLow => {
            account.film(LossKind::ScoresTooLow, &whole.film);
            None
        }
    }
}

/// The viewing that the current score is of: the latest that is scored.
pub(super) fn scored(whole: &FilmWhole) -> Option<&ViewingRecord> {
    whole.viewings.iter().rev().find(|viewing| viewing.score.is_some())
}

/// Tells the scores of a film that are not its current one, for formats that keep one a film.
pub(super) fn tell_older_scores(whole: &FilmWhole, account: &mut Account) {
    let newest = scored(whole).map(|viewing| &viewing.uid);
    for viewing in &whole.viewings {
        if viewing.score.is_some() && Some(&viewing.uid) != newest {
            account.viewing(LossKind::ScoresOlder, &whole.film, viewing);
        }
    }
    if newest.is_some() && whole.film.score.is_some() {
        account.film(LossKind::FilmScores, &whole.film);
    }
}

/// Straight double quotes become typographic ones and backslashes a letter of their shape, for files
/// whose readers disagree on how either is escaped.
pub(super) fn retyped(text: &str) -> Option<String> {
    if !text.contains(['"', '\\']) {
        return None;
    }
    let mut typed = String::with_capacity(text.len() + 8);
    let mut opens = true;
    for letter in text.chars() {
        match letter {
            '"' => typed.push(if opens { '“' } else { '”' }),
            '\\' => typed.push('＼'),
            _ => typed.push(letter),
        }
        opens = letter.is_whitespace() || matches!(letter, '(' | '[' | '<' | '>' | '–' | '—' | '/');
    }
    Some(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_is_rounded_down_and_never_up() {
        let steps = [0, 5, 9, 10, 95, 99, 100].map(|tenths| {
            let score = Score::from_tenths(tenths).unwrap();
            (step(score, 10), step(score, 20))
        });
        use Step::{Down, Exact, TooLow};
        assert_eq!(
            steps,
            [
                (TooLow, TooLow),
                (TooLow, TooLow),
                (TooLow, TooLow),
                (Exact(1), TooLow),
                (Down(9), Down(4)),
                (Down(9), Down(4)),
                (Exact(10), Exact(5)),
            ]
        );
    }

    #[test]
    fn quotes_turn_towards_what_they_enclose() {
        assert_eq!(
            retyped("He says \"stay\" (\"go\")."),
            Some("He says “stay” (“go”).".to_owned())
        );
        assert_eq!(retyped("AC\\DC"), Some("AC＼DC".to_owned()));
        assert_eq!(retyped("‘stay’"), None);
    }
}
