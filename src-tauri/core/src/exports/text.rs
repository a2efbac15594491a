//! A review as plain text, for reading where there is no page.

use std::fmt::Write;

use super::leaf::Leaf;
use super::words;
use crate::markdown;

/// The whole text; lines are as long as their paragraphs.
pub(super) fn text(leaf: &Leaf) -> String {
    let mut parts = vec![heading(leaf), facts(leaf), seen(leaf)];
    if let Some(review) = &leaf.review {
        parts.push(review.text.headline.clone());
        parts.push(markdown::to_text(&review.text.body).trim().to_owned());
        parts.push(markdown::to_text(&review.text.summary).trim().to_owned());
    }
    if !leaf.tags.is_empty() {
        parts.push(format!("Tags: {}", leaf.tags.join(", ")));
    }
    if let Some(review) = &leaf.review {
        parts.push(format!(
            "{}, a {}-minute read{}.",
            words::counted(review.page.words as usize, "word", "words"),
            review.page.reading_minutes,
            if review.finished { "" } else { ", a draft" }
        ));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

/// Title, year, tagline, score.
fn heading(leaf: &Leaf) -> String {
    let facts = &leaf.facts;
    let mut lines = leaf.name();
    if let Some(original) = &facts.original_title {
        let _ = write!(lines, "\n{original}");
    }
    if !facts.tagline.is_empty() {
        let _ = write!(lines, "\n“{}”", facts.tagline);
    }
    let score = leaf.score.map(|score| format!("{score} out of 10"));
    let said: Vec<&str> =
        [&score, &leaf.verdict].into_iter().flatten().map(String::as_str).collect();
    if !said.is_empty() {
        let _ = write!(lines, "\n{}", said.join(", "));
    }
    lines
}

fn facts(leaf: &Leaf) -> String {
    let facts = &leaf.facts;
    let cast: Vec<String> = facts.cast.iter().map(words::played).collect();
    let length = facts
        .runtime_min
        .map(|minutes| words::counted(minutes as usize, "minute", "minutes"))
        .unwrap_or_default();
    let lines: Vec<String> = [
        ("Directed by", facts.directors.join(", ")),
        ("Written by", facts.writers.join(", ")),
        ("With", cast.join(", ")),
        ("From", facts.countries.join(", ")),
        ("Length", length),
    ]
    .into_iter()
    .filter(|(_, what)| !what.is_empty())
    .map(|(name, what)| format!("{name} {what}"))
    .collect();
    lines.join("\n")
}

fn seen(leaf: &Leaf) -> String {
    let Some(seen) = leaf.seen else { return String::new() };
    let nth = seen.nth.map(|nth| words::nth_viewing(nth).to_lowercase());
    match seen.watched_on.zip(nth) {
        Some((on, nth)) => format!("Watched {}, {nth}.", words::date(on)),
        None => "Undated.".to_owned(),
    }
}
