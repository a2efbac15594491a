use std::collections::BTreeSet;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::journal::Edit;
use crate::storage::films::FilmRow;
use crate::storage::terms::{self, Terms};
use crate::{Error, FilmId, Result, people, storage, text};

/// What is known of a film as a work, apart from what the person thinks of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct FilmFacts {
    /// The title the person knows it by.
    pub title: String,
    /// The title in its own language, where it differs.
    pub original_title: Option<String>,
    /// BCP 47 tag of the title's language, for typesetting.
    pub language: Option<String>,
    /// The year of release, 1870 to 2200.
    pub year: Option<i16>,
    /// The line from the poster; may be empty.
    pub tagline: String,
    /// Length in minutes.
    pub runtime_min: Option<u32>,
    /// Names, in order.
    pub directors: Vec<String>,
    /// Names, in order.
    pub writers: Vec<String>,
    /// In order of billing.
    pub cast: Vec<CastMember>,
    /// Names, in order.
    pub genres: Vec<String>,
    /// Names of countries, in order.
    pub countries: Vec<String>,
    /// Names of the languages spoken, in order.
    pub languages: Vec<String>,
    /// What catalogues call it.
    pub ids: Vec<OutsideId>,
}

/// A person in the cast, with their character.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct CastMember {
    /// The person's name.
    pub name: String,
    /// Whom they play; may be empty.
    pub character: String,
}

/// What a catalogue calls a film.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct OutsideId {
    /// The catalogue: `imdb`, `tmdb`, `letterboxd` (the film's URI) …
    pub kind: String,
    /// The id as the catalogue writes it; case counts.
    pub value: String,
}

/// The facts of a film.
pub(crate) fn read(conn: &Connection, film: FilmId) -> Result<FilmFacts> {
    let row = super::require(conn, film)?;
    let mut facts = FilmFacts {
        title: row.title,
        original_title: row.original_title,
        language: row.language,
        year: row.year,
        tagline: row.tagline,
        runtime_min: row.runtime_min,
        genres: terms::of_film(conn, Terms::Genres, film)?,
        countries: terms::of_film(conn, Terms::Countries, film)?,
        languages: terms::of_film(conn, Terms::Languages, film)?,
        ids: storage::outside_ids::of_film(conn, film)?
            .into_iter()
            .map(|(kind, value)| OutsideId { kind, value })
            .collect(),
        ..FilmFacts::default()
    };
    for credit in storage::people::credits_of(conn, film)? {
        match credit.role.as_str() {
            "director" => facts.directors.push(credit.name),
            "writer" => facts.writers.push(credit.name),
            _ => facts.cast.push(CastMember { name: credit.name, character: credit.character }),
        }
    }
    Ok(facts)
}

/// Writes facts the person edited; the names of those that differ join the film's own facts.
pub(crate) fn write_by_hand(edit: &Edit<'_>, film: FilmId, facts: &FilmFacts) -> Result<()> {
    let conn = edit.conn();
    let before = read(conn, film)?;
    let mut row = super::require(conn, film)?;
    fill(&mut row, facts)?;
    let mut own: BTreeSet<String> = serde_json::from_str(&row.own_facts)?;
    own.extend(differing(&before, facts)?);
    row.own_facts = serde_json::to_string(&own)?;
    row.changed_at = edit.now();
    if before != *facts {
        storage::films::update(conn, &row)?;
        write_related(edit, film, facts)?;
    }
    Ok(())
}

/// Writes facts a file tells, which are nobody's own.
pub(crate) fn write_told(edit: &Edit<'_>, film: FilmId, facts: &FilmFacts) -> Result<()> {
    let mut row = super::require(edit.conn(), film)?;
    fill(&mut row, facts)?;
    row.changed_at = edit.now();
    storage::films::update(edit.conn(), &row)?;
    write_related(edit, film, facts)
}

/// The names of the facts in which two differ.
fn differing(before: &FilmFacts, after: &FilmFacts) -> Result<Vec<String>> {
    let (before, after) = (serde_json::to_value(before)?, serde_json::to_value(after)?);
    let names = after.as_object().into_iter().flatten();
    Ok(names
        .filter(|(name, value)| before.get(name) != Some(value))
        .map(|(name, _)| name.clone())
        .collect())
}

/// Puts the facts of the film's own table into its row, tidied and checked.
pub(crate) fn fill(row: &mut FilmRow, facts: &FilmFacts) -> Result<()> {
    let title = text::tidy(&facts.title);
    if title.is_empty() {
        return Err(Error::invalid("title", "A film needs a title."));
    }
    if title.chars().count() > 1000 {
        return Err(Error::invalid("title", "A title has room for 1,000 characters."));
    }
    if facts.year.is_some_and(|year| !(1870..=2200).contains(&year)) {
        return Err(Error::invalid("year", "A film’s year is between 1870 and 2200."));
    }
    if facts.runtime_min.is_some_and(|minutes| !(1..=100_000).contains(&minutes)) {
        return Err(Error::invalid(
            "runtimeMin",
            "A film’s length is a number of minutes above nought.",
        ));
    }
    let filled =
        |text: &Option<String>| text.as_deref().map(text::tidy).filter(|text| !text.is_empty());
    row.sort_title = text::sort_title(&title);
    row.match_title = match_title(&title);
    row.original_title = filled(&facts.original_title);
    row.language = filled(&facts.language);
    row.title = title;
    row.year = facts.year;
    row.tagline = text::tidy(&facts.tagline);
    row.runtime_min = facts.runtime_min;
    Ok(())
}

/// A title as it is matched. One of signs alone (`+`) is matched by the signs.
pub(crate) fn match_title(title: &str) -> String {
    let key = text::title_key(title);
    if key.is_empty() { title.to_owned() } else { key }
}

/// Writes credits, genres, countries, languages and outside ids, touching only what differs.
pub(crate) fn write_related(edit: &Edit<'_>, film: FilmId, facts: &FilmFacts) -> Result<()> {
    let conn = edit.conn();
    let before = read(conn, film)?;
    let plain = |names: &[String]| -> Vec<CastMember> {
        names
            .iter()
            .map(|name| CastMember { name: name.clone(), ..CastMember::default() })
            .collect()
    };
    if before.directors != facts.directors {
        people::write_credits(edit, film, "director", &plain(&facts.directors))?;
    }
    if before.writers != facts.writers {
        people::write_credits(edit, film, "writer", &plain(&facts.writers))?;
    }
    if before.cast != facts.cast {
        people::write_credits(edit, film, "cast", &facts.cast)?;
    }
    for (terms, before, after) in [
        (Terms::Genres, &before.genres, &facts.genres),
        (Terms::Countries, &before.countries, &facts.countries),
        (Terms::Languages, &before.languages, &facts.languages),
    ] {
        if before != after {
            terms::delete_of_film(conn, terms, film)?;
            let names = after.iter().map(|name| text::tidy(name)).filter(|name| !name.is_empty());
            for (position, name) in names.enumerate() {
                terms::attach(conn, terms, film, position, &name, &text::fold(&name))?;
            }
        }
    }
    for id in before.ids.iter().filter(|id| !facts.ids.contains(id)) {
        storage::outside_ids::delete(conn, film, &id.kind, &id.value)?;
    }
    for id in facts.ids.iter().filter(|id| !before.ids.contains(id)) {
        if id.kind.trim().is_empty() || id.value.trim().is_empty() {
            continue;
        }
        if !storage::outside_ids::insert(conn, film, id.kind.trim(), id.value.trim())? {
            return Err(Error::invalid(
                "ids",
                format!(
                    "Another film of this journal already has the {} id {}.",
                    id.kind, id.value
                ),
            ));
        }
    }
    Ok(())
}
