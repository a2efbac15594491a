//! A key typed, against the best SQL that answers the same: what the palette shows first, and the
//! library's first page.

mod support;

use matinee_core::{HitKind, Journal, LibraryQuery, SearchOrder, SearchReq, Turn};
use rusqlite::Connection;
use support::bare::{TILES, all};
use support::journal::WORDS;

/// Hits of each kind that the palette shows.
const HITS: u32 = 5;
const PAGE: usize = 60;
/// Of how many of the newest films, reviews and viewings a page is made.
const NEWEST: usize = 200;
const GOAL: f64 = 1.5;

fn main() -> std::process::ExitCode {
    run();
    support::end()
}

fn run() {
    let folder = tempfile::tempdir().expect("a folder for the journal");
    let entries = support::entries();
    let journal = support::whole::of(entries, folder.path(), false);
    let file = folder.path().join("journal/journal.sqlite");
    let conn = Connection::open(file).expect("SQLite opens it");
    for letters in [1, 2, 3, 5] {
        let typed: Vec<String> = WORDS
            .iter()
            .cycle()
            .take(200)
            .map(|word| word.chars().take(letters).collect())
            .collect();
        support::spread(
            &format!("{letters} letters, palette, {entries} viewings"),
            GOAL,
            &typed,
            |typed| hits(&journal, typed),
            |typed| bare_hits(&conn, typed),
        );
        support::spread(
            &format!("{letters} letters, library, {entries} viewings"),
            GOAL,
            &typed,
            |typed| page(&journal, typed),
            |typed| bare_page(&conn, typed),
        );
    }
}

fn hits(journal: &Journal, typed: &str) {
    let req =
        SearchReq { line: typed.to_owned(), order: SearchOrder::Newest, limit: HITS, kind: None };
    let hits = journal.search_hits(&req, &Turn::lasting()).expect("the search");
    assert!(hits.iter().any(|hit| hit.kind == HitKind::Film));
}

/// The same rows with the same columns, as text; nothing is done with them.
fn bare_hits(conn: &Connection, typed: &str) {
    let film = "f.id, f.title, f.language, f.year, (select hash from media where id = f.poster_id)";
    let statements = [
        format!(
            "select f.uid, {film}, s.score,
               (select r.id from reviews r where r.film_id = f.id and r.state = 'finished'
                order by r.written_at desc, r.id desc limit 1),
               (select group_concat(name, ', ') from (select distinct p.name from credits c
                join people p on p.id = c.person_id where c.film_id = f.id
                order by case c.role when 'director' then 0 when 'writer' then 1 else 2 end, c.position))
             from film_search k join films f on f.id = k.rowid join film_standing s on s.film_id = f.id
             where film_search match ?1 order by k.rowid desc limit ?2"
        ),
        format!(
            "select r.uid, {film}, s.score, v.watched_on, r.headline || char(10, 10) || r.body || char(10, 10) || r.summary
             from review_search k join reviews r on r.id = k.rowid join films f on f.id = r.film_id
             join film_standing s on s.film_id = f.id left join viewings v on v.id = r.viewing_id
             where review_search match ?1 order by k.rowid desc limit ?2"
        ),
        format!(
            "select v.uid, {film}, v.score, v.watched_on,
               (select r.id from reviews r where r.viewing_id = v.id and r.state = 'finished' limit 1),
               concat_ws(', ', nullif(v.place, ''),
                 (select group_concat(name, ', ') from (select name from companions where viewing_id = v.id order by position)),
                 (select group_concat(name, ', ') from (select t.name from viewing_tags vt join tags t on t.id = vt.tag_id
                    where vt.viewing_id = v.id order by vt.position)), nullif(v.note, ''))
             from viewing_search k join viewings v on v.id = k.rowid join films f on f.id = v.film_id
             where viewing_search match ?1 order by k.rowid desc limit ?2"
        ),
    ];
    let found: usize =
        statements.iter().map(|sql| all(conn, sql, rusqlite::params![begins(typed), HITS])).sum();
    assert!(found > 0);
}

fn page(journal: &Journal, typed: &str) {
    let query = LibraryQuery { text: typed.to_owned(), ..LibraryQuery::default() };
    assert!(!journal.library_first(&query, PAGE).expect("the page").is_empty());
}

/// The last seen of the newest films, reviews and viewings that have the words, with what a tile shows.
fn bare_page(conn: &Connection, typed: &str) {
    let newest = |index: &str| {
        format!(
            "(select rowid as id from {index} where {index} match ?1 order by rowid desc limit {NEWEST})"
        )
    };
    let sql = format!(
        "with found (id) as (
           select id from {}
           union select film_id from {} k join reviews r on r.id = k.id
           union select film_id from {} k join viewings v on v.id = k.id),
         page (id) as (
           select s.film_id from found cross join film_standing s on s.film_id = found.id
           order by s.last_watched_on desc, s.last_day_order desc, s.film_id desc limit {PAGE})
         {TILES} from page cross join films f on f.id = page.id join film_standing s on s.film_id = f.id",
        newest("film_search"),
        newest("review_search"),
        newest("viewing_search")
    );
    assert!(all(conn, &sql, [begins(typed)]) > 0);
}

fn begins(typed: &str) -> String {
    format!("\"{typed}\"*")
}
