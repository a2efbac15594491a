//! Two films become one, and one becomes two: for a film that came in twice, and for two that were
//! taken for one.

use rusqlite::Connection;
use serde::Deserialize;
use ts_rs::TS;

use super::{FilmPick, facts, fill_blanks, require};
use crate::journal::Edit;
use crate::storage::film_join;
use crate::storage::films::FilmRow;
use crate::storage::reviews::ReviewRow;
use crate::storage::stills::StillRow;
use crate::storage::watchlist::WatchlistRow;
use crate::{
    Changed, Error, FilmId, Journal, Op, Result, ReviewId, ViewingId, media, reviews, storage,
    viewings,
};

/// Takes part of what the journal holds of a film for another film's.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FilmSplit {
    /// The film it was taken for.
    pub film: FilmId,
    /// The film it is of: one of the journal, or a new one.
    pub into: FilmPick,
    /// Viewings that go; reviews of them go along.
    pub viewings: Vec<ViewingId>,
    /// Reviews that go though they are of none of those viewings.
    pub reviews: Vec<ReviewId>,
}

impl Journal {
    /// Makes one film of two: viewings, reviews, stills, places on lists, comparisons and ids of `from` are
    /// `into`'s from then on, and its facts fill in what is not known of `into` yet. What is known of
    /// `into`, and what was said of it, stays. `from` is no more; undo brings all of it back.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] when the two are one already, and while the editor
    /// holds a draft for `from`.
    pub fn merge_films(&self, from: FilmId, into: FilmId) -> Result<Changed<()>> {
        self.transact(Op::MergeFilms, |edit| {
            let conn = edit.conn();
            let (gone, kept) = (require(conn, from)?, require(conn, into)?);
            if from == into {
                return Err(Error::invalid("into", "This is the same film. Choose another one."));
            }
            no_draft(conn, &gone)?;
            edit.concerns(kept.title.clone());
            let told = facts::read(conn, from)?;
            let is_on = storage::film_page::watchlist(conn, from)?;
            stills(edit, from, into, None)?;
            film_join::move_records(conn, from, into)?;
            join_watchlist(edit, is_on, into)?;
            for (list, note) in film_join::shared_lists(conn, from, into)? {
                storage::lists::update_note(conn, list, into, &note)?;
            }
            film_join::move_lists(conn, from, into)?;
            film_join::move_comparisons(conn, from, into)?;
            storage::films::delete(conn, from)?;
            // Only now are the ids free for the film that stays.
            for id in &told.ids {
                storage::outside_ids::insert(conn, into, &id.kind, &id.value)?;
            }
            fill_blanks(edit, into, &told)?;
            take_standing(edit, &gone, into)?;
            crate::people::forget_uncredited(conn)
        })
    }

    /// Takes viewings and reviews of one film for another's. Stills that the reviews place are in
    /// both films from then on. Answers the other film.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Invalid`] when nothing is to go or the other film is the same,
    /// and while the editor holds a draft for the film.
    pub fn split_film(&self, split: &FilmSplit) -> Result<Changed<FilmId>> {
        self.transact(Op::SplitFilm, |edit| {
            let conn = edit.conn();
            let film = require(conn, split.film)?;
            edit.concerns(film.title.clone());
            if split.viewings.is_empty() && split.reviews.is_empty() {
                return Err(Error::invalid("viewings", "Choose what belongs to the other film."));
            }
            no_draft(conn, &film)?;
            let into = split.into.resolve(edit)?;
            if into == split.film {
                return Err(Error::invalid("into", "This is the same film. Choose another one."));
            }
            let gone = reviews_that_go(conn, split)?;
            stills(edit, split.film, into, Some(&gone))?;
            for viewing in &split.viewings {
                let row = viewings::require(conn, *viewing)?;
                if row.film != split.film {
                    return Err(Error::NotFound { what: "viewing" });
                }
                film_join::move_viewing(conn, *viewing, into)?;
            }
            for review in &gone {
                film_join::move_review(conn, review.id, into)?;
            }
            Ok(into)
        })
    }
}

/// Refuses while the editor holds something for a film: it would be left pointing at the other one.
fn no_draft(conn: &Connection, film: &FilmRow) -> Result<()> {
    if film_join::has_draft(conn, film.id)? {
        return Err(Error::invalid(
            "film",
            format!("The editor holds a draft of {}. Finish it or discard it first.", film.title),
        ));
    }
    Ok(())
}

/// The reviews that go: those chosen, and those of the viewings chosen.
fn reviews_that_go(conn: &Connection, split: &FilmSplit) -> Result<Vec<ReviewRow>> {
    let mut gone = Vec::new();
    for review in &split.reviews {
        let row = reviews::require(conn, *review)?;
        if row.film != split.film {
            return Err(Error::NotFound { what: "review" });
        }
        // A review and its viewing are of one film.
        if row.viewing.is_some_and(|viewing| !split.viewings.contains(&viewing)) {
            return Err(Error::invalid(
                "reviews",
                "A review goes with the viewing it is of. Choose that viewing.",
            ));
        }
        gone.push(row);
    }
    for viewing in &split.viewings {
        for row in storage::reviews::of_viewing(conn, *viewing)? {
            if !gone.iter().any(|other: &ReviewRow| other.id == row.id) {
                gone.push(row);
            }
        }
    }
    Ok(gone)
}

/// Gives stills of one film to another: all of them, or those that these reviews place, which stay
/// where they were besides. A name that the other film has for another picture changes, in the
/// reviews and their revisions too.
fn stills(edit: &Edit<'_>, from: FilmId, into: FilmId, only: Option<&[ReviewRow]>) -> Result<()> {
    let conn = edit.conn();
    let mut others = storage::stills::of_film(conn, into)?;
    for still in storage::stills::of_film(conn, from)? {
        let placed = |review: &ReviewRow| review.body.contains(&format!("(still:{}", still.name));
        if only.is_some_and(|reviews| !reviews.iter().any(placed)) {
            continue;
        }
        let known = others.iter().find(|other| other.media == still.media);
        let name = match known {
            Some(known) => known.name.clone(),
            None if others.iter().all(|other| other.name != still.name) => still.name.clone(),
            None => media::stills::free_name_of(conn, into, &still.name)?,
        };
        if known.is_none() {
            let position = others.iter().map(|other| other.position + 1).max().unwrap_or(0);
            let moved = StillRow { film: into, name: name.clone(), position, ..still.clone() };
            let uid = if only.is_some() { edit.uid() } else { still.uid.clone() };
            if only.is_none() {
                storage::stills::delete(conn, still.id)?;
            }
            storage::stills::insert(conn, &StillRow { uid, ..moved.clone() })?;
            others.push(moved);
        }
        if name != still.name {
            match only {
                Some(reviews) => {
                    for review in reviews {
                        film_join::rename_still_in(conn, review.id, &still.name, &name)?;
                    }
                }
                None => {
                    for review in storage::reviews::of_film(conn, from)? {
                        film_join::rename_still_in(conn, review.id, &still.name, &name)?;
                    }
                }
            }
        }
    }
    Ok(())
}

/// A film that waits on the watchlist under two entries waits once; a reason is kept, the film's own
/// before the other's. One that has been seen, in either, does not wait.
fn join_watchlist(edit: &Edit<'_>, is_on: Option<String>, into: FilmId) -> Result<()> {
    let conn = edit.conn();
    let seen = !storage::viewings::of_film(conn, into)?.is_empty();
    let Some(why) = is_on else { return Ok(()) };
    if seen {
        return Ok(());
    }
    match storage::film_page::watchlist(conn, into)? {
        Some(own) if own.is_empty() && !why.is_empty() => {
            storage::watchlist::update_why(conn, into, &why, &edit.now()).map(drop)
        }
        Some(_) => Ok(()),
        None => {
            let entry = WatchlistRow {
                film: into,
                why,
                added_on: edit.today().to_string(),
                added_at: edit.now(),
                changed_at: edit.now(),
            };
            storage::watchlist::insert(conn, &entry).map(drop)
        }
    }
}

/// What a person said of the film that goes, where nothing was said of the one that stays.
fn take_standing(edit: &Edit<'_>, gone: &FilmRow, into: FilmId) -> Result<()> {
    let kept = require(edit.conn(), into)?;
    let mut row = kept.clone();
    row.liked |= gone.liked;
    if row.score.is_none() {
        row.score = gone.score;
        row.scored_on.clone_from(&gone.scored_on);
    }
    if row.poster_id.is_none() {
        row.poster_id = gone.poster_id;
        row.poster_colour.clone_from(&gone.poster_colour);
    }
    if row.year.is_none() {
        row.year = gone.year;
    }
    let same = (row.liked, row.score, row.poster_id, row.year)
        == (kept.liked, kept.score, kept.poster_id, kept.year);
    if same {
        return Ok(());
    }
    row.changed_at = edit.now();
    storage::films::update(edit.conn(), &row)
}
