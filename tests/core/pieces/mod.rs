//! One review from one file, or a folder of them, into a real journal.

mod again;
mod choosing;
mod films;
mod folders;
mod json_ld;
mod keys;
mod matching;
mod round_trip;
mod single;
mod vault;

use std::path::{Path, PathBuf};

use matinee_core::imports::{ImportReport, ImportRows, LeftOut};
use matinee_core::{
    EditTarget, ExportFormat, ExportOf, ExportOrder, Journal, Progress, ReviewForm, ReviewId,
};

const FLATS: &str = "It opens on the flats, before sunrise, with a man who measures the sea twice a day and writes down what he finds.";
const LEDGER: &str =
    "Nobody reads the ledger, which is the joke of the film and, in the end, its tragedy.";
const PIXEL: &[u8] = include_bytes!("../../fixtures/pictures/one-pixel.png");
const LOSSY: &[u8] = include_bytes!("../../fixtures/pictures/lossy.webp");

/// The text of a page as a browser copies it.
fn page() -> String {
    format!(
        "Skip to main content\n1974\nThe Keeper of Low Water\n“The sea keeps its own books.”\nThe Keeper of Low Water poster\n• 121 minutes\n• Directed by Hanne Marder\n• Tom Hale, Ida Voss\n5-minute read\n{FLATS}\n\nThe ledger\n{LEDGER}\nScene from The Keeper of Low Water\n{FLATS}\n9.5 /10\nMasterpiece\nA film about keeping watch over nothing.\nKeep exploring…\nThe Long Ebb\n"
    )
}

/// A folder to bring files in from.
struct Files(tempfile::TempDir);

impl Files {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn with(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

fn import(journal: &Journal, path: &Path) -> ImportReport {
    journal.import_file(path, Progress::unwatched()).unwrap().value
}

fn held(journal: &Journal, review: i64) -> ReviewForm {
    journal.editing(EditTarget::Review(ReviewId(review))).unwrap().form
}

fn one(kind: impl FnOnce(&mut ImportRows)) -> ImportRows {
    let mut rows = ImportRows { read: 1, ..ImportRows::default() };
    kind(&mut rows);
    rows
}

fn written_out(journal: &Journal, format: ExportFormat, files: &Files, name: &str) -> PathBuf {
    let to = files.path().join(name);
    let to = if format == ExportFormat::Html { to.with_extension("html") } else { to };
    let order =
        ExportOrder { of: ExportOf::Review(ReviewId(1)), format, between: None, address: None };
    journal.export(&order, &to, Progress::unwatched()).unwrap();
    to
}

/// A made-up file of `tests/fixtures`.
fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name)
}

/// What was left out, and why.
fn reasons(left_out: &[LeftOut]) -> Vec<String> {
    left_out.iter().map(|left| format!("{}: {}", left.file, left.reason)).collect()
}
