//! What a page says of itself in microdata: `itemscope`, `itemtype`, `itemprop`.

use dom_query::{Document, NodeRef};

use super::kind::no_film;
use super::rating::Rating;
use super::schema::Said;
use crate::CastMember;
use crate::imports::piece::page;

/// Reads the page's microdata of a review and its film.
pub(super) fn of(document: &Document) -> Option<Said> {
    let scope = |kind: &str| {
        let things = document.select(&format!("[itemtype$='schema.org/{kind}']"));
        things.nodes().first().copied()
    };
    let (film, review) = (scope("Movie"), scope("Review").or_else(|| scope("CriticReview")));
    let mut said = Said::default();
    if let Some(film) = film {
        let one = |name: &str| all(&film, name).into_iter().next().unwrap_or_default();
        said.facts.title = one("name");
        let year = [one("dateCreated"), one("datePublished")]
            .into_iter()
            .find(|it| !it.is_empty())
            .unwrap_or_default();
        said.facts.year = year
            .get(..4)
            .and_then(|year| year.parse().ok())
            .filter(|year| (1870..=2200).contains(year));
        said.facts.runtime_min = page::runtime(&one("duration"));
        said.facts.directors = all(&film, "director");
        said.facts.cast = [all(&film, "actor"), all(&film, "actors")]
            .concat()
            .into_iter()
            .map(|name| CastMember { name, ..CastMember::default() })
            .collect();
        said.facts.genres = all(&film, "genre");
    }
    if let Some(review) = review {
        let item = review.descendants_it().find(|node| prop(node, "itemReviewed"));
        let types = item.and_then(|item| item.attr("itemtype")).unwrap_or_default();
        said.set_aside = no_film(types.split_whitespace());
        let rating =
            review.descendants_it().find(|node| prop(node, "reviewRating")).unwrap_or(review);
        let one = |name: &str| all(&rating, name).into_iter().next().unwrap_or_default();
        said.rated(&Rating {
            value: one("ratingValue"),
            best: one("bestRating"),
            worst: one("worstRating"),
        });
        said.written_on =
            all(&review, "datePublished").first().and_then(|date| date.get(..10)?.parse().ok());
    }
    (said != Said::default()).then_some(said)
}

fn prop(node: &NodeRef<'_>, name: &str) -> bool {
    node.attr("itemprop").is_some_and(|names| names.split_whitespace().any(|it| it == name))
}

/// What a property of a thing says, each time; not what a thing inside it says of itself.
fn all(thing: &NodeRef<'_>, name: &str) -> Vec<String> {
    let inside_other = |node: &NodeRef<'_>| {
        let mut above = node.parent();
        while let Some(parent) = above {
            if parent.id == thing.id {
                return false;
            }
            if parent.has_attr("itemscope") {
                return true;
            }
            above = parent.parent();
        }
        false
    };
    thing
        .descendants_it()
        .filter(|node| prop(node, name) && !inside_other(node))
        .map(|node| said_by(&node))
        .filter(|it| !it.is_empty())
        .collect()
}

fn said_by(node: &NodeRef<'_>) -> String {
    let named = node.descendants_it().find(|inner| prop(inner, "name"));
    let said =
        ["content", "datetime"].iter().find_map(|name| node.attr(name)).map(|it| it.to_string());
    let words = said.unwrap_or_else(|| named.unwrap_or(*node).text().to_string());
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
