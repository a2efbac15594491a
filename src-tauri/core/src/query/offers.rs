//! What is offered after the name of a filter.

use rusqlite::Connection;

use super::complete::{Choice, OFFERED};
use super::dates::RELATIVES;
use super::keys::{STATES, THINGS};
use super::lexer::{Sign, is_quotation_mark};
use super::order::SORTS;
use super::{DateOf, Key, Measure, Named};
use crate::storage::query::values::{self, Value};
use crate::{Result, text};

/// Scores that are asked for, the likeliest first.
const SCORES: [&str; 16] = [
    ">=9", ">=8", ">=7", "<5", ":none", ":9..10", ":8..8.9", ":7..7.9", ":6..6.9", ":5..5.9",
    ":4..4.9", ">=6", "<=5", ">9", ">8", "<4",
];
/// Lengths in minutes that are asked for, the likeliest first.
const RUNTIMES: [&str; 12] = [
    "<90",
    "<120",
    ">=120",
    ">=150",
    ":90..120",
    ":none",
    "<60",
    ">=180",
    ":60..90",
    ":120..150",
    "<=100",
    ">180",
];
/// Decades offered before anything has been typed.
const DECADES: usize = 6;

/// Values that begin as typed, for a filter with a sign; none where such a sign makes no sense.
pub(super) fn values_of(
    conn: &Connection,
    key: Key,
    sign: Sign,
    typed: &str,
    quoted: bool,
) -> Result<Vec<Choice>> {
    let is_date = matches!(key, Key::Date(_));
    if sign != Sign::Colon && !is_date {
        return Ok(Vec::new());
    }
    if let Key::Named(named) = key {
        return names_of(conn, named, typed);
    }
    if quoted {
        return Ok(Vec::new());
    }
    let undated = (key == Key::Date(DateOf::Watched) && sign == Sign::Colon).then_some("none");
    Ok(match key {
        Key::Is => words(STATES.iter().map(|(name, _)| *name), typed),
        Key::Has => words(THINGS.iter().map(|(name, _)| *name), typed),
        Key::Sort => orders(typed),
        Key::Date(_) => words(RELATIVES.iter().map(|(name, _)| *name).chain(undated), typed),
        Key::Named(_) | Key::Amount(_) => Vec::new(),
    })
}

fn words<'a>(names: impl Iterator<Item = &'a str>, typed: &str) -> Vec<Choice> {
    let typed = typed.to_ascii_lowercase();
    let fits = names.filter(|name| name.starts_with(&typed) && *name != typed);
    fits.map(|name| Choice { text: name.to_owned(), label: name.to_owned(), count: None }).collect()
}

/// Orders, the other way round after a `-`.
fn orders(typed: &str) -> Vec<Choice> {
    let (minus, typed) = match typed.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", typed),
    };
    let turned = |Choice { text, label, count }| Choice {
        text: format!("{minus}{text}"),
        label: format!("{minus}{label}"),
        count,
    };
    words(SORTS.iter().map(|(name, _)| *name), typed).into_iter().map(turned).collect()
}

/// Amounts, each with its sign, which goes in with it: after `score:` one may well mean `score>=8`.
pub(super) fn amounts(
    conn: &Connection,
    measure: Measure,
    sign: Sign,
    typed: &str,
) -> Result<Vec<Choice>> {
    let typed = format!("{}{}", sign.text(), typed.to_ascii_lowercase());
    let known: Vec<String> = match measure {
        Measure::Year => years(conn)?,
        Measure::Score => SCORES.map(str::to_owned).into(),
        Measure::Runtime => RUNTIMES.map(str::to_owned).into(),
    };
    let name = Key::Amount(measure).name();
    let fits = known
        .into_iter()
        .filter(|text| (typed == Sign::Colon.text() || text.starts_with(&typed)) && *text != typed);
    let choice = |text: String| Choice { label: format!("{name}{text}"), text, count: None };
    Ok(fits.take(OFFERED).map(choice).collect())
}

/// The decades that the journal has films of, and the years they begin with.
fn years(conn: &Connection) -> Result<Vec<String>> {
    let decades = values::decades(conn)?;
    let mut years: Vec<String> =
        decades.iter().map(|decade| format!(":{}x", decade / 10)).collect();
    years.insert(years.len().min(DECADES), ":none".to_owned());
    for sign in [Sign::AtLeast, Sign::Less, Sign::More, Sign::AtMost] {
        years.extend(decades.iter().map(|decade| format!("{}{decade}", sign.text())));
    }
    Ok(years)
}

/// Names of the journal of which a word begins so. What is chosen goes in whole, in quotation marks.
fn names_of(conn: &Connection, named: Named, typed: &str) -> Result<Vec<Choice>> {
    let found = values::beginning(conn, named, &text::fold(typed), OFFERED)?;
    let choice = |Value { name, count }: Value| {
        Some(Choice { text: whole(&name)?, label: name, count: Some(count) })
    };
    Ok(found.into_iter().filter_map(choice).collect())
}

/// A name as it goes into a line, in quotation marks. Of nothing but such marks nothing is left to look
/// for.
pub(crate) fn whole(name: &str) -> Option<String> {
    let text = name.replace(is_quotation_mark, " ");
    (!text.trim().is_empty()).then(|| format!("\"{text}\""))
}
