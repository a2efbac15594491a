//! What an import may cost however long the export is, counted and not timed.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rusqlite::Connection;
use rusqlite::hooks::{AuthContext, Authorization};
use zip::write::SimpleFileOptions;

use crate::{Journal, Progress};

/// An export of so many films, each seen, scored, tagged and reviewed.
fn export(folder: &Path, films: usize) -> PathBuf {
    let path = folder.join(format!("{films}.zip"));
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    for (file, columns, values) in [
        ("diary.csv", "Rating,Rewatch,Tags,Watched Date", "4.5,,\"noir, rain\",2024-03-02"),
        ("reviews.csv", "Rating,Rewatch,Review,Tags,Watched Date", "4.5,,Good.,noir,2024-03-02"),
        ("ratings.csv", "Rating", "4.5"),
    ] {
        zip.start_file(file, SimpleFileOptions::default()).unwrap();
        writeln!(zip, "Date,Name,Year,Letterboxd URI,{columns}").unwrap();
        for film in 0..films {
            let kind = if file == "ratings.csv" { "f" } else { "e" };
            let address = format!("https://boxd.it/{kind}{film}");
            writeln!(zip, "2024-03-02,Film {film},1999,{address},{values}").unwrap();
        }
    }
    zip.finish().unwrap();
    path
}

fn on_writer<T>(journal: &Journal, look: impl FnOnce(&Connection) -> T) -> T {
    journal.keep([], |edit| Ok(look(edit.conn()))).unwrap().value
}

fn bring_in(journal: &Journal, export: &Path) {
    journal.import_file(export, Progress::unwatched()).unwrap();
}

#[test]
fn no_row_prepares_a_statement_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    // SQLite asks for leave whenever it prepares a statement, at least once for each.
    let asked = |films: usize| {
        let journal = Journal::open(&folder.path().join(films.to_string())).unwrap();
        let count = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&count);
        let count_and_allow = move |_: AuthContext<'_>| {
            counter.fetch_add(1, Ordering::Relaxed);
            Authorization::Allow
        };
        on_writer(&journal, |conn| conn.authorizer(Some(count_and_allow)).unwrap());
        bring_in(&journal, &export(folder.path(), films));
        count.load(Ordering::Relaxed)
    };
    let (few, many) = (asked(200), asked(600));
    assert!(few > 0);
    assert!(many < few + 400, "{few} for 200 films, {many} for 600");
}

#[test]
fn an_import_commits_once() {
    let folder = tempfile::tempdir().unwrap();
    let journal = Journal::open(&folder.path().join("journal")).unwrap();
    let export = export(folder.path(), 600);
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let count_and_commit = move || {
        counter.fetch_add(1, Ordering::Relaxed);
        false
    };
    on_writer(&journal, |conn| conn.commit_hook(Some(count_and_commit)).unwrap());
    let before = count.load(Ordering::Relaxed);
    bring_in(&journal, &export);
    assert_eq!(count.load(Ordering::Relaxed) - before, 1);
}

#[test]
fn the_same_file_again_changes_no_row() {
    let folder = tempfile::tempdir().unwrap();
    let journal = Journal::open(&folder.path().join("journal")).unwrap();
    let export = export(folder.path(), 60);
    let first = on_writer(&journal, Connection::total_changes);
    bring_in(&journal, &export);
    let before = on_writer(&journal, Connection::total_changes);
    assert!(before > first);
    bring_in(&journal, &export);
    assert_eq!(on_writer(&journal, Connection::total_changes), before);
}
