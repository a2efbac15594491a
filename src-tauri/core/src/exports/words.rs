//! What an export says by itself, in English.

use jiff::civil::{Date, Weekday};

use crate::{CastMember, Reason, WatchedOn};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date as exactly as it is known: `Saturday 8 November 2025`, `November 2025`, `about 2009`.
pub(super) fn date(on: WatchedOn) -> String {
    let year = on.year();
    let month = on.month().and_then(|month| MONTHS.get(usize::try_from(month).ok()? - 1));
    let said = match (on.date(), month) {
        (Some(date), Some(month)) if !on.is_about() => {
            format!("{} {} {month} {year}", weekday(date), date.day())
        }
        (Some(date), Some(month)) => format!("{} {month} {year}", date.day()),
        (None, Some(month)) => format!("{month} {year}"),
        _ => year.to_string(),
    };
    if on.is_about() { format!("about {said}") } else { said }
}

fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// `Tom Hale as The Pilot`.
pub(super) fn played(member: &CastMember) -> String {
    match member.character.as_str() {
        "" => member.name.clone(),
        character => format!("{} as {character}", member.name),
    }
}

/// `Third viewing`.
pub(super) fn nth_viewing(nth: usize) -> String {
    const WORDS: [&str; 10] = [
        "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth",
        "Tenth",
    ];
    match nth.checked_sub(1).and_then(|at| WORDS.get(at)) {
        Some(word) => format!("{word} viewing"),
        None => format!("Viewing {nth}"),
    }
}

/// `up 0.5`: what a viewing's score changed, in tenths.
pub(super) fn change(tenths: i16) -> String {
    let by = format!("{}.{}", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    match tenths {
        0 => "as before".to_owned(),
        1.. => format!("up {by}"),
        _ => format!("down {by}"),
    }
}

/// `1 film`, `48 films`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Tenths of a point, out of ten with one decimal: 74.6 is `7.5`, and 82.5 is `8.3` as in the window.
pub(super) fn points(tenths: f64) -> String {
    format!("{:.1}", tenths.round() / 10.0)
}

/// `A, B and C`.
pub(super) fn names(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Why a review is worth reading after another one.
pub(super) fn because(reason: &Reason) -> String {
    match reason {
        Reason::NamedHere => "Named in this review".to_owned(),
        Reason::NamesThis => "Its review names this film".to_owned(),
        Reason::Director { name } => format!("Also by {name}"),
        Reason::Writer { name } => format!("Also written by {name}"),
        Reason::Cast { name } => format!("Also with {name}"),
        Reason::Person { name } => format!("{name} had a part in both"),
        Reason::Tag { name } => format!("Shares the tag ‘{name}’"),
        Reason::List { name } => format!("Beside it on the list ‘{name}’"),
        Reason::Words { words } => {
            let quoted: Vec<String> = words.iter().map(|word| format!("‘{word}’")).collect();
            format!("Both reviews say {}", names(&quoted))
        }
        Reason::Near => "Of the same years, and scored alike".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2025-11-08", "Saturday 8 November 2025")]
    #[case("2025-11-08~", "about 8 November 2025")]
    #[case("2025-11", "November 2025")]
    #[case("2009~", "about 2009")]
    fn a_date_is_said_as_exactly_as_it_is_known(#[case] edtf: &str, #[case] said: &str) {
        assert_eq!(date(WatchedOn::parse(edtf).unwrap()), said);
    }

    #[test]
    fn an_average_is_rounded_as_in_the_window() {
        assert_eq!([74.6, 82.5, 77.5, 100.0].map(points), ["7.5", "8.3", "7.8", "10.0"]);
    }

    #[test]
    fn a_change_says_which_way() {
        assert_eq!([5, -10, 0].map(change), ["up 0.5", "down 1.0", "as before"]);
    }
}
