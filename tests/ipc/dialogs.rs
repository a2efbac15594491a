use std::path::Path;

use serde_json::json;

use crate::support::Window;

#[test]
fn the_files_chosen_come_as_names_and_kinds_but_never_as_paths() {
    let window = Window::open();
    let picture = window.folder().join("Poster.JPG");
    std::fs::write(&picture, b"12345").unwrap();
    window.choose(&[&picture, Path::new("/exports/letterboxd.zip")]);
    let request = json!({
        "title": "Choose stills", "filter": "Pictures", "wanted": "Pictures", "many": true,
    });
    assert_eq!(
        window.call("dialog_files", request).unwrap(),
        json!([
            { "token": 0, "name": "Poster.JPG", "kind": "Picture", "bytes": 5 },
            { "token": 1, "name": "letterboxd.zip", "kind": "Zip", "bytes": 0 },
        ])
    );
    assert_eq!(window.asked(), ["files: Choose stills, Pictures, Pictures, many: true"]);
}

#[test]
fn cancelling_a_dialog_answers_nothing() {
    let window = Window::open();
    let files = json!({ "title": "", "filter": "", "wanted": "Imports", "many": false });
    assert_eq!(window.call("dialog_files", files).unwrap(), json!([]));
    assert_eq!(window.call("dialog_folder", json!({ "title": "" })).unwrap(), json!(null));
    let save = json!({ "title": "Export", "name": "Matinee.zip" });
    assert_eq!(window.call("dialog_save", save).unwrap(), json!(null));
    assert_eq!(window.asked()[2], "save: Export, Matinee.zip");
}

#[test]
fn a_folder_is_known_as_one() {
    let window = Window::open();
    let folder = window.folder().join("Films");
    std::fs::create_dir(&folder).unwrap();
    window.choose(&[&folder]);
    let answer = window.call("dialog_folder", json!({ "title": "Open" })).unwrap();
    assert_eq!(answer, json!({ "token": 0, "name": "Films", "kind": "Folder", "bytes": 0 }));
}
