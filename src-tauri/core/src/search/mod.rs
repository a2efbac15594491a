//! Any sentence one ever wrote, found by its words: films, reviews and viewings, each with the
//! place where the words stand.

mod snippet;

use jiff::civil::Date;
use rusqlite::Connection;
use serde::Serialize;

use crate::storage::query::Clause;
use crate::{Journal, Result, markdown, query, storage, text};

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
    /// Where all of the words of a line stand, at most `limit` of each kind, the newest first; its
    /// filters say of which films. A line of nothing but filters finds those films.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn search(&self, line: &str, limit: u32) -> Result<Vec<Hit>> {
        let today = self.clock().today();
        self.read(|conn| {
            let Some(sought) = Sought::read(conn, line, today)? else { return Ok(Vec::new()) };
            let mut hits = storage::search::films(conn, &sought, limit)?;
            if sought.words.is_some() {
                hits.extend(storage::search::reviews(conn, &sought, limit)?);
                hits.extend(storage::search::viewings(conn, &sought, limit)?);
            }
            for hit in &mut hits {
                let plain = match hit.kind {
                    HitKind::Review => markdown::to_text(&hit.snippet),
                    HitKind::Film | HitKind::Viewing => std::mem::take(&mut hit.snippet),
                };
                hit.snippet = snippet::around(&plain, &sought.folds);
            }
            Ok(hits)
        })
    }
}

/// What a line looks for.
pub(crate) struct Sought {
    /// Words that must all be there, for FTS5.
    pub(crate) words: Option<String>,
    /// The films it is about; all of them where nothing is said.
    pub(crate) within: Option<Clause>,
    /// The words, folded.
    folds: Vec<String>,
}

impl Sought {
    /// Reads a line; nothing when nothing is asked.
    fn read(conn: &Connection, line: &str, today: Date) -> Result<Option<Self>> {
        let Some(root) = query::mended(conn, query::parse(line).root)? else { return Ok(None) };
        let (words, rest) = root.apart_from_words();
        let terms = words.iter().filter_map(|word| text::search_term(&word.text, word.unfinished));
        let terms = terms.collect::<Vec<_>>().join(" ");
        let folds = words.iter().flat_map(|word| {
            text::fold(&word.text).split(' ').map(str::to_owned).collect::<Vec<_>>()
        });
        Ok(Some(Self {
            words: (!terms.is_empty()).then_some(terms),
            folds: folds.collect(),
            within: rest.map(|rest| storage::query::films(&rest, today)),
        }))
    }
}
