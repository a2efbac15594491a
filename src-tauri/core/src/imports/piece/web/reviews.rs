//! The reviews that a page's JSON-LD holds, and which of them is the one to read.

use serde_json::Value;

use super::kind::no_film;
use super::schema::{first, is, many, text};

/// Others named in one sentence.
const NAMED: usize = 3;

/// A review as the page has it, with what it is of.
#[derive(Clone, Copy)]
struct Review<'v> {
    review: &'v Value,
    of: Option<&'v Value>,
}

/// What the page's reviews come to.
#[derive(Default)]
pub(super) struct Chosen<'v> {
    pub(super) review: Option<&'v Value>,
    /// What it is of; without a review, a film that the page describes.
    pub(super) film: Option<&'v Value>,
    /// Why what the reviews are of is no film.
    pub(super) set_aside: Option<String>,
    /// A sentence about reviews that are not read.
    pub(super) notice: Option<String>,
}

/// Chooses the first review of a film.
pub(super) fn chosen(values: &[Value]) -> Chosen<'_> {
    let reviews = all(values);
    let why_not = |review: &Review<'_>| review.of.and_then(|of| no_film(types(of)));
    let Some(at) = reviews.iter().position(|review| why_not(review).is_none()) else {
        return Chosen {
            set_aside: reviews.first().and_then(why_not),
            film: values.iter().find(|value| is(value, &["Movie", "Film"])),
            ..Chosen::default()
        };
    };
    let Some(&Review { review, of }) = reviews.get(at) else { return Chosen::default() };
    let film = of.or_else(|| values.iter().find(|value| is(value, &["Movie", "Film"])));
    Chosen { review: Some(review), film, set_aside: None, notice: others(&reviews, at) }
}

fn all(values: &[Value]) -> Vec<Review<'_>> {
    let mut reviews: Vec<Review<'_>> = Vec::new();
    let mut add = |review, of| {
        if !reviews.iter().any(|other| other.review == review) {
            reviews.push(Review { review, of });
        }
    };
    for value in values {
        if is(value, &["Review", "CriticReview"]) {
            add(value, value.get("itemReviewed").map(|of| meant(first(of), values)));
        }
    }
    for value in values.iter().filter(|value| is(value, &["Movie", "Film"])) {
        for review in many(value.get("review")).filter(|review| review.is_object()) {
            add(review, Some(value));
        }
    }
    reviews
}

/// A thing that only refers to another by its `@id` is that other.
fn meant<'v>(thing: &'v Value, values: &'v [Value]) -> &'v Value {
    let Some(id) = thing.get("@id").filter(|_| thing.get("name").is_none()) else { return thing };
    values.iter().find(|value| value.get("@id") == Some(id)).unwrap_or(thing)
}

fn types(thing: &Value) -> impl Iterator<Item = &str> {
    many(thing.get("@type")).filter_map(Value::as_str)
}

/// That there are other reviews, and of what.
fn others(reviews: &[Review<'_>], read: usize) -> Option<String> {
    let name = |review: &Review<'_>| match text(review.of.and_then(|of| of.get("name"))) {
        name if name.is_empty() => text(review.review.get("name")),
        name => name,
    };
    let of = reviews.get(read).map(name).filter(|_| reviews.len() > 1)?;
    let mut names: Vec<String> = Vec::new();
    for other in reviews.iter().map(name).filter(|other| !other.is_empty() && *other != of) {
        if !names.contains(&other) {
            names.push(other);
        }
    }
    let count = reviews.len();
    if names.len() > NAMED {
        let more = names.len() - NAMED;
        names.truncate(NAMED);
        names.push(format!("{more} more"));
    }
    let Some(last) = names.pop() else {
        return Some(format!(
            "The page holds {count} reviews; the first was read, the others were not."
        ));
    };
    let others = if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) };
    let those = if count == 2 { "that" } else { "those" };
    let were = if count == 2 { "was" } else { "were" };
    Some(format!(
        "The page holds {count} reviews; the one of {of} was read, and {those} of {others} {were} not."
    ))
}
