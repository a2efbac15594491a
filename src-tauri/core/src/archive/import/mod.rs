//! An archive coming in: into an empty journal it gives the same journal; into one with records of
//! its own, records meet by uid, the newer one stands, and the receipt counts every one.

mod about;
mod contents;
mod films;
mod lists;
mod pictures;
mod taking;
mod viewings;

use std::io::{self, Read};
use std::path::Path;

pub(super) use contents::Contents;
use taking::Taking;

use crate::imports::{ImportReport, Receipt, hash_of};
use crate::journal::Edit;
use crate::storage::imports::ImportRow;
use crate::{Changed, ImportId, Journal, Op, Progress, Result, clock, storage};

/// What the receipt calls an archive.
const SOURCE: &str = "matinee";

/// Whether a file looks like an archive of Matinee's, of whatever version. What is wrong with one
/// that does is for [`Journal::import_archive`] to say.
pub fn is_archive(path: &Path) -> bool {
    std::fs::File::open(path)
        .ok()
        .and_then(|file| zip::ZipArchive::new(io::BufReader::new(file)).ok())
        .is_some_and(|zip| zip.index_for_name(super::manifest::MANIFEST).is_some())
}

impl Journal {
    /// Brings an archive in, as one undo step.
    ///
    /// # Errors
    /// [`crate::Error::BadFile`] when it is no archive, of a newer version, damaged, or over a limit;
    /// [`crate::Error::Cancelled`]. The journal is as it was then.
    pub fn import_archive(
        &self,
        path: &Path,
        progress: Progress<'_>,
    ) -> Result<Changed<ImportReport>> {
        let hash = hash_of(path)?;
        self.take_archive(Contents::open(path)?, hash, Op::ImportArchive, progress)
    }

    /// What [`Journal::import_archive`] would do, without doing it.
    ///
    /// # Errors
    /// As for [`Journal::import_archive`].
    pub fn rehearse_archive(&self, path: &Path, progress: Progress<'_>) -> Result<ImportReport> {
        let mut contents = Contents::open(path)?;
        let receipt = self.rehearse(|edit| {
            let mut taking = Taking::begin(edit, &mut contents, progress)?;
            taking.records()?;
            Ok(taking.finish())
        })?;
        Ok(self.archive_report(contents.name(), None, receipt))
    }

    /// Takes the records of an archive over; `hash` is the BLAKE3 of its file.
    pub(super) fn take_archive<S: Read + io::Seek>(
        &self,
        mut contents: Contents<S>,
        hash: String,
        op: Op,
        progress: Progress<'_>,
    ) -> Result<Changed<ImportReport>> {
        // Decoding takes time, so pictures are made ready before the writer is asked for.
        let taken = pictures::ready(self, &mut contents, progress)
            .and_then(|pictures| self.take_ready(&mut contents, &pictures, hash, op, progress));
        if taken.is_err() {
            // The originals that were on disk already.
            self.let_go_of_pictures()?;
        }
        taken
    }

    fn take_ready<S: Read + io::Seek>(
        &self,
        contents: &mut Contents<S>,
        pictures: &pictures::Pictures,
        hash: String,
        op: Op,
        progress: Progress<'_>,
    ) -> Result<Changed<ImportReport>> {
        let changed = self.transact(op, |edit| {
            edit.concerns(contents.name());
            let before = storage::took::mark(edit.conn())?;
            let mut taking = Taking::begin(edit, contents, progress)?;
            taking.pictures(pictures)?;
            taking.records()?;
            let receipt = taking.finish();
            let import = keep(edit, contents.name(), hash, &before, &receipt)?;
            Ok((import, receipt))
        })?;
        Ok(changed.map(|(import, receipt)| self.archive_report(contents.name(), import, receipt)))
    }

    fn archive_report(
        &self,
        file_name: &str,
        import: Option<ImportId>,
        receipt: Receipt,
    ) -> ImportReport {
        ImportReport {
            import,
            file_name: file_name.to_owned(),
            made_at: clock::instant(self.clock().now()),
            receipt,
        }
    }
}

/// Keeps the archive among the imports made, unless it changed nothing.
fn keep(
    edit: &Edit<'_>,
    file_name: &str,
    file_hash: String,
    before: &storage::took::Mark,
    receipt: &Receipt,
) -> Result<Option<ImportId>> {
    let conn = edit.conn();
    if edit.has_changed_nothing() {
        return Ok(None);
    }
    let took = storage::took::since(conn, before, &edit.now())?;
    let row = ImportRow {
        id: ImportId(0),
        uid: edit.uid(),
        source: SOURCE.to_owned(),
        file_name: file_name.to_owned(),
        file_hash,
        made_at: edit.now(),
        receipt: serde_json::to_string(receipt)?,
        undoable: true,
    };
    let import = storage::imports::insert(conn, &row)?;
    storage::took::keep(conn, import, &took)?;
    Ok(Some(import))
}
