//! Backups made, listed and put back from a terminal.

use std::fs;

use predicates::prelude::*;

use crate::support::{Desk, fields};

/// A journal with the sample in it.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.json(&["sample"]);
    desk
}

#[test]
fn a_backup_is_told_listed_and_brought_back() {
    let desk = desk();
    assert_eq!(desk.json(&["backup", "--list"]), serde_json::json!([]));
    let backup = desk.json(&["backup"]);
    assert_eq!(
        fields(&backup),
        [
            "bytes",
            "cause",
            "films",
            "made_at",
            "name",
            "pictures",
            "pictures_missing",
            "reviews",
            "viewings"
        ]
    );
    assert_eq!((&backup["films"], &backup["cause"]), (&48.into(), &"asked".into()));
    assert_eq!(desk.json(&["backup", "--list"])[0], backup);

    let before = desk.json(&["stats"]);
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["stats"])["films"], 0);
    let restored = desk.json(&["restore", backup["name"].as_str().unwrap()]);
    assert_eq!(
        fields(&restored),
        ["backup", "films", "kept_aside", "pictures_missing", "reviews", "viewings"]
    );
    assert_eq!((&restored["films"], &restored["pictures_missing"]), (&48.into(), &0.into()));
    assert_eq!(restored["backup"]["films"], 0);
    assert_eq!(desk.json(&["stats"]), before);
    assert_eq!(desk.json(&["check"])["whole"], true);
}

#[test]
fn the_latest_backup_and_a_file_are_found_too() {
    let desk = desk();
    assert!(desk.said(&["backup"]).contains("48 films"));
    assert!(desk.said(&["backup", "--list"]).contains("-asked  48 films"));
    assert!(desk.said(&["restore", "latest"]).starts_with("The journal holds 48 films,"));
    let name = desk.json(&["backup", "--list"])[0]["name"].as_str().unwrap().to_owned();
    let file = desk.folder().join("backups").join(format!("{name}.sqlite"));
    assert!(desk.said(&["restore", file.to_str().unwrap()]).contains("48 films"));
}

#[test]
fn a_journal_nobody_can_read_any_more_is_restored() {
    let desk = desk();
    desk.json(&["backup"]);
    let database = desk.folder().join("journal.sqlite");
    fs::write(&database, b"not what it was").unwrap();
    desk.matinee(&["stats"]).assert().failure();
    let restored = desk.json(&["restore", "latest"]);
    assert_eq!(restored["backup"], serde_json::Value::Null);
    let aside = std::path::Path::new(restored["kept_aside"].as_str().unwrap());
    assert_eq!(fs::read(aside.join("journal.sqlite")).unwrap(), b"not what it was");
    assert_eq!(desk.json(&["stats"])["films"], 48);
}

#[test]
fn a_backup_that_is_not_there_is_refused_by_name() {
    let desk = desk();
    desk.matinee(&["restore", "yesterday"])
        .assert()
        .code(1)
        .stderr(predicate::str::contains("There is no backup ‘yesterday’"));
    desk.matinee(&["restore", "latest"]).assert().code(1);
}

#[test]
fn a_second_folder_gets_a_copy_until_it_is_taken_away() {
    let desk = desk();
    let second = desk.path("second");
    fs::create_dir(&second).unwrap();
    let second = second.to_str().unwrap();
    let backup = desk.json(&["backup", "--second-folder", second]);
    let name = format!("{}.sqlite", backup["name"].as_str().unwrap());
    assert!(desk.path("second").join(&name).is_file());
    assert!(desk.said(&["backup", "--list"]).contains("Each is copied to"));
    fs::remove_dir_all(second).unwrap();
    desk.matinee(&["backup"])
        .assert()
        .success()
        .stderr(predicate::str::contains("could not be copied to the second folder"));
    desk.json(&["backup", "--no-second-folder"]);
    assert!(!desk.said(&["backup", "--list"]).contains("Each is copied to"));
}
