//! My scale: which of two films of one score is better. Answers give an order inside the score, and
//! what in them goes round in a circle; no score changes unless the person asks for it.

mod order;

use std::collections::HashSet;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::storage::films::FilmRow;
use crate::storage::scale::ComparisonRow;
use crate::storage::viewings::ViewingRow;
use crate::{
    Changed, Error, FilmId, FilmTile, Journal, Op, Result, Score, films, storage, viewings,
};
use order::{Answers, Order, Said, pair};

/// A score that several films have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ScaleScore {
    /// The score.
    pub score: Score,
    /// How many films have it.
    pub films: u32,
    /// How many of them have a place in its order.
    pub placed: u32,
    /// How often answers go round in a circle.
    pub circles: u32,
}

/// Asks what a score looks like.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ScaleReq {
    /// The score.
    pub score: Score,
    /// Pairs the person would rather not say anything of.
    pub skipped: Vec<(FilmId, FilmId)>,
    /// When every film has a place: ask about pairs whose answer follows from others, to see
    /// whether it holds.
    pub doubting: bool,
}

/// A score from the inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ScalePage {
    /// The score.
    pub score: Score,
    /// How many films have it.
    pub films: u32,
    /// Those that have a place, the best first.
    pub order: Vec<ScaleFilm>,
    /// The two to compare next; none when there is nothing to ask.
    pub ask: Option<ScalePair>,
    /// There are pairs whose answer follows from others.
    pub can_doubt: bool,
    /// Answers that go round in a circle: each film is better than the next, the last than the first.
    pub circles: Vec<Vec<FilmTile>>,
    /// How many answers the order rests on.
    pub answers: u32,
}

/// A film in the order inside its score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ScaleFilm {
    /// Its place, from 1; films too close to tell share one.
    pub place: u32,
    /// The film.
    pub film: FilmTile,
}

/// Two films to compare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ScalePair {
    /// One.
    pub one: FilmTile,
    /// The other.
    pub other: FilmTile,
}

/// Which of two films is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ScaleAnswer {
    /// The better one; either, where they are too close.
    pub better: FilmId,
    /// The other.
    pub other: FilmId,
    /// Too close to say.
    pub close: bool,
}

/// Gives films of one score another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ScaleRescore {
    /// The films.
    pub films: Vec<FilmId>,
    /// The score all of them have.
    pub from: Score,
    /// The score they are to have.
    pub to: Score,
}

impl Journal {
    /// The scores that several films have, from the top.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn scale_scores(&self) -> Result<Vec<ScaleScore>> {
        self.read(|conn| {
            let rows = storage::scale::scores(conn)?.into_iter();
            rows.map(|(score, films, compared)| {
                let (mut placed, mut circles) = (0, 0);
                if compared {
                    let answers = answers(conn, score)?;
                    placed = count(order(conn, score, &answers, &HashSet::new())?.placed());
                    circles = count(answers.circles().len());
                }
                Ok(ScaleScore { score, films, placed, circles })
            })
            .collect()
        })
    }

    /// A score from the inside: the order so far, what goes round in a circle, what to ask next.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn scale_page(&self, asked: &ScaleReq) -> Result<ScalePage> {
        let skipped: HashSet<_> =
            asked.skipped.iter().map(|(one, other)| pair(*one, *other)).collect();
        self.read(|conn| {
            let said = storage::scale::of_score(conn, asked.score)?;
            let answers = said_of(&said);
            let order = order(conn, asked.score, &answers, &skipped)?;
            let doubt = order.doubt(&answers, &skipped);
            let ask = order.ask.or(doubt.filter(|_| asked.doubting));
            Ok(ScalePage {
                score: asked.score,
                films: count(storage::scale::films_of(conn, asked.score)?.len()),
                order: placed(conn, &order)?,
                ask: ask.map(|pair| films_of(conn, pair)).transpose()?.flatten(),
                can_doubt: order.ask.is_none() && doubt.is_some(),
                circles: answers
                    .circles()
                    .iter()
                    .map(|circle| storage::library::tiles(conn, circle))
                    .collect::<Result<_>>()?,
                answers: count(said.len()),
            })
        })
    }

    /// Keeps which of two films is better; an earlier answer about them goes. The scores stay.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] for a film beside itself, and when the two do not
    /// stand at one score.
    pub fn compare_films(&self, answer: ScaleAnswer) -> Result<Changed<()>> {
        self.transact(Op::CompareFilms, |edit| {
            let conn = edit.conn();
            let better = films::require(conn, answer.better)?;
            films::require(conn, answer.other)?;
            edit.concerns(better.title);
            let score = storage::scale::score_of(conn, answer.better)?;
            if answer.better == answer.other {
                return Err(Error::invalid("other", "This is the same film. Choose another one."));
            }
            if score.is_none() || score != storage::scale::score_of(conn, answer.other)? {
                return Err(Error::invalid("other", "These two no longer have the same score."));
            }
            let row = ComparisonRow {
                better: answer.better,
                other: answer.other,
                close: answer.close,
                compared_at: edit.now(),
            };
            if let Some(was) = storage::scale::of_pair(conn, answer.better, answer.other)? {
                let same = was.close == row.close && (was.close || was.better == row.better);
                if same {
                    return Ok(());
                }
                storage::scale::delete(conn, answer.better, answer.other)?;
            }
            storage::scale::insert(conn, &edit.uid(), &row)
        })
    }

    /// Forgets which of two films is better.
    ///
    /// # Errors
    /// [`Error::NotFound`] when nothing was said of them.
    pub fn forget_comparison(&self, one: FilmId, other: FilmId) -> Result<Changed<()>> {
        self.transact(Op::ForgetComparison, |edit| {
            edit.concerns(films::require(edit.conn(), one)?.title);
            match storage::scale::delete(edit.conn(), one, other)? {
                true => Ok(()),
                false => Err(Error::NotFound { what: "comparison" }),
            }
        })
    }

    /// Gives films of one score another, as one step: to the viewing the score was given at, or to
    /// the film where it is the film's own. What was said of them stays. Answers how many there were.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] when a film no longer has the score. No score changes
    /// then.
    pub fn rescore(&self, asked: &ScaleRescore) -> Result<Changed<u32>> {
        self.transact(Op::Rescore, |edit| {
            let conn = edit.conn();
            for film in &asked.films {
                let row = films::require(conn, *film)?;
                if asked.films.len() == 1 {
                    edit.concerns(row.title.clone());
                }
                if storage::scale::score_of(conn, *film)? != Some(asked.from) {
                    return Err(Error::invalid(
                        "films",
                        format!("{} no longer has the score {}.", row.title, asked.from),
                    ));
                }
                let (score, changed_at) = (Some(asked.to), edit.now());
                match storage::scale::scored_viewing(conn, *film)? {
                    Some(viewing) => {
                        let row = viewings::require(conn, viewing)?;
                        storage::viewings::update(conn, &ViewingRow { score, changed_at, ..row })?;
                    }
                    None => {
                        let scored_on = Some(edit.today().to_string());
                        let row = FilmRow { score, scored_on, changed_at, ..row };
                        storage::films::update(conn, &row)?;
                    }
                }
            }
            Ok(count(asked.films.len()))
        })
    }
}

fn answers(conn: &Connection, score: Score) -> Result<Answers> {
    Ok(said_of(&storage::scale::of_score(conn, score)?))
}

fn said_of(rows: &[ComparisonRow]) -> Answers {
    let said = rows.iter().map(|row| match row.close {
        true => Said::Close(row.better, row.other),
        false => Said::Better(row.better, row.other),
    });
    Answers::of(&said.collect::<Vec<_>>())
}

fn order(
    conn: &Connection,
    score: Score,
    answers: &Answers,
    skipped: &HashSet<(FilmId, FilmId)>,
) -> Result<Order> {
    Ok(Order::of(&storage::scale::films_of(conn, score)?, answers, skipped))
}

/// The films of an order with their places.
fn placed(conn: &Connection, order: &Order) -> Result<Vec<ScaleFilm>> {
    let films: Vec<FilmId> = order.places.iter().flatten().copied().collect();
    let tiles = storage::library::tiles(conn, &films)?.into_iter();
    let mut place = 1;
    let mut places = Vec::with_capacity(films.len());
    for films in &order.places {
        places.extend(std::iter::repeat_n(place, films.len()));
        place += count(films.len());
    }
    Ok(places.into_iter().zip(tiles).map(|(place, film)| ScaleFilm { place, film }).collect())
}

fn films_of(conn: &Connection, (one, other): (FilmId, FilmId)) -> Result<Option<ScalePair>> {
    let mut tiles = storage::library::tiles(conn, &[one, other])?.into_iter();
    Ok(tiles.next().zip(tiles.next()).map(|(one, other)| ScalePair { one, other }))
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}
