//! Statistics in a terminal.

use serde_json::{Value, json};

use crate::sample::sample;
use crate::support::{document, fields, matinee};

fn told(arguments: &[&str]) -> Value {
    let done = matinee()
        .arg("--journal")
        .arg(sample())
        .arg("stats")
        .args(arguments)
        .arg("--json")
        .assert()
        .success();
    document(&done.get_output().stdout)
}

#[test]
fn counts_stay_what_they_were_where_nothing_is_asked() {
    assert_eq!(
        fields(&told(&[])),
        [
            "films",
            "likes",
            "lists",
            "reviews",
            "rewatches",
            "scored",
            "tags",
            "viewings",
            "watchlist",
            "words"
        ]
    );
}

#[test]
fn the_statistics_of_a_year_say_what_the_documentation_says() {
    let year = told(&["--year", "2025"]);
    assert_eq!(
        fields(&year),
        [
            "best",
            "cast",
            "countries",
            "days",
            "decades",
            "directors",
            "figures",
            "first",
            "from",
            "gap",
            "genres",
            "languages",
            "last",
            "milestones",
            "months",
            "places",
            "release_years",
            "rewatches",
            "runtimes",
            "scores",
            "streak",
            "tags",
            "to",
            "verdicts",
            "viewing_years",
            "weekdays",
            "writers"
        ]
    );
    assert_eq!((&year["from"], &year["to"]), (&json!("2025"), &json!("2025")));
    assert_eq!(fields(&year["months"][0]), ["average", "month", "scored", "viewings"]);
    assert_eq!(fields(&year["decades"][0]), ["average", "films", "scored", "year"]);
    assert_eq!(
        fields(&year["directors"]["seen"][0]),
        ["average", "films", "name", "scored", "standing"]
    );
    assert_eq!(fields(&year["last"]), ["score", "title", "watched_on", "year"]);
    let average = year["figures"]["average"].as_f64().unwrap();
    assert!((0.0..=10.0).contains(&average), "out of ten: {average}");
    assert!(year["scores"].as_array().unwrap().iter().any(|bar| bar["score"] == json!(9.5)));
}

#[test]
fn a_time_is_a_year_or_two_dates_or_all_of_it() {
    let viewings = |arguments: &[&str]| told(arguments)["figures"]["viewings"].as_u64().unwrap();
    let all = viewings(&["--all-years"]);
    let year = viewings(&["--year", "2025"]);
    assert_eq!(viewings(&["--from", "2025", "--to", "2025"]), year);
    assert!(year < all);
    assert!(viewings(&["--from", "2025"]) < all);
    assert!(viewings(&["marder"]) < all);
    matinee().args(["stats", "--year", "2025", "--from", "2024"]).assert().code(2);
}

#[test]
fn a_person_reads_bars_with_their_figures() {
    let said = matinee().arg("--journal").arg(sample()).args(["stats", "--year", "2025"]).assert();
    let said = String::from_utf8(said.success().get_output().stdout.clone()).unwrap();
    for title in ["Films by score", "Viewings by month", "Films by decade", "Directors seen most"] {
        assert!(said.contains(&format!("\n\n{title}\n")), "{title} in {said}");
    }
    assert!(said.starts_with("Films "), "{said}");
}
