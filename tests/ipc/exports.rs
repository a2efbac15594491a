use serde_json::{Value, json};

use crate::support::Window;

fn everything(to: &Value) -> Value {
    json!({ "of": { "kind": "journal" }, "format": "archive", "address": null, "to": to, "job": 1 })
}

#[test]
fn the_journal_is_written_to_the_place_chosen_and_shown_there() {
    let window = Window::open();
    let archive = window.folder().join("everything.matinee.zip");
    window.choose(&[&archive]);
    let save = json!({ "title": "Export", "name": "everything.matinee.zip" });
    let to = window.call("dialog_save", save).unwrap()["token"].clone();

    let exported = window.call_telling("export_run", everything(&to)).unwrap();
    assert_eq!(
        exported,
        json!({
            "path": archive.to_str().unwrap(), "bytes": archive.metadata().unwrap().len(),
            "films": 0, "viewings": 0, "reviews": 0, "pictures": 0, "keptIn": 0,
            "problems": [], "losses": [],
        })
    );
    window.call("export_show", to).unwrap();
    assert_eq!(window.asked()[1], format!("show: {}", window.folder().display()));
}

#[test]
fn the_journal_is_never_written_over() {
    let window = Window::open();
    let own = window.folder().join("journal/journal.sqlite");
    let before = std::fs::read(&own).unwrap();
    window.choose(&[&own]);
    let save = json!({ "title": "Export", "name": "journal.zip" });
    let to = window.call("dialog_save", save).unwrap()["token"].clone();
    let refused = window.call_telling("export_run", everything(&to)).unwrap_err();
    assert_eq!(
        refused,
        json!({
            "code": "Invalid", "field": "to",
            "message": "That is where the journal itself is kept. Choose another place to write to.",
        })
    );
    assert_eq!(std::fs::read(&own).unwrap(), before);
}

#[test]
fn a_format_that_cannot_hold_what_is_asked_for_is_refused_at_its_field() {
    let window = Window::open();
    window.choose(&[&window.folder().join("page.html")]);
    let save = json!({ "title": "Export", "name": "page.html" });
    let to = window.call("dialog_save", save).unwrap()["token"].clone();
    let ask = |of: Value, format: &str| {
        let request = json!({ "of": of, "format": format, "address": null, "to": to, "job": 1 });
        window.call_telling("export_run", request).unwrap_err()
    };
    assert_eq!(
        ask(json!({ "kind": "films", "of": [] }), "html"),
        json!({
            "code": "Invalid", "field": "format",
            "message": "There is no review to export here. Write one first.",
        })
    );
    assert_eq!(ask(json!({ "kind": "review", "of": 7 }), "text")["code"], "NotFound");
    assert_eq!(ask(json!({ "kind": "films", "of": [1] }), "sqlite")["field"], "format");
    let request = json!({
        "of": { "kind": "journal" }, "format": "site", "address": "my site", "to": to, "job": 1,
    });
    assert_eq!(window.call_telling("export_run", request).unwrap_err()["field"], "address");
    assert!(!window.folder().join("page.html").exists());
}

#[test]
fn what_a_format_cannot_hold_is_said_before_a_place_is_chosen() {
    let window = Window::open();
    let facts = json!({ "title": "The Glass Harbour", "year": 1974, "tagline": "It shows." });
    let film = window.call("film_add", facts).unwrap()["value"].clone();
    let watch = json!({ "watchedOn": "2026-03", "score": 95 });
    window.call("viewing_log", json!({ "film": { "known": film }, "facts": watch })).unwrap();
    let ask = |of: Value, format: &str| {
        window.call_telling(
            "export_losses",
            json!({ "of": of, "format": format, "address": null, "job": 1 }),
        )
    };
    let report = ask(json!({ "kind": "films", "of": [film] }), "letterboxd").unwrap();
    let whole = json!([{ "title": "The Glass Harbour", "year": 1974, "watchedOn": null }]);
    let seen = json!([{ "title": "The Glass Harbour", "year": 1974, "watchedOn": "2026-03" }]);
    assert_eq!(
        report,
        json!({
            "films": 1, "viewings": 1, "reviews": 0,
            "losses": [
                { "kind": "scoresRounded", "count": 1, "sentence": "1 score is rounded down.", "examples": seen },
                { "kind": "scoresOfFilms", "count": 1,
                  "sentence": "1 score of a viewing without an exact date becomes its film’s.", "examples": seen },
                { "kind": "datesPartial", "count": 1,
                  "sentence": "1 date is not known to the day and stays behind.", "examples": seen },
                { "kind": "taglines", "count": 1, "sentence": "1 tagline stays behind.", "examples": whole },
                { "kind": "bookkeeping", "count": 2,
                  "sentence": "2 records no longer say when they were added and changed, and by what name they are known again.",
                  "examples": [whole[0], seen[0]] },
            ],
        })
    );
    let request = json!({
        "of": { "kind": "journal" }, "format": "sqlite", "address": null, "job": 1,
        "between": { "from": "2026", "to": null },
    });
    assert_eq!(
        window.call_telling("export_losses", request).unwrap_err(),
        json!({
            "code": "Invalid", "field": "format",
            "message": "An SQLite copy holds the whole journal. Choose another format for a part of it.",
        })
    );
}
