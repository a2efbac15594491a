//! `import` of any table, and the answers it takes.

use predicates::prelude::*;
use serde_json::{Value, json};

use crate::support::{Desk, document, fields};

fn written(desk: &Desk, name: &str, text: &str) -> String {
    let path = desk.path(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

const OPEN: &str = "Film,Seen on,Stars\nSalt Roads,3/1/2026,3\nKites,4/2/2026,2.5\n";

#[test]
fn a_table_comes_in_once_however_often_it_is_brought() {
    let desk = Desk::new();
    let file = written(
        &desk,
        "mine.csv",
        "Title,Date,Rating\nSalt Roads,2026-03-01,4.5\nKites,2026-03-02,3\n",
    );
    let receipt = desk.json(&["import", &file]);
    assert_eq!((&receipt["source"], &receipt["added"]["viewings"]), (&json!("sheet"), &json!(2)));
    assert_eq!(desk.json(&["list"])[0]["score"], 6.0);
    let again = desk.json(&["import", &file]);
    assert_eq!((&again["rows"]["same"], &again["added"]["viewings"]), (&json!(2), &json!(0)));
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["stats"])["films"], 0);
}

#[test]
fn what_a_table_asks_is_answered_by_the_flag_that_the_error_names() {
    let desk = Desk::new();
    let file = written(&desk, "open.csv", OPEN);
    let refused = desk.matinee(&["import", &file, "--json"]).assert().code(1);
    let error = &document(&refused.get_output().stdout)["error"];
    assert_eq!(error["code"], "invalid");
    assert!(error["message"].as_str().unwrap().contains("--date-order day"), "{error}");

    let answered = ["import", &file, "--date-order", "month", "--score-out-of", "4"];
    desk.json(&answered);
    let listed = desk.json(&["list"]);
    assert_eq!(
        (&listed[0]["watched_on"], &listed[0]["score"]),
        (&json!("2026-04-02"), &json!(6.3))
    );

    let bare = written(&desk, "bare.csv", "Title,Year\nThe Long Tide,1974\n");
    desk.matinee(&["import", &bare])
        .assert()
        .code(1)
        .stderr(predicate::str::contains("--films-are"));
    let wanted = desk.json(&["import", &bare, "--films-are", "wanted"]);
    assert_eq!(wanted["added"]["watchlist"], 1);
}

#[test]
fn a_mapping_is_read_from_a_file_and_remembered() {
    let desk = Desk::new();
    let file = written(&desk, "odd.csv", "what,when,how\nSalt Roads (1999),2026-03-01,2\n");
    let map = written(
        &desk,
        "map.json",
        r#"{"columns":[{"name":"what","becomes":"titleYear"},{"name":"when","becomes":"watchedOn"},{"name":"how","becomes":"score"}],"scoreBest":4}"#,
    );
    desk.json(&["import", &file, "--map", &map]);
    let more = written(
        &desk,
        "more.csv",
        "What,When,How\nKites (2001),2026-03-02,3\nFog (1980),2026-02-01,1\n",
    );
    desk.json(&["import", &more]);
    let listed = desk.json(&["list"]);
    let told: Vec<_> = [0, 1].map(|at| (&listed[at]["title"], &listed[at]["score"])).into();
    assert_eq!(told, [(&json!("Kites"), &json!(7.5)), (&json!("Salt Roads"), &json!(5.0))]);

    let wrong = written(&desk, "wrong.json", r#"{"colums":[]}"#);
    desk.matinee(&["import", &file, "--map", &wrong])
        .assert()
        .code(1)
        .stderr(predicate::str::contains("is no mapping of columns"));
}

#[test]
fn a_dry_run_tells_what_a_row_adds_what_it_says_otherwise_and_what_it_may_mean() {
    let desk = Desk::new();
    let first =
        "Title,Year,WatchedDate,Rating10\nKites,1999,2026-03-01,8\nHeat,1995,2026-03-02,7\n";
    desk.json(&["import", &written(&desk, "first.csv", first)]);
    let more = "Title,Year,Date,Rating,Place\nKites,1999,2026-03-01,8,Rio\n\
        Heat,1995,2026-03-02,9,\nHeat,1996,2026-03-05,6,\n";
    let more = written(&desk, "more.csv", more);
    let told = desk.said(&["import", &more, "--dry-run"]);
    for lines in [
        "    more.csv:2 Kites (1999) 2026-03-01 8.0\n      is Kites (1999)\n      adds place\n      | Kites,1999,2026-03-01,8,Rio\n",
        "      is Heat (1995)\n      score: the journal says ‘7.0’, the file ‘9.0’; the journal’s stands\n      | Heat,1995,2026-03-02,9,\n",
        "      may be Heat (1995)\n      | Heat,1996,2026-03-05,6,\n",
    ] {
        assert!(told.contains(lines), "{lines}\n{told}");
    }
    let plan = &desk.json(&["import", &more, "--dry-run"])["plan"];
    assert_eq!(plan[0]["fills"], json!(["place"]));
    assert_eq!(plan[0]["film"], json!({ "title": "Kites", "year": 1999 }));
    assert_eq!(plan[0]["raw"], "Kites,1999,2026-03-01,8,Rio");
    assert_eq!(
        plan[1]["conflicts"],
        json!([{ "field": "score", "mine": "7.0", "theirs": "9.0", "stands": "mine" }])
    );
    assert_eq!(
        plan[2]["look"],
        json!({ "why": "yearApart", "films": [{ "title": "Heat", "year": 1995 }] })
    );
    assert_eq!((&plan[2]["film"], &plan[0]["look"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_dry_run_tells_its_rows_by_what_would_become_of_them() {
    let desk = Desk::new();
    let file = written(
        &desk,
        "mine.csv",
        "Title,Date,Rating\nSalt Roads,2026-03-01,4.5\nKites,2026-02-30,3\nFog,2026-03-03,5\n",
    );
    let told = desk.said(&["import", &file, "--dry-run"]);
    assert!(told.contains("  new:\n    mine.csv:2 Salt Roads 2026-03-01 9.0\n"), "{told}");
    assert!(told.contains("  unreadable:\n    mine.csv:3 ‘2026-02-30’"), "{told}");
    let planned = desk.json(&["import", &file, "--dry-run"]);
    assert_eq!(planned["plan"][1]["outcome"], "unreadable");
    assert_eq!(
        fields(&planned["plan"][0]),
        [
            "conflicts",
            "file",
            "fills",
            "film",
            "line",
            "list",
            "look",
            "outcome",
            "raw",
            "reason",
            "score",
            "title",
            "watched_on",
            "what",
            "year"
        ]
    );
    assert!(!desk.folder().exists());
}
