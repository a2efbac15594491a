use std::path::{Path, PathBuf};

use matinee_core::imports::{DateOrder, FilmsAre, ImportChoices, ImportReading};
use matinee_core::{ExportFormat, ExportOf, ExportOrder, Progress};

use super::fields::assert_window_harmless;
use super::{fixture, payloads};
use crate::support::TestJournal;

/// How many of the texts go through each importer; every one goes through some.
fn times() -> usize {
    if std::env::var("TORTURE").is_ok_and(|asked| asked == "full") { 300 } else { 4 }
}

/// The made-up files of other products that carry text, each an importer or a part of one.
const FILES: &[&str] = &[
    "criticker/ratings.xml",
    "filmtipset/votes.csv",
    "gcstar/films.gcs",
    "imdb/v1-ratings.csv",
    "imdb/v2-list.csv",
    "imdb/v3-ratings.csv",
    "imdb/v3-watchlist.csv",
    "letterboxd/whole/diary.csv",
    "letterboxd/whole/reviews.csv",
    "letterboxd/newer/lists/rooms-with-weather.csv",
    "letterboxd-rss/feed.xml",
    "movielens/movielens-tags.csv",
    "netflix/day-first.csv",
    "prime-video/history.csv",
    "ryot/export.json",
    "simkl/SimklBackup.json",
    "simkl-csv/SimklBackup.csv",
    "tellico/tellico.xml",
    "tmdb/ratings.csv",
    "trakt-csv/history.csv",
    "watcharr/watched.json",
    "yamtrack/2026.csv",
];

/// The file with its words replaced, and everything it is known by left.
fn with_words(file: &Path, words: &str) -> Vec<u8> {
    // One is of Latin-1, in which a byte is a letter.
    let text = String::from_utf8(std::fs::read(file).unwrap())
        .unwrap_or_else(|err| err.into_bytes().into_iter().map(char::from).collect());
    match file.extension().and_then(|end| end.to_str()) {
        Some("csv") => in_table(&text, words),
        Some("json") => {
            let mut document = serde_json::from_str(&text).unwrap();
            in_json(&mut document, words);
            document.to_string().into_bytes()
        }
        _ => {
            let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
            let words: String =
                words.chars().filter(|it| !it.is_control() || *it == '\n').collect();
            let mut text = text;
            for known in [
                "Kites",
                "Great &amp; loud.",
                "My words.",
                "Drama",
                "The Glass Harbour",
                "A harbour.",
            ] {
                text = text.replace(known, &words);
            }
            text.into_bytes()
        }
    }
}

fn is_words(value: &str) -> bool {
    value.trim().contains(' ')
        && value.starts_with(char::is_alphabetic)
        && !value.contains("://")
        && !value.contains("tt0")
}

fn in_table(text: &str, words: &str) -> Vec<u8> {
    let mut rows =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut out = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let mut below = false;
    for row in rows.records() {
        let row = row.unwrap();
        let is_heading = !below;
        let values = row.iter().map(|value| {
            if !is_heading && (is_words(value) || matches!(value, "Kites" | "Moth")) {
                words
            } else {
                value
            }
        });
        out.write_record(values).unwrap();
        // Some begin with lines of their own about the file.
        below |= row.len() > 2 && !row[0].contains("list export");
    }
    out.into_inner().unwrap()
}

fn in_json(value: &mut serde_json::Value, words: &str) {
    match value {
        serde_json::Value::String(text)
            if is_words(text) || matches!(text.as_str(), "Kites" | "Moth") =>
        {
            *text = words.to_owned();
        }
        serde_json::Value::Array(all) => all.iter_mut().for_each(|it| in_json(it, words)),
        serde_json::Value::Object(fields) => fields.values_mut().for_each(|it| in_json(it, words)),
        _ => {}
    }
}

fn choices() -> ImportChoices {
    let reading = ImportReading {
        time_zone: Some("UTC".into()),
        films_are: Some(FilmsAre::Seen),
        date_order: Some(DateOrder::DayFirst),
        ..ImportReading::default()
    };
    ImportChoices { reading, ..ImportChoices::default() }
}

/// Some of the texts, others for each importer.
fn some(turn: usize) -> Vec<String> {
    let all = payloads();
    (0..times()).map(|at| all[(turn * times() + at) % all.len()].clone()).collect()
}

fn bring_in(journal: &TestJournal, path: &Path) -> bool {
    match journal.import_with(path, &choices(), Progress::unwatched()) {
        Ok(brought) => brought.value.receipt.rows.new > 0 || !brought.topics.is_empty(),
        Err(matinee_core::Error::BadFile { .. }) => false,
        Err(err) => panic!("{}: {err}", path.display()),
    }
}

#[test]
fn no_importer_of_other_products_brings_a_program_onto_a_page() {
    let place = tempfile::tempdir().unwrap();
    for (turn, name) in FILES.iter().enumerate() {
        let journal = TestJournal::new();
        let mut came = 0;
        for words in some(turn) {
            let file = place.path().join(Path::new(name).file_name().unwrap());
            std::fs::write(&file, with_words(&fixture(name), &words)).unwrap();
            came += usize::from(bring_in(&journal, &file));
        }
        // Some are one title, as titles are matched, and some are none.
        assert!(came > 0, "nothing of {name} came in");
        assert_window_harmless(&journal, name);
    }
}

#[test]
fn no_single_review_brings_a_program_onto_a_page() {
    let place = tempfile::tempdir().unwrap();
    let journal = TestJournal::new();
    let mut came = 0;
    for (number, words) in payloads().iter().enumerate() {
        let title = format!("Absents {number}");
        let pieces: [(&str, String); 3] = [
            (
                "page.html",
                format!(
                    "<html><head><title>{title} (1999)</title></head><body><article><h1>{title} (1999)</h1><p>8/10</p><p>It opens on the flats, and stays there.</p><div>{words}</div><p>Then the tide comes in.</p></article></body></html>"
                ),
            ),
            (
                "note.md",
                format!(
                    "---\ntitle: \"{title}\"\nyear: 1999\nrating: 8\n---\n\nIt opens on the flats.\n\n{words}\n"
                ),
            ),
            ("words.txt", format!("{title} (1999)\n\nIt opens on the flats.\n\n{words}\n")),
        ];
        let (name, text) = &pieces[number % 3];
        let file: PathBuf = place.path().join(name);
        std::fs::write(&file, text).unwrap();
        came += usize::from(bring_in(&journal, &file));
    }
    assert!(came > 200, "only {came} came in");
    assert_window_harmless(&journal, "pieces");
}

/// Our own formats, out of a journal full of such words and back into an empty one.
#[test]
fn no_format_of_ours_brings_a_program_back_onto_a_page() {
    let full = TestJournal::new();
    for (number, words) in some(7).iter().enumerate() {
        super::fields::fill(&full, words, number);
    }
    let place = tempfile::tempdir().unwrap();
    for (format, name) in [
        (ExportFormat::Archive, "everything.zip"),
        (ExportFormat::Markdown, "notes"),
        (ExportFormat::Html, "pages"),
        (ExportFormat::Json, "films.json"),
        (ExportFormat::Csv, "films.csv"),
        (ExportFormat::CsvSafe, "safe.csv"),
        (ExportFormat::Letterboxd, "letterboxd"),
        (ExportFormat::Imdb, "imdb.csv"),
        (ExportFormat::Trakt, "trakt.csv"),
        (ExportFormat::Movary, "movary"),
        (ExportFormat::Yamtrack, "yamtrack.csv"),
        (ExportFormat::Tellico, "tellico.xml"),
    ] {
        let order = ExportOrder { of: ExportOf::Journal, format, between: None, address: None };
        let to = place.path().join(name);
        full.export(&order, &to, Progress::unwatched()).unwrap();
        let files: Vec<PathBuf> = match name {
            "letterboxd" | "movary" => crate::exports::files(&to)
                .into_keys()
                .filter(|it| it.ends_with(".csv"))
                .map(|it| to.join(it))
                .collect(),
            _ => vec![to],
        };
        let journal = TestJournal::new();
        let came = files.iter().filter(|file| bring_in(&journal, file)).count();
        assert!(came > 0, "{name} did not come in");
        assert_window_harmless(&journal, name);
    }
}
