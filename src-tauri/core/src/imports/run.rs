use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};

use super::Refused;
use super::foreign::{ForeignRow, Says};
use super::letterboxd::{LetterboxdExport, SOURCE};
use super::prepare::{Batch, Sender};
use super::receipt::{ImportReport, PastImport, Receipt};
use super::writer::{ImportedFile, Writer};
use super::zip_reader::{ZipLimits, ZipReader};
use crate::archive::is_archive;
use crate::journal::Edit;
use crate::{Changed, Error, ImportId, Journal, Op, Progress, Result, storage};

/// Batches that may wait for the writer.
const AHEAD: usize = 4;

impl Journal {
    /// Brings in a file of another product, an archive of Matinee's, one review from one file, or a
    /// folder of such; what a file is, is seen from what it holds.
    ///
    /// All of it comes in, as one undo step, or nothing does. Rows that can't be read are in the
    /// receipt and stop nothing. A file that adds nothing leaves no trace.
    ///
    /// # Errors
    /// [`Error::BadFile`] when the file is nothing that can be read, or is damaged;
    /// [`Error::Cancelled`].
    pub fn import_file(
        &self,
        path: &Path,
        progress: Progress<'_>,
    ) -> Result<Changed<ImportReport>> {
        if is_archive(path) {
            return self.import_archive(path, progress);
        }
        if !is_zip(path)? {
            return self.import_pieces(path, progress);
        }
        self.bring_in(path, progress, |work| {
            self.transact(Op::Import, |edit| {
                edit.concerns(file_name(path));
                work(edit)
            })
        })
    }

    /// What [`Journal::import_file`] would answer, without writing anything.
    ///
    /// # Errors
    /// As there.
    pub fn rehearse_import(&self, path: &Path, progress: Progress<'_>) -> Result<ImportReport> {
        if is_archive(path) {
            return self.rehearse_archive(path, progress);
        }
        if !is_zip(path)? {
            return self.rehearse_pieces(path, progress);
        }
        let mut report = self.bring_in(path, progress, |work| self.rehearse(work))?;
        report.import = None;
        Ok(report)
    }

    /// Whether a path is one review, or a folder of such, and no export of another product's.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn is_of_pieces(&self, path: &Path) -> Result<bool> {
        Ok(!is_zip(path)?)
    }

    /// The imports made, the last first.
    ///
    /// # Errors
    /// When the journal can't be read.
    pub fn imports(&self) -> Result<Vec<PastImport>> {
        self.read(|conn| {
            let imports = storage::imports::all(conn)?.into_iter().rev();
            imports
                .map(|row| {
                    Ok(PastImport {
                        id: row.id,
                        file_name: row.file_name,
                        made_at: row.made_at,
                        receipt: serde_json::from_str(&row.receipt)?,
                        undoable: row.undoable,
                    })
                })
                .collect()
        })
    }

    /// Reads `path` on a thread of its own and has `run` take the rows in.
    fn bring_in<T>(
        &self,
        path: &Path,
        progress: Progress<'_>,
        run: impl FnOnce(&mut dyn FnMut(&Edit<'_>) -> Result<ImportReport>) -> Result<T>,
    ) -> Result<T> {
        let name = file_name(path);
        let bad = |refused: Refused| Error::BadFile { name: name.clone(), reason: refused.0 };
        let open = || File::open(path).map_err(Error::file(path, "read"));
        let hash = hash_of(path)?;
        let zip = ZipReader::open(BufReader::new(open()?), ZipLimits::EXPORT).map_err(bad)?;
        let export = LetterboxdExport::recognise(zip).map_err(bad)?.map_err(|_| {
            bad(Refused::new(
                "Nothing in this ZIP is what Matinee can read. It reads what Letterboxd exports, and its own archives.",
            ))
        })?;
        let file = ImportedFile { source: SOURCE, name: name.clone(), hash };
        let total = export.bytes();
        std::thread::scope(|scope| {
            let (to, batches) = sync_channel(AHEAD);
            scope.spawn(move || read_ahead(export, Sender::new(to)));
            // The receiver goes when the work ends for whatever reason, and the reader with it.
            let mut batches = Some(batches);
            run(&mut |edit| {
                let Some(batches) = batches.take() else { return Err(Error::Cancelled) };
                let (import, receipt) = take_in(edit, &file, &batches, total, progress, &bad)?;
                let made_at = edit.now();
                Ok(ImportReport { import, file_name: file.name.clone(), made_at, receipt })
            })
        })
    }
}

/// Whether a file is a ZIP by how it begins. One that is called so and is none is told so.
fn is_zip(path: &Path) -> Result<bool> {
    if path.is_dir() {
        return Ok(false);
    }
    let mut start = Vec::new();
    let file = File::open(path).map_err(Error::file(path, "read"))?;
    file.take(2).read_to_end(&mut start).map_err(Error::file(path, "read"))?;
    let called_so = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
    Ok(start == b"PK" || called_so)
}

fn read_ahead<R: Read + Seek>(mut export: LetterboxdExport<R>, mut sender: Sender) {
    let read = export.read(&mut |row: ForeignRow, read| sender.send(row, read));
    sender.finish(read);
}

fn take_in(
    edit: &Edit<'_>,
    file: &ImportedFile,
    batches: &Receiver<Result<Batch, Refused>>,
    total: u64,
    progress: Progress<'_>,
    bad: &dyn Fn(Refused) -> Error,
) -> Result<(Option<ImportId>, Receipt)> {
    let mut writer = Writer::new(edit, file)?;
    for batch in batches {
        let batch = batch.map_err(bad)?;
        let at = batch.rows.iter().rev().find_map(|row| title(&row.row)).unwrap_or_default();
        let file = batch.rows.last().map_or("", |row| &*row.row.origin.file);
        let read = (count(batch.read.min(total)), count(total));
        progress.at_row(read, writer.rows_read(), file, at)?;
        for row in batch.rows {
            writer.take(row)?;
        }
    }
    progress.at_row((count(total), count(total)), writer.rows_read(), "", "")?;
    writer.finish()
}

/// The film a row is about, to show while it is brought in.
fn title(row: &ForeignRow) -> Option<&str> {
    match &row.says {
        Says::Viewing(viewing) => Some(&viewing.film.title),
        Says::Scored(film, ..)
        | Says::Seen(film, _)
        | Says::Wanted(film, _)
        | Says::Liked(film, _) => Some(&film.title),
        Says::Listed(listed) => Some(&listed.film.title),
        Says::List(_) | Says::LeftOut(_) | Says::Unreadable(_) => None,
    }
}

fn count(bytes: u64) -> usize {
    usize::try_from(bytes).unwrap_or(usize::MAX)
}

/// BLAKE3 of a file.
pub(crate) fn hash_of(path: &Path) -> Result<String> {
    let mut hasher = blake3::Hasher::new();
    File::open(path)
        .and_then(|mut file| std::io::copy(&mut file, &mut hasher))
        .map_err(Error::file(path, "read"))?;
    Ok(hasher.finalize().to_hex().to_string())
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
