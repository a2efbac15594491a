//! What the reading page asks.

use serde_json::{Value, json};

use crate::support::Window;

fn phrases() -> Value {
    json!({ "showSpoiler": "Show", "missingStill": "", "notes": "", "backToText": "" })
}

/// Saves a review of one film, of a viewing on that date.
fn write(window: &Window, film: Option<u32>, watched_on: &str, score: u8, body: &str) -> Value {
    let facts = json!({
        "title": "The Keeper of Low Water", "originalTitle": "Der Pegelwart", "year": 1974,
        "tagline": "The tide keeps its own accounts.", "runtimeMin": 118,
        "directors": ["Hanne Marder"], "cast": [{ "name": "Tove Brandl", "character": "Marit" }],
        "countries": ["Denmark"],
    });
    let form = json!({
        "film": film,
        "facts": facts,
        "watch": { "watchedOn": watched_on, "score": score, "tags": ["the sea"] },
        "text": { "body": body, "summary": "Patient." },
    });
    let save = json!({ "review": null, "draft": null, "form": form, "cause": "done" });
    window.call("review_save", save).unwrap()["value"]["review"].clone()
}

#[test]
fn a_review_that_is_gone_is_not_found() {
    let window = Window::open();
    let gone = json!({ "review": 7, "phrases": phrases() });
    assert_eq!(window.call("review_show", gone).unwrap_err()["code"], "NotFound");
    assert_eq!(window.call("review_related", json!(7)).unwrap_err()["code"], "NotFound");
    assert_eq!(window.call("review_markdown", json!(7)).unwrap_err()["code"], "NotFound");
    let two = json!({ "review": 7, "other": 8 });
    assert_eq!(window.call("review_compare", two).unwrap_err()["code"], "NotFound");
}

#[test]
fn a_review_comes_with_everything_its_page_shows() {
    let window = Window::open();
    let earlier = write(&window, None, "2011-03-14", 80, "I was late.");
    let review = write(&window, Some(1), "2025-11-08~", 95, "## Dawn\n\nIt was ||the tide||.");
    let shown =
        window.call("review_show", json!({ "review": review, "phrases": phrases() })).unwrap();

    let viewing = |id: u8, on: &str, score: u8, change: Option<i8>, review: &Value| {
        json!({
            "id": id, "watchedOn": on, "score": score, "change": change, "place": "", "format": "",
            "rewatch": false, "abandoned": false, "liked": false, "review": review,
        })
    };
    let html = "<h2 class=\"prose-h\" id=\"s-dawn\">Dawn</h2>\n<div class=\"prose\">\n<p>It was \
                <label class=\"spoiler\"><input type=\"checkbox\" aria-label=\"Show\">\
                <span>the tide</span></label>.</p>\n</div>\n";
    assert_eq!(
        shown,
        json!({
            "id": review,
            "film": {
                "id": 1, "title": "The Keeper of Low Water", "originalTitle": "Der Pegelwart",
                "language": null, "year": 1974, "tagline": "The tide keeps its own accounts.",
                "runtimeMin": 118, "directors": ["Hanne Marder"], "writers": [],
                "cast": [{ "name": "Tove Brandl", "character": "Marit" }], "genres": [],
                "countries": ["Denmark"], "poster": null, "liked": false,
            },
            "headline": "",
            "page": {
                "html": html, "lead": null, "words": 5, "readingMinutes": 1, "stillsUsed": [],
                "lines": [0, 2],
                "headings": [{ "level": 2, "id": "s-dawn", "text": "Dawn" }],
            },
            "summary": "<p>Patient.</p>\n",
            "score": 95,
            "verdict": "Masterpiece",
            "topFrom": 95,
            "finished": true,
            "spoilers": false,
            "private": false,
            "language": null,
            "rightToLeft": false,
            "viewing": 2,
            "viewings": [
                viewing(1, "2011-03-14", 80, None, &earlier),
                viewing(2, "2025-11-08~", 95, Some(15), &review),
            ],
            "others": [
                { "review": earlier, "headline": "", "finished": true, "watchedOn": "2011-03-14" },
            ],
            "stills": [],
            "tags": ["the sea"],
            "keptLines": [],
            "previous": {
                "id": earlier, "title": "The Keeper of Low Water", "language": null,
                "watchedOn": "2011-03-14",
            },
            "next": null,
        })
    );
}

#[test]
fn a_review_is_handed_out_as_markdown_with_its_facts_above_it() {
    let window = Window::open();
    let review = write(&window, None, "2025-11-08", 95, "It was ||the tide||.");
    let markdown = window.call("review_markdown", review).unwrap();
    let markdown = markdown.as_str().unwrap();
    assert!(markdown.starts_with("---\n"), "{markdown}");
    assert!(markdown.contains("The Keeper of Low Water"), "{markdown}");
    assert!(markdown.contains("\n\nIt was ||the tide||."), "{markdown}");
}

#[test]
fn two_reviews_of_a_film_come_side_by_side() {
    let window = Window::open();
    let then = write(&window, None, "2011-03-14", 80, "I was late and cold.");
    let now = write(&window, Some(1), "2025-11-08", 95, "I was early and cold.");
    let compared = window.call("review_compare", json!({ "review": now, "other": then })).unwrap();
    let side = |review: &Value, nth: u8, on: &str, score: u8, verdict: &str| {
        json!({
            "review": review, "headline": "", "finished": true, "nth": nth, "watchedOn": on,
            "place": "", "score": score, "verdict": verdict, "words": 6, "language": null,
            "rightToLeft": false,
        })
    };
    let listed = |review: &Value, on: &str| json!({ "review": review, "headline": "", "finished": true, "watchedOn": on });
    assert_eq!(
        compared,
        json!({
            "film": 1, "title": "The Keeper of Low Water", "language": null, "year": 1974,
            "then": side(&then, 1, "2011-03-14", 80, "Very good"),
            "now": side(&now, 2, "2025-11-08", 95, "Masterpiece"),
            "apart": { "years": 14, "months": 7, "days": 25, "about": false },
            "between": [],
            "topFrom": 95,
            "body": [{ "kind": "both", "passage": { "of": "text", "parts": [
                { "kind": "same", "text": "I was " },
                { "kind": "gone", "text": "late " },
                { "kind": "added", "text": "early " },
                { "kind": "same", "text": "and cold." },
            ] } }],
            "summary": [{ "kind": "both", "passage": { "of": "text", "parts": [
                { "kind": "same", "text": "Patient." },
            ] } }],
            "words": { "kept": 5, "gone": 1, "added": 1 },
            "reviews": [listed(&then, "2011-03-14"), listed(&now, "2025-11-08")],
        })
    );
    let same = window.call("review_compare", json!({ "review": now, "other": now })).unwrap_err();
    assert_eq!((&same["code"], &same["field"]), (&json!("Invalid"), &json!("other")));
}
