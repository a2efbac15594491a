use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use zip::write::{SimpleFileOptions, ZipWriter};

/// An export to be: files by their path.
#[derive(Clone, Default)]
pub struct Export(BTreeMap<String, Vec<u8>>);

const DIARY: &str = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date";
const REVIEWS: &str = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date";
const RATINGS: &str = "Date,Name,Year,Letterboxd URI,Rating";
const FILMS: &str = "Date,Name,Year,Letterboxd URI";

impl Export {
    pub fn new() -> Self {
        Self::default()
    }

    /// A made-up export in `tests/fixtures/letterboxd`.
    pub fn fixture(name: &str) -> Self {
        let folder = fixtures().join("letterboxd").join(name);
        let mut export = Self::new();
        export.add_folder(&folder, &folder);
        export
    }

    fn add_folder(&mut self, root: &Path, folder: &Path) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                self.add_folder(root, &path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                self.0.insert(name, std::fs::read(path).unwrap());
            }
        }
    }

    /// With a file of these bytes.
    pub fn file(mut self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.0.insert(path.to_owned(), bytes.as_ref().to_owned());
        self
    }

    pub fn diary(self, rows: &[&str]) -> Self {
        self.table("diary.csv", DIARY, rows)
    }

    pub fn reviews(self, rows: &[&str]) -> Self {
        self.table("reviews.csv", REVIEWS, rows)
    }

    pub fn ratings(self, rows: &[&str]) -> Self {
        self.table("ratings.csv", RATINGS, rows)
    }

    pub fn watched(self, rows: &[&str]) -> Self {
        self.table("watched.csv", FILMS, rows)
    }

    pub fn watchlist(self, rows: &[&str]) -> Self {
        self.table("watchlist.csv", FILMS, rows)
    }

    pub fn likes(self, rows: &[&str]) -> Self {
        self.table("likes/films.csv", FILMS, rows)
    }

    fn table(self, path: &str, heading: &str, rows: &[&str]) -> Self {
        let lines: String = rows.iter().map(|row| format!("{row}\r\n")).collect();
        self.file(path, format!("{heading}\r\n{lines}"))
    }

    /// The ZIP, on disk as long as it is held.
    pub fn packed(&self) -> NamedTempFile {
        let file = tempfile::Builder::new().suffix(".zip").tempfile().unwrap();
        let mut zip = ZipWriter::new(file.reopen().unwrap());
        for (path, bytes) in &self.0 {
            zip.start_file(path.as_str(), SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap();
        file
    }
}

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures")
}
