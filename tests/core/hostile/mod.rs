//! Words that would be programs: through every field and every importer, onto every page that is
//! shown or written. Nothing on those pages runs, and nothing is loaded from elsewhere.

mod fields;
mod importers;
mod page;

use std::path::Path;

/// Scripts, event handlers, addresses, loads from elsewhere: the classes that are known, each in
/// its usual disguises. Each would set `window.caught`, or ask `remote.invalid` for something.
fn payloads() -> Vec<String> {
    let all: Vec<String> =
        serde_json::from_slice(&std::fs::read(fixture("hostile/scripts.json")).unwrap()).unwrap();
    assert_eq!(all.len(), 300);
    all
}

fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name)
}
