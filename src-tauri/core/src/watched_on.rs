use std::fmt;

use jiff::Unit;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Error, Result};

/// When a film was seen, as exactly as it is known: a day, a month or a year, perhaps only about.
///
/// It is a calendar date and never an instant. Written as EDTF (ISO 8601-2): `2024-03-01`,
/// `2024-03`, `2024`, with `~` at the end for 'about'. A viewing without one is undated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(export, type = "string")]
pub struct WatchedOn {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
    about: bool,
}

/// How long it is from one date to another, the largest units first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Apart {
    /// Whole years.
    pub years: u16,
    /// Whole months beyond them; none where a month is not known.
    pub months: u8,
    /// Days beyond those; none where a day is not known.
    pub days: u8,
    /// One of the two dates is only about then.
    pub about: bool,
}

impl WatchedOn {
    /// A whole day.
    pub fn day(date: Date) -> Self {
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()), about: false }
    }

    /// A year, known no more exactly.
    ///
    /// # Errors
    /// Before the year 1 and after 9999.
    pub fn of_year(year: i16) -> Result<Self> {
        Self::parse(&format!("{year:04}"))
    }

    /// Reads EDTF of day, month or year precision.
    ///
    /// # Errors
    /// Anything else, and days that no calendar has.
    pub fn parse(text: &str) -> Result<Self> {
        let (date, about) = match text.strip_suffix('~') {
            Some(date) => (date, true),
            None => (text, false),
        };
        Self::from_parts(date, about).ok_or_else(|| {
            Error::invalid(
                "watchedOn",
                format!("‘{text}’ is no date. Write it as 2024-03-01, 2024-03 or 2024."),
            )
        })
    }

    fn from_parts(date: &str, about: bool) -> Option<Self> {
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())).then_some(())
        };
        let mut parts = date.split('-');
        let year = parts.next()?;
        digits(year, 4)?;
        let year: i16 = year.parse().ok()?;
        let mut next = || -> Option<Option<i8>> {
            match parts.next() {
                None => Some(None),
                Some(part) => {
                    digits(part, 2)?;
                    Some(Some(part.parse().ok()?))
                }
            }
        };
        let (month, day) = (next()?, next()?);
        if parts.next().is_some() || year < 1 {
            return None;
        }
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(Self { year, month, day, about })
    }

    /// The year seen.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The whole date, where it is known to the day.
    pub fn date(self) -> Option<Date> {
        Date::new(self.year, self.month?, self.day?).ok()
    }

    /// The first day it can be.
    pub(crate) fn first_day(self) -> Option<Date> {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).ok()
    }

    /// The last day it can be.
    pub(crate) fn last_day(self) -> Option<Date> {
        match self.day {
            Some(_) => self.date(),
            None => Some(Date::new(self.year, self.month.unwrap_or(12), 1).ok()?.last_of_month()),
        }
    }

    /// Puts dates in the order of the table: a year before its months, a month before its days.
    pub(crate) fn in_order(self) -> (i16, i8, i8) {
        (self.year, self.month.unwrap_or(0), self.day.unwrap_or(0))
    }

    /// Only about then.
    pub fn is_about(self) -> bool {
        self.about
    }

    /// How long after this one another date is, no more exactly than the vaguer of the two is known;
    /// nothing when it is no later by what is known.
    pub fn until(self, later: Self) -> Option<Apart> {
        let exactly = self.day.and(later.day).is_some();
        let start = self.rounded(exactly)?;
        let end = later.rounded(exactly)?;
        let span = start.until((Unit::Year, end)).ok()?;
        let apart = Apart {
            years: u16::try_from(span.get_years()).ok()?,
            months: if self.month.and(later.month).is_some() {
                u8::try_from(span.get_months()).ok()?
            } else {
                0
            },
            days: if exactly { u8::try_from(span.get_days()).ok()? } else { 0 },
            about: self.about || later.about,
        };
        (apart.years > 0 || apart.months > 0 || apart.days > 0).then_some(apart)
    }

    /// The date as a day; the first of its month when two dates are not both known to the day.
    fn rounded(self, exactly: bool) -> Option<Date> {
        let day = if exactly { self.day } else { None };
        Date::new(self.year, self.month.unwrap_or(1), day.unwrap_or(1)).ok()
    }

    /// The date without its 'about', as the table keeps and sorts it.
    pub fn stored(self) -> String {
        Self { about: false, ..self }.to_string()
    }

    /// The date from its two columns.
    pub(crate) fn from_columns(
        row: &rusqlite::Row<'_>,
        watched_on: &str,
        about: &str,
    ) -> rusqlite::Result<Option<Self>> {
        Self::from_stored(row.get(watched_on)?, row.get(about)?)
    }

    /// The date from what its two columns hold.
    pub(crate) fn from_stored(
        date: Option<String>,
        about: Option<bool>,
    ) -> rusqlite::Result<Option<Self>> {
        let Some(date) = date else { return Ok(None) };
        Self::from_parts(&date, about.unwrap_or_default())
            .map(Some)
            .ok_or_else(|| rusqlite::Error::InvalidColumnType(0, date, rusqlite::types::Type::Text))
    }
}

impl fmt::Display for WatchedOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        if self.about {
            f.write_str("~")?;
        }
        Ok(())
    }
}

impl TryFrom<String> for WatchedOn {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        Self::parse(&text)
    }
}

impl From<WatchedOn> for String {
    fn from(date: WatchedOn) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::a_day("2024-02-29")]
    #[case::a_month("2024-03")]
    #[case::a_year("1999")]
    #[case::about("1999-12~")]
    fn reads_back_as_written(#[case] text: &str) {
        assert_eq!(WatchedOn::parse(text).unwrap().to_string(), text);
    }

    #[rstest]
    #[case::days("2025-11-02", "2025-11-08", Some((0, 0, 6)))]
    #[case::years_and_months("2019-09-02", "2025-11-08", Some((6, 2, 6)))]
    #[case::months_only("2019-09-30", "2025-11", Some((6, 2, 0)))]
    #[case::years_only("2011", "2025-11-08", Some((14, 0, 0)))]
    #[case::the_same_day("2025-11-08", "2025-11-08", None)]
    #[case::no_later_by_what_is_known("2025", "2025-11-08", None)]
    #[case::earlier("2025-11-08", "2011-03-14", None)]
    fn time_apart_is_told_as_exactly_as_both_dates_are_known(
        #[case] from: &str,
        #[case] to: &str,
        #[case] apart: Option<(u16, u8, u8)>,
    ) {
        let [from, to] = [from, to].map(|text| WatchedOn::parse(text).unwrap());
        assert_eq!(from.until(to).map(|apart| (apart.years, apart.months, apart.days)), apart);
    }

    #[test]
    fn time_apart_is_about_when_a_date_is() {
        let [from, to] = ["2011~", "2025-11-08"].map(|text| WatchedOn::parse(text).unwrap());
        assert!(from.until(to).unwrap().about);
    }

    #[rstest]
    #[case::no_such_day("2023-02-29")]
    #[case::no_such_month("2023-13")]
    #[case::an_instant("2023-01-01T00:00:00Z")]
    #[case::short("2023-1-1")]
    #[case::signed("-023-01-01")]
    #[case::nothing("")]
    #[case::year_nought("0000")]
    fn refuses(#[case] text: &str) {
        assert!(matches!(WatchedOn::parse(text), Err(Error::Invalid { field: "watchedOn", .. })));
    }
}
