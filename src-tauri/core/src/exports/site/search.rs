//! What the search of a site looks through, as a script: a page opened from a folder may load one,
//! where it may not read a file.

use serde::Serialize;

use super::index::Entry;
use crate::exports::leaf::Leaf;
use crate::{Result, markdown, text};

/// The words of every review.
#[derive(Default)]
pub(super) struct Words(Vec<Row>);

#[derive(Serialize)]
struct Row {
    title: String,
    year: Option<i16>,
    page: String,
    score: Option<String>,
    director: String,
    /// Folded, to be looked through.
    words: String,
}

impl Words {
    pub(super) fn add(&mut self, entry: &Entry, leaf: &Leaf) {
        let facts = &leaf.facts;
        let mut words = vec![facts.title.clone()];
        words.extend(facts.original_title.clone());
        words.extend(facts.year.map(|year| year.to_string()));
        words.extend(facts.directors.iter().chain(&facts.writers).cloned());
        words.extend(facts.cast.iter().map(|member| member.name.clone()));
        words.extend(leaf.tags.iter().cloned());
        if let Some(review) = &leaf.review {
            words.push(review.text.headline.clone());
            words.push(markdown::to_words(&review.text.body));
            words.push(markdown::to_words(&review.text.summary));
        }
        self.0.push(Row {
            title: facts.title.clone(),
            year: facts.year,
            page: entry.page(),
            score: leaf.score.map(|score| score.to_string()),
            director: facts.directors.join(", "),
            words: text::fold(&words.join(" ")),
        });
    }

    /// The script.
    pub(super) fn script(&self) -> Result<String> {
        Ok(format!("globalThis.reviews = {};\n", serde_json::to_string(&self.0)?))
    }
}
