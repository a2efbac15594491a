//! Facts that a file tells of a film.

use std::collections::BTreeSet;

use super::{FilmFacts, facts};
use crate::journal::Edit;
use crate::{FilmId, Result};

/// The most characters that a title has.
const TITLE: usize = 1_000;
/// The most characters that a person's name has.
const PERSON: usize = 300;
/// The most characters that a genre, a country or a language has.
const TERM: usize = 100;

/// The facts as far as a film can have them: what is out of bounds counts as not told.
pub(crate) fn tellable(told: &FilmFacts) -> FilmFacts {
    let mut told = told.clone();
    told.runtime_min = told.runtime_min.filter(|minutes| (1..=100_000).contains(minutes));
    told.year = told.year.filter(|year| (1870..=2200).contains(year));
    let fits = |name: &str, most| !name.trim().is_empty() && name.chars().count() <= most;
    told.original_title = told.original_title.filter(|title| fits(title, TITLE));
    for names in [&mut told.directors, &mut told.writers] {
        names.retain(|name| fits(name, PERSON));
    }
    for names in [&mut told.genres, &mut told.countries, &mut told.languages] {
        names.retain(|name| fits(name, TERM));
    }
    told.cast.retain(|member| fits(&member.name, PERSON));
    told
}

/// Fills in what is not known of a film yet; what is, and what the person edited, even to nothing,
/// stays. Title, year and ids are not touched. Says whether anything was filled in.
pub(crate) fn fill_blanks(edit: &Edit<'_>, film: FilmId, told: &FilmFacts) -> Result<bool> {
    let told = tellable(told);
    let own: BTreeSet<String> =
        serde_json::from_str(&super::require(edit.conn(), film)?.own_facts)?;
    let before = facts::read(edit.conn(), film)?;
    let mut after = before.clone();
    let mut fill = |name: &str, blank: bool, fill: &mut dyn FnMut(&mut FilmFacts)| {
        if blank && !own.contains(name) {
            fill(&mut after);
        }
    };
    fill("originalTitle", before.original_title.is_none(), &mut |facts| {
        // One that says no more than the title is none.
        facts.original_title = told.original_title.clone().filter(|title| *title != facts.title);
    });
    fill("language", before.language.is_none(), &mut |facts| {
        facts.language.clone_from(&told.language);
    });
    fill("tagline", before.tagline.is_empty(), &mut |facts| {
        facts.tagline.clone_from(&told.tagline);
    });
    fill("runtimeMin", before.runtime_min.is_none(), &mut |facts| {
        facts.runtime_min = told.runtime_min;
    });
    fill("directors", before.directors.is_empty(), &mut |facts| {
        facts.directors.clone_from(&told.directors);
    });
    fill("writers", before.writers.is_empty(), &mut |facts| {
        facts.writers.clone_from(&told.writers);
    });
    fill("cast", before.cast.is_empty(), &mut |facts| facts.cast.clone_from(&told.cast));
    fill("genres", before.genres.is_empty(), &mut |facts| facts.genres.clone_from(&told.genres));
    fill("countries", before.countries.is_empty(), &mut |facts| {
        facts.countries.clone_from(&told.countries);
    });
    fill("languages", before.languages.is_empty(), &mut |facts| {
        facts.languages.clone_from(&told.languages);
    });
    if after == before {
        return Ok(false);
    }
    facts::write_told(edit, film, &after)?;
    Ok(true)
}
