use super::filters::example;
use super::lexer::Sign;
use super::{Amount, Key, Measure, Problem, Span};

impl Measure {
    /// The least and the most it can be.
    fn bounds(self) -> (i32, i32) {
        match self {
            Self::Year => (1, 9999),
            Self::Score => (0, 100),
            Self::Runtime => (0, 100_000),
        }
    }

    fn name(self) -> &'static str {
        Key::Amount(self).name()
    }

    /// A number as people write it, in the unit it is kept in.
    fn read(self, text: &str) -> Option<i32> {
        let digits = |text: &str| {
            let right =
                (1..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
            right.then(|| text.parse::<i32>().ok()).flatten()
        };
        match self {
            Self::Year | Self::Runtime => digits(text),
            Self::Score => match text.split_once(['.', ',']) {
                Some((points, tenths)) if tenths.len() == 1 => {
                    Some(digits(points)? * 10 + digits(tenths)?)
                }
                Some(_) => None,
                None => Some(digits(text)? * 10),
            },
        }
    }

    /// A number as [`Measure::read`] reads it.
    pub(super) fn write(self, amount: i32) -> String {
        match self {
            Self::Score if amount % 10 != 0 => format!("{}.{}", amount / 10, amount % 10),
            Self::Score => (amount / 10).to_string(),
            Self::Year | Self::Runtime => amount.to_string(),
        }
    }
}

/// How much a filter asks for.
pub(super) fn amount(
    measure: Measure,
    sign: Sign,
    value: &str,
    span: Span,
) -> Result<Amount, Problem> {
    let key = measure.name();
    let unclear = || {
        let example = example(Key::Amount(measure));
        Problem::new(span.clone(), format!("‘{value}’ is no {key}. Write it as {example}."))
    };
    if sign == Sign::Colon {
        if value.eq_ignore_ascii_case("none") {
            return Ok(Amount::None);
        }
        if let Some((from, to)) = stretch(measure, value) {
            let read = |text: &str| match text {
                "" => Ok(None),
                _ => measure.read(text).map(Some).ok_or_else(unclear),
            };
            let (from, to) = (read(from)?, read(to)?);
            return match (from, to) {
                (None, None) => Err(unclear()),
                (Some(from), Some(to)) if from > to => {
                    let (least, most) = (measure.write(to), measure.write(from));
                    Err(Problem::new(
                        span,
                        format!("‘{value}’ runs backwards. Write the smaller number first."),
                    )
                    .or(format!("{key}:{least}..{most}")))
                }
                _ => within(measure, from, to, span),
            };
        }
        if measure == Measure::Year
            && let Some((from, to)) = years_like(value)
        {
            return within(measure, Some(from), Some(to), span);
        }
    }
    let number = measure.read(value).ok_or_else(unclear)?;
    let (from, to) = match sign {
        Sign::Colon => (Some(number), Some(number)),
        Sign::AtLeast => (Some(number), None),
        Sign::More => (Some(number + 1), None),
        Sign::AtMost => (None, Some(number)),
        Sign::Less => (None, Some(number - 1)),
    };
    within(measure, from, to, span)
}

/// The two ends of a stretch: `1970..1979`, and of years `1970-1979` too.
fn stretch(measure: Measure, value: &str) -> Option<(&str, &str)> {
    if let Some(ends) = value.split_once("..").or_else(|| value.split_once('…')) {
        return Some(ends);
    }
    let ends = value.split_once(['-', '–'])?;
    (measure == Measure::Year && !ends.0.is_empty() && !ends.1.is_empty()).then_some(ends)
}

/// The years of `197x` or `19xx`.
fn years_like(value: &str) -> Option<(i32, i32)> {
    let digits = value.trim_end_matches(['x', 'X']);
    let open = value.len() - digits.len();
    let fits = value.len() == 4
        && (1..=2).contains(&open)
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    let span = if open == 1 { 10 } else { 100 };
    let first = digits.parse::<i32>().ok().filter(|_| fits)? * span;
    Some((first, first + span - 1))
}

fn within(
    measure: Measure,
    from: Option<i32>,
    to: Option<i32>,
    span: Span,
) -> Result<Amount, Problem> {
    let (least, most) = measure.bounds();
    if [from, to].into_iter().flatten().all(|end| (least..=most).contains(&end)) {
        return Ok(Amount::Between(from, to));
    }
    let (key, least, most) = (measure.name(), measure.write(least), measure.write(most));
    Err(Problem::new(span, format!("A {key} is between {least} and {most}.")))
}
