//! Which film of the journal may be meant where it is not sure.

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::foreign::ForeignFilm;
use super::spelling::Spellings;
use crate::{FilmId, Result, storage};

/// Why it is not sure which film a row means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export, rename = "LookWhy")]
pub enum Why {
    /// A film of this title is a year apart.
    YearApart,
    /// The row or the journal gives no year.
    NoYear,
    /// Several films have this title and year.
    Several,
    /// A film of this year is spelt a letter otherwise.
    Spelling,
    /// The title may be an episode's as well.
    MaybeEpisode,
}

/// A question to the person: which film is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) why: Why,
    /// The films it may be, the likeliest first.
    pub(super) films: Vec<FilmId>,
}

/// The films of the journal that share the title, but not surely the year: a year apart, or where
/// one of the two gives none. Else those of the year whose title is a letter otherwise.
pub(super) fn looked_for(
    conn: &Connection,
    spellings: &mut Spellings,
    foreign: &ForeignFilm,
    match_title: &str,
    last_before: FilmId,
) -> Result<Option<Look>> {
    let mut apart = Vec::new();
    let mut unknown = Vec::new();
    for row in storage::films::by_title(conn, match_title)? {
        if row.id > last_before || has_other_id(conn, row.id, foreign)? {
            continue;
        }
        match (row.year, foreign.year) {
            (Some(here), Some(there)) if here.abs_diff(there) == 1 => apart.push(row.id),
            (Some(_), Some(_)) => {}
            _ => unknown.push(row.id),
        }
    }
    let why = if apart.is_empty() { Why::NoYear } else { Why::YearApart };
    apart.append(&mut unknown);
    if !apart.is_empty() {
        return Ok(Some(Look { why, films: apart }));
    }
    let Some(year) = foreign.year else { return Ok(None) };
    let mut near = Vec::new();
    for film in spellings.near(conn, match_title, year)? {
        if film <= last_before && !has_other_id(conn, film, foreign)? {
            near.push(film);
        }
    }
    Ok((!near.is_empty()).then_some(Look { why: Why::Spelling, films: near }))
}

/// Whether a catalogue calls the film by another name than the row does.
fn has_other_id(conn: &Connection, film: FilmId, foreign: &ForeignFilm) -> Result<bool> {
    if foreign.ids.is_empty() {
        return Ok(false);
    }
    let ids = storage::outside_ids::of_film(conn, film)?;
    Ok(ids
        .iter()
        .any(|(kind, value)| foreign.ids.iter().any(|id| id.kind == kind && id.value != *value)))
}
