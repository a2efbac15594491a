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

#[test]
fn one_film_or_review_comes_back_beside_what_the_journal_has() {
    let desk = desk();
    let name = desk.json(&["backup"])["name"].as_str().unwrap().to_owned();
    let inside = desk.json(&["restore", &name, "--look", "low water"]);
    let film = &inside[0];
    assert_eq!(
        fields(film),
        ["directors", "in_journal", "reviews", "title", "uid", "viewings", "year"]
    );
    assert_eq!((&inside[1], &film["in_journal"]), (&serde_json::Value::Null, &true.into()));
    let review = &film["reviews"][0];
    assert_eq!(
        fields(review),
        ["body", "changed_at", "headline", "score", "since", "summary", "uid", "watched_on"]
    );
    assert_eq!(review["since"], "same");

    let uid = review["uid"].as_str().unwrap();
    let brought = desk.json(&["restore", &name, "--review", uid]);
    assert_eq!(fields(&brought), ["films", "problems", "reviews", "title", "viewings"]);
    assert_eq!((&brought["films"], &brought["reviews"]), (&0.into(), &1.into()));
    let films = desk.json(&["stats"])["films"].as_u64().unwrap();
    let brought = desk.json(&["restore", "latest", "--film", "The Keeper of Low Water"]);
    assert_eq!(brought["films"], 1);
    assert_eq!(desk.json(&["stats"])["films"], films + 1);
    assert_eq!(desk.json(&["check"])["whole"], true);
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["stats"])["films"], films);
}

#[test]
fn a_name_that_could_mean_several_is_not_guessed_at() {
    let desk = desk();
    desk.json(&["backup"]);
    desk.matinee(&["restore", "latest", "--film", "the"])
        .assert()
        .failure()
        .stderr(predicate::str::contains("more than one film"));
    desk.matinee(&["restore", "latest", "--film", "no such film"])
        .assert()
        .failure()
        .stderr(predicate::str::contains("has no film of ‘no such film’"));
}

#[test]
fn a_damaged_journal_is_saved_in_a_new_one_and_the_old_is_not_touched() {
    let desk = desk();
    let file = desk.folder().join("journal.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    bytes[..4096].fill(0);
    fs::write(&file, &bytes).unwrap();
    desk.matinee(&["check"]).assert().failure();
    let to = desk.path("saved");
    let saved = desk.json(&["check", "--salvage", to.to_str().unwrap()]);
    assert_eq!(
        fields(&saved),
        ["films", "folder", "pictures_missing", "problems", "reviews", "viewings"]
    );
    assert_eq!((&saved["films"], &saved["reviews"]), (&48.into(), &18.into()));
    assert_eq!(fs::read(&file).unwrap(), bytes);
    assert!(to.join("what-was-lost.txt").exists());
}

#[test]
fn a_journal_is_kept_as_plain_files_and_made_again_of_them() {
    let desk = desk();
    let (plain, again) = (desk.path("plain"), desk.path("again"));
    fs::create_dir(&plain).unwrap();
    assert_eq!(desk.json(&["mirror"])["folder"], serde_json::Value::Null);
    let kept = desk.json(&["mirror", plain.to_str().unwrap()]);
    assert_eq!(kept["folder"], plain.canonicalize().unwrap().display().to_string());
    assert_eq!(fs::read_dir(plain.join("reviews")).unwrap().count(), 18);
    desk.json(&["log", "heat 1995 9.5 2024-03-01"]);
    assert_eq!(fs::read_dir(plain.join("films")).unwrap().count(), 49);
    let (from, to) = (plain.to_str().unwrap(), again.to_str().unwrap());
    let rebuilt = desk.json(&["rebuild", from, "--to", to]);
    assert_eq!(fields(&rebuilt), ["films", "folder", "problems", "reviews", "viewings"]);
    assert_eq!((&rebuilt["films"], &rebuilt["viewings"]), (&49.into(), &94.into()));
    assert_eq!(rebuilt["problems"], serde_json::json!([]));
    // A folder named without one before it is made where one stands.
    let below = desk.path("below");
    fs::create_dir(&below).unwrap();
    desk.matinee(&["rebuild", from, "--to", "here"]).current_dir(&below).assert().success();
    assert!(below.join("here").join("journal.sqlite").is_file());
    desk.json(&["mirror", "--off"]);
    desk.matinee(&["rebuild", desk.folder().to_str().unwrap(), "--to", to])
        .assert()
        .failure()
        .stderr(predicate::str::contains("no mirror"));
}

#[test]
fn a_mirror_that_cannot_keep_up_is_told_and_what_was_logged_is_logged() {
    let desk = desk();
    let plain = desk.path("plain");
    fs::create_dir(&plain).unwrap();
    desk.json(&["mirror", plain.to_str().unwrap()]);
    // Something stands where it would write.
    fs::remove_dir_all(plain.join("films")).unwrap();
    fs::write(plain.join("films"), "in the way").unwrap();
    desk.matinee(&["log", "heat 1995 9.5 2024-03-01"])
        .assert()
        .success()
        .stderr(predicate::str::contains("The mirror could not be brought up to date"));
    assert_eq!(desk.json(&["list", "heat year:1995"]).as_array().unwrap().len(), 1);
}
