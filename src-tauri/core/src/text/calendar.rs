//! The calendar in English words, as pages and people write it.

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The month a word in lower case names, 1 to 12: `march`, `mar`, `sept`.
pub(crate) fn month(word: &str) -> Option<i8> {
    let known = |month: &str| {
        month == word || (word.len() >= 3 && word.len() <= 4 && month.starts_with(word))
    };
    let at = MONTHS.iter().position(|month| known(month))?;
    i8::try_from(at + 1).ok()
}

/// The day of the week a word in lower case names, from 0 for Monday: `sat`, `thurs`.
pub(crate) fn weekday(word: &str) -> Option<i8> {
    if word.len() < 3 {
        return None;
    }
    let at = WEEKDAYS.iter().position(|day| day.starts_with(word))?;
    i8::try_from(at).ok()
}

/// The day of a month: `12`, `12th`.
pub(crate) fn day(word: &str) -> Option<i8> {
    let number = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    number.parse().ok().filter(|day| (1..=31).contains(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_days_are_known_by_their_beginnings() {
        assert_eq!(
            ["mar", "march", "sept", "ma", "marc", "marche"].map(month),
            [Some(3), Some(3), Some(9), None, Some(3), None]
        );
        assert_eq!(
            ["sat", "thurs", "su", "sunday", "sundays"].map(weekday),
            [Some(5), Some(3), None, Some(6), None]
        );
        assert_eq!(
            ["1", "3rd", "31st", "32", "0", "th"].map(day),
            [Some(1), Some(3), Some(31), None, None, None]
        );
    }
}
