mod typed;

use std::fmt;

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Result};

/// A score out of ten, kept exactly as whole tenths: 95 is 9.5. It crosses to the window as those
/// tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "u8", into = "u8")]
#[ts(export, type = "number & { readonly __unit: 'tenths' }")]
pub struct Score(u8);

impl Score {
    /// A score of so many tenths.
    ///
    /// # Errors
    /// Above 100.
    pub fn from_tenths(tenths: u8) -> Result<Self> {
        if tenths > 100 {
            return Err(Error::invalid("score", "A score is between 0 and 10."));
        }
        Ok(Self(tenths))
    }

    /// The whole tenths, 0 to 100.
    pub fn tenths(self) -> u8 {
        self.0
    }

    /// The average of scores, rounded to a tenth; nothing of none.
    pub fn average(scores: &[Self]) -> Option<Self> {
        let many = u32::try_from(scores.len()).ok().filter(|many| *many > 0)?;
        let sum: u32 = scores.iter().map(|score| u32::from(score.0)).sum();
        u8::try_from((2 * sum + many) / (2 * many)).ok().map(Self)
    }

    /// Points out of ten, for programs that want a number.
    pub fn points(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

impl TryFrom<u8> for Score {
    type Error = Error;

    fn try_from(tenths: u8) -> Result<Self> {
        Self::from_tenths(tenths)
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> Self {
        score.0
    }
}

/// Always one decimal: `9.5`, `10.0`.
impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

impl ToSql for Score {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(i64::from(self.0)))
    }
}

impl FromSql for Score {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let tenths = i64::column_result(value)?;
        u8::try_from(tenths)
            .ok()
            .and_then(|tenths| Self::from_tenths(tenths).ok())
            .ok_or(FromSqlError::OutOfRange(tenths))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn always_shows_one_decimal() {
        assert_eq!(Score(95).to_string(), "9.5");
        assert_eq!(Score(100).to_string(), "10.0");
        assert_eq!(Score(7).to_string(), "0.7");
    }

    #[test]
    fn nothing_above_ten_is_a_score() {
        assert!(Score::from_tenths(101).is_err());
        assert!(serde_json::from_str::<Score>("101").is_err());
    }
}
