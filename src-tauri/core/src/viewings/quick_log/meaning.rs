use serde::Serialize;
use ts_rs::TS;

use crate::{Score, WatchedOn};

/// A part of a quick line: a word, or several that say one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct QuickPart {
    /// As it stands in the line.
    pub text: String,
    /// What it was taken for.
    pub meaning: QuickMeaning,
}

/// What a part of a quick line was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
#[ts(export)]
pub enum QuickMeaning {
    /// The film's title.
    Title,
    /// The film's year.
    Year {
        /// The year.
        year: i16,
    },
    /// When it was seen.
    Date {
        /// The date; nothing where it is said that it is not known.
        on: Option<WatchedOn>,
    },
    /// The score.
    Score {
        /// The score, in tenths.
        score: Score,
    },
    /// Where.
    Place {
        /// As the journal spells it.
        name: String,
        /// The journal has not had it yet.
        fresh: bool,
    },
    /// A tag.
    Tag {
        /// As the journal spells it.
        name: String,
        /// The journal has not had it yet.
        fresh: bool,
    },
    /// With whom.
    Companions {
        /// As the journal spells them.
        names: Vec<String>,
        /// Those of them the journal has not had yet.
        fresh: Vec<String>,
    },
    /// In what format.
    Format {
        /// As the journal spells it.
        name: String,
        /// The journal has not had it yet.
        fresh: bool,
    },
    /// A line about it.
    Note {
        /// The note.
        text: String,
    },
    /// Liked.
    Liked,
    /// Seen before.
    Rewatch,
    /// Broken off.
    Abandoned,
    /// Not understood, or said twice: the line is not logged so.
    Unclear {
        /// Why, and what can be done.
        why: String,
    },
}
