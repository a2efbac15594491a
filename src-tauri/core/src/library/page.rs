use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::{
    FilmFacts, FilmId, Journal, ListId, Result, ReviewId, Score, ViewingFacts, ViewingId, films,
    storage, viewings,
};

/// Everything a film's own page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FilmPage {
    /// The film.
    pub id: FilmId,
    /// What is known of it as a work.
    pub facts: FilmFacts,
    /// The uid of everybody it credits, by name.
    pub people: BTreeMap<String, String>,
    /// Hash of the poster.
    pub poster: Option<String>,
    /// Liked as a film, whatever is said of its viewings.
    pub liked: bool,
    /// The current score.
    pub score: Option<Score>,
    /// The word of that score's band.
    pub verdict: Option<String>,
    /// A score given to the film and to no viewing.
    pub own_score: Option<Score>,
    /// Every viewing, the latest first.
    pub viewings: Vec<FilmViewing>,
    /// Every review, the newest first.
    pub reviews: Vec<FilmReview>,
    /// Stills, in their order.
    pub stills: Vec<FilmStill>,
    /// The lists it is on.
    pub lists: Vec<OnList>,
    /// Why it is on the watchlist; nothing when it is not there.
    pub watchlist: Option<String>,
    /// The instant it came into the journal.
    pub added_at: String,
}

/// One viewing on a film's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FilmViewing {
    /// The viewing.
    pub id: ViewingId,
    /// What the person says of it.
    pub facts: ViewingFacts,
    /// Which of the film's dated viewings it is, from 1; nothing for an undated one, which may have
    /// been any of them.
    pub nth: Option<u32>,
    /// The finished review of it.
    pub review: Option<ReviewId>,
}

/// One review on a film's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FilmReview {
    /// The review.
    pub id: ReviewId,
    /// The viewing it is of.
    pub viewing: Option<ViewingId>,
    /// Its own title; may be empty.
    pub headline: String,
    /// Done, and not a draft.
    pub finished: bool,
    /// How long it is.
    pub words: u32,
    /// The instant it was begun.
    pub written_at: String,
}

/// One still on a film's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FilmStill {
    /// Hash of the picture.
    pub hash: String,
    /// What stands beneath it; may be empty.
    pub caption: String,
}

/// A list a film is on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct OnList {
    /// The list.
    pub id: ListId,
    /// Its name.
    pub name: String,
    /// The film's place on it, from 1, when the list is ranked.
    pub rank: Option<u32>,
}

impl Journal {
    /// Everything a film's own page shows.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound).
    pub fn film_page(&self, film: FilmId) -> Result<FilmPage> {
        self.read(|conn| page(conn, film))
    }
}

pub(crate) fn page(conn: &Connection, film: FilmId) -> Result<FilmPage> {
    let row = films::require(conn, film)?;
    let standing = storage::library::tiles(conn, &[film])?.into_iter().next();
    let reviews: Vec<FilmReview> = storage::reviews::of_film(conn, film)?
        .into_iter()
        .rev()
        .map(|review| FilmReview {
            id: review.id,
            viewing: review.viewing,
            headline: review.headline,
            finished: review.finished,
            words: review.words,
            written_at: review.written_at,
        })
        .collect();
    Ok(FilmPage {
        id: film,
        facts: films::facts_of(conn, film)?,
        people: storage::film_page::people(conn, film)?,
        poster: standing.as_ref().and_then(|tile| tile.poster.clone()),
        liked: row.liked,
        score: standing.as_ref().and_then(|tile| tile.score),
        verdict: standing.and_then(|tile| tile.verdict),
        own_score: row.score,
        viewings: viewings_of(conn, film, &reviews)?,
        reviews,
        stills: storage::film_page::stills(conn, film)?,
        lists: storage::film_page::lists(conn, film)?,
        watchlist: storage::film_page::watchlist(conn, film)?,
        added_at: row.added_at,
    })
}

fn viewings_of(
    conn: &Connection,
    film: FilmId,
    reviews: &[FilmReview],
) -> Result<Vec<FilmViewing>> {
    let rows = storage::viewings::of_film(conn, film)?;
    let mut later = rows.iter().filter(|row| row.watched_on.is_some()).count();
    rows.iter()
        .map(|row| {
            let of_it = |review: &&FilmReview| review.finished && review.viewing == Some(row.id);
            Ok(FilmViewing {
                id: row.id,
                facts: viewings::read(conn, row.id)?,
                nth: row.watched_on.and_then(|_| {
                    let nth = u32::try_from(later).ok();
                    later -= 1;
                    nth
                }),
                review: reviews.iter().find(of_it).map(|review| review.id),
            })
        })
        .collect()
}
