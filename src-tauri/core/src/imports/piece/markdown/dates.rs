//! Dates in front matter. Their order may be a setting of the program that wrote them, so that a date
//! in three numbers is only read where it is one date, or where its order was said.

use std::slice;

use crate::WatchedOn;
use crate::imports::piece::page;
use crate::imports::sources::{DateOrder, date_in};

/// What a value says as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dated {
    On(WatchedOn),
    /// It can be read in two ways, with the day first and with the month first.
    Open([WatchedOn; 2]),
    /// It is none.
    Not,
}

/// Reads a date; `order` is what the person says of those in three numbers.
pub(super) fn date(text: &str, order: Option<DateOrder>) -> Dated {
    let text = text.trim();
    if let Some(date) = WatchedOn::parse(text).ok().or_else(|| page::date(text)) {
        return Dated::On(date);
    }
    // A day with a time behind it.
    let day = text.split_once(['T', ' ']).and_then(|(day, _)| WatchedOn::parse(day).ok());
    if let Some(day) = day.filter(|day| day.date().is_some()) {
        return Dated::On(day);
    }
    let year_first = text.len() > 4 && text.bytes().take(4).all(|byte| byte.is_ascii_digit());
    let orders = match &order {
        _ if year_first => &[DateOrder::YearFirst],
        Some(order) => slice::from_ref(order),
        None => &[DateOrder::DayFirst, DateOrder::MonthFirst][..],
    };
    let mut dates = orders.iter().filter_map(|order| date_in(*order, text).ok());
    match (dates.next(), dates.next()) {
        (Some(day), Some(month)) if day != month => {
            Dated::Open([WatchedOn::day(day), WatchedOn::day(month)])
        }
        (Some(date), _) => Dated::On(WatchedOn::day(date)),
        (None, _) => Dated::Not,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::iso("2024-03-01", "2024-03-01")]
    #[case::with_a_time("2024-03-01T20:15:00", "2024-03-01")]
    #[case::in_words("1 March 2024", "2024-03-01")]
    #[case::a_year("2024", "2024")]
    #[case::no_thirteenth_month("31.12.2024", "2024-12-31")]
    #[case::no_thirteenth_month_either("12/31/2024", "2024-12-31")]
    #[case::the_same_both_ways("03.03.2024", "2024-03-03")]
    #[case::the_year_first("2024/3/1", "2024-03-01")]
    fn one_date_is_read(#[case] text: &str, #[case] read: &str) {
        let Dated::On(date) = date(text, None) else { panic!("{text}") };
        assert_eq!(date.to_string(), read);
    }

    #[test]
    fn two_dates_are_read_as_the_person_says() {
        let on = |day: &str| Dated::On(WatchedOn::parse(day).unwrap());
        let both = ["2024-03-01", "2024-01-03"].map(|day| WatchedOn::parse(day).unwrap());
        assert_eq!(date("01.03.2024", None), Dated::Open(both));
        assert_eq!(date("01.03.2024", Some(DateOrder::DayFirst)), on("2024-03-01"));
        assert_eq!(date("01.03.2024", Some(DateOrder::MonthFirst)), on("2024-01-03"));
        assert_eq!(date("2024/3/1", Some(DateOrder::DayFirst)), on("2024-03-01"));
    }

    #[rstest]
    #[case("some evening", None)]
    #[case("32.13.2024", None)]
    #[case("31.12.2024", Some(DateOrder::MonthFirst))]
    fn what_is_no_date_is_none(#[case] text: &str, #[case] order: Option<DateOrder>) {
        assert_eq!(date(text, order), Dated::Not);
    }
}
