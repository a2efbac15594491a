//! Bringing in a whole Letterboxd export, in turn with bare SQLite filling the same tables and
//! indexes from the same ZIP; then the same file again, which must cost half of that at most.
//!
//! `cargo bench --bench import -- 100000` takes another number of entries than 10,000.

mod export;
mod floor;
#[path = "../support/mod.rs"]
mod support;

use std::path::Path;

use matinee_core::imports::ImportReport;
use matinee_core::{Journal, Progress};
use support::{compare, tell, wall};

fn main() {
    let entries = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir().expect("a folder for the benchmark");
    let zip = export::packed(entries);
    let file = folder.path().join("export.zip");
    std::fs::write(&file, &zip).expect("room for the benchmark");
    println!("{entries} entries, {} KB packed", zip.len() >> 10);

    let (mut runs, mut floors) = (0, 0);
    compare(
        "import: the whole ZIP",
        1.25,
        5,
        wall,
        || {
            runs += 1;
            let journal = opened(&folder.path().join(format!("ours-{runs}")));
            let added = brought_in(&journal, &file).receipt.added;
            assert_eq!(added.viewings as usize, entries);
        },
        || {
            floors += 1;
            let made = folder.path().join(format!("floor-{floors}.sqlite"));
            assert_eq!(floor::import(&zip, &made).expect("the floor holds"), entries);
        },
    );

    let journal = opened(&folder.path().join("again"));
    let start = wall();
    brought_in(&journal, &file);
    let first = wall() - start;
    let start = wall();
    let again = brought_in(&journal, &file);
    tell("import: the same ZIP again, against the first", 0.5, wall() - start, first);
    assert_eq!(again.receipt.rows.same, again.receipt.rows.read);
    assert_eq!(again.import, None);
}

fn opened(folder: &Path) -> Journal {
    Journal::open(folder).expect("a journal for the benchmark")
}

fn brought_in(journal: &Journal, file: &Path) -> ImportReport {
    journal.import_file(file, Progress::unwatched()).expect("the export comes in").value
}
