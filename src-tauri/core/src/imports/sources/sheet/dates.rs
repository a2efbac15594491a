//! Dates as people write them in sheets. They are calendar dates; only what names its offset from
//! UTC is an instant.

use jiff::Timestamp;
use jiff::civil::Date;

use super::words::month_of;
use crate::WatchedOn;
use crate::imports::sources::{DateOrder, Reading};

/// A date in three numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numbers {
    parts: [u16; 3],
    /// The first number has four digits, so that it is the year.
    year_first: bool,
    /// Parted by full stops, as only lands do that put the day first.
    stops: bool,
}

/// In which orders the dates of a file can be read, as they are gone through.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Orders {
    day_first: bool,
    month_first: bool,
    open: bool,
    /// At least one is an instant.
    pub(super) instants: bool,
    /// How many are dates.
    pub(super) dates: u32,
}

impl Orders {
    /// Takes a value into account.
    pub(super) fn see(&mut self, text: &str) {
        if is_instant(text) {
            self.instants = true;
            self.dates += 1;
        } else if let Some(numbers) = numbers(without_time(text)) {
            self.dates += 1;
            let [first, second, _] = numbers.parts;
            if numbers.year_first {
            } else if first > 12 || numbers.stops {
                self.day_first = true;
            } else if second > 12 {
                self.month_first = true;
            } else if first != second {
                self.open = true;
            }
        } else if plain(without_time(text)).is_some() {
            self.dates += 1;
        }
    }

    /// The order that the dates show themselves.
    pub(super) fn shown(self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }

    /// Whether a person has to say it.
    pub(super) fn is_open(self) -> bool {
        self.open && self.shown().is_none()
    }

    /// As of two columns.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            day_first: self.day_first || other.day_first,
            month_first: self.month_first || other.month_first,
            open: self.open || other.open,
            instants: self.instants || other.instants,
            dates: self.dates + other.dates,
        }
    }
}

/// Reads a date.
///
/// # Errors
/// A sentence about what stands there instead.
pub(super) fn date(
    text: &str,
    order: Option<DateOrder>,
    reading: &Reading,
) -> Result<WatchedOn, String> {
    let none = || format!("‘{text}’ is no date that the calendar has.");
    if is_instant(text) {
        return reading.local_date(text).map(WatchedOn::day);
    }
    let text = without_time(text);
    if let Some(date) = plain(text) {
        return Ok(date);
    }
    let Numbers { parts: [first, second, third], year_first, stops } =
        numbers(text).ok_or_else(none)?;
    // One value may show its own order, whatever the others need.
    let order = match order {
        _ if year_first => DateOrder::YearFirst,
        Some(order) => order,
        None if first > 12 || stops || first == second => DateOrder::DayFirst,
        None if second > 12 => DateOrder::MonthFirst,
        None => return Err(format!("‘{text}’ can be read as two dates.")),
    };
    let (year, month, day) = match order {
        DateOrder::YearFirst => (first, second, third),
        DateOrder::DayFirst => (third, second, first),
        DateOrder::MonthFirst => (third, first, second),
    };
    let part = |part: u16| i8::try_from(part).map_err(|_| none());
    Date::new(whole_year(year), part(month)?, part(day)?).map(WatchedOn::day).map_err(|_| none())
}

/// Two digits are a year of this century, or of the last where that would lie far ahead.
fn whole_year(year: u16) -> i16 {
    let year = i16::try_from(year).unwrap_or(i16::MAX);
    match year {
        0..=69 => 2000 + year,
        70..=99 => 1900 + year,
        _ => year,
    }
}

/// EDTF, or with its month in words, in whatever order.
fn plain(text: &str) -> Option<WatchedOn> {
    if let Ok(date) = WatchedOn::parse(text) {
        return Some(date);
    }
    let words: Vec<&str> = text
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '-' | '/' | '.'))
        .filter(|word| {
            !word.is_empty() && !matches!(word.to_lowercase().as_str(), "de" | "of" | "del")
        })
        .collect();
    if !(2..=4).contains(&words.len()) {
        return None;
    }
    let at = words.iter().position(|word| month_of(word).is_some())?;
    let month = month_of(words[at])?;
    let mut numbers = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let digits = word.trim_end_matches(|letter: char| {
            letter.is_alphabetic() || letter == 'º' || letter == 'ª'
        });
        match digits.parse::<u16>() {
            _ if index == at => {}
            Ok(number) => numbers.push((number, digits.len())),
            // A weekday before it.
            Err(_) if index == 0 && word.chars().all(char::is_alphabetic) => {}
            Err(_) => return None,
        }
    }
    match numbers.as_slice() {
        [(year, 4)] => WatchedOn::parse(&format!("{year:04}-{month:02}")).ok(),
        [(year, 4), (day, 1..=2)] | [(day, 1..=2), (year, 4)] | [(day, 1..=2), (year, 2)] => {
            Date::new(whole_year(*year), month, i8::try_from(*day).ok()?).ok().map(WatchedOn::day)
        }
        _ => None,
    }
}

fn numbers(text: &str) -> Option<Numbers> {
    let between = text.chars().find(|letter| !letter.is_ascii_digit())?;
    if !matches!(between, '/' | '.' | '-' | '\u{2044}') {
        return None;
    }
    let parts: Vec<&str> = text.trim_end_matches('.').split(between).map(str::trim).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let year_first = first.len() == 4;
    let lengths_fit = (1..=2).contains(&second.len())
        && (year_first && (1..=2).contains(&third.len())
            || (1..=2).contains(&first.len()) && matches!(third.len(), 1 | 2 | 4));
    let number = |part: &str| {
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u16>().ok())?
    };
    let parts = [number(first)?, number(second)?, number(third)?];
    lengths_fit.then_some(Numbers { parts, year_first, stops: between == '.' })
}

fn is_instant(text: &str) -> bool {
    text.len() > 16 && text.parse::<Timestamp>().is_ok()
}

/// A date without the time of day behind it.
fn without_time(text: &str) -> &str {
    let text = text.trim();
    let Some(at) = text.find(':') else { return text };
    let before = &text[..at];
    let date = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let date =
        date.strip_suffix('T').unwrap_or(date).trim_end_matches([' ', ',', '\u{a0}', '\u{202f}']);
    if date.is_empty() { text } else { date }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::imports::ImportReading;

    fn reading() -> Reading {
        let said =
            ImportReading { time_zone: Some("America/New_York".into()), ..Default::default() };
        Reading::of(&said).unwrap()
    }

    #[rstest]
    #[case("2026-03-01", "2026-03-01")]
    #[case("2026-03", "2026-03")]
    #[case("1999", "1999")]
    #[case("2026-03-01 23:30", "2026-03-01")]
    #[case("2026-03-01T23:30:00", "2026-03-01")]
    #[case("2026-03-02T01:30:00Z", "2026-03-01")]
    #[case("2026/3/1", "2026-03-01")]
    #[case("31/12/1999", "1999-12-31")]
    #[case("12/31/99", "1999-12-31")]
    #[case("01.03.2026", "2026-03-01")]
    #[case("1. März 2026", "2026-03-01")]
    #[case("1 mars 2026", "2026-03-01")]
    #[case("March 1st, 2026", "2026-03-01")]
    #[case("1 de marzo de 2026", "2026-03-01")]
    #[case("01-Mar-26", "2026-03-01")]
    #[case("Sun, 1 Mar 2026 21:00", "2026-03-01")]
    #[case("marzec 2026", "2026-03")]
    fn dates_are_read_as_people_write_them(#[case] written: &str, #[case] date_of: &str) {
        assert_eq!(
            date(written, None, &reading()).map(|date| date.to_string()),
            Ok(date_of.into())
        );
    }

    #[rstest]
    #[case("3/1/2026")]
    #[case("2026-02-30")]
    #[case("31/31/2026")]
    #[case("yesterday")]
    #[case("12345")]
    fn what_is_no_date_or_two_is_refused(#[case] written: &str) {
        assert!(date(written, None, &reading()).is_err());
    }

    #[test]
    fn the_order_shows_where_one_part_exceeds_twelve() {
        let mut orders = Orders::default();
        orders.see("3/1/2026");
        assert!(orders.is_open());
        orders.see("31/1/2026");
        assert_eq!((orders.shown(), orders.is_open()), (Some(DateOrder::DayFirst), false));
        orders.see("1/31/2026");
        assert!(orders.is_open(), "two orders in one file");
    }
}
