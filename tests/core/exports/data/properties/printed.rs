//! Books and texts, which nothing brings in again: each fact is looked for where it is printed.

use matinee_core::LossKind as Is;
use matinee_core::{
    ExportFormat, ExportOf, ExportOrder, LossKind, Progress, ReviewId, WatchedOn, markdown,
};
use serde_json::Value;

use super::super::order;
use super::super::readers::xml;
use super::facts::{Fact, Film, document, points, text, truth};
use super::review_files::{check_all, told};
use super::reviews::{letters, loses_markup, places_stills, without_elements};
use crate::exports::members;
use crate::support::TestJournal;

/// A review with its film and its viewing.
struct Printed<'a> {
    film: &'a Film,
    viewing: Option<&'a Value>,
    review: &'a Value,
}

impl Printed<'_> {
    /// The facts that `is_there` finds, each of its film once for several reviews.
    fn facts(&self, is_there: impl Fn(&str, &str) -> bool, read: &mut Vec<Fact>) {
        let of_film = self.film.facts().into_iter().filter(|fact| is_there(fact.1, &fact.2));
        for fact in of_film {
            if !read.contains(&fact) {
                read.push(fact);
            }
        }
        let of_viewing = self.viewing.map(|viewing| self.film.of_viewing(viewing));
        let rest = of_viewing.into_iter().flatten().chain(self.film.of_review(self.review));
        read.extend(rest.filter(|fact| is_there(fact.1, &fact.2)));
    }

    /// Its film's own score is what it shows.
    fn shows_film_score(&self) -> bool {
        self.viewing.is_none() && self.film.shows_its_own_score()
    }
}

fn printed<'a>(film: &'a Film, review: &'a Value) -> Printed<'a> {
    let viewing = film.viewings.iter().find(|viewing| viewing["uid"] == review["viewing"]);
    Printed { film, viewing, review }
}

/// Plain texts, one by one.
pub fn texts(journal: &TestJournal) {
    let document = document(journal);
    let films = truth(&document);
    let Some(mut told) = told(journal, ExportFormat::Text) else { return };
    let reviews: Vec<_> =
        films.iter().flat_map(|film| film.reviews.iter().map(|it| printed(film, it))).collect();
    let lost = |lost: fn(&Value) -> bool| reviews.iter().filter(|one| lost(one.review)).count();
    for (kind, count) in
        [(Is::Formatting, lost(loses_markup)), (Is::StillsInText, lost(places_stills))]
    {
        assert_eq!(told.counts.remove(&kind).unwrap_or_default(), count, "{kind:?}");
    }
    let mut read = Vec::new();
    for (number, _) in (1..).zip(&reviews) {
        let id = ReviewId(number);
        let note = journal.review_markdown(id).unwrap();
        let is_it = |one: &&Printed<'_>| note.contains(&text(&one.review["uid"]));
        let one = reviews.iter().find(is_it).unwrap();
        let to = journal.folder.path().join("one.txt");
        let alone = ExportOrder { of: ExportOf::Review(id), ..order(ExportFormat::Text) };
        journal.export(&alone, &to, Progress::unwatched()).unwrap();
        let words = std::fs::read_to_string(to).unwrap();
        one.facts(|what, said| is_in_text(one, &words, what, said), &mut read);
    }
    let lost: [(&str, &[LossKind]); 14] = [
        ("title language", &[Is::TitleLanguages]),
        ("genres", &[Is::Genres]),
        ("spoken", &[Is::SpokenLanguages]),
        ("id", &[Is::OutsideIds]),
        ("poster", &[Is::Posters]),
        ("still", &[Is::Stills]),
        ("film score", &[Is::FilmScores]),
        ("film liked", &[Is::FilmLikes]),
        ("scored on", &[Is::ScoredDates]),
        ("rewatch", &[Is::Rewatches]),
        ("abandoned", &[Is::Abandoned]),
        ("liked", &[Is::Likes]),
        ("spoilers", &[Is::Spoilers]),
        ("review language", &[Is::ReviewLanguages]),
    ];
    told.facts.retain(|fact| fact.1 != "still time");
    check_all(
        told,
        &read,
        &["body", "draft"],
        &[&lost[..], &[("written day", &[Is::WrittenDates])]].concat(),
    );
}

fn is_in_text(one: &Printed<'_>, words: &str, what: &str, said: &str) -> bool {
    let whole = format!("\n{words}");
    let line = |line: String| whole.contains(&format!("\n{line}\n"));
    let begins = |start: String| whole.contains(&format!("\n{start}"));
    match what {
        "title" => words.starts_with(said),
        "year" => whole.contains(&format!(" ({said})\n")),
        "original title" => line(said.to_owned()),
        "tagline" => line(format!("“{said}”")),
        "runtime" => begins(format!("Length {said} minute")),
        "directors" => line(format!("Directed by {said}")),
        "writers" => line(format!("Written by {said}")),
        "cast" => line(format!("With {said}")),
        "countries" => line(format!("From {}", said.replace('|', ", "))),
        "film score" => one.shows_film_score() && begins(format!("{} out of 10", score(said))),
        "score" => begins(format!("{said} out of 10")),
        "viewing" => words.contains(&match said.trim_start_matches("on ") {
            "" if one.viewing.is_some_and(|it| it["watched_on"].is_null()) => "Undated.".to_owned(),
            "" => "Watched ".to_owned(),
            date => format!("Watched {}", in_words(one, date)),
        }),
        "partial date" => words.contains(&format!("Watched {}", in_words(one, said))),
        "about" => words.contains("Watched about "),
        "tags" => line(format!("Tags: {}", said.replace('|', ", "))),
        "headline" => line(said.to_owned()),
        "body" | "summary" => words.contains(markdown::to_text(said).trim()),
        "verdict" => line(said.to_owned()) || whole.contains(&format!(" out of 10, {said}\n")),
        "draft" => words.trim_end().ends_with("a draft."),
        _ => false,
    }
}

fn score(said: &str) -> String {
    points(&said.parse::<f64>().unwrap().into())
}

/// A date as it is said in English.
fn in_words(one: &Printed<'_>, date: &str) -> String {
    let about = one.viewing.is_some_and(|it| text(&it["watched_on"]).ends_with('~'));
    let on = WatchedOn::parse(date).unwrap();
    let said = match (on.date(), on.month()) {
        (Some(date), _) if !about => date.strftime("%A %-d %B %Y").to_string(),
        (Some(date), _) => date.strftime("%-d %B %Y").to_string(),
        (None, Some(_)) => {
            let first: jiff::civil::Date = format!("{date}-01").parse().unwrap();
            first.strftime("%B %Y").to_string()
        }
        (None, None) => date.to_owned(),
    };
    if about { format!("about {said}") } else { said }
}

/// A book, chapter by chapter: its chapters are in the order of the viewings, the last one first.
pub fn book(journal: &TestJournal) {
    let document = document(journal);
    let films = truth(&document);
    let Some(mut told) = told(journal, ExportFormat::Epub) else { return };
    let place = |kind: &str, uid: &Value| {
        document[kind].as_array().unwrap().iter().position(|record| record["uid"] == *uid)
    };
    let mut reviews: Vec<_> = films
        .iter()
        .flat_map(|film| film.reviews.iter().map(|review| printed(film, review)))
        .filter(|one| one.review["state"] == "finished" && one.review["private"] != true)
        .collect();
    reviews.sort_by_key(|one| {
        let on = one.viewing.map(|it| text(&it["watched_on"]).replace('~', ""));
        let order = one.viewing.map(|it| (it["day_order"].as_u64(), place("viewings", &it["uid"])));
        (on.filter(|on| !on.is_empty()), order, place("reviews", &one.review["uid"]))
    });
    let to = journal.folder.path().join("book.epub");
    journal.export(&order(ExportFormat::Epub), &to, Progress::unwatched()).unwrap();
    let chapters: Vec<_> = members(&to)
        .into_iter()
        .filter(|(name, _)| name.starts_with("book/text/"))
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .collect();
    assert_eq!(chapters.len(), reviews.len());
    let mut read = Vec::new();
    for (one, chapter) in reviews.iter().rev().zip(&chapters) {
        // A strict reader takes it.
        assert_eq!(xml(chapter).name, "html");
        let said = chapter.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        let said = said.replace("&amp;", "&");
        // Of a still that is not there the book says so, before its caption.
        let missing = letters("There is no still called none");
        let words = letters(&without_elements(chapter)).replace(&missing, "");
        let is_there = |what: &str, fact: &str| match what {
            // What is covered stands among the notes at the end.
            "body" | "summary" => {
                fact.split("\n\n").all(|part| words.contains(&letters(&markdown::to_text(part))))
            }
            _ => is_in_chapter(one, &said, what, fact),
        };
        one.facts(is_there, &mut read);
    }
    // Of these, signs that XML cannot say are gone, and told; no letter is.
    told.counts.remove(&Is::TextsCleaned);
    let lost: [(&str, &[LossKind]); 8] = [
        ("id", &[Is::OutsideIds]),
        ("still time", &[Is::StillTimes]),
        ("film score", &[Is::FilmScores]),
        ("film liked", &[Is::FilmLikes]),
        ("scored on", &[Is::ScoredDates]),
        ("abandoned", &[Is::Abandoned]),
        ("liked", &[Is::Likes]),
        ("written day", &[Is::WrittenDates]),
    ];
    let held = [
        "title language",
        "genres",
        "spoken",
        "poster",
        "still",
        "rewatch",
        "body",
        "spoilers",
        "review language",
    ];
    check_all(told, &read, &held, &lost);
}

fn is_in_chapter(one: &Printed<'_>, chapter: &str, what: &str, said: &str) -> bool {
    let has = |part: String| chapter.contains(&part);
    let listed = said.replace('|', ", ");
    let bdi = format!("<bdi dir=\"auto\">{said}</bdi>");
    let dated = |date: &str| has(format!("<time datetime=\"{date}\">"));
    let credit = |name: &str, of: &str| has(format!("{name}</span> <bdi>{of}</bdi>"));
    match what {
        "title" => has(format!(" dir=\"auto\">{said}</bdi></h1>")),
        "title language" => has(format!("<bdi lang=\"{said}\" dir=\"auto\">")),
        // Where it is the title once more, it says nothing of its own.
        "original title" => {
            has(format!("\"opening-original\">{bdi}")) || said == text(&one.film.record["title"])
        }
        "year" => has(format!("\"opening-year\">{said}")),
        "countries" => has(format!("<span>{listed}</span></p>")),
        "tagline" => has(format!("<bdi dir=\"auto\">“{said}”</bdi>")),
        "runtime" => has(format!("<span>{said} minute")),
        "directors" => credit("Directed by", said),
        "writers" => credit("Written by", said),
        "cast" => credit("With", said),
        "genres" => credit("Genre", &listed),
        "spoken" => credit("Spoken", &listed),
        "poster" => has("\"opening-poster\"".to_owned()),
        "still" => has(format!("data-still=\"{said}\"")),
        "film score" => one.shows_film_score() && has(format!("\"vh\">{} out of 10", score(said))),
        "score" => has(format!("\"vh\">{said} out of 10")),
        "viewing" => said == "on " || dated(said.trim_start_matches("on ")),
        "partial date" => dated(said),
        "about" => dated(said) && has(">about ".to_owned()),
        "rewatch" => has("class=\"rewatch\"".to_owned()),
        "tags" => said.split('|').all(|tag| has(format!("<li>{tag}</li>"))),
        "headline" => has(format!("\"opening-headline\">{bdi}")),
        "verdict" => has(format!("{said}</h2>")),
        "spoilers" => has("class=\"spoils\"".to_owned()) || has("epub:type=\"noteref\"".to_owned()),
        "review language" => has(format!("class=\"review\" lang=\"{said}\"")),
        _ => false,
    }
}
