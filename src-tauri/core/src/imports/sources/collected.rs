//! What is said of a film that nobody says was watched for it.

use jiff::civil::Date;

use super::values::tags;
use crate::imports::foreign::{
    ForeignFilm, ForeignList, ForeignListed, ForeignReview, ForeignText, ForeignViewing, Says,
};

/// What a remark and words on a film become where nobody says that it was watched. Both belong to a
/// viewing here, and none is made up for them: the remark becomes a review for oneself, each word a
/// list.
pub(super) fn beside(
    film: &ForeignFilm,
    remark: &str,
    words: &[String],
    on: Option<Date>,
) -> Vec<Says> {
    let mut parts = Vec::new();
    if !remark.trim().is_empty() {
        let review = ForeignReview {
            private: true,
            ..ForeignReview::of(ForeignText::Plain(remark.to_owned()))
        };
        parts.push(Says::Reviewed(Box::new(film.clone()), Box::new(review), on));
    }
    parts.extend(listed_under(film, words));
    parts
}

/// What a row says of the film, whenever it was watched: its score, its text, that it is liked.
pub(super) fn of_film(viewing: &mut ForeignViewing) -> Vec<Says> {
    let (film, on) = (&viewing.film, viewing.logged_on);
    let mut parts = Vec::new();
    parts.extend(viewing.score.map(|score| Says::Scored(film.clone(), score, on)));
    parts.extend(viewing.doubt.take().map(Says::Doubt));
    let review = viewing.review.take();
    parts.extend(review.map(|review| Says::Reviewed(Box::new(film.clone()), review, on)));
    parts.extend(viewing.liked.then(|| Says::Liked(film.clone(), on)));
    parts
}

/// What a row says first, and what else.
pub(super) fn together(first: Says, others: Vec<Says>) -> Says {
    if others.is_empty() {
        return first;
    }
    Says::All(std::iter::once(first).chain(others).collect())
}

/// The words that somebody put to a film. A tag belongs to a viewing, and this is none, so that
/// each word becomes a list.
pub(super) fn listed_under(film: &ForeignFilm, words: &[String]) -> Vec<Says> {
    let listed = |name: String| {
        Says::Listed(Box::new(ForeignListed {
            list: ForeignList { name, ..ForeignList::default() }.into(),
            film: film.clone(),
            position: None,
            note: None,
        }))
    };
    tags(Some(&words.join(","))).into_iter().map(listed).collect()
}

/// A text that is plain, or the markup of a text field.
pub(super) fn words(text: &str) -> ForeignText {
    const MARKS: [&str; 8] = ["<br", "<p>", "<b>", "<i>", "<u>", "<em>", "<strong>", "<a href"];
    let lower = text.to_lowercase();
    if MARKS.iter().any(|mark| lower.contains(mark)) {
        ForeignText::Html(text.to_owned())
    } else {
        ForeignText::Plain(text.to_owned())
    }
}

/// Minutes: `128`, `128 min`, `2h 8min`, `2:08`.
pub(super) fn minutes(text: &str) -> Option<u32> {
    let number = |text: &str| {
        let digits = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
        text[..digits].parse::<u32>().ok().map(|number| (number, text[digits..].trim().to_owned()))
    };
    let (first, rest) = number(text.trim())?;
    if !rest.starts_with(['h', 'H', ':']) {
        return Some(first);
    }
    let rest = rest.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    first.checked_mul(60)?.checked_add(number(rest).map_or(0, |(minutes, _)| minutes))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("128", Some(128))]
    #[case("128 min", Some(128))]
    #[case("1h 43min", Some(103))]
    #[case("1 h 43", Some(103))]
    #[case("2h", Some(120))]
    #[case("2:08", Some(128))]
    #[case("unknown", None)]
    fn a_length_is_in_minutes(#[case] text: &str, #[case] expected: Option<u32>) {
        assert_eq!(minutes(text), expected);
    }
}
