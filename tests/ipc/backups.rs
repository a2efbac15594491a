//! Backups as the window sees them, and the journal put back from one.

use std::fs;

use matinee_app::Opened;
use matinee_core::{BackupCause, FilmFacts};
use serde_json::{Value, json};

use crate::support::Window;

fn add_film(window: &Window, title: &str) {
    let facts = FilmFacts { title: title.to_owned(), ..FilmFacts::default() };
    window.app().journal().unwrap().add_film(&facts).unwrap();
}

fn films(window: &Window) -> u32 {
    window.app().journal().unwrap().stats().unwrap().films
}

fn list(window: &Window) -> Value {
    window.call("backup_list", json!(null)).unwrap()
}

#[test]
fn a_backup_made_is_told_with_all_there_are() {
    let window = Window::open();
    add_film(&window, "Heliotrope");
    let folder = window.folder().join("journal/backups").display().to_string();
    assert_eq!(
        list(&window),
        json!({ "kept": [], "folder": folder, "second": null, "problem": null, "changedSince": true })
    );
    let made = window.call_telling("backup_make", json!(1)).unwrap();
    let backup = &made["kept"][0];
    assert_eq!(
        made,
        json!({
            "kept": [{
                "name": backup["name"], "madeAt": backup["madeAt"], "cause": "asked", "films": 1,
                "viewings": 0, "reviews": 0, "pictures": 0, "picturesMissing": 0,
                "bytes": backup["bytes"],
            }],
            "folder": folder, "second": null, "problem": null, "changedSince": false,
        })
    );
    assert_eq!(list(&window), made);
}

#[test]
fn the_journal_is_as_it_was_after_a_restore_and_open() {
    let window = Window::open();
    add_film(&window, "Heliotrope");
    let made = window.call_telling("backup_make", json!(1)).unwrap();
    add_film(&window, "Parallax");
    let name = &made["kept"][0]["name"];
    let restored =
        window.call_telling("backup_restore", json!({ "job": 2, "name": name })).unwrap();
    assert_eq!((&restored["films"], &restored["backup"]["films"]), (&json!(1), &json!(2)));
    assert_eq!(films(&window), 1);
    assert_eq!(list(&window)["kept"][0]["cause"], "restore");
}

#[test]
fn a_name_that_is_no_backups_is_refused_and_nothing_happens() {
    let window = Window::open();
    add_film(&window, "Heliotrope");
    for name in ["", "yesterday", "../../etc/passwd", "..", "/etc/passwd"] {
        let refused = window.call_telling("backup_restore", json!({ "job": 1, "name": name }));
        assert_eq!(
            refused.unwrap_err(),
            json!({ "code": "NotFound", "message": "There is no such backup in this journal.", "field": null }),
            "{name}"
        );
    }
    assert_eq!(films(&window), 1);
}

#[test]
fn a_journal_that_does_not_open_any_more_is_restored_from_the_start_screen() {
    let window = Window::open_on(|folder| {
        let folder = folder.join("journal");
        let journal = matinee_core::Journal::open(&folder).unwrap();
        journal.add_film(&FilmFacts { title: "Parallax".into(), ..FilmFacts::default() }).unwrap();
        journal.back_up(BackupCause::Asked, matinee_core::Progress::unwatched()).unwrap();
        drop(journal);
        fs::write(folder.join("journal.sqlite"), b"not what it was").unwrap();
        Opened::in_folder(folder)
    });
    let status = window.call("journal_status", json!(null)).unwrap();
    assert_eq!(status["problem"]["code"], "Foreign");
    let name = list(&window)["kept"][0]["name"].clone();
    window.call_telling("backup_restore", json!({ "job": 1, "name": name })).unwrap();
    let status = window.call("journal_status", json!(null)).unwrap();
    assert_eq!(status["problem"], json!(null));
    assert_eq!(films(&window), 1);
}

#[test]
fn a_second_folder_is_chosen_and_let_go_of() {
    let window = Window::open();
    add_film(&window, "Heliotrope");
    let second = window.folder().join("second");
    fs::create_dir(&second).unwrap();
    window.choose(&[&second]);
    let token = window.call("dialog_folder", json!({ "title": "" })).unwrap()["token"].clone();
    let chosen = window.call("backup_folder", token).unwrap();
    assert_eq!(chosen, json!({ "value": null, "topics": ["Backups"] }));
    assert_eq!(list(&window)["second"], second.canonicalize().unwrap().display().to_string());
    window.call("backup_folder", json!(null)).unwrap();
    assert_eq!(list(&window)["second"], json!(null));
}

#[test]
fn upkeep_backs_up_what_changed_and_tells_the_window_when_it_cannot() {
    let window = Window::open();
    window.call_telling("window_attend", json!(null)).unwrap();
    window.app().back_up(BackupCause::Time);
    assert_eq!(window.told(), Vec::<Value>::new());
    add_film(&window, "Heliotrope");
    window.app().back_up(BackupCause::Time);
    assert_eq!(window.told(), [json!({ "kind": "Changed", "topics": ["Backups"] })]);

    let folder = window.folder().join("journal/backups");
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, b"in the way").unwrap();
    add_film(&window, "Parallax");
    window.app().back_up(BackupCause::Time);
    let told = window.told();
    assert_eq!(told[1]["kind"], "BackupFailed", "{told:?}");
    assert!(told[1]["reason"].as_str().unwrap().contains("backups"), "{told:?}");
}

#[test]
fn closing_backs_up_what_changed() {
    let window = Window::open();
    add_film(&window, "Heliotrope");
    window.app().close();
    let backups = matinee_core::backups_in(&window.folder().join("journal")).unwrap();
    assert_eq!(backups.kept[0].cause, BackupCause::Closing);
}

#[test]
fn a_proof_is_kept_for_the_next_look() {
    let window = Window::open();
    add_film(&window, "Heliotrope");
    assert_eq!(window.call("journal_proof", json!(null)).unwrap(), json!(null));
    let proved = window.call_telling("journal_check", json!(1)).unwrap();
    let report = &proved["value"];
    assert_eq!((&report["whole"], &report["films"]), (&json!(true), &json!(1)));
    assert_eq!(proved["topics"], json!(["Backups"]));
    assert_eq!(window.call("journal_proof", json!(null)).unwrap(), *report);
}

#[test]
fn a_film_of_a_backup_is_found_and_brought_back() {
    let window = Window::open();
    add_film(&window, "Heliotrope");
    let made = window.call_telling("backup_make", json!(1)).unwrap();
    let name = &made["kept"][0]["name"];
    let found = window.call("backup_look", json!({ "name": name, "words": "helio" })).unwrap();
    let uid = &found["films"][0]["uid"];
    assert_eq!(
        found,
        json!({
            "films": [{
                "uid": uid, "title": "Heliotrope", "year": null, "directors": [], "viewings": 0,
                "reviews": [], "isHere": true,
            }],
            "more": false,
        })
    );
    let what = json!({ "kind": "film", "uid": uid });
    let brought = window
        .call_telling("backup_bring_back", json!({ "job": 1, "name": name, "what": what }))
        .unwrap();
    assert_eq!(
        brought["value"],
        json!({
            "film": 2, "title": "Heliotrope", "review": null, "films": 1, "viewings": 0,
            "reviews": 0, "problems": [],
        })
    );
    assert_eq!(films(&window), 2);
    for name in ["", "../../etc/passwd"] {
        let refused = window.call("backup_look", json!({ "name": name, "words": "" }));
        assert_eq!(refused.unwrap_err()["code"], "NotFound");
    }
}

#[test]
fn a_journal_that_was_not_closed_is_looked_through_and_the_window_told() {
    let window = Window::open_on(|folder| {
        let whole = folder.join("whole");
        let journal = matinee_core::Journal::open(&whole).unwrap();
        journal.add_film(&FilmFacts { title: "Parallax".into(), ..FilmFacts::default() }).unwrap();
        let left = folder.join("journal");
        fs::create_dir(&left).unwrap();
        for name in ["journal.sqlite", "journal.sqlite-wal"] {
            fs::copy(whole.join(name), left.join(name)).unwrap();
        }
        Opened::in_folder(left)
    });
    window.call_telling("window_attend", json!(null)).unwrap();
    window.app().look_through();
    window.app().look_through();
    let told = window.told();
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!((&told[0]["kind"], &told[0]["leftOpen"]), (&json!("LookedThrough"), &json!(true)));
    assert_eq!(told[0]["report"], window.call("journal_proof", json!(null)).unwrap());
    assert_eq!(told[1], json!({ "kind": "Changed", "topics": ["Backups"] }));
}

#[test]
fn a_sound_journal_is_looked_over_without_a_word() {
    let window = Window::open();
    window.call_telling("window_attend", json!(null)).unwrap();
    window.app().look_through();
    assert_eq!(window.told(), Vec::<Value>::new());
    assert_eq!(window.call("journal_proof", json!(null)).unwrap(), json!(null));
}
