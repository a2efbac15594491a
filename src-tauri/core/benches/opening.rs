//! From a closed journal to the first page of the library, against SQLite
//! opening the same file and reading the same rows.

mod support;

use std::path::Path;

use matinee_core::{Journal, LibraryQuery};
use rusqlite::{Connection, OpenFlags};

const PAGE: usize = 60;
const ROUNDS: usize = 15;

fn main() -> std::process::ExitCode {
    run();
    support::end()
}

fn run() {
    let mut medians = Vec::new();
    let sizes = [1_000, support::entries()];
    for entries in sizes {
        let folder = tempfile::tempdir().expect("a folder for the journal");
        drop(support::journal::of(entries, folder.path()));
        let journal = folder.path().join("journal");
        medians.push(support::compare(
            &format!("opening and first page, {entries} viewings"),
            1.5,
            ROUNDS,
            support::wall,
            || ours(&journal),
            || floor(&journal.join("journal.sqlite")),
        ));
    }
    let what = format!("opening, {} viewings against {}", sizes[1], sizes[0]);
    support::tell(&what, 2.0, medians[1], medians[0]);
}

fn ours(folder: &Path) {
    let journal = Journal::open(folder).expect("the journal opens");
    let page = journal.library_first(&LibraryQuery::default(), PAGE).expect("the first page");
    assert_eq!(page.len(), PAGE);
}

/// The settings that make a write safe, the first films, and what their tiles show.
fn floor(file: &Path) {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(file, flags).expect("SQLite opens it");
    conn.execute_batch(
        "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on",
    )
    .expect("the settings");
    let films: Vec<i64> = conn
        .prepare("select film_id from film_standing order by last_watched_on desc, last_day_order desc, film_id desc limit ?1")
        .and_then(|mut all| all.query_map([PAGE], |row| row.get(0))?.collect())
        .expect("the order");
    let mut tile = conn
        .prepare("select title, year, s.score, director from films join film_standing s on film_id = id where id = ?1")
        .expect("a tile");
    assert_eq!(films.len(), PAGE);
    for film in &films {
        let title: String = tile.query_row([film], |row| row.get(0)).expect("a film");
        assert!(!title.is_empty());
    }
}
