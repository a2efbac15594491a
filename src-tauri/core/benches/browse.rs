//! Looking through the journal, against the best SQL that answers the same: a page of any order, a
//! page from anywhere, a screen of statistics.

mod support;

use matinee_core::{FilmId, Journal, LibraryQuery, LibrarySort, StatisticsReq, WatchedOn};
use rusqlite::Connection;
use support::bare::{TILES, all};

const PAGE: usize = 60;
const GOAL: f64 = 1.5;
/// Pages of each order, and times statistics are asked for.
const ROUNDS: usize = 20;

const ORDERS: [(LibrarySort, &str, &str); 5] = [
    (
        LibrarySort::Watched,
        "s.last_watched_on is not null",
        "s.last_watched_on desc, s.last_day_order desc, s.film_id desc",
    ),
    (LibrarySort::Score, "s.score is not null", "s.score desc, s.sort_title, s.film_id"),
    (LibrarySort::Title, "true", "f.sort_title, f.year, f.id"),
    (LibrarySort::Year, "f.year is not null", "f.year desc, f.sort_title, f.id"),
    (LibrarySort::Added, "true", "f.added_at desc, f.id desc"),
];

fn main() -> std::process::ExitCode {
    run();
    support::end()
}

fn run() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [make, folder, ..] = arguments.as_slice()
        && make == "journal"
    {
        // For the window's own measure, which needs a poster for every film.
        drop(support::whole::of(support::entries(), std::path::Path::new(folder), true));
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for the journal");
    let entries = support::entries();
    let journal = support::whole::of(entries, folder.path(), false);
    let file = folder.path().join("journal/journal.sqlite");
    let conn = Connection::open(file).expect("SQLite opens it");

    let orders: Vec<(LibrarySort, String)> = ORDERS
        .iter()
        .cycle()
        .take(ORDERS.len() * ROUNDS * 2)
        .map(|(sort, known, order)| (*sort, first(known, order)))
        .collect();
    support::spread(
        &format!("first page of an order, {entries} viewings"),
        GOAL,
        &orders,
        |(sort, _)| {
            let query = LibraryQuery { sort: *sort, ..LibraryQuery::default() };
            assert_eq!(journal.library_first(&query, PAGE).expect("a page").len(), PAGE);
        },
        |(_, sql)| assert_eq!(all(&conn, sql, []), PAGE),
    );

    let films = journal.library_ids(&LibraryQuery::default()).expect("the order");
    let pages: Vec<&[FilmId]> = films.chunks_exact(PAGE).collect();
    let pages: Vec<&[FilmId]> = (0..200).map(|at| pages[at * 7_919 % pages.len()]).collect();
    let sql = format!(
        "{TILES} from json_each(?1) k join films f on f.id = k.value
         join film_standing s on s.film_id = f.id order by k.key"
    );
    support::spread(
        &format!("a page anywhere, {entries} viewings"),
        GOAL,
        &pages,
        |films| assert_eq!(journal.film_tiles(films).expect("a page").len(), PAGE),
        |films| {
            let ids = serde_json::to_string(films).expect("ids");
            assert_eq!(all(&conn, &sql, [ids]), PAGE);
        },
    );

    let times = [None, Some("2020"), Some("2012")];
    let times: Vec<Option<&str>> = times.into_iter().cycle().take(ROUNDS).collect();
    support::spread(
        &format!("a screen of statistics, {entries} viewings"),
        GOAL,
        &times,
        |year| statistics(&journal, *year),
        |year| bare_statistics(&conn, *year),
    );
}

fn first(known: &str, order: &str) -> String {
    // An index that holds the order holds the ids: what tiles show is read of those alone.
    let from = match (order.contains("f."), order.contains("s.")) {
        (true, false) => "select f.id from films f",
        _ => "select s.film_id from film_standing s",
    };
    format!(
        "with page (id) as ({from} where {known} order by {order} limit {PAGE})
         {TILES} from page cross join films f on f.id = page.id join film_standing s on s.film_id = f.id"
    )
}

fn statistics(journal: &Journal, year: Option<&str>) {
    let mut req = StatisticsReq::default();
    let date = year.map(|year| WatchedOn::parse(year).expect("a year"));
    (req.between.from, req.between.to) = (date, date);
    let told = journal.statistics(&req).expect("the statistics");
    assert!(told.figures.viewings > 0 && !told.directors.seen.is_empty());
}

/// Every table of the screen as one `select` each, over the viewings of the time and their films,
/// gathered once.
fn bare_statistics(conn: &Connection, year: Option<&str>) {
    let within = year.map_or("true".to_owned(), |year| {
        format!("watched_on >= '{year}' and watched_on < '{year}~'")
    });
    let score = if year.is_some() { "max(w.score)" } else { "s.score" };
    conn.execute_batch(&format!(
        "create temp table w as select id, film_id, watched_on, day_order, rewatch, score, place
           from main.viewings where {within};
         create temp table seen (id integer primary key, year, runtime_min, colour, score, liked, n);
         insert into seen select f.id, f.year, f.runtime_min, f.poster_colour, {score}, s.liked, count(*)
           from w join films f on f.id = w.film_id join film_standing s on s.film_id = f.id group by f.id;"
    ))
    .expect("what is counted");
    let mut rows = 0;
    for sql in STATISTICS {
        rows += all(conn, sql, []);
    }
    assert!(rows > 0);
    conn.execute_batch("drop table temp.w; drop table temp.seen;").expect("it goes again");
}

const STATISTICS: [&str; 22] = [
    "select count(*), count(distinct film_id), sum(rewatch), count(score), avg(score),
            sum(watched_on is null), sum(length(watched_on) = 4), sum(length(watched_on) = 7) from w",
    "select sum(s.runtime_min * s.n), sum(s.liked), sum(s.runtime_min is null) from seen s",
    "select count(*), sum(words) from reviews r where state = 'finished' and viewing_id in (select id from w)",
    "select score, count(*), group_concat(colour) from seen where score is not null group by score",
    "select (select word from verdict_bands where from_score <= s.score order by from_score desc limit 1) as word,
            count(*) from seen s where score is not null group by word",
    "select year, count(*), count(score), avg(score) from seen group by year",
    "select year / 10, count(*), count(score), avg(score) from seen group by 1",
    "select substr(watched_on, 1, 4), count(*), count(score), avg(score) from main.viewings
     where watched_on is not null group by 1",
    "select substr(watched_on, 6, 2), count(*), count(score), avg(score) from w
     where length(watched_on) >= 7 group by 1",
    "select strftime('%u', watched_on), count(*), count(score), avg(score) from w
     where length(watched_on) = 10 group by 1",
    "select watched_on, count(*), max(score) from w where length(watched_on) = 10 group by 1 order by 1",
    "select (select name from genres where id = genre_id), count(*), count(s.score), avg(s.score)
     from film_genres l join seen s on s.id = l.film_id group by genre_id order by 2 desc limit 100",
    "select (select name from countries where id = country_id), count(*), count(s.score), avg(s.score)
     from film_countries l join seen s on s.id = l.film_id group by country_id order by 2 desc limit 100",
    "select (select name from languages where id = language_id), count(*), count(s.score), avg(s.score)
     from film_languages l join seen s on s.id = l.film_id group by language_id order by 2 desc limit 100",
    "select runtime_min / 15, count(*), count(score), avg(score) from seen group by 1",
    "select role, (select name from people where id = person_id), n, a from (
       select role, person_id, count(*) as n, avg(score) as a,
              row_number() over (partition by role order by count(*) desc) as place
       from (select distinct c.role, c.person_id, c.film_id, s.score from credits c join seen s on s.id = c.film_id)
       group by role, person_id) where place <= 25",
    "select role, (select name from people where id = person_id), n, a from (
       select role, person_id, count(*) as n, (sum(score) + 3 * 60.0) / (count(score) + 3) as a,
              row_number() over (partition by role order by (sum(score) + 3 * 60.0) / (count(score) + 3) desc) as place
       from (select distinct c.role, c.person_id, c.film_id, s.score from credits c join seen s on s.id = c.film_id)
       group by role, person_id having count(score) >= 3) where place <= 25",
    "select (select title from films where id = s.id), n from seen s where n > 1 order by n desc limit 10",
    "select count(*), sum(change > 0), sum(change < 0), avg(change) from (
       select score - lag(score) over (partition by film_id order by watched_on, day_order, id) as change
       from w where score is not null and watched_on is not null) where change is not null",
    "select (select name from tags where id = tag_id), count(*), count(w.score), avg(w.score)
     from viewing_tags l join w on w.id = l.viewing_id group by tag_id order by 2 desc limit 100",
    "select place, count(*), count(score), avg(score) from w where place <> '' group by place order by 2 desc limit 100",
    "select * from (select film_id, watched_on, row_number() over (order by watched_on, day_order, id) as nth
                    from main.viewings where watched_on is not null) where nth in (100, 250, 500) or nth % 1000 = 0",
];
