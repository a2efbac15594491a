//! A film as a file: front matter and a list of its viewings for people and other programs, and the
//! records it was made from in a comment that no program shows.

use std::fmt::Write;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::archive::records::{FilmRecord, PersonRecord, ViewingRecord};
use crate::archive::{film_front_matter, quoted};
use crate::imports::Refused;
use crate::storage::archive::FilmWhole;
use crate::{FilmFacts, Result};

/// Around the records.
const BEGINS: &str = "<!-- matinee ";
const ENDS: &str = " -->";

/// The key of a review's record in its front matter.
const KEY: &str = "matinee";

/// What a film's file is made from.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct FilmRecords {
    pub(super) film: FilmRecord,
    pub(super) people: Vec<PersonRecord>,
    pub(super) viewings: Vec<ViewingRecord>,
}

/// The whole file.
pub(super) fn write(records: &FilmRecords, facts: &FilmFacts, whole: &FilmWhole) -> Result<String> {
    let mut file = film_front_matter(&records.film, facts);
    let _ = writeln!(file, "\n# {}\n", records.film.title);
    for viewing in &whole.viewings {
        let _ = writeln!(file, "- {}", told(viewing));
    }
    // Two dashes would end the comment; in JSON they can be spelled otherwise.
    let json = serde_json::to_string(records)?.replace("--", "-\\u002d");
    let _ = writeln!(file, "\n{BEGINS}{json}{ENDS}");
    Ok(file)
}

/// A viewing on one line.
fn told(viewing: &ViewingRecord) -> String {
    let mut parts =
        vec![viewing.watched_on.map_or_else(|| "undated".to_owned(), |it| it.to_string())];
    parts.extend(viewing.score.map(|score| score.to_string()));
    for (said, word) in [
        (viewing.rewatch, "seen before"),
        (viewing.liked, "liked"),
        (viewing.abandoned, "abandoned"),
    ] {
        parts.extend(said.then(|| word.to_owned()));
    }
    parts.extend((!viewing.place.is_empty()).then(|| format!("at {}", viewing.place)));
    parts.extend((!viewing.format.is_empty()).then(|| viewing.format.clone()));
    let with = viewing.companions.join(", ");
    parts.extend((!with.is_empty()).then(|| format!("with {with}")));
    parts.extend(viewing.tags.iter().map(|tag| format!("#{tag}")));
    let mut line = parts.join(", ");
    if !viewing.note.is_empty() {
        line.push_str(": ");
        line.push_str(&viewing.note);
    }
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The records of a film's file.
pub(super) fn read(file: &str) -> std::result::Result<FilmRecords, Refused> {
    let json = file
        .rsplit_once(BEGINS)
        .and_then(|(_, rest)| rest.split_once(ENDS))
        .map(|(json, _)| json)
        .ok_or_else(|| Refused::new("It has no record of its film."))?;
    parsed(json)
}

/// A record as a line of front matter: a string, whatever is in it.
pub(super) fn line<T: Serialize>(record: &T) -> Result<(String, String)> {
    let json = serde_json::to_string(record)?;
    Ok((KEY.to_owned(), format!("{KEY}: {}\n", quoted(&json))))
}

/// The record in the front matter of a review's file.
pub(super) fn record_in<T: DeserializeOwned>(file: &str) -> std::result::Result<T, Refused> {
    let begins = format!("{KEY}: ");
    let line = file
        .lines()
        .skip(1)
        .take_while(|line| *line != "---")
        .find_map(|line| line.strip_prefix(&begins))
        .ok_or_else(|| Refused::new("It has no record of its review."))?;
    parsed(&parsed::<String>(line)?)
}

fn parsed<T: DeserializeOwned>(json: &str) -> std::result::Result<T, Refused> {
    serde_json::from_str(json)
        .map_err(|err| Refused::new(format!("Its record could not be read: {err}.")))
}
