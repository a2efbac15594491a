use std::fs;

use matinee_app::{ErrorCode, IpcError, Opened};
use matinee_core::{FilmFacts, Journal};
use serde_json::{Value, json};

use crate::support::Window;

fn add_film(window: &Window, title: &str) {
    let facts = FilmFacts { title: title.to_owned(), ..FilmFacts::default() };
    window.app().journal().unwrap().add_film(&facts).unwrap();
}

/// Chooses a folder inside the temporary one, as the dialog does, and answers its token.
fn choose_folder(window: &Window, name: &str) -> Value {
    window.choose(&[&window.folder().join(name)]);
    window.call("dialog_folder", json!({ "title": "" })).unwrap()["token"].clone()
}

#[test]
fn an_open_journal_says_where_it_is_and_what_undo_would_do() {
    let window = Window::open();
    let folder = window.folder().join("journal").display().to_string();
    assert_eq!(
        window.call("journal_status", json!(null)).unwrap(),
        json!({
            "folder": folder, "problem": null, "reading": null, "place": null,
            "steps": { "undo": null, "redo": null },
        })
    );
    add_film(&window, "Heliotrope");
    let step = json!({ "op": "AddFilm", "subject": "Heliotrope" });
    let status = window.call("journal_status", json!(null)).unwrap();
    assert_eq!(status["steps"], json!({ "undo": step, "redo": null }));
}

#[test]
fn undo_and_redo_say_what_and_what_to_refresh() {
    let window = Window::open();
    add_film(&window, "Heliotrope");
    let answer = json!({
        "value": { "op": "AddFilm", "subject": "Heliotrope" }, "topics": ["Films"],
    });
    assert_eq!(window.call("journal_undo", json!(null)).unwrap(), answer);
    assert_eq!(window.call("journal_redo", json!(null)).unwrap(), answer);
}

#[test]
fn undoing_nothing_has_a_code_of_its_own() {
    let window = Window::open();
    assert_eq!(
        window.call("journal_undo", json!(null)).unwrap_err(),
        json!({ "code": "NothingToUndo", "message": "There is nothing to undo.", "field": null })
    );
    assert_eq!(window.call("journal_redo", json!(null)).unwrap_err()["code"], "NothingToRedo");
}

#[test]
fn a_journal_open_elsewhere_says_by_whom_and_opens_once_it_is_free() {
    let elsewhere = std::cell::Cell::new(None);
    let window = Window::open_on(|folder| {
        elsewhere.set(Some(Journal::open(&folder.join("journal")).unwrap()));
        Opened::in_folder(folder.join("journal"))
    });
    let status = window.call("journal_status", json!(null)).unwrap();
    assert_eq!(status["problem"]["code"], "Locked");
    assert!(status["problem"]["message"].as_str().unwrap().contains("already open, by "));
    assert_eq!(status["steps"], json!(null));
    assert_eq!(window.call("journal_undo", json!(null)).unwrap_err()["code"], "NoJournal");
    let again = window.call("journal_retry", json!(null)).unwrap();
    assert_eq!(again["problem"]["code"], "Locked");
    drop(elsewhere.take());
    assert_eq!(window.call("journal_retry", json!(null)).unwrap()["problem"], json!(null));
}

#[test]
fn a_foreign_file_is_named_and_left_as_it_is() {
    let window = Window::open_on(|folder| {
        fs::write(folder.join("journal.sqlite"), b"\x89PNG\r\n\x1a\n").unwrap();
        Opened::in_folder(folder.to_owned())
    });
    let status = window.call("journal_status", json!(null)).unwrap();
    assert_eq!(status["problem"]["code"], "Foreign");
    window.call("journal_retry", json!(null)).unwrap();
    let file = window.folder().join("journal.sqlite");
    assert_eq!(fs::read(file).unwrap(), b"\x89PNG\r\n\x1a\n");
}

#[test]
fn a_journal_that_is_not_where_it_was_is_not_begun_anew_by_trying_again() {
    let window = Window::open_on(|folder| Opened::Shut {
        folder: Some(folder.join("gone")),
        problem: IpcError {
            code: ErrorCode::NoJournal,
            message: "There is no journal in gone.".to_owned(),
            field: None,
        },
    });
    let status = window.call("journal_retry", json!(null)).unwrap();
    assert_eq!(status["problem"]["code"], "NoJournal");
    assert!(!window.folder().join("gone").exists());
    drop(Journal::open(&window.folder().join("gone")).unwrap());
    assert_eq!(window.call("journal_retry", json!(null)).unwrap()["problem"], json!(null));
}

#[test]
fn another_journal_can_be_opened_or_begun_and_the_first_is_let_go() {
    let window = Window::open();
    add_film(&window, "Heliotrope");
    let other = choose_folder(&window, "other");
    let status = window.call("journal_open", other).unwrap();
    assert_eq!(status["folder"], window.folder().join("other").display().to_string());
    assert_eq!(status["steps"]["undo"], json!(null));
    Journal::open(&window.folder().join("journal")).unwrap();
}

#[test]
fn a_folder_of_other_things_is_no_place_for_a_journal() {
    let window = Window::open();
    fs::create_dir(window.folder().join("photos")).unwrap();
    fs::write(window.folder().join("photos/cat.png"), b"cat").unwrap();
    let photos = choose_folder(&window, "photos");
    let refusal = window.call("journal_open", photos).unwrap_err();
    assert_eq!((&refusal["code"], &refusal["field"]), (&json!("Invalid"), &json!("folder")));
    let status = window.call("journal_status", json!(null)).unwrap();
    assert_eq!(status["folder"], window.folder().join("journal").display().to_string());
}

#[test]
fn a_journal_moves_whole_and_stays_open() {
    let window = Window::open();
    add_film(&window, "Heliotrope");
    fs::create_dir(window.folder().join("documents")).unwrap();
    fs::write(window.folder().join("documents/letter.txt"), b"Dear").unwrap();
    let documents = choose_folder(&window, "documents");
    let status = window.call("journal_move", documents).unwrap();
    let moved = window.folder().join("documents/Matinee");
    assert_eq!(status["folder"], moved.display().to_string());
    assert_eq!(status["steps"]["undo"]["subject"], "Heliotrope");
    assert!(!window.folder().join("journal").exists());
    add_film(&window, "Parallax");
}

#[test]
fn a_journal_in_use_is_not_moved() {
    let window = Window::open();
    let in_use = window.app().journal().unwrap();
    let token = choose_folder(&window, "elsewhere");
    assert_eq!(window.call("journal_move", token).unwrap_err()["code"], "Invalid");
    assert!(in_use.folder().join("journal.sqlite").exists());
}

#[test]
fn the_folder_is_shown_in_the_file_manager() {
    let window = Window::open();
    window.call("journal_show_folder", json!(null)).unwrap();
    assert_eq!(window.asked(), [format!("show: {}", window.folder().join("journal").display())]);
}

#[test]
fn a_token_nobody_handed_out_opens_nothing() {
    let refusal = Window::open().call("journal_open", json!(41)).unwrap_err();
    assert_eq!(refusal["code"], "NotFound");
}

#[test]
fn a_journal_says_how_large_it_is() {
    let window = Window::open();
    let size = window.call("journal_size", json!(null)).unwrap();
    assert_eq!((&size["words"], &size["pictures"]), (&json!(0), &json!(0)));
    let bytes = size["bytes"].as_u64().unwrap();
    assert!(bytes > 4096, "{bytes}");
    window.call_telling("sample_open", json!(1)).unwrap();
    let size = window.call("journal_size", json!(null)).unwrap();
    assert!(size["bytes"].as_u64().unwrap() > bytes);
    assert!(size["words"].as_u64().unwrap() > 1_000 && size["pictures"].as_u64().unwrap() > 40);
}
