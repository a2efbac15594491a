//! Spellings that were merged into a person, remembered so that a file which has the old one meets
//! that person. What is typed by hand is written as it is typed.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::{FilmFacts, Result, storage};

/// Where they are kept: beside the settings, for the undo of a merge gives the person of the old
/// spelling back, and a person of that very name counts more than what is remembered here.
const KEY: &str = "mergedPeople";

/// As many spellings as are remembered; of more, none is added.
const MOST: usize = 10_000;

type Spellings = BTreeMap<String, String>;

/// Remembers that a spelling is a person's.
pub(super) fn remember(conn: &Connection, name: &str, into: &str) -> Result<()> {
    if name == into {
        return Ok(());
    }
    let mut spellings = remembered(conn)?;
    // Who was merged into the one that goes now is the one that stays.
    for meant in spellings.values_mut().filter(|meant| *meant == name) {
        into.clone_into(meant);
    }
    spellings.remove(into);
    if spellings.len() < MOST {
        spellings.insert(name.to_owned(), into.to_owned());
    }
    storage::settings::put(conn, KEY, &serde_json::to_string(&spellings)?)
}

/// Facts that a file tells, with the people under the names the journal has them by.
pub(crate) fn known(conn: &Connection, facts: &FilmFacts) -> Result<FilmFacts> {
    let mut facts = facts.clone();
    let spellings = remembered(conn)?;
    if spellings.is_empty() {
        return Ok(facts);
    }
    let names = facts.directors.iter_mut().chain(&mut facts.writers);
    for name in names.chain(facts.cast.iter_mut().map(|member| &mut member.name)) {
        if let Some(person) = spellings.get(name.trim())
            && storage::people::all_named(conn, name.trim())?.is_empty()
        {
            name.clone_from(person);
        }
    }
    // Both spellings may stand in one file.
    let once = |names: &mut Vec<String>| {
        let mut met = std::collections::HashSet::new();
        names.retain(|name| met.insert(name.clone()));
    };
    once(&mut facts.directors);
    once(&mut facts.writers);
    Ok(facts)
}

fn remembered(conn: &Connection) -> Result<Spellings> {
    let kept = storage::settings::value(conn, KEY)?;
    // What another version kept in another shape is as if nothing had been merged.
    Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default())
}
