use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{VerdictBand, bands};
use crate::{Changed, Error, Journal, Op, Result, Score, storage, text};

/// Bands begin and end on halves; a tenth between belongs to the lower one.
const STEP: u8 = 5;
/// The longest word for a score.
const LONGEST_WORD: usize = 100;

/// The bands every journal begins with.
const ORIGINAL: [(u8, &str); 8] = [
    (0, "Unbearable"),
    (20, "Poor"),
    (40, "Weak"),
    (55, "Fair"),
    (65, "Good"),
    (75, "Very good"),
    (85, "Superb"),
    (95, "Masterpiece"),
];

/// A band as the writer sees it in the scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ScaleBand {
    /// The half it begins at.
    pub from: Score,
    /// The last half that belongs to it.
    pub to: Score,
    /// Its word.
    pub word: String,
    /// How many films stand in it.
    #[ts(type = "number")]
    pub films: u64,
}

/// A change of the scale. A band is named by where it begins. Scores never change; only the words
/// do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum ScaleEdit {
    /// Another word for a band.
    Rename {
        /// The band.
        from: Score,
        /// Its new word.
        word: String,
    },
    /// A band begins elsewhere, and the one below ends there.
    Move {
        /// The band.
        from: Score,
        /// Where it begins from now on.
        to: Score,
    },
    /// The upper part of a band becomes one of its own.
    Split {
        /// The band.
        from: Score,
        /// Where the new band begins.
        at: Score,
        /// The new band's word.
        word: String,
    },
    /// A band goes, and the one below takes its scores; for the lowest, the one above.
    Join {
        /// The band.
        from: Score,
    },
    /// The bands and words every journal begins with.
    Original,
}

impl Journal {
    /// The scale, from the lowest band up, with the films that stand in each.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn verdict_scale(&self) -> Result<Vec<ScaleBand>> {
        self.read(|conn| {
            let bands = bands(conn)?;
            let ends =
                bands.iter().skip(1).map(|next| below(next.from)).chain([Score::from_tenths(100)]);
            bands
                .iter()
                .zip(ends)
                .map(|(band, to)| {
                    let to = to?;
                    // Tenths above the last half still belong to it.
                    let upto = if to.tenths() == 100 { 100 } else { to.tenths() + STEP - 1 };
                    let films = storage::verdicts::films_between(conn, band.from, upto)?;
                    Ok(ScaleBand { from: band.from, to, word: band.word.clone(), films })
                })
                .collect()
        })
    }

    /// Changes the scale, as one step of undo. A review's own word stays what it is.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the bands would not cover the scale one by one, or a word is missing;
    /// [`Error::NotFound`] when no band begins there.
    pub fn edit_verdicts(&self, change: &ScaleEdit) -> Result<Changed<()>> {
        self.transact(Op::EditVerdicts, |edit| {
            let before = bands(edit.conn())?;
            let after = changed(&before, change)?;
            storage::verdicts::replace(edit.conn(), &after)
        })
    }
}

/// The bands after a change.
fn changed(bands: &[VerdictBand], change: &ScaleEdit) -> Result<Vec<VerdictBand>> {
    let mut bands = bands.to_vec();
    let index = |from: &Score| {
        let found = bands.iter().position(|band| band.from == *from);
        found.ok_or(Error::NotFound { what: "verdict" })
    };
    match change {
        ScaleEdit::Rename { from, word } => {
            let at = index(from)?;
            bands[at].word = checked_word(word)?;
        }
        ScaleEdit::Move { from, to } => {
            let at = index(from)?;
            if at == 0 {
                return Err(Error::invalid("from", "The lowest verdict always begins at 0."));
            }
            checked_place(&bands, at - 1, at + 1, *to)?;
            bands[at].from = *to;
        }
        ScaleEdit::Split { from, at, word } => {
            let split = index(from)?;
            checked_place(&bands, split, split + 1, *at)?;
            let band = VerdictBand { from: *at, word: checked_word(word)? };
            bands.insert(split + 1, band);
        }
        ScaleEdit::Join { from } => {
            let at = index(from)?;
            if bands.len() == 1 {
                return Err(Error::invalid("from", "A scale has at least one verdict."));
            }
            bands.remove(at);
            bands[0].from = Score::from_tenths(0)?;
        }
        ScaleEdit::Original => {
            bands = ORIGINAL
                .iter()
                .map(|&(from, word)| {
                    Ok(VerdictBand { from: Score::from_tenths(from)?, word: word.to_owned() })
                })
                .collect::<Result<_>>()?;
        }
    }
    Ok(bands)
}

/// A beginning is a half, above the beginning of the band `below` and below that of the band
/// `above`, when there is one.
fn checked_place(bands: &[VerdictBand], below: usize, above: usize, place: Score) -> Result<()> {
    let is_above = bands.get(below).is_none_or(|band| band.from < place);
    let is_below = bands.get(above).is_none_or(|band| place < band.from);
    if place.tenths().is_multiple_of(STEP) && is_above && is_below {
        return Ok(());
    }
    Err(Error::invalid("from", format!("No verdict can begin at {place} here.")))
}

fn checked_word(word: &str) -> Result<String> {
    let word = text::tidy(word);
    if word.is_empty() {
        return Err(Error::invalid("word", "A verdict needs a word."));
    }
    if word.chars().count() > LONGEST_WORD {
        let reason = format!("A verdict has at most {LONGEST_WORD} characters.");
        return Err(Error::invalid("word", reason));
    }
    Ok(word)
}

/// The half below a beginning.
fn below(from: Score) -> Result<Score> {
    Score::from_tenths(from.tenths().saturating_sub(STEP))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_original_words_are_those_a_new_journal_has() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::open(folder.path()).unwrap();
        let bands = journal.verdict_bands().unwrap();
        let known: Vec<_> = bands.iter().map(|band| (band.from.tenths(), &*band.word)).collect();
        assert_eq!(known, ORIGINAL);
    }
}
