//! Reviews as files that need no Matinee.

mod book;
mod data;
mod files;
mod private;
mod round_trip;
mod site;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use matinee_core::{
    ExportFormat, ExportOf, ExportOrder, Exported, Journal, Progress, ReviewForm, ReviewId,
    ReviewSave, ReviewText, RevisionCause, ViewingFacts,
};

use crate::support::{TestJournal, film, viewing};

/// The sample journal.
fn sample() -> TestJournal {
    let journal = TestJournal::new();
    journal.open_sample(Progress::unwatched()).unwrap();
    journal
}

/// How many reviews there are.
fn all(journal: &Journal) -> usize {
    finished(journal) + journal.drafts().unwrap().len()
}

/// How many of them are finished; none of the sample's is private.
fn finished(journal: &Journal) -> usize {
    usize::try_from(journal.stats().unwrap().reviews).unwrap()
}

/// Exports all there is.
fn export(journal: &Journal, format: ExportFormat, to: &Path) -> matinee_core::Result<Exported> {
    export_of(journal, ExportOf::Journal, format, to)
}

fn export_of(
    journal: &Journal,
    of: ExportOf,
    format: ExportFormat,
    to: &Path,
) -> matinee_core::Result<Exported> {
    let order = ExportOrder { of, format, between: None, address: None };
    journal.export(&order, to, Progress::unwatched())
}

/// Writes a finished review of a viewing.
fn write(journal: &Journal, title: &str, text: ReviewText, watch: ViewingFacts) -> ReviewId {
    let form =
        ReviewForm { facts: film(title, 1974), watch: Some(watch), text, ..ReviewForm::default() };
    let save = ReviewSave { review: None, draft: None, form, cause: RevisionCause::Done };
    journal.save_review(&save).unwrap().value.review
}

/// Writes a short review of this title.
fn write_short(journal: &Journal, title: &str) -> ReviewId {
    let text = ReviewText { body: "It opens on the flats.".to_owned(), ..ReviewText::default() };
    write(journal, title, text, viewing("2025-11-08", 95))
}

/// Every file below a folder, by its path within it.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut left = vec![folder.to_owned()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                left.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// A file's text.
fn text(files: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    let bytes = files.get(name).unwrap_or_else(|| panic!("no {name} in {:?}", files.keys()));
    String::from_utf8(bytes.clone()).unwrap()
}

/// Every member of a book, by its name.
pub(crate) fn members(book: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(fs::File::open(book).unwrap()).unwrap();
    (0..zip.len())
        .map(|at| {
            let mut member = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut member, &mut bytes).unwrap();
            (member.name().unwrap().into_owned(), bytes)
        })
        .collect()
}
