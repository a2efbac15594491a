//! What the person answers to what an import asks.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::foreign::{ForeignFilm, Origin};
use super::sources::ImportReading;
use crate::FilmId;

/// How a file is to come in: how it is read, and what was answered to its rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct ImportChoices {
    /// How it is read.
    pub reading: ImportReading,
    /// Where file and journal say two things.
    pub on_conflict: OnConflict,
    /// The same for one kind of thing, which goes before it.
    pub on_conflict_of: Vec<FieldChoice>,
    /// Where it is not sure which film a row means.
    pub on_doubt: OnDoubt,
    /// Answers to single rows, which go before all others.
    pub rows: Vec<RowChoice>,
    /// Which film of the journal a film of the file is.
    pub films: Vec<FilmChoice>,
}

/// What to do where file and journal say two things.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum OnConflict {
    /// Keep what the journal says.
    #[default]
    Mine,
    /// Take what the file says.
    Theirs,
    /// Keep both where there is room for two: a second viewing, a second review, both
    /// descriptions of a list. Where there is not, the journal's is kept.
    Both,
}

impl OnConflict {
    /// What a text becomes of which there is room for one: nothing where it stays the journal's.
    pub(crate) fn text(self, mine: &str, theirs: &str) -> Option<String> {
        match self {
            Self::Mine => None,
            Self::Theirs => Some(theirs.to_owned()),
            // What is said already is not said twice.
            Self::Both if mine.contains(theirs) => Some(mine.to_owned()),
            Self::Both if theirs.contains(mine) => Some(theirs.to_owned()),
            Self::Both => Some(format!("{mine}\n\n{theirs}")),
        }
    }
}

/// What to do with a row when it is not sure which film it means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum OnDoubt {
    /// Leave it out until it is answered.
    #[default]
    Ask,
    /// Take it for the likeliest.
    Likeliest,
    /// Add a film of its own.
    New,
}

/// Something a row says that the journal may say otherwise, or may not say yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ImportField {
    /// The date of a viewing.
    WatchedOn,
    /// A score, of a viewing or of a film.
    Score,
    /// When a film's own score was given.
    ScoredOn,
    /// That it was a rewatch.
    Rewatch,
    /// That it is liked.
    Liked,
    /// That it was broken off.
    Abandoned,
    /// Where it was seen.
    Place,
    /// What it was seen on.
    Format,
    /// With whom.
    Companions,
    /// A remark.
    Note,
    /// Tags.
    Tags,
    /// A review.
    Review,
    /// When it was logged.
    LoggedOn,
    /// What a catalogue calls the film.
    Ids,
    /// Facts of the film.
    Facts,
    /// The film's poster.
    Poster,
    /// What a list is about.
    Description,
}

/// An answer for one kind of conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FieldChoice {
    /// The kind.
    pub field: ImportField,
    /// The answer.
    pub choose: OnConflict,
}

/// An answer to one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RowChoice {
    /// The file, by its path inside the export.
    pub file: String,
    /// The line, from 1, on which the row begins.
    pub line: u32,
    /// Which of the rows that begin on that line it is, from 0.
    #[serde(default)]
    pub nth: u32,
    /// The answer.
    pub answer: RowAnswer,
}

/// What is answered to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum RowAnswer {
    /// Leave it out.
    LeaveOut,
    /// Keep what the journal says.
    Mine,
    /// Take what the row says.
    Theirs,
    /// Keep both.
    Both,
}

/// Which film of the journal a film of the file is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FilmChoice {
    /// What the file calls the film, as the plan's rows have it.
    pub key: String,
    /// The answer.
    pub answer: FilmAnswer,
}

/// What is answered to a film of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "film", rename_all = "camelCase")]
#[ts(export)]
pub enum FilmAnswer {
    /// It is this film of the journal.
    This(FilmId),
    /// It is none of the journal's.
    New,
    /// Its rows stay out.
    LeaveOut,
}

/// The answers, to be looked up.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    on_conflict: OnConflict,
    on_conflict_of: HashMap<ImportField, OnConflict>,
    pub(crate) on_doubt: OnDoubt,
    rows: HashMap<(String, u32, u32), RowAnswer>,
    films: HashMap<String, FilmAnswer>,
}

impl Answers {
    pub(crate) fn of(choices: &ImportChoices) -> Self {
        let of_field = choices.on_conflict_of.iter().map(|choice| (choice.field, choice.choose));
        let rows = choices.rows.iter().map(|row| {
            let place = (row.file.clone(), row.line, row.nth);
            (place, row.answer)
        });
        Self {
            on_conflict: choices.on_conflict,
            on_conflict_of: of_field.collect(),
            on_doubt: choices.on_doubt,
            rows: rows.collect(),
            films: choices.films.iter().map(|film| (film.key.clone(), film.answer)).collect(),
        }
    }

    /// What was answered to this row.
    pub(super) fn to_row(&self, origin: &Origin) -> Option<RowAnswer> {
        self.to_row_at(&origin.file, origin.line, origin.nth)
    }

    /// What was answered to the row of this number among those on this line of a file.
    pub(crate) fn to_row_at(&self, file: &str, line: u32, nth: u32) -> Option<RowAnswer> {
        if self.rows.is_empty() {
            return None;
        }
        self.rows.get(&(file.to_owned(), line, nth)).copied()
    }

    /// What to do where this row and the journal say two things of this kind.
    pub(super) fn to_conflict(&self, origin: &Origin, field: ImportField) -> OnConflict {
        match self.to_row(origin) {
            Some(RowAnswer::Mine) => OnConflict::Mine,
            Some(RowAnswer::Theirs) => OnConflict::Theirs,
            Some(RowAnswer::Both) => OnConflict::Both,
            Some(RowAnswer::LeaveOut) | None => self.of_kind(field),
        }
    }

    /// What to do where a row that was not answered and the journal say two things of this kind.
    pub(crate) fn of_kind(&self, field: ImportField) -> OnConflict {
        self.on_conflict_of.get(&field).copied().unwrap_or(self.on_conflict)
    }

    /// Whether anything that this row says may come to stand where the journal says otherwise.
    pub(super) fn may_take(&self, origin: &Origin) -> bool {
        let takes = |choice: &OnConflict| *choice != OnConflict::Mine;
        match self.to_row(origin) {
            Some(RowAnswer::Theirs | RowAnswer::Both) => true,
            Some(RowAnswer::Mine | RowAnswer::LeaveOut) => false,
            None => takes(&self.on_conflict) || self.on_conflict_of.values().any(takes),
        }
    }

    /// What was answered to this film.
    pub(super) fn to_film(&self, film: &ForeignFilm) -> Option<FilmAnswer> {
        if self.films.is_empty() {
            return None;
        }
        self.to_film_called(&film_key(film))
    }

    /// What was answered to the film of this key.
    pub(crate) fn to_film_called(&self, key: &str) -> Option<FilmAnswer> {
        self.films.get(key).copied()
    }
}

/// Tells rows apart that begin on one line of one file, as they are read.
#[derive(Debug, Default)]
pub(crate) struct Places {
    files: HashMap<String, HashMap<u32, u32>>,
}

impl Places {
    /// Which of the rows on this line the next one there is, from 0.
    pub(crate) fn next(&mut self, file: &str, line: u32) -> u32 {
        let lines = match self.files.get_mut(file) {
            Some(lines) => lines,
            None => self.files.entry(file.to_owned()).or_default(),
        };
        let there = lines.entry(line).or_default();
        let nth = *there;
        *there = nth.saturating_add(1);
        nth
    }
}

/// What a file calls a film: title, year and ids as they stand there.
pub(super) fn film_key(film: &ForeignFilm) -> String {
    key_of(&film.title, film.year, film.ids.iter().map(|id| (id.kind, id.value.as_str())))
}

/// [`film_key`] of a film by its parts.
pub(crate) fn key_of<'i>(
    title: &str,
    year: Option<i16>,
    ids: impl Iterator<Item = (&'i str, &'i str)>,
) -> String {
    let mut key = title.to_owned();
    if let Some(year) = year {
        key.push_str(&format!(" ({year})"));
    }
    for (kind, value) in ids {
        key.push_str(&format!(" [{kind} {value}]"));
    }
    key
}
