use rusqlite::Connection;

use crate::Result;
use crate::storage::settings::EXPORTED;

/// How many records of each kind an archive of this journal holds, under the names of its files.
pub(crate) fn counts(conn: &Connection) -> Result<Vec<(&'static str, usize)>> {
    const TABLES: &[(&str, &str)] = &[
        ("media", "media"),
        ("people", "people"),
        ("films", "films"),
        ("viewings", "viewings"),
        ("reviews", "reviews"),
        ("revisions", "revisions"),
        ("drafts", "drafts"),
        ("tags", "tags"),
        ("lists", "lists"),
        ("watchlist", "watchlist"),
        ("shelves", "shelves"),
        ("comparisons", "comparisons"),
        ("lines", "kept_lines"),
        ("verdicts", "verdict_bands"),
        ("settings", EXPORTED),
        ("imports", "imports where source <> 'matinee'"),
    ];
    TABLES
        .iter()
        .map(|(name, table)| {
            let count = conn
                .prepare_cached(&format!("select count(*) from {table}"))?
                .query_row([], |row| row.get(0))?;
            Ok((*name, count))
        })
        .collect()
}
