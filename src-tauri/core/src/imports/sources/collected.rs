//! What programs for collectors have in common.

use super::values::tags;
use crate::imports::foreign::{ForeignFilm, ForeignList, ForeignListed, ForeignText, Says};

/// The words that a collector put to a film. A tag belongs to a viewing, and a film in a collection
/// is none, so that each word becomes a list.
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

/// Minutes: `128`, `128 min`.
pub(super) fn minutes(text: &str) -> Option<u32> {
    let digits = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    text[..digits].parse().ok()
}
