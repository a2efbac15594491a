//! What a journal says, fact by fact, and whether all that a file lacks was told.

use std::collections::{BTreeMap, BTreeSet};

use matinee_core::{ExportFormat, LossKind};
use serde_json::Value;

use super::super::written;
use crate::support::TestJournal;

/// A fact: of which film, what, and what it says.
pub type Fact = (String, &'static str, String);

/// A film as the journal's own JSON has it.
pub struct Film {
    pub key: String,
    pub record: Value,
    pub people: BTreeMap<&'static str, Vec<String>>,
    /// The undated first, then from the earliest on.
    pub viewings: Vec<Value>,
    pub reviews: Vec<Value>,
    pub wanted: Option<Value>,
}

/// The journal as its own JSON has it, which holds all of it.
pub fn document(journal: &TestJournal) -> Value {
    serde_json::from_str(&written(journal, ExportFormat::Json).1[""]).unwrap()
}

/// The films of a journal.
pub fn truth(document: &Value) -> Vec<Film> {
    let of = |kind: &str, film: &Value| -> Vec<Value> {
        let records = document[kind].as_array().unwrap().iter();
        records.filter(|record| record["film"] == film["uid"]).cloned().collect()
    };
    let person = |uid: &Value| {
        let mut people = document["people"].as_array().unwrap().iter();
        text(&people.find(|person| person["uid"] == *uid).unwrap()["name"])
    };
    let films = document["films"].as_array().unwrap().iter();
    films
        .map(|film| {
            let mut viewings = of("viewings", film);
            viewings.sort_by_key(|viewing| {
                (text(&viewing["watched_on"]).replace('~', ""), viewing["day_order"].as_u64())
            });
            let mut people: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
            for credit in film["credits"].as_array().into_iter().flatten() {
                let name = person(&credit["person"]);
                let (role, said) = match credit["role"].as_str().unwrap() {
                    "director" => ("directors", name),
                    "writer" => ("writers", name),
                    _ => ("cast", played(&name, &text(&credit["character"]))),
                };
                people.entry(role).or_default().push(said);
            }
            Film {
                key: id(film, "imdb").unwrap_or_else(|| text(&film["title"])),
                people,
                viewings,
                reviews: of("reviews", film),
                wanted: of("watchlist", film).pop(),
                record: film.clone(),
            }
        })
        .collect()
}

pub fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

pub fn id(film: &Value, kind: &str) -> Option<String> {
    let mut ids = film["outside_ids"].as_array()?.iter();
    ids.find(|id| id["kind"] == kind).map(|id| text(&id["value"]))
}

/// One of the cast, with whom they play.
pub fn played(name: &str, character: &str) -> String {
    if character.is_empty() { name.to_owned() } else { format!("{name} as {character}") }
}

pub fn joined(value: &Value) -> String {
    let values = value.as_array().into_iter().flatten();
    values.map(text).collect::<Vec<_>>().join("|")
}

/// The date of a viewing where it is known to the day.
pub fn day(viewing: &Value) -> String {
    let date = text(&viewing["watched_on"]).replace('~', "");
    if date.len() == 10 { date } else { String::new() }
}

impl Film {
    /// Everything there is to say of the film itself.
    pub fn facts(&self) -> Vec<Fact> {
        let film = &self.record;
        let mut facts = vec![
            ("title", text(&film["title"])),
            ("original title", text(&film["original_title"])),
            ("title language", text(&film["language"])),
            ("year", text(&film["year"])),
            ("tagline", text(&film["tagline"])),
            ("runtime", text(&film["runtime_min"])),
            ("genres", joined(&film["genres"])),
            ("countries", joined(&film["countries"])),
            ("spoken", joined(&film["languages"])),
            ("poster", text(&film["poster"])),
            ("film liked", text(&film["liked"])),
            ("film score", text(&film["score"])),
            ("scored on", text(&film["scored_on"])),
            ("wanted", self.wanted.as_ref().map(|_| "yes".to_owned()).unwrap_or_default()),
            ("why", self.wanted.as_ref().map(|wanted| text(&wanted["why"])).unwrap_or_default()),
        ];
        for role in ["directors", "writers", "cast"] {
            facts.push((role, self.people.get(role).cloned().unwrap_or_default().join(", ")));
        }
        for id in film["outside_ids"].as_array().into_iter().flatten() {
            facts.push(("id", format!("{}:{}", text(&id["kind"]), text(&id["value"]))));
        }
        for still in film["stills"].as_array().into_iter().flatten() {
            facts.push(("still", text(&still["name"])));
        }
        self.said(facts)
    }

    /// Everything there is to say of a viewing.
    pub fn of_viewing(&self, viewing: &Value) -> Vec<Fact> {
        let date = text(&viewing["watched_on"]);
        let exact = day(viewing);
        let partial = if exact.is_empty() { date.replace('~', "") } else { String::new() };
        let about = !exact.is_empty() && date.ends_with('~');
        self.said(vec![
            ("viewing", format!("on {exact}")),
            ("partial date", partial),
            ("about", if about { exact.clone() } else { String::new() }),
            ("order", text(&viewing["day_order"])),
            ("rewatch", text(&viewing["rewatch"])),
            ("abandoned", text(&viewing["abandoned"])),
            ("score", points(&viewing["score"])),
            ("liked", text(&viewing["liked"])),
            ("place", text(&viewing["place"])),
            ("format", text(&viewing["format"])),
            ("note", text(&viewing["note"])),
            ("private", text(&viewing["private"])),
            ("companions", joined(&viewing["companions"])),
            ("logged on", text(&viewing["logged_on"])),
            ("tags", joined(&viewing["tags"])),
        ])
    }

    /// Everything there is to say of its viewings, where there is room for one score of a film: those
    /// before the last are `older score`s, which none of the scores written can be taken for.
    pub fn of_viewings_by_one_score(&self) -> Vec<Fact> {
        let last = self.viewings.iter().rposition(|one| !one["score"].is_null());
        let mut facts = Vec::new();
        for (at, viewing) in self.viewings.iter().enumerate() {
            let said = self.of_viewing(viewing).into_iter();
            facts.extend(said.map(|(key, what, value)| match what {
                "score" if Some(at) != last => (key, "older score", value),
                _ => (key, what, value),
            }));
        }
        facts
    }

    pub fn said(&self, facts: Vec<(&'static str, String)>) -> Vec<Fact> {
        let said = facts.into_iter().filter(|(_, value)| !value.trim().is_empty());
        said.map(|(what, value)| (self.key.clone(), what, value)).collect()
    }

    /// The finished reviews that are not private, of that viewing.
    pub fn public(&self, viewing: &Value) -> Vec<&Value> {
        let reviews = self.reviews.iter().filter(|review| {
            review["viewing"] == viewing["uid"]
                && review["state"] == "finished"
                && review["private"] != true
        });
        reviews.collect()
    }
}

pub fn points(score: &Value) -> String {
    score.as_f64().map(|points| format!("{points:.1}")).unwrap_or_default()
}

/// That of each kind of fact as many are missing as the report says of its kinds of losses, and that
/// the report speaks of nothing else than `besides`.
pub fn check(
    truth: Vec<Fact>,
    read: &[Fact],
    counts: &BTreeMap<LossKind, usize>,
    table: &[(&'static str, &[LossKind])],
    besides: &[LossKind],
) {
    let mut left = read.to_vec();
    let mut missing: BTreeMap<&str, Vec<Fact>> = BTreeMap::new();
    for fact in truth {
        match left.iter().position(|other| *other == fact) {
            Some(at) => {
                left.swap_remove(at);
            }
            None => missing.entry(fact.1).or_default().push(fact),
        }
    }
    let count = |kinds: &[LossKind]| -> usize {
        kinds.iter().map(|kind| counts.get(kind).copied().unwrap_or_default()).sum()
    };
    let mut known: BTreeSet<LossKind> = besides.iter().copied().collect();
    for (what, kinds) in table {
        let lost = missing.remove(what).unwrap_or_default();
        assert_eq!(lost.len(), count(kinds), "{what}, told as {kinds:?}: {lost:?}\nread: {read:?}");
        known.extend(kinds.iter().copied());
    }
    assert!(missing.is_empty(), "lost, and not told: {missing:?}");
    let unknown: Vec<_> = counts.keys().filter(|kind| !known.contains(kind)).collect();
    assert!(unknown.is_empty(), "told, and not checked: {unknown:?}");
}
