use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::FilmId;
use crate::imports::choices::{ImportField, OnConflict};
use crate::imports::film_finder::{Found, Look};
use crate::imports::looking::Why;
use crate::imports::receipt::Outcome;
use crate::storage::imports::Provenance;

/// What is said of a conflict in which the file's came to stand, alone, beside the journal's, or in
/// part.
pub(super) const TAKEN: &str = "the file’s was taken";
pub(super) const BOTH: &str = "both were kept";
pub(super) const EACH: &str = "each is as you chose";

/// Whether a row in conflict left the journal as it was, by what was said of it, which is all that
/// is kept of the answer.
pub(crate) fn stood_on_mine(reason: &str) -> bool {
    ![TAKEN, BOTH, EACH].into_iter().any(|said| reason.contains(said))
}

/// Where a row and the journal say two things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ImportConflict {
    /// Of what kind.
    pub field: ImportField,
    /// What the journal says: a score with one decimal, a date, or the beginning of a text.
    pub mine: String,
    /// What the row says, likewise.
    pub theirs: String,
    /// Which of them stands after the import; the journal's where there is no room for both.
    pub stands: OnConflict,
}

/// What became of a row.
#[derive(Debug, Clone)]
pub(crate) struct Settled {
    pub(crate) outcome: Outcome,
    /// A whole sentence for the person, or nothing.
    pub(crate) reason: String,
    pub(crate) source_id: Option<String>,
    pub(crate) target: Option<(&'static str, i64)>,
    /// What else it became or told of.
    pub(crate) also: Vec<(&'static str, i64)>,
    /// The film it is about, and whether this import added it.
    pub(crate) film: Option<(FilmId, bool)>,
    /// What it filled in.
    pub(crate) fills: Vec<ImportField>,
    pub(crate) conflicts: Vec<ImportConflict>,
    /// What has to be answered before it can come in.
    pub(crate) look: Option<Look>,
}

impl Settled {
    pub(crate) fn new(outcome: Outcome, target: &'static str, id: i64) -> Self {
        Self { target: Some((target, id)), ..Self::nothing(outcome, "") }
    }

    pub(crate) fn nothing(outcome: Outcome, reason: impl Into<String>) -> Self {
        Self {
            outcome,
            reason: reason.into(),
            source_id: None,
            target: None,
            also: Vec::new(),
            film: None,
            fills: Vec::new(),
            conflicts: Vec::new(),
            look: None,
        }
    }

    /// A row that stays out until it is known which film it means.
    pub(crate) fn asking(look: Look) -> Self {
        let reason = match look.why {
            Why::MaybeEpisode => {
                "It may be a film or an episode of a series, so it waits for an answer."
            }
            _ => "It is not sure which film of the journal this is, so it waits for an answer.",
        };
        Self { look: Some(look), ..Self::nothing(Outcome::Skipped, reason) }
    }

    /// What the journal keeps of a row that this became of.
    pub(crate) fn provenance<'a>(
        &'a self,
        file: &'a str,
        line: u32,
        raw: &'a str,
    ) -> Provenance<'a> {
        Provenance {
            file,
            line,
            outcome: self.outcome.stored(),
            reason: &self.reason,
            raw,
            source_id: self.source_id.as_deref(),
            target: self.target.map(|(target, _)| target),
            target_id: self.target.map(|(_, id)| id),
            also: &self.also,
        }
    }

    /// Adds what came of finding its film.
    pub(super) fn about(mut self, found: &Found) -> Self {
        self.film = Some((found.film, found.is_new));
        if found.given_id {
            self.fills.push(ImportField::Ids);
        }
        if found.given_facts {
            self.fills.push(ImportField::Facts);
        }
        self
    }

    /// What stands of a row in conflict as a whole: both where any of its values made a record
    /// beside the journal's, the file's where any was taken, else the journal's.
    pub(crate) fn stands(&self) -> OnConflict {
        let any = |way| self.conflicts.iter().any(|conflict| conflict.stands == way);
        [OnConflict::Both, OnConflict::Theirs]
            .into_iter()
            .find(|way| any(*way))
            .unwrap_or(OnConflict::Mine)
    }

    /// Whether the row left everything as it was.
    pub(super) fn left_all_as_it_was(&self) -> bool {
        match self.outcome {
            Outcome::Same | Outcome::Skipped => true,
            Outcome::Conflict => self.stands() == OnConflict::Mine && self.fills.is_empty(),
            Outcome::New | Outcome::Merged | Outcome::Unreadable => false,
        }
    }

    /// Adds what the row became or told of beside its target.
    pub(super) fn beside(mut self, target: &'static str, id: i64) -> Self {
        self.also.push((target, id));
        self
    }

    /// Adds a sentence.
    pub(super) fn say(&mut self, sentence: &str) {
        if !self.reason.is_empty() {
            self.reason.push(' ');
        }
        self.reason.push_str(sentence);
    }

    /// Joins what became of another part of the same row: what counts most names the whole.
    pub(super) fn and(mut self, other: Self) -> Self {
        let weight = |outcome: Outcome| match outcome {
            Outcome::Unreadable => 5,
            Outcome::Conflict => 4,
            Outcome::New => 3,
            Outcome::Merged => 2,
            Outcome::Same => 1,
            Outcome::Skipped => 0,
        };
        if weight(other.outcome) > weight(self.outcome) {
            self.outcome = other.outcome;
        }
        if !other.reason.is_empty() {
            self.say(&other.reason);
        }
        self.source_id = self.source_id.or(other.source_id);
        let told = self.target.into_iter().chain(self.also).chain(other.target).chain(other.also);
        let mut all: Vec<_> = Vec::new();
        for one in told {
            if !all.contains(&one) {
                all.push(one);
            }
        }
        let mut all = all.into_iter();
        self.target = all.next();
        self.also = all.collect();
        self.film = self.film.or(other.film);
        self.look = self.look.or(other.look);
        self.fills.extend(other.fills);
        self.conflicts.extend(other.conflicts);
        self
    }
}

/// The beginning of a text, to show what it is.
pub(crate) fn beginning(text: &str) -> String {
    const SHOWN: usize = 200;
    let mut start: String = text.chars().take(SHOWN).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}
