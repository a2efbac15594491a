use serde_json::json;

use crate::support::Window;

#[test]
fn the_journal_is_written_to_the_place_chosen_and_shown_there() {
    let window = Window::open();
    let archive = window.folder().join("everything.matinee.zip");
    window.choose(&[&archive]);
    let save = json!({ "title": "Export", "name": "everything.matinee.zip" });
    let to = window.call("dialog_save", save).unwrap()["token"].clone();

    let exported = window.call_telling("export_run", json!({ "to": to, "job": 1 })).unwrap();
    assert_eq!(
        exported,
        json!({
            "path": archive.to_str().unwrap(), "bytes": archive.metadata().unwrap().len(),
            "films": 0, "viewings": 0, "reviews": 0, "pictures": 0, "problems": [],
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
    let refused = window.call_telling("export_run", json!({ "to": to, "job": 1 })).unwrap_err();
    assert_eq!(
        refused,
        json!({
            "code": "Invalid", "field": "to",
            "message": "That is where the journal itself is kept. Choose another place to write to.",
        })
    );
    assert_eq!(std::fs::read(&own).unwrap(), before);
}
