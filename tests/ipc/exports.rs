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
            "problems": [],
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
        ask(json!({ "kind": "films", "ids": [] }), "html"),
        json!({
            "code": "Invalid", "field": "format",
            "message": "There is no review to export here. Write one first.",
        })
    );
    assert_eq!(ask(json!({ "kind": "review", "ids": 7 }), "text")["code"], "NotFound");
    assert_eq!(ask(json!({ "kind": "films", "ids": [1] }), "archive")["field"], "format");
    let request = json!({
        "of": { "kind": "journal" }, "format": "site", "address": "my site", "to": to, "job": 1,
    });
    assert_eq!(window.call_telling("export_run", request).unwrap_err()["field"], "address");
    assert!(!window.folder().join("page.html").exists());
}
