//! What is refused, and how it is said.

use std::fs;

use predicates::prelude::*;
use serde_json::{Value, json};

use crate::support::{Desk, document, fields, fixture, matinee};

#[test]
fn a_letterboxd_export_comes_in_with_every_row_accounted_for() {
    let desk = Desk::new();
    let export = fixture("letterboxd.zip");
    let export = export.to_str().unwrap();
    let rehearsed = desk.json(&["import", export, "--dry-run"]);
    assert!(!desk.folder().exists(), "a dry run made a journal");

    let receipt = desk.json(&["import", export]);
    assert_eq!(fields(&receipt), ["added", "left_out", "problems", "rows", "source", "time_zone"]);
    assert_eq!(receipt["source"], "letterboxd");
    assert_eq!(
        fields(&receipt["rows"]),
        ["both", "conflict", "merged", "new", "read", "same", "skipped", "taken", "unreadable"]
    );
    assert_eq!(
        fields(&receipt["added"]),
        ["films", "likes", "lists", "reviews", "scores", "tags", "viewings", "watchlist"]
    );
    let rows = receipt["rows"].as_object().unwrap();
    // Those taken and those kept both are of those in conflict.
    let parts = rows.iter().filter(|(kind, _)| !["read", "taken", "both"].contains(&kind.as_str()));
    let kinds: u64 = parts.map(|(_, n)| n.as_u64().unwrap()).sum();
    assert_eq!(json!(kinds), receipt["rows"]["read"]);
    // The plan's rows are the only thing more that a dry run tells.
    let mut rehearsed = rehearsed;
    let plan = rehearsed.as_object_mut().unwrap().remove("plan").unwrap();
    assert_eq!(json!(plan.as_array().unwrap().len()), receipt["rows"]["read"]);
    assert_eq!(rehearsed, receipt);
}

#[test]
fn a_row_that_cannot_be_read_is_told_by_its_file_and_line() {
    let desk = Desk::new();
    let diary = fixture("letterboxd/broken/diary.csv");
    let receipt = desk.json(&["import", diary.to_str().unwrap()]);
    let problems = receipt["problems"].as_array().unwrap();
    let lines: Vec<&Value> = problems.iter().map(|problem| &problem["line"]).collect();
    assert_eq!(json!(lines), json!([3, 4, 5, 6, 7, 8, 10, 13]));
    assert_eq!(receipt["rows"]["unreadable"], problems.len());
    for problem in problems {
        assert_eq!(fields(problem), ["file", "line", "reason"]);
        assert_eq!(problem["file"], "diary.csv");
    }
    assert_eq!(
        problems[0]["reason"],
        "‘2024-02-30’ in Watched Date is no date that the calendar has."
    );
}

#[test]
fn several_files_are_one_document_and_a_file_that_is_none_leaves_those_before_it_in() {
    let desk = Desk::new();
    let file = |name: &str| fixture(name).to_str().unwrap().to_owned();
    let (diary, ratings) =
        (file("letterboxd/whole/diary.csv"), file("letterboxd/whole/ratings.csv"));
    let receipts = desk.json(&["import", &diary, &ratings]);
    let [first, second] = receipts.as_array().unwrap().as_slice() else {
        panic!("a receipt for each file: {receipts}");
    };
    for receipt in [first, second] {
        assert_eq!(
            fields(receipt),
            ["added", "left_out", "problems", "rows", "source", "time_zone"]
        );
    }
    assert_eq!((&first["rows"]["new"], &second["rows"]["merged"]), (&json!(58), &json!(32)));

    let other = Desk::new();
    let refused = other.matinee(&["import", &diary, "/nowhere.csv", "--json"]).assert().code(1);
    assert_eq!(fields(&document(&refused.get_output().stdout)), ["error"]);
    assert_eq!(other.json(&["stats"])["viewings"], 58);
}

#[test]
fn an_import_is_taken_back_whole() {
    let desk = Desk::new();
    drop(matinee_core::Journal::open(&desk.folder()).unwrap());
    let empty = desk.json(&["stats"]);
    let said = desk.said(&["import", fixture("letterboxd.zip").to_str().unwrap()]);
    assert!(said.starts_with("letterboxd.zip brought in "), "{said}");
    assert_ne!(desk.json(&["stats"]), empty);
    assert_eq!(desk.said(&["undo"]), "Taken back: import, letterboxd.zip.\n");
    assert_eq!(desk.json(&["stats"]), empty);
    let refused = desk.matinee(&["undo", "--json"]).assert().code(1);
    assert_eq!(document(&refused.get_output().stdout)["error"]["code"], "nothing-to-undo");
}

#[test]
fn undo_tells_programs_what_it_took_back() {
    let desk = Desk::new();
    desk.json(&["import", fixture("letterboxd.zip").to_str().unwrap()]);
    assert_eq!(
        desk.json(&["undo"]),
        json!({"undone": {"op": "Import", "subject": "letterboxd.zip"}})
    );
}

#[test]
fn reading_commands_make_no_journal_where_there_is_none() {
    for command in [
        &["list"][..],
        &["stats"],
        &["check"],
        &["undo"],
        &["search", "x"],
        &["show", "0123456789ab"],
    ] {
        let desk = Desk::new();
        let refused = desk.matinee(command).assert().code(1);
        refused.stderr(predicate::str::contains("There is no journal in")).stdout("");
        assert!(!desk.folder().exists());
    }
}

#[test]
fn errors_are_one_document_too() {
    let desk = Desk::new();
    let refused = desk.matinee(&["stats", "--json"]).assert().code(1).stderr("");
    let error = document(&refused.get_output().stdout);
    assert_eq!(fields(&error), ["error"]);
    assert_eq!(fields(&error["error"]), ["code", "message"]);
    assert_eq!(error["error"]["code"], "no-journal");
}

#[test]
fn what_is_not_understood_exits_with_two() {
    for arguments in
        [&["frobnicate"][..], &["list", "--limit", "many"], &["import"], &["export"], &[]]
    {
        matinee().args(arguments).assert().code(2).stdout("");
    }
    let refused = matinee().args(["export", "--json"]).assert().code(2).stderr("");
    assert_eq!(document(&refused.get_output().stdout)["error"]["code"], "usage");
}

#[test]
fn a_file_that_is_nothing_is_refused_by_name() {
    let desk = Desk::new();
    let file = desk.path("notes.zip");
    fs::write(&file, "These are notes.").unwrap();
    let refused = desk.matinee(&["import", file.to_str().unwrap()]).assert().code(1);
    refused.stderr(predicate::str::contains("notes.zip"));
    let missing = desk.path("missing.zip");
    let refused = desk.matinee(&["import", missing.to_str().unwrap(), "--json"]).assert().code(1);
    let error = document(&refused.get_output().stdout);
    assert!(error["error"]["message"].as_str().unwrap().contains("missing.zip"), "{error}");
}

#[test]
fn a_uid_that_names_nothing_is_refused() {
    let desk = Desk::new();
    desk.matinee(&["import", fixture("letterboxd.zip").to_str().unwrap()]).assert().success();
    for (id, code) in [
        ("01234567-89ab-7cde-8f01-23456789abcd", "not-found"),
        ("heat", "invalid"),
        ("ab", "invalid"),
    ] {
        let refused = desk.matinee(&["show", id, "--json"]).assert().code(1);
        assert_eq!(document(&refused.get_output().stdout)["error"]["code"], code, "{id}");
    }
}

#[test]
fn an_export_that_cannot_be_written_leaves_nothing_behind() {
    let desk = Desk::new();
    desk.matinee(&["import", fixture("letterboxd.zip").to_str().unwrap()]).assert().success();
    let nowhere = desk.path("no/such/folder/out.zip");
    let refused = desk.matinee(&["export", "--to", nowhere.to_str().unwrap()]).assert().code(1);
    refused.stderr(predicate::str::contains("could not be written"));
    let left: Vec<_> =
        fs::read_dir(desk.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["journal"]);
}

#[test]
fn check_names_what_is_not_as_it_was_written() {
    let desk = Desk::new();
    desk.matinee(&["import", fixture("letterboxd.zip").to_str().unwrap()]).assert().success();
    let tables = rusqlite::Connection::open(desk.folder().join("journal.sqlite")).unwrap();
    tables.execute("update viewings set score = 1 where id = (select min(id) from viewings where score > 1)", []).unwrap();
    drop(tables);
    let found = desk.matinee(&["check", "--json"]).assert().code(1);
    let report = document(&found.get_output().stdout);
    assert_eq!(
        (&report["whole"], &report["problems"][0]["kind"]),
        (&json!(false), &json!("viewing"))
    );
    assert_eq!(fields(&report["problems"][0]), ["kind", "reason", "subject"]);
}

#[test]
fn an_index_out_of_step_is_made_again_on_request() {
    let desk = Desk::new();
    desk.matinee(&["import", fixture("letterboxd.zip").to_str().unwrap()]).assert().success();
    let tables = rusqlite::Connection::open(desk.folder().join("journal.sqlite")).unwrap();
    tables.execute("delete from film_standing", []).unwrap();
    drop(tables);
    desk.matinee(&["check"]).assert().code(1).stdout(predicate::str::contains("check --mend"));
    assert_eq!(desk.json(&["check", "--mend"])["whole"], true);
}

#[test]
fn help_and_version_are_no_mistakes() {
    matinee().arg("--help").assert().success().stdout(predicate::str::contains("Letterboxd"));
    matinee().arg("--version").assert().success().stdout(predicate::str::starts_with("matinee "));
}
