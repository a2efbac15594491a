//! An import that is killed leaves the journal as it was, and the next one does what one clean run does.

use std::fmt::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use assert_cmd::cargo::cargo_bin;
use serde_json::Value;

use crate::support::Desk;

/// A diary of so many viewings, tagged and reviewed.
fn diary(viewings: usize) -> String {
    let mut text = "Title,Year,imdbID,Rating10,WatchedDate,Rewatch,Tags,Review\n".to_owned();
    for viewing in 0..viewings {
        let (film, day) = (viewing % (viewings / 2), viewing % 28 + 1);
        writeln!(
            text,
            "Film {film},19{:02},tt{:07},{},2024-03-{day:02},,\"a, b{}\",Words {viewing}.",
            film % 100,
            film + 1,
            viewing % 10 + 1,
            viewing % 50
        )
        .unwrap();
    }
    text
}

/// What is in the journal, without what is made anew each time.
fn contents(desk: &Desk) -> (Value, Vec<String>) {
    let films = desk.json(&["list"]);
    let films = films.as_array().unwrap().iter();
    let mut films: Vec<String> = films
        .map(|film| format!("{} {} {}", film["title"], film["score"], film["watched_on"]))
        .collect();
    films.sort();
    (desk.json(&["stats"]), films)
}

/// Begins the import and kills it once the write-ahead log has grown to so many bytes; whether it
/// was still at work then.
fn killed_at(desk: &Desk, file: &Path, bytes: u64) -> bool {
    let log = desk.folder().join("journal.sqlite-wal");
    let mut import = Command::new(cargo_bin("matinee-cli"))
        .env_remove("MATINEE_JOURNAL")
        .arg("--journal")
        .arg(desk.folder())
        .arg("import")
        .arg(file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    loop {
        if let Some(ended) = import.try_wait().unwrap() {
            assert!(ended.success());
            return false;
        }
        if std::fs::metadata(&log).is_ok_and(|log| log.len() >= bytes) {
            import.kill().unwrap();
            import.wait().unwrap();
            return true;
        }
        std::thread::yield_now();
    }
}

#[test]
fn a_killed_import_and_one_after_it_are_as_one() {
    let clean = Desk::new();
    let file = clean.path("diary.csv");
    std::fs::write(&file, diary(1_500)).unwrap();
    clean.json(&["import", file.to_str().unwrap()]);
    let expected = contents(&clean);

    let mut killed = 0;
    for bytes in [1, 40_000, 200_000, 700_000, 1_200_000] {
        let desk = Desk::new();
        let nothing = desk.path("nothing.csv");
        std::fs::write(&nothing, diary(2).lines().next().unwrap()).unwrap();
        desk.json(&["import", nothing.to_str().unwrap()]);
        if killed_at(&desk, &file, bytes) {
            killed += 1;
            let (stats, films) = contents(&desk);
            // It is all there, if the kill came after the commit, or none of it is.
            assert!(films.is_empty() || (stats, films) == expected, "killed at {bytes} bytes");
        }
        desk.json(&["import", file.to_str().unwrap()]);
        assert_eq!(contents(&desk), expected, "killed at {bytes} bytes");
        let check = desk.json(&["check"]);
        assert_eq!(check["problems"], serde_json::json!([]), "killed at {bytes} bytes");
    }
    assert!(killed > 0, "no import was caught at work");
}
