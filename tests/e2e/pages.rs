//! Exported pages in a browser, in either colour scheme.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::browser::Browser;
use crate::driver::app;
use crate::sample;

/// Runs the command line on a journal.
fn matinee(journal: &Path, arguments: &[&str]) -> Vec<u8> {
    let done = Command::new(app()).arg("--journal").arg(journal).args(arguments).output();
    let done = done.expect("the app has a command line");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "matinee {arguments:?} failed: {said}");
    done.stdout
}

/// The sample's pages: the whole site, and one review by itself.
fn written(home: &Path) -> Vec<PathBuf> {
    let journal = home.join("journal");
    sample::fill(&journal);
    let (site, alone) = (home.join("site"), home.join("show.html"));
    let to = site.display().to_string();
    matinee(&journal, &["export", "--format", "site", "--to", &to]);
    let listed = matinee(&journal, &["list", "--json"]);
    let listed: Value = serde_json::from_slice(&listed).expect("the list is JSON");
    let first = listed[0]["uid"].as_str().expect("each record has a uid");
    let page = matinee(&journal, &["show", first, "--format", "html"]);
    std::fs::write(&alone, page).expect("the page can be written");
    let mut pages = vec![alone];
    let mut folders = vec![site];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the site is there").flatten() {
            let path = entry.path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.extension().is_some_and(|it| it == "html") => pages.push(path),
                false => {}
            }
        }
    }
    pages
}

#[tokio::test]
async fn exported_pages_can_be_read_by_everybody_in_light_and_in_dark() {
    let home = tempfile::tempdir().expect("a folder for the run");
    let pages = written(home.path());
    assert!(pages.len() > 30, "only {} pages", pages.len());
    let mut faults = Vec::new();
    for dark in [false, true] {
        let browser = Browser::start(dark).await;
        for page in &pages {
            let shown = page.strip_prefix(home.path()).unwrap_or(page).display().to_string();
            let found = browser.faults(page).await;
            faults.extend(found.iter().map(|fault| format!("{shown}, dark {dark}: {fault}")));
        }
        browser.close().await;
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
