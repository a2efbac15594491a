//! The words of reviews as a product's file has them, and what that cost.

use std::collections::BTreeMap;

use matinee_core::LossKind as Is;
use matinee_core::{LossKind, LossReport, markdown};
use serde_json::Value;

use super::facts::{Film, text};

/// What a file has of the reviews.
pub struct Read<'a> {
    /// The films that went along.
    pub gone: Vec<&'a Film>,
    /// Their reviews: the film's key, and what stands there.
    pub texts: Vec<(String, String)>,
    /// How the product takes words.
    pub takes: Takes,
}

/// How a product takes words.
#[derive(Clone, Copy)]
pub enum Takes {
    /// Plain ones, written as this says.
    Plain(fn(&str) -> String),
    /// Plain ones on one line.
    OnOneLine,
    /// With some of their markup: the same letters.
    Simple,
}

/// A review as a plain text: headline, words and summary.
fn plain(review: &Value) -> String {
    let parts = [
        text(&review["headline"]),
        markdown::to_text(&text(&review["body"])),
        markdown::to_text(&text(&review["summary"])),
    ];
    let parts = parts.into_iter().filter(|part| !part.trim().is_empty());
    parts.collect::<Vec<_>>().join("\n\n")
}

/// What ends a line for Python.
pub const LINE_ENDS: [char; 10] =
    ['\n', '\r', '\u{b}', '\u{c}', '\u{1c}', '\u{1d}', '\u{1e}', '\u{85}', '\u{2028}', '\u{2029}'];

fn on_one_line(words: &str) -> String {
    if !words.contains(LINE_ENDS) {
        return words.to_owned();
    }
    let parts = words.split(LINE_ENDS).map(str::trim).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Letters and digits, whatever stands around them.
pub fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

pub fn without_elements(html: &str) -> String {
    let mut words = String::new();
    for (at, part) in html.split('<').enumerate() {
        let part = if at == 0 { part } else { part.split_once('>').map_or("", |(_, rest)| rest) };
        words.push_str(part);
    }
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    words.replace("&#92;", "\\").replace("&#39;", "'").replace("&amp;", "&")
}

/// A review that loses its markup as plain words.
pub fn loses_markup(review: &Value) -> bool {
    [&review["body"], &review["summary"]]
        .into_iter()
        .any(|words| markdown::to_text(&text(words)) != text(words))
}

/// A review with a passage that is covered, or that says it gives the plot away.
pub fn spoils(review: &Value) -> bool {
    review["spoilers"] == true || text(&review["body"]).contains("||hidden||")
}

/// A review whose text places a still.
pub fn places_stills(review: &Value) -> bool {
    text(&review["body"]).contains("](still:")
}

/// That of the reviews of the films that went the file has all but those that are told to stay, and
/// that what this cost each is told. What is checked is taken out of `counts`.
pub fn check(
    read: Read<'_>,
    document: &Value,
    report: &LossReport,
    counts: &mut BTreeMap<LossKind, usize>,
) {
    let Read { gone, mut texts, takes } = read;
    let (mut went, mut stays, mut drafts, mut private) = (Vec::new(), 0, 0, 0);
    for film in &gone {
        for review in &film.reviews {
            if review["state"] != "finished" {
                drafts += 1;
                continue;
            }
            if review["private"] == true {
                private += 1;
                continue;
            }
            let words = plain(review);
            let is_it = |(key, text): &(String, String)| {
                *key == film.key
                    && match takes {
                        Takes::Plain(fitted) => *text == fitted(&words),
                        Takes::OnOneLine => *text == on_one_line(&words),
                        Takes::Simple => letters(&without_elements(text)) == letters(&words),
                    }
            };
            match texts.iter().position(is_it) {
                Some(at) => {
                    texts.swap_remove(at);
                    went.push(review);
                }
                None => stays += 1,
            }
        }
    }
    assert!(texts.is_empty(), "words that nobody wrote: {texts:?}");
    let mut told = |kinds: &[LossKind]| -> usize {
        kinds.iter().map(|kind| counts.remove(kind).unwrap_or_default()).sum()
    };
    assert_eq!(told(&[Is::ReviewsDraft]), drafts);
    assert_eq!(told(&[Is::ReviewsPrivate]), private);
    assert_eq!(
        told(&[Is::Reviews, Is::ReviewsBeside, Is::ReviewsUnplaced, Is::ReviewsTooLong]),
        stays
    );
    let says = |field: &str| went.iter().filter(|review| !text(&review[field]).is_empty()).count();
    let count = |lost: fn(&Value) -> bool| went.iter().filter(|review| lost(review)).count();
    for (kind, lost) in [
        (Is::HeadlinesInText, says("headline")),
        (Is::SummariesInText, says("summary")),
        (Is::Verdicts, says("verdict")),
        (Is::ReviewLanguages, says("language")),
        (Is::WrittenDates, went.len()),
        (Is::Spoilers, count(spoils)),
        (Is::StillsInText, count(places_stills)),
    ] {
        assert_eq!(told(&[kind]), lost, "{kind:?}: {went:?}");
    }
    let formatting = told(&[Is::Formatting]);
    match takes {
        Takes::Plain(_) | Takes::OnOneLine => {
            assert_eq!(formatting, count(loses_markup), "{went:?}");
        }
        // What has an element there is for `files.rs` to say.
        Takes::Simple => assert!(formatting >= count(places_stills) && formatting <= went.len()),
    }
    if matches!(takes, Takes::OnOneLine) {
        let broken = went.iter().filter(|review| plain(review).contains(LINE_ENDS)).count();
        assert_eq!(told(&[Is::LineBreaks]), broken);
    }
    let is_of_gone = |of: &Value| {
        gone.iter().flat_map(|film| &film.reviews).any(|review| review["uid"] == of["review"])
    };
    let records = |kind: &str| document[kind].as_array().cloned().unwrap_or_default();
    assert_eq!(
        told(&[Is::Revisions]),
        records("revisions").iter().filter(|one| is_of_gone(one)).count()
    );
    assert_eq!(told(&[Is::VerdictScale]), records("verdicts").len());
    assert_eq!(told(&[Is::Imports]), records("imports").len());
    let LossReport { films, viewings, reviews, .. } = report;
    assert_eq!(told(&[Is::Bookkeeping]), films + viewings + reviews);
    assert_eq!((*films, *reviews), (gone.len(), went.len()));
}
