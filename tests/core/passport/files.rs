//! What the tests of single sources share: fixtures, and what a journal holds.

use std::io::Write;
use std::path::{Path, PathBuf};

use matinee_core::imports::{ImportChoices, ImportReading, Receipt};
use matinee_core::{Error, Progress};
use rusqlite::types::FromSql;
use tempfile::NamedTempFile;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::support::TestJournal;

/// A fixture by its path.
pub fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(path)
}

/// The files of a fixture's folder.
pub fn files_of(folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(fixture(folder))
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// A ZIP of these files, called as nothing tells.
pub fn packed(files: &[(String, Vec<u8>)]) -> NamedTempFile {
    let file = NamedTempFile::new().unwrap();
    let mut zip = ZipWriter::new(file.as_file().try_clone().unwrap());
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    file
}

/// A file of these bytes, called as nothing tells.
pub fn written(bytes: impl AsRef<[u8]>) -> NamedTempFile {
    let file = NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    file
}

/// The answers of somebody in New York.
pub fn in_new_york() -> ImportChoices {
    let reading =
        ImportReading { time_zone: Some("America/New_York".into()), ..ImportReading::default() };
    ImportChoices { reading, ..ImportChoices::default() }
}

/// Brings a file in; the rows of its receipt have to add up.
pub fn bring_in(journal: &TestJournal, path: &Path, choices: &ImportChoices) -> Receipt {
    let planned = journal.plan_import(path, choices, Progress::unwatched()).unwrap();
    let receipt = journal.import_with(path, choices, Progress::unwatched()).unwrap().value.receipt;
    assert_eq!(planned.report().receipt, receipt, "what was planned is not what came in");
    let rows = receipt.rows;
    let parts = rows.new + rows.same + rows.merged + rows.conflict + rows.skipped + rows.unreadable;
    assert_eq!(rows.read, parts, "{rows:?}");
    receipt
}

/// Why a file is refused.
pub fn refused(journal: &TestJournal, path: &Path) -> String {
    match journal.import_with(path, &in_new_york(), Progress::unwatched()) {
        Err(Error::BadFile { reason, .. }) => reason,
        Err(other) => panic!("{other:?}"),
        Ok(report) => panic!("it came in: {:?}", report.value.receipt),
    }
}

/// A column of values from the journal's tables.
pub fn column<T: FromSql>(journal: &TestJournal, sql: &str) -> Vec<T> {
    let tables = rusqlite::Connection::open(journal.folder.path().join("journal.sqlite")).unwrap();
    let mut statement = tables.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// The reviews: film, date of writing, private, spoilers, text.
pub fn reviews(journal: &TestJournal) -> Vec<String> {
    column(
        journal,
        "select f.title || ' ' || date(r.written_at) || iif(r.private, ' private', '')
             || iif(r.spoilers, ' spoilers', '') || iif(r.viewing_id is null, '', ' of a viewing') || ': ' || r.body
         from reviews r join films f on f.id = r.film_id order by r.id",
    )
}

/// The films with a score of their own.
pub fn scores(journal: &TestJournal) -> Vec<String> {
    column(journal, "select title || ' ' || score from films where score is not null order by id")
}

/// The films to see, since when and why.
pub fn watchlist(journal: &TestJournal) -> Vec<String> {
    column(
        journal,
        "select trim(f.title || ' ' || w.added_on || ' ' || w.why) from watchlist w join films f on f.id = w.film_id order by 1",
    )
}

/// The films on lists, with their notes.
pub fn listed(journal: &TestJournal) -> Vec<String> {
    column(
        journal,
        "select trim(l.name || ': ' || f.title || ' ' || lf.note) from list_films lf
         join lists l on l.id = lf.list_id join films f on f.id = lf.film_id order by l.id, lf.position",
    )
}

/// What receipts say of rows, file and line before it.
pub fn problems(receipt: &Receipt) -> Vec<String> {
    let problems = receipt.problems.iter();
    problems
        .map(|problem| format!("{}:{} {}", problem.file, problem.line, problem.reason))
        .collect()
}

/// What was left out: how many rows of which file.
pub fn left_out(receipt: &Receipt) -> Vec<String> {
    receipt.left_out.iter().map(|out| format!("{} {}", out.rows, out.reason)).collect()
}
