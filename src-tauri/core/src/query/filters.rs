use super::keys::{STATES, THINGS};
use super::lexer::Sign;
use super::near::nearest;
use super::order::SORTS;
use super::{Condition, Key, Name, Order, Problem, Span, dates, numbers};

/// A filter as it was typed.
pub(super) struct Filter<'a> {
    pub(super) key: &'a str,
    pub(super) sign: Sign,
    pub(super) value: &'a str,
    pub(super) quoted: bool,
    /// It ends the line, so that it may still be being typed.
    pub(super) is_open: bool,
}

/// What a filter is for.
pub(super) enum Meant {
    Condition(Condition),
    Sort(Order),
}

/// What a filter at `span` means; nothing when its value has yet to be typed.
pub(super) fn meant(filter: &Filter<'_>, span: Span) -> Result<Option<Meant>, Problem> {
    let Some(key) = Key::named(filter.key) else { return Err(unknown(filter, span)) };
    let value = filter.value.trim();
    if value.is_empty() {
        if filter.is_open {
            return Ok(None);
        }
        let message =
            format!("‘{}’ has nothing to look for. Write it as {}.", filter.key, example(key));
        return Err(Problem::new(span, message));
    }
    if filter.sign != Sign::Colon && !matches!(key, Key::Amount(_) | Key::Date(_)) {
        let message = format!(
            "‘{}’ cannot be more or less than something. Write it with a colon: {}.",
            key.name(),
            example(key)
        );
        return Err(Problem::new(span, message).or(format!("{}:{}", key.name(), filter.value)));
    }
    let condition = match key {
        Key::Named(named) => {
            Condition::Named(named, Name { text: filter.value.to_owned(), exact: filter.quoted })
        }
        Key::Amount(measure) => {
            Condition::Amount(measure, numbers::amount(measure, filter.sign, value, span)?)
        }
        Key::Date(of) => Condition::Date(of, dates::when(of, filter.sign, value, span)?),
        Key::Is => Condition::Is(one_of(key, value, &STATES, span)?),
        Key::Has => Condition::Has(one_of(key, value, &THINGS, span)?),
        Key::Sort => return sort(value, span).map(|order| Some(Meant::Sort(order))),
    };
    Ok(Some(Meant::Condition(condition)))
}

fn unknown(filter: &Filter<'_>, span: Span) -> Problem {
    let Filter { key, sign, value, quoted, .. } = filter;
    let value = if *quoted { format!("\"{value}\"") } else { (*value).to_owned() };
    match Key::meant_by(key) {
        Some(meant) => {
            Problem::new(span, format!("There is no filter called {key}. Did you mean {meant}?"))
                .or(format!("{meant}{}{value}", sign.text()))
        }
        None => Problem::new(
            span,
            format!(
                "There is no filter called {key}. To look for the words, put them in quotation marks."
            ),
        )
        .or(format!("\"{key}{}{}\"", sign.text(), filter.value)),
    }
}

fn one_of<T: Copy>(key: Key, value: &str, known: &[(&str, T)], span: Span) -> Result<T, Problem> {
    let lower = value.to_lowercase();
    if let Some((_, found)) = known.iter().find(|(name, _)| *name == lower) {
        return Ok(*found);
    }
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    Err(unknown_word(key, value, &names, span))
}

fn unknown_word(key: Key, value: &str, names: &[&str], span: Span) -> Problem {
    let key = key.name();
    let message = format!("‘{key}:’ knows no {value}. It is one of {}.", names.join(", "));
    let problem = Problem::new(span, message);
    match nearest(&value.to_lowercase(), names.iter().copied()) {
        Some(near) => problem.or(format!("{key}:{near}")),
        None => problem,
    }
}

fn sort(value: &str, span: Span) -> Result<Order, Problem> {
    Order::named(value).ok_or_else(|| {
        let names = SORTS.map(|(name, _)| name);
        unknown_word(Key::Sort, value.trim_start_matches('-'), &names, span)
    })
}

/// How a filter is written.
pub(super) fn example(key: Key) -> String {
    use super::{DateOf, Measure};
    match key {
        Key::Named(named) => format!("{}:word, or {}:\"two words\"", named.key(), named.key()),
        Key::Amount(Measure::Year) => {
            "year:1974, year:197x, year:1970..1979 or year>=1990".to_owned()
        }
        Key::Amount(Measure::Score) => "score:8, score>=8.5, score:7..8 or score:none".to_owned(),
        Key::Amount(Measure::Runtime) => "runtime<100 or runtime:90..120".to_owned(),
        Key::Date(of) => {
            let name = if of == DateOf::Watched { "watched" } else { "added" };
            format!("{name}:2025-03, {name}:2024..2025, {name}:last-year or {name}>=2025-03-01")
        }
        Key::Is => "is:liked".to_owned(),
        Key::Has => "has:poster".to_owned(),
        Key::Sort => "sort:score, or sort:-score for the other way round".to_owned(),
    }
}
