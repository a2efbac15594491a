//! What a page says of itself to programs: a schema.org Review (`docs/exports.md`).

use serde_json::{Map, Value, json};

use super::leaf::Leaf;
use crate::{CastMember, markdown};

/// The description of a review, in an element of its own. `pictures` are addresses of the poster
/// and of the page, where it has any.
pub(super) fn element(leaf: &Leaf, author: &str, address: &Addresses) -> String {
    let Some(review) = described(leaf, author, address) else { return String::new() };
    // In a script element nothing is escaped, so that nothing may look like its end.
    let json = Value::Object(review).to_string().replace('<', "\\u003c");
    format!("<script type=\"application/ld+json\">{json}</script>\n")
}

/// Where the page and its poster are on the web, if anywhere.
#[derive(Debug, Clone, Default)]
pub(super) struct Addresses {
    pub(super) page: Option<String>,
    pub(super) poster: Option<String>,
}

fn described(leaf: &Leaf, author: &str, address: &Addresses) -> Option<Map<String, Value>> {
    let written = leaf.review.as_ref()?;
    let mut review = Map::new();
    let mut say = |name: &str, value: Value| {
        if !matches!(&value, Value::Null) && value != json!("") && value != json!([]) {
            review.insert(name.to_owned(), value);
        }
    };
    say("@context", json!("https://schema.org"));
    say("@type", json!("Review"));
    say("@id", json!(format!("urn:uuid:{}", leaf.uid)));
    say("url", json!(address.page));
    let name = match written.text.headline.as_str() {
        "" => leaf.name(),
        headline => headline.to_owned(),
    };
    say("name", json!(name));
    say("inLanguage", json!(written.language));
    if !author.is_empty() {
        say("author", person(author));
    }
    say("datePublished", json!(written.written_at.get(..10)));
    say("dateModified", json!(written.changed_at.get(..10)));
    say("itemReviewed", film(leaf, address));
    if let Some(score) = leaf.score {
        let mut rating = json!({
            "@type": "Rating", "ratingValue": score.points(), "bestRating": 10, "worstRating": 0,
        });
        if let Some(verdict) = &leaf.verdict {
            rating["ratingExplanation"] = json!(verdict);
        }
        say("reviewRating", rating);
    }
    say("abstract", json!(markdown::to_text(&written.text.summary)));
    say("keywords", json!(leaf.tags));
    // What the page keeps covered is not said here either.
    if !written.text.spoilers && !written.page.html.contains("class=\"spoiler\"") {
        say("reviewBody", json!(markdown::to_text(&written.text.body)));
    }
    say("timeRequired", json!(format!("PT{}M", written.page.reading_minutes)));
    say("wordCount", json!(written.page.words));
    Some(review)
}

fn film(leaf: &Leaf, address: &Addresses) -> Value {
    let facts = &leaf.facts;
    let mut film = json!({ "@type": "Movie", "name": facts.title });
    let mut say = |name: &str, value: Value| {
        if !matches!(&value, Value::Null) && value != json!("") && value != json!([]) {
            film[name] = value;
        }
    };
    let people =
        |names: Vec<&String>| -> Value { names.into_iter().map(|it| person(it)).collect() };
    say("alternateName", json!(facts.original_title));
    say("alternativeHeadline", json!(facts.tagline));
    say("dateCreated", json!(facts.year.map(|year| year.to_string())));
    say("duration", json!(facts.runtime_min.map(|minutes| format!("PT{minutes}M"))));
    say("director", people(facts.directors.iter().collect()));
    say("author", people(facts.writers.iter().collect()));
    say("actor", facts.cast.iter().map(actor).collect());
    say("genre", json!(facts.genres));
    say(
        "countryOfOrigin",
        facts.countries.iter().map(|name| json!({ "@type": "Country", "name": name })).collect(),
    );
    say("inLanguage", json!(facts.languages));
    say("image", json!(address.poster));
    let elsewhere = facts.ids.iter().filter_map(|id| match id.kind.as_str() {
        "imdb" => Some(format!("https://www.imdb.com/title/{}/", id.value)),
        "tmdb" => Some(format!("https://www.themoviedb.org/movie/{}", id.value)),
        "wikidata" => Some(format!("https://www.wikidata.org/wiki/{}", id.value)),
        _ if id.value.starts_with("https://") => Some(id.value.clone()),
        _ => None,
    });
    say("sameAs", elsewhere.collect());
    film
}

/// One of the cast; whom they play is said of the part, not of the person.
fn actor(member: &CastMember) -> Value {
    if member.character.is_empty() {
        return person(&member.name);
    }
    json!({
        "@type": "PerformanceRole",
        "actor": person(&member.name),
        "characterName": member.character,
    })
}

fn person(name: &str) -> Value {
    json!({ "@type": "Person", "name": name })
}
