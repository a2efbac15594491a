use jiff::ToSpan;
use jiff::civil::{Date, date};

/// The day from which a workbook counts its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DayZero(Date);

impl DayZero {
    /// As nearly all workbooks have it: day 1 is 1 January 1900, with a 29 February 1900 that never
    /// was, so that from March 1900 on it is this.
    pub(super) const USUAL: Self = Self(date(1899, 12, 30));
    /// As workbooks made on a Macintosh had it.
    pub(super) const OF_1904: Self = Self(date(1904, 1, 1));

    /// A day that a workbook names itself, `1904-01-01`.
    pub(super) fn said(text: &str) -> Option<Self> {
        text.split('T').next()?.parse().ok().map(Self)
    }

    /// The date of a day's number, a time of day behind it or not. Only numbers of five digits
    /// count, which are 1927 to 2173: smaller ones may be years.
    pub(super) fn date(self, text: &str) -> Option<Date> {
        let (day, time) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let fits = day.len() == 5 && digits(day) && digits(time) && !day.starts_with('0');
        let day: i64 = day.parse().ok().filter(|_| fits)?;
        self.0.checked_add(day.days()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_days_number_is_its_date_in_either_way_of_counting() {
        let told = |zero: DayZero, text| zero.date(text).map(|date| date.to_string());
        assert_eq!(told(DayZero::USUAL, "46082").as_deref(), Some("2026-03-01"));
        assert_eq!(told(DayZero::USUAL, "46082.8125").as_deref(), Some("2026-03-01"));
        assert_eq!(told(DayZero::OF_1904, "44620").as_deref(), Some("2026-03-01"));
        assert_eq!(DayZero::said("1904-01-01T00:00:00"), Some(DayZero::OF_1904));
        for no_day in ["1999", "460820", "4608a", "-46082", "01999", "46082.x"] {
            assert_eq!(told(DayZero::USUAL, no_day), None, "{no_day}");
        }
    }
}
