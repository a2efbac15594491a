//! Any sentence one ever wrote, found by its words: films, reviews and viewings, each with the
//! place where the words stand.

mod snippet;

use serde::Serialize;

use crate::{Journal, Result, markdown, storage, text};

/// Something that has the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// Its uid.
    pub uid: String,
    /// What it is.
    pub kind: HitKind,
    /// The film's title.
    pub title: String,
    /// The film's year.
    pub year: Option<i16>,
    /// When the film was seen, for a viewing or a review of one.
    pub watched_on: Option<String>,
    /// Where the words stand, cut to a line; empty where the title says it all.
    pub snippet: String,
}

/// What a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum HitKind {
    /// A film, by its titles or its people.
    Film,
    /// A review, by its words.
    Review,
    /// A viewing, by its place, company, tags or note.
    Viewing,
}

impl Journal {
    /// What has all of the words, at most `limit` of each kind, the newest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn search(&self, typed: &str, limit: u32) -> Result<Vec<Hit>> {
        let Some(query) = text::search_query(typed) else { return Ok(Vec::new()) };
        let words: Vec<String> = text::fold(typed).split(' ').map(str::to_owned).collect();
        self.read(|conn| {
            let mut hits = storage::search::films(conn, &query, limit)?;
            hits.extend(storage::search::reviews(conn, &query, limit)?);
            hits.extend(storage::search::viewings(conn, &query, limit)?);
            for hit in &mut hits {
                let plain = match hit.kind {
                    HitKind::Review => markdown::to_text(&hit.snippet),
                    HitKind::Film | HitKind::Viewing => std::mem::take(&mut hit.snippet),
                };
                hit.snippet = snippet::around(&plain, &words);
            }
            Ok(hits)
        })
    }
}
