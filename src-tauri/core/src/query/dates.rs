use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

use super::filters::example;
use super::lexer::Sign;
use super::{DateOf, Key, Problem, Span};
use crate::WatchedOn;

/// When something is asked to have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Nobody knows when.
    None,
    /// Within that day, month or year.
    In(At),
    /// From its first day on.
    Since(At),
    /// Up to its last day.
    Until(At),
    /// After its last day.
    After(At),
    /// Before its first day.
    Before(At),
    /// From the first day of one to the last of the other.
    Between(At, At),
}

/// A day, a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// By its date.
    Date(WatchedOn),
    /// By how long ago it is.
    Ago(Relative),
}

/// A time by how long ago it is. Weeks begin on Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says itself")]
pub enum Relative {
    Today,
    Yesterday,
    ThisWeek,
    LastWeek,
    ThisMonth,
    LastMonth,
    ThisYear,
    LastYear,
}

/// Days in a row; an end that is not said is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
}

/// The relative times by their names.
pub(super) const RELATIVES: [(&str, Relative); 8] = [
    ("today", Relative::Today),
    ("yesterday", Relative::Yesterday),
    ("this-week", Relative::ThisWeek),
    ("last-week", Relative::LastWeek),
    ("this-month", Relative::ThisMonth),
    ("last-month", Relative::LastMonth),
    ("this-year", Relative::ThisYear),
    ("last-year", Relative::LastYear),
];

impl When {
    /// The days meant, seen from today; nothing when it is of no date, or of days no calendar has.
    pub(crate) fn days(self, today: Date) -> Option<Days> {
        let days = match self {
            Self::None => return None,
            Self::In(at) => {
                let (from, to) = at.days(today)?;
                Days { from: Some(from), to: Some(to) }
            }
            Self::Since(at) => Days { from: Some(at.days(today)?.0), to: None },
            Self::Until(at) => Days { from: None, to: Some(at.days(today)?.1) },
            Self::After(at) => Days { from: Some(at.days(today)?.1.tomorrow().ok()?), to: None },
            Self::Before(at) => Days { from: None, to: Some(at.days(today)?.0.yesterday().ok()?) },
            Self::Between(from, to) => {
                Days { from: Some(from.days(today)?.0), to: Some(to.days(today)?.1) }
            }
        };
        Some(days)
    }
}

impl At {
    fn read(text: &str) -> Option<Self> {
        let lower = text.to_ascii_lowercase();
        if let Some((_, ago)) = RELATIVES.into_iter().find(|(name, _)| *name == lower) {
            return Some(Self::Ago(ago));
        }
        // `2025-3` is as good as `2025-03`.
        let parts = text.split('-').enumerate().map(|(at, part)| match (at, part.len()) {
            (1.., 1) => format!("0{part}"),
            _ => part.to_owned(),
        });
        let date = WatchedOn::parse(&parts.collect::<Vec<_>>().join("-")).ok()?;
        (!date.is_about()).then_some(Self::Date(date))
    }

    /// Its first and its last day.
    fn days(self, today: Date) -> Option<(Date, Date)> {
        match self {
            Self::Date(date) => Some((date.first_day()?, date.last_day()?)),
            Self::Ago(ago) => ago.days(today),
        }
    }
}

impl Relative {
    fn name(self) -> &'static str {
        RELATIVES.into_iter().find(|(_, one)| *one == self).map_or("today", |(name, _)| name)
    }

    fn days(self, today: Date) -> Option<(Date, Date)> {
        let monday = |day: Date| {
            let since = i64::from(day.weekday().to_monday_zero_offset());
            day.checked_sub(since.days()).ok()
        };
        let week = |monday: Date| Some((monday, monday.checked_add(6.days()).ok()?));
        let month = |day: Date| (day.first_of_month(), day.last_of_month());
        let year = |day: Date| (day.first_of_year(), day.last_of_year());
        match self {
            Self::Today => Some((today, today)),
            Self::Yesterday => today.yesterday().ok().map(|day| (day, day)),
            Self::ThisWeek => week(monday(today)?),
            Self::LastWeek => week(monday(today)?.checked_sub(7.days()).ok()?),
            Self::ThisMonth => Some(month(today)),
            Self::LastMonth => today.first_of_month().yesterday().ok().map(month),
            Self::ThisYear => Some(year(today)),
            Self::LastYear => today.first_of_year().yesterday().ok().map(year),
        }
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Ago(ago) => f.write_str(ago.name()),
        }
    }
}

/// What a filter on dates asks for.
pub(super) fn when(of: DateOf, sign: Sign, value: &str, span: Span) -> Result<When, Problem> {
    let unclear = || {
        let example = example(Key::Date(of));
        Problem::new(span.clone(), format!("‘{value}’ is no date here. Write it as {example}."))
    };
    let read = |text: &str| At::read(text).ok_or_else(unclear);
    match sign {
        Sign::AtLeast => return read(value).map(When::Since),
        Sign::AtMost => return read(value).map(When::Until),
        Sign::More => return read(value).map(When::After),
        Sign::Less => return read(value).map(When::Before),
        Sign::Colon => {}
    }
    if value.eq_ignore_ascii_case("none") && of == DateOf::Watched {
        return Ok(When::None);
    }
    match value.split_once("..").or_else(|| value.split_once('…')) {
        None => read(value).map(When::In),
        Some(("", "")) => Err(unclear()),
        Some((from, "")) => read(from).map(When::Since),
        Some(("", to)) => read(to).map(When::Until),
        Some((from, to)) => {
            let (from, to) = (read(from)?, read(to)?);
            if let (At::Date(first), At::Date(last)) = (from, to)
                && first.first_day() > last.last_day()
            {
                let key = Key::Date(of).name();
                let message = format!("‘{value}’ runs backwards. Write the earlier date first.");
                return Err(Problem::new(span, message).or(format!("{key}:{to}..{from}")));
            }
            Ok(When::Between(from, to))
        }
    }
}
