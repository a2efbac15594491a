use std::collections::BTreeSet;

use predicates::prelude::*;

use crate::sample::sample;
use crate::support::{Desk, document, matinee};

/// The command line on the sample journal.
fn on_sample(arguments: &[&str]) -> assert_cmd::Command {
    let mut command = matinee();
    command.arg("--journal").arg(sample()).args(arguments);
    command
}

fn json(arguments: &[&str]) -> serde_json::Value {
    document(&on_sample(arguments).assert().success().get_output().stdout)
}

#[test]
fn films_are_listed_by_a_query_in_its_order() {
    let titles = |arguments: &[&str]| -> Vec<String> {
        let films = json(&[&["--json", "list"], arguments].concat());
        let films = films.as_array().unwrap().iter();
        films.map(|film| film["title"].as_str().unwrap().to_owned()).collect()
    };
    let marder = ["Winter Timetable", "The Keeper of Low Water", "The Glass Orchard"];
    let line = "director:marder (title:winter or title:keeper or title:orchard) sort:-year";
    assert_eq!(titles(&[line]), marder);
    let arguments: Vec<&str> = line.split(' ').collect();
    assert_eq!(titles(&arguments), marder, "in several arguments");
    assert_eq!(titles(&["--limit", "9", "--", line, "-year:1971"]), marder[1..]);
    assert_eq!(titles(&["keepr title:water"]), ["The Keeper of Low Water"], "a typo");
}

#[test]
fn a_person_is_shown_the_place_of_an_error_and_a_program_is_refused() {
    let asked = ["list", "keeper yaer:1974 -is:unseen"];
    let listed = on_sample(&asked).assert().success();
    listed
        .stdout(predicate::str::contains("The Keeper of Low Water"))
        .stderr("keeper yaer:1974 -is:unseen\n       ^^^^^^^^^\nThere is no filter called yaer. Did you mean year?\n");
    let refused = on_sample(&asked).arg("--json").assert().code(1).stderr("");
    assert_eq!(document(&refused.get_output().stdout)["error"]["code"], "invalid");
}

#[test]
fn an_export_is_refused_rather_than_made_of_too_much() {
    let desk = Desk::new();
    let to = desk.path("films.csv");
    let asked = ["export", "--format", "csv", "--to", to.to_str().unwrap(), "yaer:1974"];
    let refused = on_sample(&asked).assert().code(1);
    refused.stderr(predicate::str::contains("Did you mean year?"));
    assert!(!to.exists());
}

#[test]
fn a_search_stays_in_the_films_of_its_filters() {
    let hits = |line: &str| json(&["--json", "search", line]).as_array().unwrap().len();
    assert!(hits("water") > hits("water director:marder"));
    assert!(hits("water director:marder") > 0);
    assert_eq!(hits("water director:nobody"), 0);
}

#[test]
fn either_of_two_words_finds_what_each_of_them_finds() {
    let hits = |line: &str| -> BTreeSet<String> {
        let hits = json(&["--json", "search", "--limit", "500", line]);
        let of = |hit: &serde_json::Value, key: &str| hit[key].as_str().unwrap().to_owned();
        let hits = hits.as_array().unwrap().iter();
        hits.map(|hit| format!("{} {}", of(hit, "kind"), of(hit, "uid"))).collect()
    };
    let (lamp, harbour) = (hits("\"lamp\""), hits("\"harbour\""));
    let either = hits("\"lamp\" or \"harbour\"");
    assert_eq!(either, lamp.union(&harbour).cloned().collect());
    for kind in ["review", "viewing"] {
        assert!(hits("lamp or lumen").iter().any(|hit| hit.starts_with(kind)), "{kind}");
    }
}
