//! Any sentence one ever wrote, found by its words: films, reviews and viewings, each with the
//! place where the words stand.

mod hits;
mod names;
mod places;
mod snippet;

pub use hits::{
    SearchAll, SearchCounts, SearchHit, SearchOrder, SearchReq, SearchRows, SnippetPart,
};
pub use names::{NameHit, SearchNames};

use jiff::civil::Date;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::query::{Node, Words};
use crate::storage::query::{Begun, Clause};
use crate::storage::search::{HitRow, Which};
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
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
            let rows = sought.rows(conn, None, SearchOrder::Newest, limit)?;
            let hit = |row: HitRow| Hit {
                snippet: snippet::around(&plain(&row), &sought.folds),
                uid: row.uid,
                kind: row.kind,
                title: row.title,
                year: row.year,
                watched_on: row.watched_on.map(|date| date.to_string()),
            };
            Ok(rows.into_iter().map(hit).collect())
        })
    }
}

/// The text of a hit as it is read, without signs of Markdown.
fn plain(row: &HitRow) -> String {
    match row.kind {
        HitKind::Review => markdown::to_text(&row.text),
        HitKind::Film | HitKind::Viewing => row.text.clone(),
    }
}

/// Letters from which on the beginning of a word says something of what has it.
const WEIGHTY: usize = 3;

/// What a line looks for.
pub(crate) struct Sought {
    /// Words, as FTS5 is asked for them.
    pub(crate) words: Option<String>,
    /// The same with the first letters of the last one, where that is quicker to answer.
    pub(crate) begun: Option<Begun>,
    /// The parts those are of.
    parts: Vec<Node>,
    today: Date,
    /// The films it is about; all of them where nothing is said.
    pub(crate) within: Option<Clause>,
    /// The words, folded.
    folds: Vec<String>,
    /// Every word is but begun, with a letter or two: it stands in too much to weigh anything.
    weightless: bool,
}

impl Sought {
    /// Reads a line; nothing when nothing is asked.
    fn read(conn: &Connection, line: &str, today: Date) -> Result<Option<Self>> {
        let Some(root) = query::mended(conn, query::parse(line).root)? else { return Ok(None) };
        let (words, rest) = root.apart_from_words();
        let each: Vec<&Words> = words.iter().flat_map(Node::words).collect();
        let weightless = each
            .iter()
            .all(|word| word.unfinished && text::fold(&word.text).chars().count() < WEIGHTY);
        let mut folds = Vec::new();
        for word in each {
            folds.extend(text::fold(&word.text).split(' ').map(str::to_owned));
        }
        Ok(Some(Self {
            words: query::search_terms(&words),
            begun: if rest.is_none() { Begun::of(&words) } else { None },
            parts: words,
            today,
            folds,
            weightless,
            within: rest.map(|rest| storage::query::films(&rest, today)),
        }))
    }

    /// Whether there are words, which are all that reviews and viewings are looked through for.
    fn has_words(&self) -> bool {
        self.words.is_some()
    }

    /// The films that have the words, be it as a part of a title or as their year; of each word and
    /// place the `newest` so many, where that is said.
    pub(crate) fn by_facts(&self, newest: Option<usize>) -> Clause {
        storage::query::by_facts(&self.parts, newest, self.today)
    }

    /// The first hits of each kind, or of one.
    fn rows(
        &self,
        conn: &Connection,
        kind: Option<HitKind>,
        order: SearchOrder,
        limit: u32,
    ) -> Result<Vec<HitRow>> {
        let mut rows = Vec::new();
        for one in [HitKind::Film, HitKind::Review, HitKind::Viewing] {
            if kind.is_none_or(|kind| kind == one) {
                rows.extend(self.of_kind(conn, one, Which::First(self.order(order), limit))?);
            }
        }
        Ok(rows)
    }

    /// What comes first of what the line finds.
    fn order(&self, asked: SearchOrder) -> SearchOrder {
        if self.weightless || !self.has_words() { SearchOrder::Newest } else { asked }
    }

    fn of_kind(&self, conn: &Connection, kind: HitKind, which: Which<'_>) -> Result<Vec<HitRow>> {
        match kind {
            HitKind::Film => storage::search::films(conn, self, which),
            _ if !self.has_words() => Ok(Vec::new()),
            HitKind::Review => storage::search::reviews(conn, self, which),
            HitKind::Viewing => storage::search::viewings(conn, self, which),
        }
    }
}
