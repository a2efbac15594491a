use super::{Bound, dates, denied, joined, names, seen, words};
use crate::query::{Amount, Condition, DateOf, Has, Measure, Node, State};

/// What is asked of a film `f` with its standing `s`.
pub(super) fn condition(node: &Node, bound: &mut Bound) -> String {
    match node {
        Node::All(parts) => {
            let (of_viewing, of_film): (Vec<&Node>, Vec<&Node>) =
                parts.iter().partition(|part| is_of_viewing(part));
            let mut conditions: Vec<String> =
                of_film.into_iter().map(|part| condition(part, bound)).collect();
            conditions.extend(of_one_viewing(&of_viewing, bound));
            joined(&conditions, "and")
        }
        Node::Any(parts) => {
            let conditions: Vec<String> = parts.iter().map(|part| condition(part, bound)).collect();
            joined(&conditions, "or")
        }
        Node::Not(inner) => denied(&condition(inner, bound)),
        node if is_of_viewing(node) => {
            of_one_viewing(&[node], bound).unwrap_or_else(|| super::NEVER.to_owned())
        }
        Node::Is(condition) => of_film(condition, bound),
    }
}

/// Films with one viewing that is all of this.
fn of_one_viewing(parts: &[&Node], bound: &mut Bound) -> Option<String> {
    if parts.is_empty() {
        return None;
    }
    let conditions: Vec<String> = parts.iter().map(|part| seen::condition(part, bound)).collect();
    Some(format!("f.id in (select v.film_id from viewings v where {})", joined(&conditions, "and")))
}

/// Whether something is asked of a viewing and of nothing else. A denial is of the film: none of its
/// viewings is so.
fn is_of_viewing(node: &Node) -> bool {
    use crate::query::Named::{Format, Place, Tag, With};
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter().all(is_of_viewing),
        Node::Not(_) => false,
        Node::Is(condition) => matches!(
            condition,
            Condition::Named(Tag | Place | With | Format, _)
                | Condition::Date(DateOf::Watched, _)
                | Condition::Is(State::Rewatch | State::Undated | State::Abandoned)
        ),
    }
}

/// One condition on a film.
pub(super) fn of_film(condition: &Condition, bound: &mut Bound) -> String {
    match condition {
        Condition::Words(words) => words::of_film(words, bound),
        Condition::Named(named, name) => names::of_film(*named, name, bound),
        Condition::Amount(measure, amount) => self::amount(column(*measure), *amount, bound),
        Condition::Date(DateOf::Added, when) => dates::added(*when, bound),
        Condition::Date(DateOf::Watched, when) => dates::watched(*when, bound),
        Condition::Is(state) => is(*state).to_owned(),
        Condition::Has(Has::Poster) => "f.poster_id is not null".to_owned(),
        Condition::Has(Has::Review) => is(State::Reviewed).to_owned(),
        Condition::Has(Has::Stills) => "f.id in (select film_id from stills)".to_owned(),
    }
}

fn column(measure: Measure) -> &'static str {
    match measure {
        Measure::Year => "f.year",
        Measure::Score => "s.score",
        Measure::Runtime => "f.runtime_min",
    }
}

/// So much in a column.
pub(super) fn amount(column: &str, amount: Amount, bound: &mut Bound) -> String {
    match amount {
        Amount::None | Amount::Between(None, None) => format!("{column} is null"),
        Amount::Between(Some(from), None) => format!("{column} >= {}", bound.bind(i64::from(from))),
        Amount::Between(None, Some(to)) => format!("{column} <= {}", bound.bind(i64::from(to))),
        Amount::Between(Some(from), Some(to)) => {
            let (from, to) = (bound.bind(i64::from(from)), bound.bind(i64::from(to)));
            format!("{column} between {from} and {to}")
        }
    }
}

fn is(state: State) -> &'static str {
    match state {
        State::Liked => "s.liked",
        State::Reviewed => "s.reviews > 0",
        State::Unreviewed => "(s.reviews = 0 and (s.viewings > 0 or s.score is not null))",
        // What the editor holds of a film that has no review yet is a draft too.
        State::Draft => {
            "(s.drafts > 0 or f.id in (select json_extract(form, '$.film') from drafts where review_id is null))"
        }
        State::Watchlist => "f.id in (select film_id from watchlist)",
        State::Unseen => "s.viewings = 0",
        State::Rewatch => "v.rewatch",
        State::Undated => "v.watched_on is null",
        State::Abandoned => "v.abandoned",
    }
}
