//! The annual, without a window.

use std::fs;

use serde_json::json;

use crate::sample::sample;
use crate::support::{Desk, document, fields, matinee};

#[test]
fn a_year_is_a_page_and_cards_in_a_folder() {
    let desk = Desk::new();
    let to = desk.path("annual");
    let done = matinee()
        .arg("--journal")
        .arg(sample())
        .args(["annual", "2025", "--json", "--to"])
        .arg(&to)
        .assert()
        .success();
    let told = document(&done.get_output().stdout);
    assert_eq!(
        fields(&told),
        ["bytes", "films", "lines", "path", "pictures", "problems", "viewings"]
    );
    assert_eq!((&told["films"], &told["problems"]), (&json!(28), &json!([])));
    let page = fs::read_to_string(to.join("annual.html")).unwrap();
    assert!(page.contains("<title>The annual, 2025</title>"));
    assert!(to.join("cards/3-the-ten-best.png").is_file());
}

#[test]
fn a_time_is_needed_and_one_of_nothing_is_refused() {
    let desk = Desk::new();
    let to = desk.path("annual");
    let ask = |arguments: &[&str]| {
        let mut command = matinee();
        command.arg("--journal").arg(sample()).arg("annual").args(arguments);
        command.arg("--to").arg(&to).assert()
    };
    ask(&[]).code(2);
    ask(&["2025", "--from", "2024"]).code(2);
    ask(&["1931"]).code(1);
    assert!(!to.exists());
    ask(&["--from", "2024-03", "--to-date", "2025-06", "--only", "marder"]).success();
}
