//! `import` of single reviews.

use serde_json::{Value, json};

use crate::support::{Desk, document, fields};

const PAGE: &str = "Skip to main content\n1974\nThe Keeper of Low Water\n“The sea keeps its own books.”\n• 121 minutes\n• Directed by Hanne Marder\n• Tom Hale, Ida Voss\n5-minute read\nIt opens on the flats, before sunrise, with a man who measures the sea twice a day.\nThe ledger\nNobody reads the ledger, which is the joke of the film and, in the end, its tragedy.\n4½/5\nA wonder\nA film about keeping watch over nothing.\nKeep exploring…\n";

fn written(desk: &Desk, name: &str, text: &str) -> String {
    let path = desk.path(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_copied_page_is_understood_brought_in_and_shown() {
    let desk = Desk::new();
    let file = written(&desk, "page.txt", PAGE);
    let rehearsed = desk.json(&["import", &file, "--dry-run"]);
    let understood = &rehearsed["understood"][0];
    assert_eq!(understood["title"], "The Keeper of Low Water");
    assert_eq!(understood["score"], 9.0);
    assert_eq!(understood["left_out"][0], json!({ "line": 1, "text": "Skip to main content" }));
    assert!(!desk.folder().exists());
    let said = desk.said(&["import", &file, "--dry-run"]);
    assert!(said.contains("    directed by: Hanne Marder\n"), "{said}");

    let receipt = desk.json(&["import", &file]);
    assert_eq!(fields(&receipt), ["added", "left_out", "problems", "rows", "source", "time_zone"]);
    assert_eq!((&receipt["source"], &receipt["rows"]["new"]), (&json!("text"), &json!(1)));
    let listed = desk.json(&["list"]);
    let uid = listed[0]["uid"].as_str().unwrap();
    let origin = &desk.json(&["show", uid, "--origin"])["origins"][0];
    assert_eq!((&origin["file_name"], &origin["outcome"]), (&json!("page.txt"), &json!("new")));
    assert_eq!((&origin["line"], &origin["raw"]), (&json!(1), &json!(PAGE)));
    let said = desk.said(&["show", uid, "--origin"]);
    assert!(said.starts_with("page.txt, line 1\npage.txt, brought in "), "{said}");
    assert!(said.contains("\n    The Keeper of Low Water\n"), "{said}");
    let shown = desk.json(&["show", uid]);
    assert_eq!(shown["film"]["cast"][1]["name"], "Ida Voss");
    assert_eq!(shown["review"]["headings"], json!(["The ledger"]));
    assert_eq!(shown["review"]["verdict"], "A wonder");
    assert_eq!(shown["review"]["summary"], "A film about keeping watch over nothing.");
}

#[test]
fn a_folder_is_one_receipt_and_one_undo() {
    let desk = Desk::new();
    written(&desk, "notes/a.txt", PAGE);
    written(&desk, "notes/b.md", "---\ntitle: Salt Roads\nyear: 1999\n---\nA road film.\n");
    let folder = desk.path("notes").to_str().unwrap().to_owned();
    let receipt = desk.json(&["import", &folder]);
    assert_eq!((&receipt["source"], &receipt["rows"]["read"]), (&json!("mixed"), &json!(2)));
    let again = desk.json(&["import", &folder]);
    assert_eq!(again["rows"]["same"], 2);
    desk.json(&["undo"]);
    assert_eq!(desk.json(&["stats"])["films"], 0);
}

#[test]
fn a_review_comes_in_through_a_pipe() {
    let desk = Desk::new();
    let page = "<html><body><article><h1>Salt Roads (1999)</h1><p>It is a road film that never leaves the house, and the better for it.</p></article></body></html>";
    let done = desk.matinee(&["import", "-", "--json"]).write_stdin(page).assert().success();
    let receipt: Value = document(&done.get_output().stdout);
    assert_eq!((&receipt["source"], &receipt["added"]["reviews"]), (&json!("html"), &json!(1)));
}
