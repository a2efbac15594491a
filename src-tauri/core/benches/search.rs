//! What is typed, letter by letter, against the same words asked of FTS5.

mod support;

use matinee_core::{Journal, LibraryQuery};
use rusqlite::Connection;

const PAGE: usize = 60;

fn main() {
    let folder = tempfile::tempdir().expect("a folder for the journal");
    let entries = support::entries();
    let journal = support::journal::of(entries, folder.path());
    let file = folder.path().join("journal/journal.sqlite");
    let conn = Connection::open(file).expect("SQLite opens it");
    for typed in ["v", "vi", "vio", "violin", "violin12", "thunder orchard"] {
        support::compare(
            &format!("search '{typed}', {entries} viewings"),
            2.0,
            15,
            support::wall,
            || ours(&journal, typed),
            || floor(&conn, typed),
        );
    }
}

fn ours(journal: &Journal, typed: &str) {
    let query = LibraryQuery { text: typed.to_owned(), ..LibraryQuery::default() };
    let films = journal.library_ids(&query).expect("the search");
    let page = films.iter().copied().take(PAGE).collect::<Vec<_>>();
    journal.film_tiles(&page).expect("the first page");
}

/// The films and reviews with these beginnings, the last seen first.
fn floor(conn: &Connection, typed: &str) {
    let words = typed.split(' ').map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" ");
    let mut found = conn
        .prepare_cached(
            "select f.id, f.title, f.year, s.score from film_standing s join films f on f.id = s.film_id
             where f.id in (select rowid from film_search where film_search match ?1
                            union select film_id from reviews where id in
                                  (select rowid from review_search where review_search match ?1))
             order by s.last_watched_on desc, s.last_day_order desc, s.film_id desc",
        )
        .expect("the statement");
    let titles = found.query_map([words], |row| row.get::<_, String>(1)).expect("the search");
    assert!(titles.filter(Result::is_ok).count() > 0);
}
