//! Dates as pages write them.

use crate::WatchedOn;
use crate::text::calendar;

/// The date a text is, and nothing but that: `12 March 2024`, `Mar 12th, 2024`, `March 2024`,
/// `2024-03-12`. `3/12/2024` is none, since it is two.
pub(in crate::imports::piece) fn date(text: &str) -> Option<WatchedOn> {
    if let Ok(date) = WatchedOn::parse(text.trim())
        && date.month().is_some()
    {
        return Some(date);
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && *word != "of" && calendar::weekday(word).is_none())
        .collect();
    let (day, month, year) = match words.as_slice() {
        [month, year] => (None, calendar::month(month)?, year_of(year)?),
        [one, two, year] => match calendar::month(two) {
            Some(month) => (Some(calendar::day(one)?), month, year_of(year)?),
            None => (Some(calendar::day(two)?), calendar::month(one)?, year_of(year)?),
        },
        _ => return None,
    };
    let day = day.map_or(String::new(), |day| format!("-{day:02}"));
    WatchedOn::parse(&format!("{year:04}-{month:02}{day}")).ok()
}

/// A year in which a film can have been made, and nothing but that.
pub(super) fn year(text: &str) -> Option<i16> {
    let text = text.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
    year_of(text)
}

fn year_of(word: &str) -> Option<i16> {
    let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| word.parse().ok()).flatten().filter(|year| (1880..=2100).contains(year))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("12 March 2024", Some("2024-03-12"))]
    #[case("Tuesday, March 12th, 2024", Some("2024-03-12"))]
    #[case("Mar 12 2024", Some("2024-03-12"))]
    #[case("Sept. 3, 2023", Some("2023-09-03"))]
    #[case("March 2024", Some("2024-03"))]
    #[case("2024-03-12", Some("2024-03-12"))]
    #[case("3/12/2024", None)]
    #[case("2024", None)]
    #[case("The March of 2024", None)]
    fn dates_are_read_where_they_say_one_thing(#[case] text: &str, #[case] read: Option<&str>) {
        assert_eq!(date(text).map(|date| date.to_string()).as_deref(), read);
    }
}
