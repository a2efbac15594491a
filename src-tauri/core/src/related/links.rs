//! The links that stand in the journal as such: names, people, tags, lists, year and score.

use rusqlite::Connection;

use super::{Candidates, Reason};
use crate::films::match_title;
use crate::storage::films::FilmRow;
use crate::storage::related::{self as rows, LinkRow};
use crate::storage::reviews::ReviewRow;
use crate::{FilmId, Result, Score, markdown, text};

/// A title shorter than this, in letters, is too likely to be just a word.
const SHORTEST_TITLE: usize = 5;

/// Years looked into on either side.
const YEARS: i16 = 3;

/// Tenths a score may differ by to be alike.
const ALIKE: u8 = 10;

/// Reviews that name this film, and reviews of films this one names. Titles are set in italics, and
/// only what is set so is taken for one.
pub(super) fn named(
    conn: &Connection,
    review: &ReviewRow,
    film: &FilmRow,
    candidates: &mut Candidates,
) -> Result<()> {
    for title in markdown::emphasised(&review.body) {
        let key = match_title(&text::tidy(&title));
        for (other, film) in rows::of_title(conn, &key, review.film)? {
            candidates.add(other, film, 7.0, Reason::NamedHere);
        }
    }
    if text::fold(&film.title).chars().filter(|letter| *letter != ' ').count() < SHORTEST_TITLE {
        return Ok(());
    }
    let Some(query) = text::search_query(&format!("\"{}\"", film.title.replace('"', " "))) else {
        return Ok(());
    };
    for (other, other_film, body) in rows::bodies_matching(conn, &query, review.film)? {
        let names = |title: &String| match_title(&text::tidy(title)) == film.match_title;
        if markdown::emphasised(&body).iter().any(names) {
            candidates.add(other, other_film, 6.0, Reason::NamesThis);
        }
    }
    Ok(())
}

/// Films that share people with this one.
pub(super) fn people(conn: &Connection, film: FilmId, candidates: &mut Candidates) -> Result<()> {
    for person in rows::by_people(conn, film)? {
        let LinkRow { review, film, name, .. } = person.link;
        let (weight, reason) = match (person.here.as_str(), person.there.as_str()) {
            ("director", "director") => (6.0, Reason::Director { name }),
            ("writer", "writer") => (3.5, Reason::Writer { name }),
            ("cast", "cast") => (3.0, Reason::Cast { name }),
            _ => (2.5, Reason::Person { name }),
        };
        candidates.add(review, film, weight, reason);
    }
    Ok(())
}

/// Films that share a tag or a list with this one; what few share weighs most.
pub(super) fn tags_and_lists(
    conn: &Connection,
    film: FilmId,
    candidates: &mut Candidates,
) -> Result<()> {
    for LinkRow { review, film, name, size } in rows::by_tags(conn, film)? {
        candidates.add(review, film, 2.0 + 4.0 * rarity(size), Reason::Tag { name });
    }
    for LinkRow { review, film, name, size } in rows::by_lists(conn, film)? {
        candidates.add(review, film, 1.5 + 3.0 * rarity(size), Reason::List { name });
    }
    Ok(())
}

/// 1 for what hardly anything shares, towards 0 for what much does.
fn rarity(size: u32) -> f64 {
    1.0 / (1.0 + f64::from(size.max(1)).log2())
}

/// Films of the same years with a like score, for a review with few other links.
pub(super) fn near(
    conn: &Connection,
    film: FilmId,
    year: Option<i16>,
    score: Option<Score>,
    candidates: &mut Candidates,
) -> Result<()> {
    let (Some(year), Some(score)) = (year, score) else { return Ok(()) };
    let tenths = score.tenths();
    let scores = (tenths.saturating_sub(ALIKE), tenths.saturating_add(ALIKE));
    for year in year.saturating_sub(YEARS)..=year.saturating_add(YEARS) {
        for (review, film) in rows::of_year(conn, year, scores, film)? {
            candidates.add(review, film, 0.5, Reason::Near);
        }
    }
    Ok(())
}
