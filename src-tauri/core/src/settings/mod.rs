//! What the person chose for this journal: how it looks, who they are. Kept in the journal, so that
//! it goes where the journal goes; no step of undo, since each setting is its own way back.
//!
//! Deliberately not here: what belongs to one window on one machine, such as its size.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Changed, Error, Journal, Result, Topic, storage, text};

/// The longest name an author may have.
const LONGEST_AUTHOR: usize = 200;

/// Ink on paper, light on dark, or as the system has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Theme {
    /// Follow the system.
    #[default]
    System,
    /// Light.
    Paper,
    /// Dark.
    Projection,
}

/// Whether things may move on the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Motion {
    /// Follow the system.
    #[default]
    System,
    /// No dissolves and no slides.
    Reduced,
}

/// How large posters are in the library.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum PosterSize {
    /// Many to a row.
    #[default]
    Small,
    /// Fewer.
    Medium,
    /// Fewest.
    Large,
}

/// The size reviews are read at, in per cent of the usual one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(try_from = "u8", into = "u8")]
#[ts(export, type = "90 | 100 | 110 | 125")]
pub struct ReadingSize(u8);

impl ReadingSize {
    /// The sizes there are.
    pub const ALL: [u8; 4] = [90, 100, 110, 125];
}

impl Default for ReadingSize {
    fn default() -> Self {
        Self(100)
    }
}

impl TryFrom<u8> for ReadingSize {
    type Error = Error;

    fn try_from(percent: u8) -> Result<Self> {
        if Self::ALL.contains(&percent) {
            return Ok(Self(percent));
        }
        Err(Error::invalid("readingSize", "Reviews are read at 90, 100, 110 or 125 per cent."))
    }
}

impl From<ReadingSize> for u8 {
    fn from(size: ReadingSize) -> Self {
        size.0
    }
}

/// How long the lines of a review are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Measure {
    /// Some 55 characters.
    Narrow,
    /// Some 65.
    #[default]
    Usual,
    /// Some 80.
    Wide,
}

/// Every setting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// Whether things move.
    pub motion: Motion,
    /// The size of reviews.
    pub reading_size: ReadingSize,
    /// How long the lines of reviews are.
    pub measure: Measure,
    /// The size of posters.
    pub poster_size: PosterSize,
    /// Whether a review keeps its score for the last page.
    pub score_last: bool,
    /// Whether single letters are shortcuts.
    pub single_keys: bool,
    /// The writer's name for exports; empty until it is set.
    pub author: String,
}

/// One setting, changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "key", content = "value", rename_all = "camelCase")]
#[ts(export)]
pub enum Setting {
    /// [`Settings::theme`].
    Theme(Theme),
    /// [`Settings::motion`].
    Motion(Motion),
    /// [`Settings::reading_size`].
    ReadingSize(ReadingSize),
    /// [`Settings::measure`].
    Measure(Measure),
    /// [`Settings::poster_size`].
    PosterSize(PosterSize),
    /// [`Settings::score_last`].
    ScoreLast(bool),
    /// [`Settings::single_keys`].
    SingleKeys(bool),
    /// [`Settings::author`].
    Author(String),
}

impl Journal {
    /// Every setting, as it was chosen or as it is at first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn settings(&self) -> Result<Settings> {
        self.read(|conn| {
            let kept = storage::settings::all(conn)?;
            Ok(Settings {
                theme: value(&kept, "theme").unwrap_or_default(),
                motion: value(&kept, "motion").unwrap_or_default(),
                reading_size: value(&kept, "readingSize").unwrap_or_default(),
                measure: value(&kept, "measure").unwrap_or_default(),
                poster_size: value(&kept, "posterSize").unwrap_or_default(),
                score_last: value(&kept, "scoreLast").unwrap_or(true),
                single_keys: value(&kept, "singleKeys").unwrap_or(true),
                author: value(&kept, "author").unwrap_or_default(),
            })
        })
    }

    /// Changes one setting and answers them all.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it cannot be that.
    pub fn change_setting(&self, setting: Setting) -> Result<Changed<Settings>> {
        let setting = match setting {
            Setting::Author(name) => Setting::Author(author(&name)?),
            other => other,
        };
        let serde_json::Value::Object(named) = serde_json::to_value(&setting)? else {
            return Err(Error::invalid("key", "There is no such setting."));
        };
        let key = named.get("key").and_then(serde_json::Value::as_str).unwrap_or_default();
        let value = named.get("value").unwrap_or(&serde_json::Value::Null).to_string();
        let changed =
            self.keep([Topic::Settings], |edit| storage::settings::put(edit.conn(), key, &value))?;
        let settings = self.settings()?;
        Ok(changed.map(|()| settings))
    }
}

/// A value from another version that this one does not know is as if it had not been chosen.
fn value<T: DeserializeOwned>(kept: &[(String, String)], key: &str) -> Option<T> {
    let (_, json) = kept.iter().find(|(name, _)| name == key)?;
    serde_json::from_str(json).ok()
}

fn author(name: &str) -> Result<String> {
    let name = text::tidy(name);
    if name.chars().count() > LONGEST_AUTHOR {
        let reason = format!("A name has at most {LONGEST_AUTHOR} characters.");
        return Err(Error::invalid("author", reason));
    }
    Ok(name)
}
