//! One line becomes a viewing.

use predicates::prelude::*;
use serde_json::json;

use crate::support::{Desk, document};

#[test]
fn a_line_is_logged_and_told() {
    let desk = Desk::new();
    let said =
        desk.said(&["log", "heat", "1995", "9.5", "2024-03-01", "@rio", "#70mm", "with:ana"]);
    assert_eq!(
        said,
        "Logged: heat (1995), a new film, seen 2024-03-01, score 9.5 (Masterpiece), at rio, new, tag 70mm, new, with ana.\n"
    );
    // Met again by any spelling, and its place by any case.
    let logged = desk.json(&["log", "HEAT 9 in 2025 @Rio liked rewatch"]);
    assert_eq!(
        logged,
        json!({
            "film": { "title": "heat", "year": 1995, "new": false },
            "viewing": {
                "watched_on": "2025", "score": 9.0, "rewatch": true, "abandoned": false,
                "liked": true, "place": "rio", "format": "", "companions": [], "tags": [], "note": ""
            },
            "logged": true
        })
    );
    assert_eq!(desk.json(&["stats"])["viewings"], 2);
    assert!(desk.said(&["undo"]).contains("log viewing"));
    assert_eq!(desk.json(&["stats"])["viewings"], 1);
}

#[test]
fn a_dry_run_only_tells() {
    let desk = Desk::new();
    desk.said(&["log", "slow thunder 1990 9 2025-10-12"]);
    desk.matinee(&["log", "--dry-run", "slow", "8"])
        .assert()
        .success()
        .stdout(predicate::str::starts_with("Would log: slow, a new film, seen today, "))
        .stderr("The journal has slow thunder (1990).\n");
    assert_eq!(desk.json(&["stats"])["films"], 1);
}

#[test]
fn what_is_not_clear_is_refused_and_nothing_is_logged() {
    let desk = Desk::new();
    desk.said(&["log", "heat 1995 2024-03-01"]);
    desk.said(&["log", "heat 1986 2024-03-02"]);
    for (line, why) in [
        ("heat 9", "2 films called ‘heat’"),
        ("heat 1995 9 8", "second score"),
        ("heat 1995 2024", "say in 2024"),
        ("heat 1995 superb", "‘superb’ is not understood"),
    ] {
        let done = desk.matinee(&["log", line, "--json"]).assert().code(1);
        let refusal = document(&done.get_output().stdout);
        assert_eq!(refusal["error"]["code"], "invalid");
        assert!(refusal["error"]["message"].as_str().unwrap().contains(why), "{refusal}");
    }
    assert_eq!(desk.json(&["stats"])["viewings"], 2);
}

#[test]
fn a_line_is_logged_once_under_a_name_however_often_it_is_asked_for() {
    let desk = Desk::new();
    for _ in 0..3 {
        desk.json(&["log", "heat 1995 9.5 2024-03-01", "--once", "from my script"]);
    }
    assert_eq!(desk.json(&["stats"])["viewings"], 1);
    desk.json(&["log", "heat 1995 8 2024-03-02", "--once", "from my script"]);
    assert_eq!(desk.json(&["stats"])["viewings"], 2);
}
