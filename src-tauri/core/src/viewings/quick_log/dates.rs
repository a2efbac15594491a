//! When a film was seen, as it is said: `yesterday`, `last sat`, `3 mar`, `march 2024`, `in 1995`,
//! `about 2009`, `3 days ago`, `2024-03-01`, `?`.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::WatchedOn;
use crate::text::calendar;

/// What words at the beginning of a run say of the date, and how many of them say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// This date.
    On(WatchedOn),
    /// That it is not known.
    Undated,
    /// Something that is no date, or two: why.
    Refused(String),
}

/// No date is said in more words: `about the 3rd of march 2024`.
const LONGEST: usize = 6;

/// The date that the first words say, as many of them as say one. `bare_month`: a month's name alone
/// is one, too; in a title it would be a word.
pub(super) fn date(words: &[&str], today: Date, bare_month: bool) -> Option<(Said, usize)> {
    let words: Vec<String> = words
        .iter()
        .take(LONGEST)
        .map(|word| word.trim_end_matches([',', '.']).to_lowercase())
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    (1..=words.len()).rev().find_map(|many| {
        let said = whole(&words[..many], today, bare_month)?;
        // What has not been cannot have been seen.
        let said = match said {
            Said::On(date) if date.first_day().is_none_or(|first| first > today) => {
                Said::Refused(format!("{} is still to come.", words[..many].join(" ")))
            }
            said => said,
        };
        Some((said, many))
    })
}

/// The date that all of these words say.
fn whole(words: &[&str], today: Date, bare_month: bool) -> Option<Said> {
    match words {
        ["?" | "undated"] => Some(Said::Undated),
        [word] if word.starts_with('~') => about(&[&word[1..]], today),
        ["about" | "around" | "circa" | "ca" | "c", rest @ ..] if !rest.is_empty() => {
            about(rest, today)
        }
        ["on", rest @ ..] => of_day(rest, today).map(Said::On),
        ["in" | "during", rest @ ..] => of_span(rest, today).map(Said::On),
        [month] if calendar::month(month).is_some() && !bare_month => None,
        _ => written(words).or_else(|| {
            let said = relative(words, today).or_else(|| of_day(words, today));
            said.or_else(|| of_month(words, today)).map(Said::On)
        }),
    }
}

fn about(words: &[&str], today: Date) -> Option<Said> {
    let words = words.strip_prefix(&["the"]).unwrap_or(words);
    let date = of_span(words, today)
        .or_else(|| of_day(words, today))
        .or_else(|| WatchedOn::parse(words.first().filter(|_| words.len() == 1)?).ok())?;
    WatchedOn::parse(&format!("{}~", date.stored())).ok().map(Said::On)
}

/// A date in figures. Which of two small numbers is the month, only the writer knows.
fn written(words: &[&str]) -> Option<Said> {
    let [word] = words else { return None };
    if word.contains('-') || word.ends_with('~') {
        // A bare year is a film's; with ‘~’ it can only be a viewing's.
        return WatchedOn::parse(word).ok().map(Said::On);
    }
    let by = if word.contains('/') { '/' } else { '.' };
    let parts: Vec<&str> = word.split(by).collect();
    if !parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return None;
    }
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (*year, *month, *day),
        [one, two, year] if year.len() == 4 && one.len() <= 2 && two.len() <= 2 => {
            match (by, one.parse::<u8>().ok()?, two.parse::<u8>().ok()?) {
                ('.', ..) | (_, 13.., _) => (*year, *two, *one),
                (_, _, 13..) => (*year, *one, *two),
                (_, same, other) if same == other => (*year, *one, *two),
                _ => {
                    return Some(Said::Refused(format!(
                        "{word} is two dates. Write the month as a word: 3 mar {year}."
                    )));
                }
            }
        }
        _ => return None,
    };
    let date = WatchedOn::parse(&format!("{year}-{month:0>2}-{day:0>2}"));
    Some(date.map_or_else(|err| Said::Refused(err.to_string()), Said::On))
}

/// A date said from where one stands.
fn relative(words: &[&str], today: Date) -> Option<WatchedOn> {
    let ago = |span: Span| today.checked_sub(span).ok();
    match words {
        ["today" | "tonight"] => Some(WatchedOn::day(today)),
        ["yesterday"] | ["last", "night"] => ago(1.day()).map(WatchedOn::day),
        ["this", "month"] => month_of(today.year(), today.month()),
        ["last", "month"] => {
            let then = ago(1.month())?;
            month_of(then.year(), then.month())
        }
        ["this", "year"] => WatchedOn::of_year(today.year()).ok(),
        ["last", "year"] => WatchedOn::of_year(today.year() - 1).ok(),
        [many, unit, "ago"] => {
            let many: i64 = match *many {
                "a" | "an" | "one" => 1,
                many => many.parse().ok().filter(|many| (1..=9999).contains(many))?,
            };
            // No more exactly than it is said.
            match unit.trim_end_matches('s') {
                "day" => ago(many.days()).map(WatchedOn::day),
                "week" => ago(many.weeks()).map(WatchedOn::day),
                "month" => ago(many.months()).and_then(|then| month_of(then.year(), then.month())),
                "year" => ago(many.years()).and_then(|then| WatchedOn::of_year(then.year()).ok()),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A day: of the week, the last before today; of a month, with its year or the last there was.
fn of_day(words: &[&str], today: Date) -> Option<WatchedOn> {
    let words = words.strip_prefix(&["the"]).unwrap_or(words);
    if let [day] | ["last", day] = words
        && let Some(day) = calendar::weekday(day)
    {
        let day = Weekday::from_monday_zero_offset(day).ok()?;
        return today.nth_weekday(-1, day).ok().map(WatchedOn::day);
    }
    let (day, month, year) = match words {
        [day, "of", month] | [day, month] if calendar::month(month).is_some() => (day, month, None),
        [month, day] => (day, month, None),
        [day, "of", month, year] | [day, month, year] if calendar::month(month).is_some() => {
            (day, month, Some(year_of(year)?))
        }
        [month, day, year] => (day, month, Some(year_of(year)?)),
        [one] => return WatchedOn::parse(one).ok().filter(|date| date.date().is_some()),
        _ => return None,
    };
    let (day, month) = (calendar::day(day)?, calendar::month(month)?);
    let on = |year| Date::new(year, month, day).ok();
    let date = match year {
        Some(year) => on(year),
        // The 29th of February may be eight years ago.
        None => (0..=8).find_map(|back| on(today.year() - back).filter(|date| *date <= today)),
    }?;
    Some(WatchedOn::day(date))
}

/// A month: with its year, or the last there was.
fn of_month(words: &[&str], today: Date) -> Option<WatchedOn> {
    match words {
        [month] | ["last", month] => {
            let month = calendar::month(month)?;
            month_of(today.year() - i16::from(month > today.month()), month)
        }
        [month, year] => month_of(year_of(year)?, calendar::month(month)?),
        _ => None,
    }
}

/// A month or a year.
fn of_span(words: &[&str], today: Date) -> Option<WatchedOn> {
    match words {
        [year] if year_of(year).is_some() => WatchedOn::parse(year).ok(),
        [word] if word.contains('-') => WatchedOn::parse(word).ok(),
        _ => of_month(words, today),
    }
}

fn month_of(year: i16, month: i8) -> Option<WatchedOn> {
    WatchedOn::parse(&format!("{year:04}-{month:02}")).ok()
}

/// Four figures.
fn year_of(word: &str) -> Option<i16> {
    let figures = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    figures.then(|| word.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;
    use rstest::rstest;

    use super::*;

    /// A Sunday.
    const TODAY: Date = day(2025, 11, 9);

    fn read(said: &str, bare_month: bool) -> Option<(Said, usize)> {
        date(&said.split_whitespace().collect::<Vec<_>>(), TODAY, bare_month)
    }

    #[rstest]
    #[case("today", "2025-11-09")]
    #[case("Tonight", "2025-11-09")]
    #[case("yesterday", "2025-11-08")]
    #[case("last night", "2025-11-08")]
    #[case("sat", "2025-11-08")]
    #[case("last thursday", "2025-11-06")]
    #[case("on friday", "2025-11-07")]
    #[case::today_is_called_today("sunday", "2025-11-02")]
    #[case("3 days ago", "2025-11-06")]
    #[case("a week ago", "2025-11-02")]
    #[case("2 months ago", "2025-09")]
    #[case("10 years ago", "2015")]
    #[case("3 mar", "2025-03-03")]
    #[case("mar 3rd", "2025-03-03")]
    #[case("12 dec", "2024-12-12")]
    #[case("29 feb", "2024-02-29")]
    #[case("3rd of march 2024", "2024-03-03")]
    #[case("March 3, 2024", "2024-03-03")]
    #[case("mar 2024", "2024-03")]
    #[case("2024-03", "2024-03")]
    #[case("2024-03-01", "2024-03-01")]
    #[case("2024/3/1", "2024-03-01")]
    #[case("1.3.2024", "2024-03-01")]
    #[case("13/3/2024", "2024-03-13")]
    #[case("3/13/2024", "2024-03-13")]
    #[case("in 1995", "1995")]
    #[case("in march", "2025-03")]
    #[case("in december", "2024-12")]
    #[case("in mar 2019", "2019-03")]
    #[case("last year", "2024")]
    #[case("last month", "2025-10")]
    #[case("about 2009", "2009~")]
    #[case("~2009", "2009~")]
    #[case("2009~", "2009~")]
    #[case("around the 3rd of march 2024", "2024-03-03~")]
    #[case("c. 2009", "2009~")]
    fn a_date_is_read_as_exactly_as_it_is_said(#[case] said: &str, #[case] date: &str) {
        let many = said.split_whitespace().count();
        let wanted = WatchedOn::parse(date).ok().map(|date| (Said::On(date), many));
        assert_eq!(read(said, false), wanted);
    }

    #[rstest]
    #[case::a_year_alone_is_the_films("1995")]
    #[case::a_month_alone_is_a_word("march")]
    #[case::a_score("9.5")]
    #[case::a_fraction("1/2")]
    #[case::about_somebody("about schmidt")]
    #[case::no_such_day("31 feb")]
    #[case("")]
    fn what_says_no_date_is_none(#[case] said: &str) {
        assert_eq!(read(said, false), None);
    }

    #[test]
    fn a_month_alone_is_a_date_where_no_title_can_be() {
        let march = WatchedOn::parse("2025-03").unwrap();
        assert_eq!(read("march", true), Some((Said::On(march), 1)));
    }

    #[test]
    fn the_words_after_a_date_are_left() {
        let (_, many) = read("3 mar 9", false).unwrap();
        assert_eq!(many, 2);
        assert_eq!(read("? 9", false), Some((Said::Undated, 1)));
    }

    #[rstest]
    #[case::two_dates_at_once("3/4/2024", "two dates")]
    #[case::no_such_day("30.2.2024", "no date")]
    #[case::to_come("24 dec 2030", "to come")]
    fn a_refusal_says_why(#[case] said: &str, #[case] why: &str) {
        let Some((Said::Refused(reason), _)) = read(said, false) else { panic!("{said} is read") };
        assert!(reason.contains(why), "{reason}");
    }

    proptest::proptest! {
        #[test]
        fn no_words_make_it_panic(said in "[0-9a-z/.~? -]{0,24}", year in 1..=9999_i16) {
            let words: Vec<&str> = said.split_whitespace().collect();
            date(&words, day(year, 3, 1), true);
        }

        #[test]
        fn a_day_in_figures_is_that_day(days in 0..3000_i64) {
            let then = TODAY.checked_sub(days.days()).unwrap();
            let on = WatchedOn::day(then);
            proptest::prop_assert_eq!(read(&on.to_string(), false), Some((Said::On(on), 1)));
        }
    }
}
