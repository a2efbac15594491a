//! Dates of which only the person knows the order: 3/1/26.

use jiff::civil::Date;

use super::reading::DateOrder;

/// The three parts of such a date, whatever stands between them. A time behind it counts for
/// nothing.
fn parts(text: &str) -> Option<[&str; 3]> {
    let date = text.split_whitespace().next()?;
    let mut parts = date.trim_end_matches('.').split(['/', '.', '-']);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    let numbers = three.iter().all(|part| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    (parts.next().is_none() && numbers).then_some(three)
}

/// Reads a date in this order; of a year only its last two digits may be given.
///
/// # Errors
/// A sentence about what stands there instead.
pub(crate) fn date_in(order: DateOrder, text: &str) -> Result<Date, String> {
    let refused =
        || format!("‘{text}’ is no date that the calendar has, with its parts in this order.");
    let [first, second, third] = parts(text).ok_or_else(refused)?;
    let (year, month, day) = match order {
        DateOrder::DayFirst => (third, second, first),
        DateOrder::MonthFirst => (third, first, second),
        DateOrder::YearFirst => (first, second, third),
    };
    let full: i16 = match (year.len(), year.parse::<i16>()) {
        (2, Ok(short)) => 2_000 + short,
        (4, Ok(year)) => year,
        _ => return Err(refused()),
    };
    let small = |part: &str| part.parse::<i8>().map_err(|_| refused());
    Date::new(full, small(month)?, small(day)?).map_err(|_| refused())
}

/// What the dates of a file tell of their order, each by a part that can be no month.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    day_first: bool,
    month_first: bool,
    year_first: bool,
}

impl Evidence {
    /// Looks at one date.
    pub(crate) fn note(&mut self, text: &str) {
        let Some([first, second, _]) = parts(text) else { return };
        let no_month = |part: &str| part.parse::<u16>().is_ok_and(|number| number > 12);
        if first.len() == 4 {
            self.year_first = true;
        } else {
            self.day_first |= no_month(first);
            self.month_first |= no_month(second);
        }
    }

    /// The one order that all dates looked at can be in.
    pub(crate) fn order(&self) -> Option<DateOrder> {
        match (self.day_first, self.month_first, self.year_first) {
            (true, false, false) => Some(DateOrder::DayFirst),
            (false, true, false) => Some(DateOrder::MonthFirst),
            (false, false, true) => Some(DateOrder::YearFirst),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(DateOrder::MonthFirst, "3/1/26", "2026-03-01")]
    #[case(DateOrder::DayFirst, "3/1/26", "2026-01-03")]
    #[case(DateOrder::DayFirst, "31.12.2025", "2025-12-31")]
    #[case(DateOrder::YearFirst, "2026-03-01", "2026-03-01")]
    #[case(DateOrder::MonthFirst, "3/1/2026 8:15 PM", "2026-03-01")]
    fn a_date_is_read_in_the_order_that_was_said(
        #[case] order: DateOrder,
        #[case] text: &str,
        #[case] date: &str,
    ) {
        assert_eq!(date_in(order, text).unwrap().to_string(), date);
    }

    #[rstest]
    #[case("13/1/26")]
    #[case("2/30/26")]
    #[case("3/1")]
    #[case("3/1/026")]
    #[case("soon")]
    fn what_is_no_date_in_that_order_is_not_turned_round(#[case] text: &str) {
        assert!(date_in(DateOrder::MonthFirst, text).is_err());
    }

    #[rstest]
    #[case::by_a_day(&["3/1/26", "13/1/26"], Some(DateOrder::DayFirst))]
    #[case::by_the_second(&["3/1/26", "3/31/26"], Some(DateOrder::MonthFirst))]
    #[case::by_a_whole_year(&["2026/3/1"], Some(DateOrder::YearFirst))]
    #[case::not_at_all(&["3/1/26", "4/5/26"], None)]
    #[case::against_itself(&["13/1/26", "3/31/26"], None)]
    fn the_order_shows_where_a_part_can_be_no_month(
        #[case] dates: &[&str],
        #[case] order: Option<DateOrder>,
    ) {
        let mut evidence = Evidence::default();
        dates.iter().for_each(|date| evidence.note(date));
        assert_eq!(evidence.order(), order);
    }
}
