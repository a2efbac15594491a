//! Any file in: planned row by row, answered, brought in, accounted for.

mod again;
mod choices;
mod files;
mod fixtures;
mod histories;
mod imdb;
mod json_files;
mod kept;
mod letterboxd_csv;
mod matching;
mod movary;
mod movielens;
mod origins;
mod overlap;
mod own_export;
mod parts;
mod plan;
mod play_tables;
mod posters;
mod presets;
mod properties;
mod texts;
mod tmdb;
mod trakt;
mod xml_files;
mod yamtrack;

use std::path::PathBuf;

use matinee_core::imports::{ImportChoices, ImportPlan, ImportReport, PlanRow, PlanTab};
use matinee_core::{Journal, Progress};

use crate::support::TestJournal;

/// Movary's table of plays, with these rows below its heading.
fn history(rows: &str) -> String {
    format!("title,year,tmdbId,imdbId,watchedAt,comment,location\n{rows}")
}

/// The table that Letterboxd imports, with these rows below its heading.
fn diary(rows: &str) -> String {
    format!("Title,Year,imdbID,Rating10,WatchedDate,Rewatch,Tags,Review\n{rows}")
}

/// A file of this text in the journal's own folder.
fn file(journal: &TestJournal, text: &str) -> PathBuf {
    let path = journal.folder.path().join("a file.csv");
    std::fs::write(&path, text).unwrap();
    path
}

fn import(journal: &TestJournal, text: &str, choices: &ImportChoices) -> ImportReport {
    let path = file(journal, text);
    journal.import_with(&path, choices, Progress::unwatched()).unwrap().value
}

fn plan(journal: &TestJournal, text: &str, choices: &ImportChoices) -> ImportPlan {
    journal.plan_import(&file(journal, text), choices, Progress::unwatched()).unwrap()
}

fn rows(journal: &Journal, plan: &ImportPlan, tab: PlanTab) -> Vec<PlanRow> {
    plan.rows(journal, tab, 0, 100).unwrap()
}

/// The viewings of the journal: title, date, score, place, note.
fn viewings(journal: &TestJournal) -> Vec<String> {
    let tables = rusqlite::Connection::open(journal.folder.path().join("journal.sqlite")).unwrap();
    let mut statement = tables
        .prepare(
            "select f.title || ' ' || coalesce(v.watched_on, 'undated') || ' ' || coalesce(v.score, '–')
                 || ' ' || v.place || ' ' || v.note
             from viewings v join films f on f.id = v.film_id order by v.watched_on, v.day_order, v.id",
        )
        .unwrap();
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    rows.map(|row| row.unwrap().trim().to_owned()).collect()
}
