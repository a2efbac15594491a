use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{HitKind, Sought, plain, snippet};
use crate::storage::search::{HitRow, Which};
use crate::{FilmId, Journal, Result, ReviewId, Score, Turn, ViewingId, WatchedOn, storage};

/// Asks where the words of a line stand.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SearchReq {
    /// A line of the query language.
    pub line: String,
    /// What comes first.
    pub order: SearchOrder,
    /// How many of each kind at the most.
    pub limit: u32,
    /// Only hits of this kind.
    pub kind: Option<HitKind>,
}

/// Asks for every hit of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SearchAll {
    /// A line of the query language.
    pub line: String,
    /// The kind.
    pub kind: HitKind,
    /// What comes first.
    pub order: SearchOrder,
}

/// Asks what some hits of a kind show.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SearchRows {
    /// The line they are hits of.
    pub line: String,
    /// Their kind.
    pub kind: HitKind,
    /// The hits, in the order wanted.
    #[ts(type = "number[]")]
    pub ids: Vec<i64>,
}

/// What comes first in a search.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SearchOrder {
    /// What was added or written last: answered at once, however much there is. Films that only have a
    /// part of a word, or it as their year, come after those that have it.
    #[default]
    Newest,
    /// What the words weigh most in, of the newest few thousand that have them. A letter or two weigh
    /// nothing: there the newest come first.
    Best,
}

/// Something that has the words, as the window shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SearchHit {
    /// What it is.
    pub kind: HitKind,
    /// The film.
    pub film: FilmId,
    /// The review, of one, or the newest finished one of a film.
    pub review: Option<ReviewId>,
    /// The viewing, of one or of a review of one.
    pub viewing: Option<ViewingId>,
    /// The film's title, cut where words of it were found.
    pub title: Vec<SnippetPart>,
    /// BCP 47 tag of the title's language.
    pub language: Option<String>,
    /// The film's year.
    pub year: Option<i16>,
    /// Hash of the poster.
    pub poster: Option<String>,
    /// The film's current score; of a viewing, its own.
    pub score: Option<Score>,
    /// When the film was seen, for a viewing or a review of one.
    pub watched_on: Option<WatchedOn>,
    /// Where the words stand; of a film, its people.
    pub snippet: Vec<SnippetPart>,
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SnippetPart {
    /// The text.
    pub text: String,
    /// It is what was looked for.
    pub hit: bool,
}

/// How much has the words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct SearchCounts {
    /// Films, by titles and people.
    pub films: u32,
    /// Reviews.
    pub reviews: u32,
    /// Viewings, by place, company, tags and note.
    pub viewings: u32,
}

impl Journal {
    /// Where the words of a line stand, as the window shows it, while the question is the newest.
    /// Otherwise as [`Journal::search`].
    ///
    /// # Errors
    /// [`crate::Error::Cancelled`] when a newer question was asked meanwhile.
    pub fn search_hits(&self, req: &SearchReq, turn: &Turn) -> Result<Vec<SearchHit>> {
        let today = self.clock().today();
        self.read_for(turn, |conn| {
            let Some(sought) = Sought::read(conn, &req.line, today)? else { return Ok(Vec::new()) };
            let rows = sought.rows(conn, req.kind, req.order, req.limit)?;
            Ok(rows.into_iter().map(|row| shown(row, &sought)).collect())
        })
    }

    /// Every film, review or viewing that has the words of a line, in an order, for
    /// [`Journal::search_rows`] to show: by the ids of its own kind.
    ///
    /// # Errors
    /// As for [`Journal::search_hits`].
    pub fn search_all(&self, req: &SearchAll, turn: &Turn) -> Result<Vec<i64>> {
        let today = self.clock().today();
        self.read_for(turn, |conn| match Sought::read(conn, &req.line, today)? {
            Some(sought) if req.kind == HitKind::Film || sought.has_words() => {
                storage::search::ids(conn, &sought, req.kind, sought.order(req.order))
            }
            _ => Ok(Vec::new()),
        })
    }

    /// What these hits of a line show, in this order; what is gone is left out.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn search_rows(&self, req: &SearchRows) -> Result<Vec<SearchHit>> {
        let today = self.clock().today();
        self.read(|conn| {
            let Some(sought) = Sought::read(conn, &req.line, today)? else { return Ok(Vec::new()) };
            let rows = sought.of_kind(conn, req.kind, Which::These(&req.ids))?;
            Ok(rows.into_iter().map(|row| shown(row, &sought)).collect())
        })
    }

    /// How much there is of what [`Journal::search_hits`] shows the first of.
    ///
    /// # Errors
    /// As there.
    pub fn search_counts(&self, line: &str, turn: &Turn) -> Result<SearchCounts> {
        let today = self.clock().today();
        self.read_for(turn, |conn| match Sought::read(conn, line, today)? {
            Some(sought) => storage::search::counts(conn, &sought),
            None => Ok(SearchCounts::default()),
        })
    }
}

fn shown(row: HitRow, sought: &Sought) -> SearchHit {
    let cut = snippet::around(&plain(&row), &sought.folds);
    SearchHit {
        kind: row.kind,
        film: row.film,
        review: row.review,
        viewing: row.viewing,
        title: snippet::marked(&row.title, &sought.folds, true),
        language: row.language,
        year: row.year,
        poster: row.poster,
        score: row.score,
        watched_on: row.watched_on,
        snippet: snippet::marked(&cut, &sought.folds, false),
    }
}
