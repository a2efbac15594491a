//! Whatever a journal holds: what is written, read back, is the journal up to what the report lists,
//! and the report lists all of that.

use std::collections::{BTreeMap, BTreeSet};

use matinee_core::{ExportFormat, LossKind, Progress};
use proptest::prelude::*;
use serde_json::Value;

use super::journals::{films, make};
use super::readers::{escaped_rows, rows, xml};
use super::{counts, report, written};
use crate::support::TestJournal;

/// A fact: of which film, what, and what it says.
type Fact = (String, &'static str, String);

/// A film as the journal's own JSON has it.
struct Film {
    key: String,
    record: Value,
    people: BTreeMap<&'static str, Vec<String>>,
    /// The undated first, then from the earliest on.
    viewings: Vec<Value>,
    reviews: Vec<Value>,
    wanted: Option<Value>,
}

/// The journal, from its JSON, which holds all of it.
fn truth(journal: &TestJournal) -> Vec<Film> {
    let (_, files) = written(journal, ExportFormat::Json);
    let document: Value = serde_json::from_str(&files[""]).unwrap();
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
                let role = if credit["role"] == "director" { "directors" } else { "cast" };
                people.entry(role).or_default().push(person(&credit["person"]));
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

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn id(film: &Value, kind: &str) -> Option<String> {
    let mut ids = film["outside_ids"].as_array()?.iter();
    ids.find(|id| id["kind"] == kind).map(|id| text(&id["value"]))
}

fn joined(value: &Value) -> String {
    let values = value.as_array().into_iter().flatten();
    values.map(text).collect::<Vec<_>>().join("|")
}

/// The date of a viewing where it is known to the day.
fn day(viewing: &Value) -> String {
    let date = text(&viewing["watched_on"]).replace('~', "");
    if date.len() == 10 { date } else { String::new() }
}

impl Film {
    /// Everything there is to say of the film itself.
    fn facts(&self) -> Vec<Fact> {
        let film = &self.record;
        let mut facts = vec![
            ("title", text(&film["title"])),
            ("original title", text(&film["original_title"])),
            ("year", text(&film["year"])),
            ("tagline", text(&film["tagline"])),
            ("runtime", text(&film["runtime_min"])),
            ("genres", joined(&film["genres"])),
            ("film liked", text(&film["liked"])),
            ("film score", text(&film["score"])),
            ("wanted", self.wanted.as_ref().map(|_| "yes".to_owned()).unwrap_or_default()),
            ("why", self.wanted.as_ref().map(|wanted| text(&wanted["why"])).unwrap_or_default()),
        ];
        for role in ["directors", "cast"] {
            facts.push((role, self.people.get(role).cloned().unwrap_or_default().join(", ")));
        }
        for kind in ["imdb", "tmdb", "letterboxd"] {
            facts.push(("id", id(film, kind).map(|id| format!("{kind}:{id}")).unwrap_or_default()));
        }
        self.said(facts)
    }

    /// Everything there is to say of a viewing.
    fn of_viewing(&self, viewing: &Value) -> Vec<Fact> {
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
            ("note", text(&viewing["note"])),
            ("private", text(&viewing["private"])),
            ("companions", joined(&viewing["companions"])),
            ("tags", joined(&viewing["tags"])),
        ])
    }

    fn said(&self, facts: Vec<(&'static str, String)>) -> Vec<Fact> {
        let said = facts.into_iter().filter(|(_, value)| !value.is_empty());
        said.map(|(what, value)| (self.key.clone(), what, value)).collect()
    }

    /// The finished reviews that are not private, of that viewing.
    fn public(&self, viewing: &Value) -> Vec<&Value> {
        let reviews = self.reviews.iter().filter(|review| {
            review["viewing"] == viewing["uid"]
                && review["state"] == "finished"
                && review["private"] != true
        });
        reviews.collect()
    }
}

fn points(score: &Value) -> String {
    score.as_f64().map(|points| format!("{points:.1}")).unwrap_or_default()
}

/// That of each kind of fact as many are missing as the report says of its kinds of losses, and that
/// the report speaks of nothing else than `besides`.
fn check(
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

use LossKind as Is;

/// What is told and has no fact here: reviews are looked at by themselves.
const OF_REVIEWS: [LossKind; 17] = [
    Is::Bookkeeping,
    Is::ReviewsDraft,
    Is::ReviewsPrivate,
    Is::ReviewsBeside,
    Is::ReviewsUnplaced,
    Is::Reviews,
    Is::Formatting,
    Is::LineBreaks,
    Is::HeadlinesInText,
    Is::SummariesInText,
    Is::Spoilers,
    Is::StillsInText,
    Is::Verdicts,
    Is::WrittenDates,
    Is::Revisions,
    Is::VerdictScale,
    Is::Imports,
];

/// What no product has a place for.
const NEVER: [(&str, &[LossKind]); 10] = [
    ("tagline", &[Is::Taglines]),
    ("cast", &[Is::Cast]),
    ("film liked", &[Is::FilmLikes]),
    ("why", &[Is::WatchlistReasons]),
    ("about", &[Is::DatesAbout]),
    ("liked", &[Is::Likes]),
    ("note", &[Is::Notes]),
    ("companions", &[Is::Companions]),
    ("partial date", &[Is::DatesPartial]),
    ("private", &[Is::PrivateMarks]),
];

fn besides(more: &[LossKind]) -> Vec<LossKind> {
    let others = [Is::Lists, Is::Listings, Is::ScoredDates, Is::HandEdited];
    OF_REVIEWS.into_iter().chain(others).chain(more.iter().copied()).collect()
}

fn letterboxd(journal: &TestJournal) {
    let (exported, files) = written(journal, ExportFormat::Letterboxd);
    let whole = truth(journal);
    let mut facts = Vec::new();
    let (mut together, mut unseen) = (0, 0);
    for film in &whole {
        let mut groups: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
        film.viewings.iter().for_each(|one| groups.entry(day(one)).or_default().push(one));
        let of_film =
            !film.public(&Value::Null).is_empty() || !text(&film.record["score"]).is_empty();
        if groups.is_empty() && !of_film {
            unseen += 1;
            continue;
        }
        // With an undated viewing to stand on, the film's score is that entry's there.
        let entrys =
            groups.contains_key("") && film.viewings.iter().all(|one| one["score"].is_null());
        facts.extend(film.facts().into_iter().map(|(key, what, value)| match what {
            "film score" if entrys => (key, "score", value),
            what => (key, what, value),
        }));
        for group in groups.values() {
            let reviewed = group.iter().rev().find(|one| !film.public(one).is_empty());
            facts.extend(film.of_viewing(reviewed.unwrap_or(&group[group.len() - 1])));
            together += group.len() - 1;
        }
    }
    let mut read = Vec::new();
    let mut known = BTreeSet::new();
    for file in files.values() {
        assert!(file.len() < 1_000_000);
        let both = rows(file);
        // However a reader takes a quote or a backslash, it reads the same.
        assert_eq!(both, escaped_rows(file));
        for row in both {
            let key = if row["imdbID"].is_empty() { &row["Title"] } else { &row["imdbID"] };
            let mut say = |what, value: &str| {
                if !value.is_empty() {
                    read.push((key.clone(), what, value.to_owned()));
                }
            };
            if known.insert(key.clone()) {
                say("title", &row["Title"]);
                say("year", &row["Year"]);
                say("directors", &row["Directors"]);
                for (kind, column) in
                    [("imdb", "imdbID"), ("tmdb", "tmdbID"), ("letterboxd", "LetterboxdURI")]
                {
                    if !row[column].is_empty() {
                        say("id", &format!("{kind}:{}", row[column]));
                    }
                }
            }
            let film = whole.iter().find(|film| film.key == *key).unwrap();
            if row["WatchedDate"].is_empty() && film.viewings.iter().all(|one| !day(one).is_empty())
            {
                // A row of the film alone: its own score.
                say(
                    "film score",
                    &row["Rating10"].parse::<f64>().map(|it| format!("{it:?}")).unwrap_or_default(),
                );
                continue;
            }
            say("viewing", &format!("on {}", row["WatchedDate"]));
            say("rewatch", if row["Rewatch"] == "true" { "true" } else { "" });
            let mut tags: Vec<&str> =
                row["Tags"].split(", ").filter(|tag| !tag.is_empty()).collect();
            let exact = tags.iter().position(|tag| tag.starts_with("matinee-"));
            let exact = exact.map(|at| tags.remove(at).trim_start_matches("matinee-").to_owned());
            let rating = row["Rating10"].parse::<f64>().map(|it| format!("{it:.1}"));
            say("score", &exact.or(rating.ok()).unwrap_or_default());
            say("tags", &tags.join("|"));
        }
    }
    let mut counts = counts(&report(journal, ExportFormat::Letterboxd));
    assert_eq!(exported.losses.len(), counts.len());
    let mut whole_kind = |kind| counts.remove(&kind).unwrap_or_default();
    assert_eq!(whole_kind(Is::SameDay) + whole_kind(Is::UndatedTogether), together);
    assert_eq!(whole_kind(Is::FilmsUnseen), unseen);
    // Below the lowest, the exact score of a dated entry is still in its tag.
    whole_kind(Is::ScoresInTags);
    let too_low = whole_kind(Is::ScoresTooLow);
    let rounded = whole_kind(Is::ScoresRounded);
    let retyped = whole_kind(Is::TextsRetyped);
    let reworded = whole_kind(Is::TagsReworded);
    let lost =
        |what: &str| facts.iter().filter(|fact| fact.1 == what && !read.contains(fact)).count();
    assert!(lost("score") <= too_low + rounded, "{facts:?}\n{read:?}");
    assert!(lost("title") + lost("directors") <= 2 * retyped);
    let tags = whole_kind(Is::Tags);
    assert!(lost("tags") <= tags + retyped + reworded);
    facts.retain(|fact| !["score", "title", "directors", "tags"].contains(&fact.1));
    let table = [
        ("original title", &[Is::OriginalTitles][..]),
        ("year", &[]),
        ("runtime", &[Is::Runtimes]),
        ("genres", &[Is::Genres]),
        ("film score", &[Is::FilmScores]),
        ("wanted", &[Is::Watchlist]),
        ("id", &[Is::OutsideIds]),
        ("viewing", &[]),
        ("order", &[Is::DayOrders]),
        ("rewatch", &[Is::Rewatches]),
        ("abandoned", &[Is::Abandoned]),
        ("place", &[Is::Places]),
    ];
    let table: Vec<_> = NEVER.into_iter().chain(table).collect();
    check(facts, &read, &counts, &table, &besides(&[]));
}

fn trakt(journal: &TestJournal) {
    let (_, files) = written(journal, ExportFormat::Trakt);
    let whole = truth(journal);
    let mut facts = Vec::new();
    let (mut unseen, mut unnamed) = (0, 0);
    for film in &whole {
        let scored = film.viewings.iter().any(|one| !one["score"].is_null());
        if id(&film.record, "imdb").is_none() && film.record["year"].is_null() {
            unnamed += 1;
        } else if film.viewings.is_empty()
            && film.record["score"].is_null()
            && film.wanted.is_none()
        {
            unseen += 1;
        } else {
            facts.extend(film.facts());
            film.viewings.iter().for_each(|one| facts.extend(film.of_viewing(one)));
            if !scored
                && let Some(at) =
                    facts.iter().position(|fact| fact.0 == film.key && fact.1 == "film score")
            {
                // It is then what the film is rated.
                let points = points(&film.record["score"]);
                facts[at] = (film.key.clone(), "score", points);
            }
        }
    }
    let mut read = Vec::new();
    let mut known = BTreeSet::new();
    for row in rows(&files[""]) {
        let key = if row["imdb"].is_empty() { row["title"].clone() } else { row["imdb"].clone() };
        let mut say = |what, value: String| read.push((key.clone(), what, value));
        if known.insert(key.clone()) {
            say("title", row["title"].clone());
            if !row["year"].is_empty() {
                say("year", row["year"].clone());
            }
            if !row["imdb"].is_empty() {
                say("id", format!("imdb:{}", row["imdb"]));
                say("id", format!("tmdb:{}", row["tmdb"]));
            }
        }
        match row["action"].as_str() {
            "history" => {
                let at = &row["watched_at"];
                let date = if at == "unknown" { String::new() } else { at[..10].to_owned() };
                say("viewing", format!("on {date}"));
            }
            "ratings" => say("score", format!("{}.0", row["rating"])),
            "watchlist" => say("wanted", "yes".to_owned()),
            other => panic!("{other}"),
        }
    }
    let mut counts = counts(&report(journal, ExportFormat::Trakt));
    assert_eq!(counts.remove(&Is::FilmsUnidentified).unwrap_or_default(), unnamed);
    assert_eq!(counts.remove(&Is::FilmsUnseen).unwrap_or_default(), unseen);
    let table = [
        ("title", &[][..]),
        ("original title", &[Is::OriginalTitles]),
        ("year", &[]),
        ("runtime", &[Is::Runtimes]),
        ("directors", &[Is::Directors]),
        ("genres", &[Is::Genres]),
        ("film score", &[Is::FilmScores]),
        ("wanted", &[]),
        ("id", &[Is::OutsideIds]),
        ("viewing", &[]),
        ("score", &[Is::ScoresOlder, Is::ScoresRounded, Is::ScoresTooLow]),
        ("rewatch", &[Is::Rewatches]),
        ("abandoned", &[Is::Abandoned]),
        ("place", &[Is::Places]),
        ("tags", &[Is::Tags]),
    ];
    facts.retain(|fact| fact.1 != "order");
    let table: Vec<_> = NEVER.into_iter().chain(table).collect();
    check(facts, &read, &counts, &table, &besides(&[]));
}

fn movary(journal: &TestJournal) {
    let (_, files) = written(journal, ExportFormat::Movary);
    let mut facts = Vec::new();
    let (mut unseen, mut unnamed, mut at_home) = (0, 0, 0);
    for film in &truth(journal) {
        if id(&film.record, "tmdb").is_none() {
            unnamed += 1;
        } else if film.viewings.is_empty() && film.wanted.is_none() {
            unseen += 1;
        } else {
            facts.extend(film.facts());
            for viewing in &film.viewings {
                facts.extend(film.of_viewing(viewing));
                at_home += usize::from(viewing["private"] == true && !viewing["place"].is_null());
            }
        }
    }
    let mut read = Vec::new();
    let mut known = BTreeSet::new();
    for (file, row) in
        files.iter().flat_map(|(name, file)| rows(file).into_iter().map(move |row| (name, row)))
    {
        let key = row["imdbId"].clone();
        let mut say = |what, value: String| {
            if !value.is_empty() {
                read.push((key.clone(), what, value));
            }
        };
        if known.insert(key.clone()) {
            say("title", row["title"].clone());
            say("year", row["year"].clone());
            say("id", format!("imdb:{}", row["imdbId"]));
            say("id", format!("tmdb:{}", row["tmdbId"]));
        }
        match file.as_str() {
            "history.csv" => {
                say("viewing", format!("on {}", row["watchedAt"]));
                say("place", row["location"].clone());
            }
            "ratings.csv" => say("score", format!("{}.0", row["userRating"])),
            _ => say("wanted", "yes".to_owned()),
        }
    }
    let mut counts = counts(&report(journal, ExportFormat::Movary));
    assert_eq!(counts.remove(&Is::FilmsUnidentified).unwrap_or_default(), unnamed);
    assert_eq!(counts.remove(&Is::FilmsUnseen).unwrap_or_default(), unseen);
    assert_eq!(counts.get(&Is::Places).copied().unwrap_or_default(), at_home);
    let retyped = counts.remove(&Is::TextsRetyped).unwrap_or_default();
    let lost =
        |what: &str| facts.iter().filter(|fact| fact.1 == what && !read.contains(fact)).count();
    assert!(lost("title") + lost("place") <= retyped + at_home);
    facts.retain(|fact| !["title", "place"].contains(&fact.1));
    let table = [
        ("original title", &[Is::OriginalTitles][..]),
        ("year", &[]),
        ("runtime", &[Is::Runtimes]),
        ("directors", &[Is::Directors]),
        ("genres", &[Is::Genres]),
        ("film score", &[Is::FilmScores]),
        ("wanted", &[]),
        ("id", &[Is::OutsideIds]),
        ("viewing", &[]),
        ("order", &[Is::DayOrders]),
        ("score", &[Is::ScoresOlder, Is::ScoresRounded, Is::ScoresTooLow]),
        ("rewatch", &[Is::Rewatches]),
        ("abandoned", &[Is::Abandoned]),
        ("tags", &[Is::Tags]),
    ];
    let table: Vec<_> = NEVER.into_iter().chain(table).collect();
    check(facts, &read, &counts, &table, &besides(&[Is::Places]));
}

fn yamtrack(journal: &TestJournal) {
    let (_, files) = written(journal, ExportFormat::Yamtrack);
    let whole = truth(journal);
    let mut facts = Vec::new();
    let (mut unseen, mut unnamed) = (0, 0);
    for film in &whole {
        let reviewed = !film.public(&Value::Null).is_empty();
        if id(&film.record, "tmdb").is_none() {
            unnamed += 1;
        } else if film.viewings.is_empty() && film.wanted.is_none() && !reviewed {
            unseen += 1;
        } else {
            facts.extend(film.facts());
            film.viewings.iter().for_each(|one| facts.extend(film.of_viewing(one)));
        }
    }
    let file = &files[""];
    // Yamtrack takes the file apart at anything that ends a line, and puts no line end back.
    let ends = ['\r', '\u{b}', '\u{c}', '\u{1c}', '\u{85}', '\u{2028}', '\u{2029}'];
    assert!(!file.contains(ends));
    let glued: Vec<_> = file.lines().collect();
    assert_eq!(glued.len() - 1, rows(file).len());
    let mut read = Vec::new();
    let mut known = BTreeSet::new();
    for row in rows(file) {
        let number: usize = row["media_id"].parse().unwrap();
        let key = format!("tt{:07}", number - 700_000);
        let mut say = |what, value: String| {
            if !value.is_empty() {
                read.push((key.clone(), what, value));
            }
        };
        if known.insert(key.clone()) {
            say("title", row["title"].clone());
            say("id", format!("tmdb:{number}"));
        }
        let film = whole.iter().find(|film| film.key == key).unwrap();
        if film.viewings.is_empty() {
            say("wanted", if row["status"] == "Planning" { "yes" } else { "" }.to_owned());
            continue;
        }
        say("viewing", format!("on {}", row["end_date"].get(..10).unwrap_or_default()));
        say("score", row["score"].clone());
        say("abandoned", if row["status"] == "Dropped" { "true" } else { "" }.to_owned());
    }
    let mut counts = counts(&report(journal, ExportFormat::Yamtrack));
    assert_eq!(counts.remove(&Is::FilmsUnidentified).unwrap_or_default(), unnamed);
    assert_eq!(counts.remove(&Is::FilmsUnseen).unwrap_or_default(), unseen);
    let table = [
        ("title", &[Is::TextsCleaned][..]),
        ("original title", &[Is::OriginalTitles]),
        ("year", &[Is::Years]),
        ("runtime", &[Is::Runtimes]),
        ("directors", &[Is::Directors]),
        ("genres", &[Is::Genres]),
        ("film score", &[Is::FilmScores]),
        ("wanted", &[Is::Watchlist]),
        ("id", &[Is::OutsideIds]),
        ("viewing", &[]),
        ("order", &[Is::DayOrders]),
        ("score", &[]),
        ("rewatch", &[Is::Rewatches]),
        ("abandoned", &[]),
        ("place", &[Is::Places]),
        ("tags", &[Is::Tags]),
    ];
    let table: Vec<_> = NEVER.into_iter().chain(table).collect();
    check(facts, &read, &counts, &table, &besides(&[Is::WatchlistDates]));
}

fn imdb(journal: &TestJournal) {
    let (_, files) = written(journal, ExportFormat::Imdb);
    let mut facts = Vec::new();
    let (mut viewings, mut unscored, mut unnamed, mut low) = (0, 0, 0, 0);
    for film in &truth(journal) {
        let current = film.viewings.iter().rev().find_map(|one| one["score"].as_f64());
        match (id(&film.record, "imdb"), current) {
            (None, _) => unnamed += 1,
            (_, None) => unscored += 1,
            (_, Some(points)) if points < 1.0 => low += 1,
            (_, Some(points)) => {
                facts.extend(film.facts());
                facts.push((film.key.clone(), "score", format!("{points:.1}")));
                viewings += film.viewings.len();
            }
        }
    }
    let mut read = Vec::new();
    for row in rows(&files[""]) {
        assert_eq!(row["URL"], format!("https://www.imdb.com/title/{}/", row["Const"]));
        let original =
            if row["Original Title"] == row["Title"] { "" } else { &row["Original Title"] };
        for (what, value) in [
            ("title", row["Title"].as_str()),
            ("original title", original),
            ("year", &row["Year"]),
            ("runtime", &row["Runtime (mins)"]),
            ("genres", &row["Genres"].replace(", ", "|")),
            ("directors", &row["Directors"]),
            ("id", &format!("imdb:{}", row["Const"])),
            ("score", &format!("{}.0", row["Your Rating"])),
        ] {
            if !value.is_empty() {
                read.push((row["Const"].clone(), what, value.to_owned()));
            }
        }
    }
    let mut counts = counts(&report(journal, ExportFormat::Imdb));
    for (kind, count) in [
        (Is::FilmsUnidentified, unnamed),
        (Is::FilmsUnscored, unscored),
        (Is::ScoresTooLow, low),
        (Is::Viewings, viewings),
    ] {
        assert_eq!(counts.remove(&kind).unwrap_or_default(), count, "{kind:?}");
    }
    // Its own title once more is no other title.
    facts.retain(|fact| {
        fact.1 != "original title"
            || !read.iter().any(|it| it.0 == fact.0 && it.1 == "title" && it.2 == fact.2)
    });
    let table = [
        ("title", &[][..]),
        ("original title", &[]),
        ("year", &[]),
        ("runtime", &[]),
        ("directors", &[]),
        ("genres", &[]),
        ("wanted", &[Is::Watchlist]),
        ("id", &[Is::OutsideIds]),
        ("score", &[Is::ScoresRounded]),
    ];
    let table: Vec<_> = NEVER.into_iter().take(4).chain(table).collect();
    check(facts, &read, &counts, &table, &besides(&[]));
}

fn tellico(journal: &TestJournal) {
    let (_, files) = written(journal, ExportFormat::Tellico);
    let root = xml(&files[""]);
    let whole = truth(journal);
    assert_eq!((root.name.as_str(), root.children.len()), ("tellico", 1));
    let collection = &root.children[0].children;
    assert_eq!(collection[0].name, "fields");
    assert_eq!(collection.len() - 1, whole.len());
    let mut facts = Vec::new();
    let mut read = Vec::new();
    for (film, entry) in whole.iter().zip(&collection[1..]) {
        assert_eq!(entry.name, "entry");
        facts.extend(film.facts().into_iter().filter(|fact| fact.1 != "film score"));
        let scores = film.viewings.iter().filter_map(|one| one["score"].as_f64());
        scores.for_each(|it| facts.push((film.key.clone(), "score", format!("{it:.1}"))));
        if film.viewings.iter().all(|one| one["score"].is_null()) && !film.record["score"].is_null()
        {
            facts.push((film.key.clone(), "score", points(&film.record["score"])));
        }
        let casts = entry.children.iter().find(|child| child.name == "casts");
        let cast: Vec<&str> = casts
            .iter()
            .flat_map(|casts| &casts.children)
            .map(|cast| {
                let columns: Vec<_> =
                    cast.children.iter().map(|column| column.name.as_str()).collect();
                assert_eq!((cast.name.as_str(), columns), ("cast", vec!["column", "column"]));
                cast.children[0].text.as_str()
            })
            .collect();
        let rating = entry.child("rating").and_then(|it| it.parse::<f64>().ok());
        for (what, value) in [
            ("title", entry.child("title").unwrap_or_default().to_owned()),
            ("year", entry.child("year").unwrap_or_default().to_owned()),
            ("runtime", entry.child("running-time").unwrap_or_default().to_owned()),
            ("genres", entry.several("genre").join("|")),
            ("directors", entry.several("director").join(", ")),
            ("cast", cast.join(", ")),
            ("score", rating.map(|it| format!("{:.1}", it * 2.0)).unwrap_or_default()),
        ] {
            if !value.is_empty() {
                read.push((film.key.clone(), what, value));
            }
        }
    }
    let mut counts = counts(&report(journal, ExportFormat::Tellico));
    let viewings: usize = whole.iter().map(|film| film.viewings.len()).sum();
    assert_eq!(counts.remove(&Is::Viewings).unwrap_or_default(), viewings);
    let cleaned = counts.remove(&Is::TextsCleaned).unwrap_or_default();
    let lost =
        |what: &str| facts.iter().filter(|fact| fact.1 == what && !read.contains(fact)).count();
    assert!(lost("title") <= cleaned);
    facts.retain(|fact| fact.1 != "title");
    let table = [
        ("tagline", &[Is::Taglines][..]),
        ("film liked", &[Is::FilmLikes]),
        ("why", &[Is::WatchlistReasons]),
        ("original title", &[Is::OriginalTitles]),
        ("year", &[]),
        ("runtime", &[]),
        ("directors", &[]),
        ("cast", &[]),
        ("genres", &[]),
        ("wanted", &[Is::Watchlist]),
        ("id", &[Is::OutsideIds]),
        ("score", &[Is::ScoresOlder, Is::ScoresRounded, Is::ScoresTooLow]),
    ];
    check(facts, &read, &counts, &table, &besides(&[Is::FilmScores]));
}

/// What the exact table says, with the guard taken off the other.
fn tables(journal: &TestJournal) {
    let [exact, safe] = [ExportFormat::Csv, ExportFormat::CsvSafe]
        .map(|format| rows(&written(journal, format).1[""]));
    let unguarded = |cell: &str| {
        let first = cell.trim_start_matches('\'').chars().next();
        let formula = first.is_some_and(|first| "=+-@\t\r\n\0＝＋－＠".contains(first));
        assert!(!formula || cell.starts_with('\''), "{cell:?} would be a formula");
        if formula { cell[1..].to_owned() } else { cell.to_owned() }
    };
    assert_eq!(exact.len(), safe.len());
    for (exact, mut safe) in exact.iter().zip(safe) {
        assert_eq!(safe.remove("spreadsheet_safe").as_deref(), Some("yes"));
        let safe: BTreeMap<_, _> =
            safe.into_iter().map(|(name, cell)| (name, unguarded(&cell))).collect();
        assert_eq!(&safe, exact);
    }
    let whole = truth(journal);
    let viewings: BTreeSet<&str> = exact.iter().map(|row| row["viewing_uid"].as_str()).collect();
    let seen: usize = whole.iter().map(|film| film.viewings.len()).sum();
    assert_eq!(viewings.iter().filter(|uid| !uid.is_empty()).count(), seen);
    for film in &whole {
        let rows: Vec<_> =
            exact.iter().filter(|row| row["film_uid"] == text(&film.record["uid"])).collect();
        assert!(!rows.is_empty());
        for row in &rows {
            assert_eq!(row["title"], text(&film.record["title"]));
            assert_eq!(row["tagline"], text(&film.record["tagline"]));
        }
        for viewing in &film.viewings {
            let row = rows.iter().find(|row| row["viewing_uid"] == text(&viewing["uid"])).unwrap();
            assert_eq!(row["watched_on"], text(&viewing["watched_on"]));
            assert_eq!(row["score"], points(&viewing["score"]));
            assert_eq!(row["place"], text(&viewing["place"]));
            assert_eq!(row["note"], text(&viewing["note"]));
        }
        for review in &film.reviews {
            let row = rows.iter().find(|row| row["review_uid"] == text(&review["uid"])).unwrap();
            for field in ["headline", "body", "summary", "verdict", "state"] {
                assert_eq!(row[field], text(&review[field]), "{field}");
            }
            assert_eq!(row["viewing_uid"], text(&review["viewing"]));
        }
    }
}

/// The lines say what the document says.
fn lines(journal: &TestJournal) {
    let document: Value =
        serde_json::from_str(&written(journal, ExportFormat::Json).1[""]).unwrap();
    let text = &written(journal, ExportFormat::Jsonl).1[""];
    let mut found: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for line in text.split_terminator('\n') {
        let mut record: Value = serde_json::from_str(line).unwrap();
        let kind = record.as_object_mut().unwrap().remove("kind").unwrap();
        found.entry(kind.as_str().unwrap().to_owned()).or_default().push(record);
    }
    for (section, kind) in [
        ("films", "film"),
        ("people", "person"),
        ("viewings", "viewing"),
        ("reviews", "review"),
        ("lists", "list"),
        ("watchlist", "wanted"),
        ("revisions", "revision"),
    ] {
        let records = found.remove(kind).unwrap_or_default();
        assert_eq!(document[section], Value::Array(records), "{section}");
    }
    let report = report(journal, ExportFormat::Json);
    assert!(report.losses.is_empty(), "{report:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn what_is_read_back_is_the_journal_up_to_what_the_report_lists(made in films()) {
        let journal = make(&made);
        letterboxd(&journal);
        trakt(&journal);
        movary(&journal);
        yamtrack(&journal);
        imdb(&journal);
        tellico(&journal);
        tables(&journal);
        lines(&journal);
    }
}

#[test]
fn the_sample_too_is_read_back_up_to_what_the_report_lists() {
    let journal = TestJournal::new();
    journal.open_sample(Progress::unwatched()).unwrap();
    tables(&journal);
    let report = report(&journal, ExportFormat::Json);
    let told: Vec<LossKind> = report.losses.iter().map(|loss| loss.kind).collect();
    assert_eq!(told, [Is::Posters, Is::Stills]);
}
