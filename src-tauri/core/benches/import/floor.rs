//! The floor: the same ZIP through bare SQLite.

use std::io::Cursor;
use std::path::Path;

use rusqlite::Connection;
use zip::ZipArchive;

/// The journal's own tables and indexes.
const SCHEMA: &str = include_str!("../../src/storage/migrations/0001_initial.sql");
const STAGING: &str = "
    create temp table d (date, name, year, uri, rating, rewatch, tags, watched);
    create temp table v (date, name, year, uri, rating, rewatch, review, tags, watched);
    create temp table r (date, name, year, uri, rating);
    create temp table w (date, name, year, uri);
    create temp table l (date, name, year, uri);
    create temp table p (date, name, year, uri);";

/// Takes the export into a database of the same schema, in one transaction. Answers its entries.
pub fn import(zip: &[u8], file: &Path) -> rusqlite::Result<usize> {
    let conn = Connection::open(file)?;
    conn.execute_batch(
        "pragma journal_mode = wal; pragma synchronous = full; pragma temp_store = memory;",
    )?;
    conn.execute_batch(SCHEMA)?;
    conn.execute_batch("begin")?;
    conn.execute_batch(STAGING)?;
    let mut archive = ZipArchive::new(Cursor::new(zip)).expect("the export is a ZIP");
    for (path, table, columns) in [
        ("diary.csv", "d", 8),
        ("reviews.csv", "v", 9),
        ("ratings.csv", "r", 5),
        ("watched.csv", "w", 4),
        ("likes/films.csv", "l", 4),
        ("watchlist.csv", "p", 4),
    ] {
        let places = vec!["?"; columns].join(", ");
        let mut insert = conn.prepare(&format!("insert into {table} values ({places})"))?;
        let member = archive.by_name(path).expect("the export has its tables");
        let mut rows = csv::Reader::from_reader(std::io::BufReader::new(member));
        let mut row = csv::StringRecord::new();
        while rows.read_record(&mut row).expect("the export is CSV") {
            insert.execute(rusqlite::params_from_iter(row.iter()))?;
        }
    }
    conn.execute_batch(include_str!("floor.sql"))?;
    conn.execute_batch("commit")?;
    conn.query_row("select count(*) from viewings", [], |row| row.get(0))
}
