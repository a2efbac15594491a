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

use crate::imports::{ImportReport, Receipt};
use crate::{Changed, Journal, Op, Progress, Result, clock};

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
        self.take_archive(Contents::open(path)?, Op::ImportArchive, progress)
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
        Ok(self.archive_report(contents.name(), receipt))
    }

    /// Takes the records of an archive over.
    pub(super) fn take_archive<S: Read + io::Seek>(
        &self,
        mut contents: Contents<S>,
        op: Op,
        progress: Progress<'_>,
    ) -> Result<Changed<ImportReport>> {
        // Decoding takes time, so pictures are made ready before the writer is asked for.
        let pictures = pictures::ready(self, &mut contents, progress)?;
        let changed = self.transact(op, |edit| {
            edit.concerns(contents.name());
            let mut taking = Taking::begin(edit, &mut contents, progress)?;
            taking.pictures(&pictures)?;
            taking.records()?;
            Ok(taking.finish())
        })?;
        Ok(changed.map(|receipt| self.archive_report(contents.name(), receipt)))
    }

    fn archive_report(&self, file_name: &str, receipt: Receipt) -> ImportReport {
        ImportReport {
            import: None,
            file_name: file_name.to_owned(),
            made_at: clock::instant(self.clock().now()),
            receipt,
        }
    }
}
