use super::{Bound, denied, films, joined, names, words};
use crate::query::{Condition, Measure, Node, State};

/// What is asked of a viewing `v`, and where it is its film's, of the film `f` with its standing `s`.
pub(super) fn condition(node: &Node, bound: &mut Bound) -> String {
    match node {
        Node::All(parts) => joined(&each(parts, bound), "and"),
        Node::Any(parts) => joined(&each(parts, bound), "or"),
        Node::Not(inner) => denied(&condition(inner, bound)),
        Node::Is(condition) => of_viewing(condition, bound),
    }
}

fn each(parts: &[Node], bound: &mut Bound) -> Vec<String> {
    parts.iter().map(|part| condition(part, bound)).collect()
}

fn of_viewing(condition: &Condition, bound: &mut Bound) -> String {
    match condition {
        Condition::Words(words) => words::of_viewing(words, bound),
        Condition::Named(named, name) => names::of_viewing(*named, name, bound)
            .unwrap_or_else(|| names::of_film(*named, name, bound)),
        Condition::Amount(Measure::Score, amount) => films::amount("v.score", *amount, bound),
        Condition::Is(State::Liked) => "(v.liked or f.liked)".to_owned(),
        other => films::of_film(other, bound),
    }
}
