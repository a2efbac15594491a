//! What a key of front matter becomes: what Matinee knows of itself, and what the person said of
//! keys that only they use, which is remembered by the key's name.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::journal::Edit;
use crate::text::fold;
use crate::{Changed, Error, Journal, Result, Topic, storage};

/// Where the person's choices are kept: beside the settings.
const KEY: &str = "frontMatterKeys";

/// A key longer than this is no key anybody writes.
const LONGEST_KEY: usize = 200;

/// As many keys as are remembered.
const MOST_KEYS: usize = 1_000;

/// What a key of front matter becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
#[expect(missing_docs, reason = "each says itself, but for those that say it here")]
pub enum KeyMeaning {
    Title,
    OriginalTitle,
    /// BCP 47 tag of the language the title is in.
    TitleLanguage,
    Year,
    Tagline,
    Runtime,
    Directors,
    Writers,
    Cast,
    /// One for each of the cast, in their order.
    Characters,
    Genres,
    Countries,
    Languages,
    Poster,
    /// Stills that the text does not place, by their files.
    Stills,
    WatchedOn,
    /// Out of ten, or with its scale beside it: `9.5`, `4/5`, `87%`.
    Score,
    ScoreOfFour,
    ScoreOfFive,
    ScoreOfHundred,
    Verdict,
    Headline,
    Summary,
    /// The language the review is in.
    Language,
    Tags,
    Place,
    Imdb,
    Tmdb,
    Letterboxd,
    Wikidata,
    /// What the note says of itself. It is known by its name and can't be chosen.
    Own,
    /// Nothing: the key is kept, and goes out again with the review.
    LeaveOut,
}

/// What the person chose for keys, by their names without case and signs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export)]
pub struct KeyMeanings(BTreeMap<String, KeyMeaning>);

impl KeyMeanings {
    /// What was chosen for a key.
    pub(super) fn of(&self, key: &str) -> Option<KeyMeaning> {
        self.0.get(&named(key)).copied()
    }

    /// These, and where a key is among the others, what it becomes there.
    pub(in crate::imports::piece) fn and(mut self, others: &Self) -> Self {
        self.0.extend(others.0.iter().map(|(key, meaning)| (key.clone(), *meaning)));
        self
    }

    /// Has a key become something.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no such key, or it can't become that.
    pub fn choose(&mut self, key: &str, meaning: KeyMeaning) -> Result<()> {
        if key.trim().is_empty() || key.chars().count() > LONGEST_KEY {
            let reason = format!("A key has a name of at most {LONGEST_KEY} characters.");
            return Err(Error::invalid("key", reason));
        }
        if meaning == KeyMeaning::Own {
            return Err(Error::invalid("meaning", "No key can be made to say that."));
        }
        self.take(key, meaning);
        Ok(())
    }

    /// Takes what a key of a note became.
    pub(in crate::imports::piece) fn take(&mut self, key: &str, meaning: KeyMeaning) {
        self.0.insert(named(key), meaning);
    }
}

/// A key whatever its case, and whatever stands between its words.
pub(super) fn named(key: &str) -> String {
    let name: String = fold(key).chars().filter(|letter| letter.is_alphanumeric()).collect();
    if name.is_empty() { key.trim().to_lowercase() } else { name }
}

/// What the person chose so far.
pub(super) fn remembered(conn: &Connection) -> Result<KeyMeanings> {
    let kept = storage::settings::value(conn, KEY)?;
    // What another version kept in another shape is as if nothing had been chosen.
    Ok(kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default())
}

/// Remembers what keys become, beside those that are remembered.
pub(in crate::imports::piece) fn remember(edit: &Edit<'_>, said: &KeyMeanings) -> Result<()> {
    let known = remembered(edit.conn())?;
    let keys = known.clone().and(said);
    if keys == known {
        return Ok(());
    }
    if keys.0.len() > MOST_KEYS {
        let reason = format!(
            "{MOST_KEYS} keys are remembered, which is all there is room for. Let another go first."
        );
        return Err(Error::invalid("key", reason));
    }
    storage::settings::put(edit.conn(), KEY, &serde_json::to_string(&keys)?)
}

impl Journal {
    /// Remembers what a key of front matter becomes wherever it stands, or with nothing forgets it,
    /// so that it is read as Matinee knows it. No step of undo, as no setting is one.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no such key, or it can't become that.
    pub fn read_key_as(&self, key: &str, meaning: Option<KeyMeaning>) -> Result<Changed<()>> {
        let mut said = KeyMeanings::default();
        said.choose(key, meaning.unwrap_or(KeyMeaning::LeaveOut))?;
        self.keep([Topic::Settings], |edit: &Edit<'_>| {
            if meaning.is_some() {
                return remember(edit, &said);
            }
            let mut keys = remembered(edit.conn())?;
            keys.0.remove(&named(key));
            storage::settings::put(edit.conn(), KEY, &serde_json::to_string(&keys)?)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_the_same_however_its_words_are_put_together() {
        for key in ["original_title", "originalTitle", "Original Title", "original-title"] {
            assert_eq!(named(key), "originaltitle");
        }
        assert_eq!(named("Título"), named("titulo"));
        assert_eq!(named("★"), "★");
    }
}
