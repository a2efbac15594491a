//! The formats of files and folders of files.

use std::path::Path;

use rusqlite::Connection;

use super::around::Pictures;
use super::folder::Folder;
use super::leaf::Leaf;
use super::markdown::Notes;
use super::names::{self, Names};
use super::{destination, document, text};
use crate::media::Originals;
use crate::storage::exports::ExportRow;
use crate::{Exported, Journal, Progress, Result, paths};

/// Reviews on their way out.
pub(super) struct Files<'a> {
    pub(super) journal: &'a Journal,
    pub(super) conn: &'a Connection,
    pub(super) rows: &'a [ExportRow],
    pub(super) author: &'a str,
    pub(super) progress: Progress<'a>,
}

impl Files<'_> {
    /// A folder of notes with their pictures.
    pub(super) fn markdown(&self, to: &Path, exported: &mut Exported) -> Result<()> {
        let mut folder = Folder::begin(to)?;
        let mut notes = Notes {
            conn: self.conn,
            originals: Originals::in_folder(paths::media(self.journal.folder())),
            names: Names::default(),
            pictures: 0,
            problems: Vec::new(),
        };
        self.each(|row, leaf| notes.write(&mut folder, row.review, leaf))?;
        exported.bytes = folder.finish()?;
        exported.pictures = notes.pictures;
        exported.problems = notes.problems;
        Ok(())
    }

    /// A page, or a folder of them.
    pub(super) fn html(&self, to: &Path, alone: bool, exported: &mut Exported) -> Result<()> {
        let (pictures, mut shown) = (Pictures::of(self.journal), 0);
        let bytes = self.one_or_many(to, alone, "html", |leaf| {
            let page = document::alone(&pictures, leaf, self.author)?;
            shown += page.matches("src=\"data:").count();
            Ok(page)
        })?;
        exported.bytes = bytes;
        exported.pictures = shown;
        exported.problems = pictures.problems();
        Ok(())
    }

    /// A text, or a folder of them.
    pub(super) fn text(&self, to: &Path, alone: bool, exported: &mut Exported) -> Result<()> {
        exported.bytes = self.one_or_many(to, alone, "txt", |leaf| Ok(text::text(leaf)))?;
        Ok(())
    }

    fn one_or_many(
        &self,
        to: &Path,
        alone: bool,
        extension: &str,
        mut write: impl FnMut(&Leaf) -> Result<String>,
    ) -> Result<u64> {
        if alone {
            let mut whole = String::new();
            self.each(|_, leaf| {
                whole = write(leaf)?;
                Ok(())
            })?;
            return destination::write(to, whole.as_bytes());
        }
        let mut folder = Folder::begin(to)?;
        let mut names = Names::default();
        self.each(|_, leaf| {
            let name = names.free(names::of_film(&leaf.facts.title, leaf.facts.year));
            folder.write(&format!("{name}.{extension}"), write(leaf)?.as_bytes())
        })?;
        folder.finish()
    }

    /// Reads one review after the other and says how far it is.
    pub(super) fn each(
        &self,
        mut write: impl FnMut(&ExportRow, &Leaf) -> Result<()>,
    ) -> Result<()> {
        let total = self.rows.len();
        for (done, row) in self.rows.iter().enumerate() {
            self.progress.at(done, total, &row.title)?;
            write(row, &Leaf::of_review(self.conn, row.review)?)?;
        }
        self.progress.at(total, total, "")
    }
}
