//! What a format cannot hold, said before anything is written and after.

use std::fs;

use predicates::prelude::*;
use serde_json::json;

use crate::sample::sample;
use crate::support::{Desk, document, fields, matinee};

/// The command line on the sample journal.
fn on_sample(arguments: &[&str]) -> assert_cmd::Command {
    let mut command = matinee();
    command.arg("--journal").arg(sample()).args(arguments);
    command
}

#[test]
fn a_report_is_one_document_and_nothing_is_written() {
    let desk = Desk::new();
    let to = desk.path("ratings.csv");
    let asked = ["export", "--format", "imdb", "--losses", "--json", "--to", to.to_str().unwrap()];
    let done = on_sample(&asked).assert().success().stderr("");
    assert!(!to.exists());
    let report = document(&done.get_output().stdout);
    assert_eq!(fields(&report), ["films", "format", "losses", "reviews", "viewings"]);
    assert_eq!(report["format"], "imdb");
    let losses = report["losses"].as_array().unwrap();
    let first = &losses[0];
    assert_eq!(fields(first), ["count", "examples", "kind", "sentence"]);
    assert_eq!(fields(&first["examples"][0]), ["title", "watched_on", "year"]);
    let unidentified = losses.iter().find(|loss| loss["kind"] == "filmsUnidentified").unwrap();
    let count = unidentified["count"].as_u64().unwrap();
    assert_eq!(
        unidentified["sentence"],
        format!("{count} films have no id that the format goes by and stay behind.")
    );
}

#[test]
fn a_person_reads_the_report_in_sentences_and_again_after_the_export() {
    let desk = Desk::new();
    let report = on_sample(&["export", "--format", "csv-safe", "--losses"]).assert().success();
    let said = String::from_utf8(report.get_output().stdout.clone()).unwrap();
    assert!(said.starts_with("48 films, 93 viewings and 18 reviews would go along.\n"), "{said}");
    assert!(said.contains(" stay behind. ("), "{said}");
    let to = desk.path("films.csv");
    let to = to.to_str().unwrap();
    let done = on_sample(&["export", "--format", "csv-safe", "--to", to]).assert().success();
    let stderr = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    let losses: Vec<&str> = said.lines().skip(1).collect();
    assert_eq!(stderr.lines().collect::<Vec<_>>(), losses);
    let none = on_sample(&["export", "--losses"]).assert().success();
    none.stdout(predicate::str::ends_with("Nothing would be lost.\n"));
}

#[test]
fn a_list_and_a_time_are_parts_of_a_journal() {
    let desk = Desk::new();
    let to = desk.path("part.jsonl");
    let to = to.to_str().unwrap();
    let exported = |more: &[&str]| {
        let mut asked = vec!["export", "--format", "jsonl", "--json", "--to", to];
        asked.extend(more);
        let done = on_sample(&asked).assert().success();
        document(&done.get_output().stdout)
    };
    let year = exported(&["--between", "2024..2024-12"]);
    assert_eq!(year, exported(&["--from", "2024", "--to-date", "2024-12-31"]));
    let viewings = year["viewings"].as_u64().unwrap();
    assert!(viewings > 0 && viewings < 93, "{year}");
    let text = fs::read_to_string(to).unwrap();
    let kinds = text.lines().filter(|line| line.contains("\"kind\":\"viewing\""));
    assert_eq!(kinds.count() as u64, viewings);
    for (asked, said) in [
        (&["--list", "No such list"][..], "There is no list called ‘No such list’."),
        (&["--between", "2024"], "‘2024’ is no stretch of time. Write it as 2024..2025-06."),
        (&["--between", "2025..2024"], "2025 is later than 2024. Give the earlier date first."),
    ] {
        let mut command = vec!["export", "--format", "csv", "--to", to];
        command.extend(asked);
        on_sample(&command).assert().code(1).stderr(format!("{said}\n"));
    }
    let both = ["export", "--to", to, "--list", "Noir", "noir"];
    on_sample(&both).assert().code(2);
}

/// With a disk that takes no more than a few blocks: the limit is the shell's, and the signal that
/// goes with it is ignored, as a full disk sends none.
#[cfg(unix)]
#[test]
fn a_disk_that_is_full_leaves_nothing_half_written() {
    let desk = Desk::new();
    fs::create_dir(desk.path("out")).unwrap();
    let binary = assert_cmd::cargo::cargo_bin("matinee-cli");
    for format in ["csv", "json", "letterboxd", "tellico", "sqlite"] {
        let to = desk.path("out/films");
        let line = format!(
            "trap '' XFSZ; ulimit -f 4; exec '{}' --json --journal '{}' export --format {format} --to '{}'",
            binary.display(),
            sample().display(),
            to.display()
        );
        let done = std::process::Command::new("bash").args(["-c", &line]).output().unwrap();
        assert_eq!(done.status.code(), Some(1), "{format}: {done:?}");
        let said = document(&done.stdout);
        assert_eq!(said["error"]["code"], json!("failed"), "{format}: {said}");
        let left: Vec<_> = fs::read_dir(desk.path("out")).unwrap().collect();
        assert!(left.is_empty(), "{format}: {left:?}");
    }
}
