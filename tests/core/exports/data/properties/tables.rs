use std::collections::{BTreeMap, BTreeSet};

use matinee_core::ExportFormat;

use super::super::readers::rows;
use super::super::written;
use super::facts::{document, points, text, truth};
use crate::support::TestJournal;

/// What the exact table says, with the guard taken off the other.
pub fn read_back(journal: &TestJournal) {
    let [exact, safe] = [ExportFormat::Csv, ExportFormat::CsvSafe]
        .map(|format| rows(&written(journal, format).1[""]));
    let unguarded = |cell: &str| {
        let first = cell.trim_start_matches('\'').chars().next();
        let formula = first.is_some_and(|first| "=+-@\t\r\n\0＝＋－＠".contains(first));
        assert!(!formula || cell.starts_with('\''), "{cell:?} would be a formula");
        if formula { cell[1..].to_owned() } else { cell.to_owned() }
    };
    assert_eq!(exact.len(), safe.len());
    for (exact, mut safe) in exact.iter().zip(safe) {
        assert_eq!(safe.remove("spreadsheet_safe").as_deref(), Some("yes"));
        let safe: BTreeMap<_, _> =
            safe.into_iter().map(|(name, cell)| (name, unguarded(&cell))).collect();
        assert_eq!(&safe, exact);
    }
    let whole = truth(&document(journal));
    let viewings: BTreeSet<&str> = exact.iter().map(|row| row["viewing_uid"].as_str()).collect();
    let seen: usize = whole.iter().map(|film| film.viewings.len()).sum();
    assert_eq!(viewings.iter().filter(|uid| !uid.is_empty()).count(), seen);
    for film in &whole {
        let rows: Vec<_> =
            exact.iter().filter(|row| row["film_uid"] == text(&film.record["uid"])).collect();
        assert!(!rows.is_empty());
        for row in &rows {
            assert_eq!(row["title"], text(&film.record["title"]));
            assert_eq!(row["tagline"], text(&film.record["tagline"]));
        }
        for viewing in &film.viewings {
            let row = rows.iter().find(|row| row["viewing_uid"] == text(&viewing["uid"])).unwrap();
            assert_eq!(row["watched_on"], text(&viewing["watched_on"]));
            assert_eq!(row["score"], points(&viewing["score"]));
            assert_eq!(row["place"], text(&viewing["place"]));
            assert_eq!(row["note"], text(&viewing["note"]));
        }
        for review in &film.reviews {
            let row = rows.iter().find(|row| row["review_uid"] == text(&review["uid"])).unwrap();
            for field in ["headline", "body", "summary", "verdict", "state"] {
                assert_eq!(row[field], text(&review[field]), "{field}");
            }
            assert_eq!(row["viewing_uid"], text(&review["viewing"]));
        }
    }
}
