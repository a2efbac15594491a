use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use matinee_core::{ExportFormat, LossKind, Progress, ReviewText};

use super::journals::{seen, write};
use super::readers::{escaped_rows, rows};
use super::{counts, order, report, written};
use crate::support::{TestJournal, add_film};

/// A text of so many words, none like the other.
fn long(words: usize) -> String {
    (0..words).fold(String::new(), |mut text, at| {
        let _ = write!(text, "{at:06} ");
        text
    })
}

#[test]
fn letterboxd_gets_files_below_a_megabyte_each_with_its_heading() {
    let journal = TestJournal::new();
    for number in 0..6 {
        let film = add_film(&journal, &format!("Long {number}"), 1974);
        let viewing = journal.log_viewing(film, &seen("2026-03-01", Some(80))).unwrap().value;
        let text = ReviewText { body: long(60_000), ..ReviewText::default() };
        write(&journal, film, Some(viewing), text, true);
    }
    let (exported, files) = written(&journal, ExportFormat::Letterboxd);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["letterboxd-1.csv", "letterboxd-2.csv", "letterboxd-3.csv"]);
    assert_eq!(exported.bytes, files.values().map(|file| file.len() as u64).sum::<u64>());
    let mut titles = Vec::new();
    for file in files.values() {
        assert!(file.len() < 1_000_000 && file.starts_with("LetterboxdURI,tmdbID,"));
        assert_eq!(rows(file), escaped_rows(file));
        titles.extend(rows(file).into_iter().map(|row| row["Title"].clone()));
    }
    assert_eq!(titles.len(), 6);
}

#[test]
fn a_review_no_file_can_hold_stays_behind_and_its_entry_goes() {
    let journal = TestJournal::new();
    let film = add_film(&journal, "Longest", 1974);
    let viewing = journal.log_viewing(film, &seen("2026-03-01", Some(80))).unwrap().value;
    let text = ReviewText { body: long(150_000), ..ReviewText::default() };
    write(&journal, film, Some(viewing), text, true);
    let (_, files) = written(&journal, ExportFormat::Letterboxd);
    assert_eq!(rows(&files["letterboxd-1.csv"])[0]["Rating10"], "8");
    let counts = counts(&report(&journal, ExportFormat::Letterboxd));
    assert_eq!(counts.get(&LossKind::ReviewsTooLong), Some(&1));
}

#[test]
fn films_seen_on_one_day_come_back_from_trakts_csv_with_it() {
    let journal = TestJournal::new();
    for title in ["Absents", "Alibi", "Kites", "Vespers"] {
        let film = add_film(&journal, title, 1974);
        journal.log_viewing(film, &seen("2020-05-05", Some(80))).unwrap();
    }
    let to = journal.folder.path().join("trakt.csv");
    journal.export(&order(ExportFormat::Trakt), &to, Progress::unwatched()).unwrap();
    let table = fs::read_to_string(&to).unwrap();
    let moments: BTreeSet<String> = rows(&table)
        .into_iter()
        .flat_map(|row| [row["watched_at"].clone(), row["rated_at"].clone()])
        .filter(|at| !at.is_empty())
        .collect();
    assert_eq!(moments.len(), 8, "{table}");

    let copy = TestJournal::new();
    let receipt = copy.import_file(&to, Progress::unwatched()).unwrap().value.receipt;
    assert_eq!(receipt.problems, []);
    let (_, files) = written(&copy, ExportFormat::Csv);
    let days: Vec<String> =
        rows(&files[""]).into_iter().map(|row| row["watched_on"].clone()).collect();
    assert_eq!(days, ["2020-05-05"; 4]);
}
