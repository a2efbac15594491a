//! Which film of the journal may be meant where it is not sure.

use std::collections::HashSet;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::originals::Originals;
use super::spelling::Spellings;
use crate::storage::films::FilmRow;
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
pub(crate) struct Look {
    pub(crate) why: Why,
    /// The films it may be, the likeliest first.
    pub(crate) films: Vec<FilmId>,
}

/// A film that is looked for.
pub(crate) struct Wanted<'f> {
    /// Its title, folded.
    pub(crate) match_title: &'f str,
    /// Its original title, folded, where it has another.
    pub(crate) original: Option<&'f str>,
    pub(crate) year: Option<i16>,
    /// What catalogues call it: kind and value.
    pub(crate) ids: &'f [(&'f str, &'f str)],
}

/// The films of the journal that share the title or the original title, but not surely the year: a
/// year apart, or where one of the two gives none. Else those of the year whose title is a letter
/// otherwise.
pub(crate) fn looked_for(
    conn: &Connection,
    (originals, spellings): (&mut Originals, &mut Spellings),
    wanted: &Wanted<'_>,
    last_before: FilmId,
) -> Result<Option<Look>> {
    let mut apart = Vec::new();
    let mut unknown = Vec::new();
    for row in titled(conn, originals, wanted)? {
        if row.id > last_before || has_other_id(conn, row.id, wanted.ids)? {
            continue;
        }
        match (row.year, wanted.year) {
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
    let Some(year) = wanted.year else { return Ok(None) };
    let mut near = Vec::new();
    for film in spellings.near(conn, wanted.match_title, year)? {
        if film <= last_before && !has_other_id(conn, film, wanted.ids)? {
            near.push(film);
        }
    }
    Ok((!near.is_empty()).then_some(Look { why: Why::Spelling, films: near }))
}

/// The films called by either title, as their own title or their original one; those that share the
/// title itself first.
fn titled(
    conn: &Connection,
    originals: &mut Originals,
    wanted: &Wanted<'_>,
) -> Result<Vec<FilmRow>> {
    let mut films = storage::films::by_title(conn, wanted.match_title)?;
    let original = wanted.original.filter(|original| *original != wanted.match_title);
    for title in [Some(wanted.match_title), original].into_iter().flatten() {
        for film in originals.called(conn, title)? {
            films.extend(storage::films::by_id(conn, *film)?);
        }
    }
    if let Some(original) = original {
        films.extend(storage::films::by_title(conn, original)?);
    }
    let mut met = HashSet::new();
    films.retain(|film| met.insert(film.id));
    Ok(films)
}

/// Whether a catalogue calls the film by another name than the row does.
pub(crate) fn has_other_id(conn: &Connection, film: FilmId, ids: &[(&str, &str)]) -> Result<bool> {
    if ids.is_empty() {
        return Ok(false);
    }
    let here = storage::outside_ids::of_film(conn, film)?;
    Ok(here.iter().any(|(kind, value)| ids.iter().any(|id| id.0 == kind && id.1 != value)))
}
