//! What a format cannot hold, for people and for programs.

use matinee_core::{Loss, LossExample, LossKind, LossReport};
use serde::Serialize;

use crate::output::Output;
use crate::words::{counted, plain};

/// A report, as programs are told.
#[derive(Serialize)]
struct Document<'a> {
    format: &'a str,
    films: usize,
    viewings: usize,
    reviews: usize,
    losses: Vec<LossDocument<'a>>,
}

/// One kind of loss, as programs are told.
#[derive(Serialize)]
pub(crate) struct LossDocument<'a> {
    kind: LossKind,
    count: usize,
    sentence: &'a str,
    examples: Vec<Example<'a>>,
}

#[derive(Serialize)]
struct Example<'a> {
    title: &'a str,
    year: Option<i16>,
    watched_on: Option<String>,
}

impl<'a> From<&'a Loss> for LossDocument<'a> {
    fn from(loss: &'a Loss) -> Self {
        let examples = loss.examples.iter().map(|example| Example {
            title: &example.title,
            year: example.year,
            watched_on: example.watched_on.map(|on| on.to_string()),
        });
        Self {
            kind: loss.kind,
            count: loss.count,
            sentence: &loss.sentence,
            examples: examples.collect(),
        }
    }
}

/// Says what a format would leave behind or change.
pub(crate) fn tell(report: &LossReport, format: &str, output: &Output) {
    let LossReport { films, viewings, reviews, losses } = report;
    if output.is_json() {
        output.document(&Document {
            format,
            films: *films,
            viewings: *viewings,
            reviews: *reviews,
            losses: losses.iter().map(LossDocument::from).collect(),
        });
        return;
    }
    output.text(&format!(
        "{}, {} and {} would go along.",
        counted(*films as u64, "film", "films"),
        counted(*viewings as u64, "viewing", "viewings"),
        counted(*reviews as u64, "review", "reviews"),
    ));
    if losses.is_empty() {
        output.text("Nothing would be lost.");
    }
    for loss in losses {
        output.text(&line(loss));
    }
}

/// A loss on one line, with the first few it concerns.
pub(crate) fn line(loss: &Loss) -> String {
    let named: Vec<String> = loss.examples.iter().map(example).collect();
    if named.is_empty() {
        return loss.sentence.clone();
    }
    let more = if loss.count > named.len() { "; …" } else { "" };
    format!("{} ({}{more})", loss.sentence, plain(&named.join("; ")))
}

fn example(example: &LossExample) -> String {
    let LossExample { title, year, watched_on } = example;
    // A very long title is known by its beginning.
    let mut line: String = title.chars().take(60).collect();
    if let Some(year) = year {
        line.push_str(&format!(" ({year})"));
    }
    if let Some(on) = watched_on {
        line.push_str(&format!(", {on}"));
    }
    line
}
