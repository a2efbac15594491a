//! Lines worth keeping: what a writer pulled out of a review, or else what the rule finds in it.
//!
//! The rule. A review whose writer keeps lines of it gives those. Any other gives one at the most. If its writer pulled a quote out (`{pull}`), that
//! is it. Otherwise it is the last sentence of a paragraph that is nearest to fourteen words, of
//! those with six to twenty-four that state something: no question, nothing in quotation marks or
//! brackets, no line that leans on the one before it. Lines the writer keeps stand first, as many as
//! there are, then those pulled out, then those of the films with the higher scores.

use std::collections::HashMap;

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;
use unicode_segmentation::UnicodeSegmentation;

use crate::markdown::quotable;
use crate::stats::Seen;
use crate::storage::reviews::ReviewRow;
use crate::{
    Changed, Error, FilmId, Journal, Op, Result, ReviewId, Score, WatchedOn, films, markdown,
    reviews, storage, text,
};

/// Lines of an annual.
const LINES: usize = 6;

/// The most characters of a line that is kept.
const KEPT: usize = 500;

/// Reviews looked at: those of the films with the highest scores.
const REVIEWS: usize = 60;

/// Words of a line: the fewest, the best number, the most.
const FEWEST: usize = 6;
const BEST: usize = 14;
const MOST: usize = 24;

/// A pulled quote longer than this is a paragraph, in characters.
const LONGEST: usize = 240;

/// A line leans on the one before it when it begins so.
const LEANING: [&str; 14] = [
    "And", "But", "Or", "So", "That", "This", "These", "Those", "Then", "There", "Here", "Both",
    "Neither", "Which",
];

/// A line worth keeping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AnnualLine {
    /// The line.
    pub text: String,
    /// The writer keeps it.
    pub kept: bool,
    /// The writer keeps it or pulled it out; otherwise it is proposed by the rule.
    pub chosen: bool,
    /// The review it is from.
    pub review: ReviewId,
    /// What that is of.
    pub film: FilmId,
    /// The film's title.
    pub title: String,
    /// BCP 47 tag of the title's language.
    pub title_language: Option<String>,
    /// BCP 47 tag of the review's language, where it is known.
    pub language: Option<String>,
    /// When the film was seen for it.
    pub watched_on: Option<WatchedOn>,
    /// The score given then.
    #[serde(skip)]
    score: Option<Score>,
}

pub(super) fn lines(conn: &Connection, seen: &Seen) -> Result<Vec<AnnualLine>> {
    let counted: std::collections::HashSet<ReviewId> =
        seen.reviews.iter().map(|review| review.review).collect();
    let mut rows = storage::exports::reviews(conn)?;
    rows.retain(|row| counted.contains(&row.review) && row.finished && !row.private);
    rows.sort_by_key(|row| std::cmp::Reverse(row.score));
    let mut kept: HashMap<ReviewId, Vec<String>> = HashMap::new();
    for (review, text) in storage::kept_lines::all(conn)? {
        kept.entry(review).or_default().push(text);
    }
    let mut found = Vec::new();
    for (at, row) in rows.into_iter().enumerate() {
        if at >= REVIEWS && !kept.contains_key(&row.review) {
            continue;
        }
        let Some(review) = storage::reviews::by_id(conn, row.review)? else { continue };
        if review.spoilers {
            continue;
        }
        let of = |text, kept, chosen| AnnualLine {
            text,
            kept,
            chosen,
            review: row.review,
            film: row.film,
            title: row.title.clone(),
            title_language: row.language.clone(),
            language: review.language.clone(),
            watched_on: row.watched_on,
            score: row.score,
        };
        // A line that was rewritten since is not the writer's any more.
        let mut own = kept.remove(&row.review).unwrap_or_default();
        own.retain(|text| says(&review, text));
        if own.is_empty() {
            found.extend(line_of(&review.body).map(|(text, pulled)| of(text, false, pulled)));
        } else {
            found.extend(own.into_iter().map(|text| of(text, true, true)));
        }
    }
    found.sort_by_key(|line| std::cmp::Reverse((line.kept, line.chosen, line.score)));
    let own = found.iter().filter(|line| line.kept).count();
    found.truncate(LINES.max(own));
    Ok(found)
}

/// The lines of a review that are kept and that it still says.
pub(crate) fn kept_lines(conn: &Connection, review: &ReviewRow) -> Result<Vec<String>> {
    let mut kept = storage::kept_lines::of_review(conn, review.id)?;
    kept.retain(|text| says(review, text));
    Ok(kept)
}

impl Journal {
    /// Keeps a line of a review for the annual, as it stands there.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] when the review does not say so, or in more than 500
    /// characters.
    pub fn keep_line(&self, review: ReviewId, text: &str) -> Result<Changed<()>> {
        let text = one_line(text);
        self.transact(Op::KeepLine, |edit| {
            let row = reviews::require(edit.conn(), review)?;
            edit.concerns(films::require(edit.conn(), row.film)?.title);
            if text.chars().count() > KEPT {
                let reason = "A line worth keeping has at most 500 characters. Choose less.";
                return Err(Error::invalid("text", reason));
            }
            if text.is_empty() || !says(&row, &text) {
                return Err(Error::invalid("text", "The review does not say this as it stands."));
            }
            storage::kept_lines::insert(edit.conn(), &edit.uid(), review, &text, &edit.now())?;
            Ok(())
        })
    }

    /// Keeps a line no longer.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it was not kept.
    pub fn let_line_go(&self, review: ReviewId, text: &str) -> Result<Changed<()>> {
        self.transact(Op::LetLineGo, |edit| {
            let row = reviews::require(edit.conn(), review)?;
            edit.concerns(films::require(edit.conn(), row.film)?.title);
            match storage::kept_lines::delete(edit.conn(), review, &one_line(text))? {
                true => Ok(()),
                false => Err(Error::NotFound { what: "line" }),
            }
        })
    }
}

/// A text with one space between its words.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a review has these words, one after the other.
fn says(review: &ReviewRow, text: &str) -> bool {
    [&review.headline, &review.body, &review.summary]
        .into_iter()
        .any(|part| one_line(&markdown::to_words(part)).contains(text))
}

/// The line of a review, and whether its writer pulled it out.
fn line_of(body: &str) -> Option<(String, bool)> {
    let found = quotable(body);
    if let Some(pulled) = found.pulled.into_iter().find(|line| line.chars().count() <= LONGEST) {
        return Some((pulled, true));
    }
    let ends = found.paragraphs.iter().filter_map(|paragraph| {
        let last = paragraph.unicode_sentences().last()?.trim();
        let words = text::words(last);
        (states(last) && (FEWEST..=MOST).contains(&words))
            .then(|| (words.abs_diff(BEST), last.to_owned()))
    });
    ends.min_by_key(|(off, _)| *off).map(|(_, line)| (line, false))
}

/// Whether a sentence states something, and can be read without the one before it.
fn states(line: &str) -> bool {
    let first = line.split([' ', ',', '’', '\'']).next().unwrap_or_default();
    line.ends_with(['.', '!', '…', '。', '！'])
        && line.starts_with(|letter: char| letter.is_alphabetic() && !letter.is_lowercase())
        && !line.contains(['“', '”', '"', '«', '»', '「', '(', ')', '[', ']', ':', ';'])
        && !LEANING.contains(&first)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn what_the_writer_pulled_out_comes_before_what_the_rule_finds() {
        let body = "It asks you to look at a number until it becomes a person.\n\n\
                    > The tide keeps its accounts. {pull}";
        assert_eq!(line_of(body), Some(("The tide keeps its accounts.".to_owned(), true)));
    }

    #[test]
    fn the_end_of_a_paragraph_nearest_to_fourteen_words_is_proposed() {
        let body = "It opens at night. Nobody has ever been so funny about it.\n\n\
                    A long one first. It asks you to look at a number until it becomes a whole person.\n\n\
                    The end.";
        let line = "It asks you to look at a number until it becomes a whole person.";
        assert_eq!(line_of(body), Some((line.to_owned(), false)));
    }

    #[rstest]
    #[case::a_question("Would you look at a number until it becomes a person?")]
    #[case::leaning("But it asks you to look at a number until it becomes one.")]
    #[case::quoting("She says “no” to a man who has never been asked for anything.")]
    #[case::short("It ends well.")]
    #[case::a_spoiler("The keeper ||drowns|| in the end, and nobody is there to write it down.")]
    fn what_cannot_stand_by_itself_is_not_proposed(#[case] body: &str) {
        assert_eq!(line_of(body), None);
    }
}
