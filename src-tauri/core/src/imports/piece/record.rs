use jiff::civil::Date;
use serde::Serialize;
use ts_rs::TS;

use super::markdown::KeyMeaning;
use super::picture::PiecePicture;
use crate::{ReviewForm, Score, WatchedOn};

/// What one file of one review says, whichever kind it is: the editor's form filled in, the
/// pictures, and how all of it was come by.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Piece {
    /// Film, viewing and words, for correction.
    pub form: ReviewForm,
    /// The poster and the stills, in order.
    pub pictures: Vec<PiecePicture>,
    /// What another journal of Matinee's calls the review.
    pub uid: Option<String>,
    /// It is no finished review yet, as its file says.
    pub draft: bool,
    /// The calendar date the file says it was written on.
    #[ts(type = "string | null")]
    pub written_on: Option<Date>,
    /// Front matter that means nothing here, as YAML; it is kept for when the review goes out again.
    pub other_front_matter: String,
    /// Every key of its front matter, in order.
    pub keys: Vec<FrontMatterKey>,
    /// Where each field was found, in the fields' order.
    pub origins: Vec<FieldOrigin>,
    /// What the file holds and the review will not.
    pub left_out: Vec<PieceLeftOut>,
    /// Why it stays out: what it tells of is no film, or is not said to have been seen.
    #[serde(skip)]
    #[ts(skip)]
    pub(super) set_aside: Option<String>,
    /// Its date, where that can be read as two: the person has to say which before it can come in.
    pub open_date: Option<OpenDate>,
    /// What the person should know of it, in whole sentences.
    #[serde(skip)]
    #[ts(skip)]
    pub(super) notices: Vec<String>,
    /// It says that the film was seen, whatever else it says.
    #[serde(skip)]
    #[ts(skip)]
    pub(super) seen: bool,
    /// It says that the film itself is liked.
    #[serde(skip)]
    #[ts(skip)]
    pub(super) film_liked: bool,
    /// The score that it gives to the film and to no viewing, and when that was given.
    #[serde(skip)]
    #[ts(skip)]
    pub(super) film_score: Option<Score>,
    #[serde(skip)]
    #[ts(skip)]
    pub(super) film_scored_on: Option<Date>,
}

/// A date that can be read in two ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct OpenDate {
    /// The key that says it.
    pub key: String,
    /// What stands there.
    pub said: String,
    /// The date with the day first, and with the month first.
    pub readings: [WatchedOn; 2],
}

impl OpenDate {
    /// What the person is told, in a whole sentence.
    pub(super) fn reason(&self) -> String {
        let Self { key, said, .. } = self;
        format!(
            "‘{said}’ in ‘{key}’ can be read as two dates. Say whether the day or the month comes first."
        )
    }
}

/// A key of front matter, and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FrontMatterKey {
    /// The key.
    pub key: String,
    /// The first of what it says, perhaps cut short.
    pub value: String,
    /// Its line in the file, from 1.
    pub line: u32,
    /// What Matinee takes it for.
    pub built_in: KeyMeaning,
    /// What the person said it is, which counts.
    pub chosen: Option<KeyMeaning>,
}

/// Where a field was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FieldOrigin {
    /// The field.
    pub field: PieceField,
    /// The line of the source, from 1; 0 where lines mean nothing.
    pub line: u32,
    /// What stands there.
    pub text: String,
}

/// A field of a piece that was found somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
#[expect(missing_docs, reason = "each says itself")]
pub enum PieceField {
    Title,
    OriginalTitle,
    Year,
    Tagline,
    Runtime,
    Directors,
    Writers,
    Cast,
    Genres,
    Countries,
    Languages,
    Ids,
    WatchedOn,
    Score,
    Verdict,
    Headline,
    Body,
    Summary,
    Tags,
    WrittenOn,
    Poster,
}

/// A line of the source that is no part of the review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PieceLeftOut {
    /// The line of the source, from 1; 0 where lines mean nothing.
    pub line: u32,
    /// What stands there.
    pub text: String,
    /// Why it is left out.
    pub why: WhyLeftOut,
}

/// Why a line is no part of the review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum WhyLeftOut {
    /// Part of the site: its menu, its buttons, its notices.
    Furniture,
    /// Stands after the end of the review.
    AfterTheEnd,
    /// Who wrote it; the journal is one person's.
    Byline,
    /// The time it takes to read is counted here.
    ReadingTime,
    /// A fact the journal has no place for, or has already.
    OtherFact,
    /// Not understood.
    NotUnderstood,
}

impl Piece {
    /// Says that a field was found in a line; the first time counts.
    pub(super) fn found(&mut self, field: PieceField, line: u32, text: &str) {
        if !self.origins.iter().any(|origin| origin.field == field) {
            self.origins.push(FieldOrigin { field, line, text: text.to_owned() });
        }
    }

    /// Says that a line is left out.
    pub(super) fn leave_out(&mut self, line: u32, text: &str, why: WhyLeftOut) {
        self.left_out.push(PieceLeftOut { line, text: text.to_owned(), why });
    }
}
