//! An archive coming in: into an empty journal it gives the same journal; into one with records of
//! its own, records meet by uid, the newer one stands, and the receipt counts every one.

mod about;
mod beside;
mod contents;
mod differing;
mod document;
mod films;
mod gathered;
mod intake;
mod lists;
mod loose;
mod pictures;
mod source;
mod table;
mod taking;
mod telling;
mod viewings;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

pub(crate) use beside::Beside;
pub(super) use contents::{Bytes, Contents};
use gathered::Gathered;
use intake::CameFrom;
pub(crate) use intake::Watch;
pub(crate) use loose::Loose;
use source::Source;
use taking::Taking;

use crate::imports::{Answers, ImportReport, Receipt, hash_of};
use crate::journal::Edit;
use crate::storage::imports::ImportRow;
use crate::{Changed, ImportId, Journal, Op, Progress, Result, clock, storage};

/// What the receipt calls an archive.
const SOURCE: &str = "matinee";

/// Whether a file looks like an archive of Matinee's, of whatever version. What is wrong with one
/// that does is for [`Journal::import_archive`] to say.
pub fn is_archive(path: &Path) -> bool {
    File::open(path)
        .ok()
        .and_then(|file| zip::ZipArchive::new(io::BufReader::new(file)).ok())
        .is_some_and(|zip| zip.index_for_name(super::manifest::MANIFEST).is_some())
}

/// Whether a file looks like one of Matinee's own, of whatever version: an archive, or its JSON, JSON
/// Lines or CSV.
pub(crate) fn is_own(path: &Path) -> bool {
    is_archive(path) || kind_of(path).is_some()
}

/// One of Matinee's own files that are no archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Document,
    Lines,
    Table,
}

/// What a file begins with says what it is.
fn kind_of(path: &Path) -> Option<Kind> {
    let mut beginning = Vec::new();
    File::open(path).ok()?.take(512).read_to_end(&mut beginning).ok()?;
    let beginning = beginning.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&beginning);
    // Programs that write the file again space it as they like.
    let packed: Vec<u8> = beginning
        .iter()
        .copied()
        .filter(|byte| !byte.is_ascii_whitespace() && *byte != b'"')
        .collect();
    let says = |text: &str| packed.starts_with(text.as_bytes());
    if says("{format:matinee-json,") {
        Some(Kind::Document)
    } else if says("{kind:journal,format:matinee-jsonl,") {
        Some(Kind::Lines)
    } else if says("film_uid,title,") {
        Some(Kind::Table)
    } else {
        None
    }
}

/// Reads one of Matinee's own files that are no archive.
fn gathered(path: &Path, progress: Progress<'_>) -> Result<Option<Gathered>> {
    Ok(match kind_of(path) {
        None => None,
        Some(Kind::Document) => Some(document::of_document(path, progress)?),
        Some(Kind::Lines) => Some(document::of_lines(path, progress)?),
        Some(Kind::Table) => Some(table::read(path, progress)?),
    })
}

impl Journal {
    /// Brings in an archive, or another file of Matinee's own, as one undo step.
    ///
    /// # Errors
    /// [`crate::Error::BadFile`] when it is none, of a newer version, damaged, or over a limit;
    /// [`crate::Error::Cancelled`]. The journal is as it was then.
    pub fn import_archive(
        &self,
        path: &Path,
        progress: Progress<'_>,
    ) -> Result<Changed<ImportReport>> {
        self.import_archive_with(path, &Answers::default(), progress)
    }

    /// [`Journal::import_archive`] with what the person has answered.
    pub(crate) fn import_archive_with(
        &self,
        path: &Path,
        answers: &Answers,
        progress: Progress<'_>,
    ) -> Result<Changed<ImportReport>> {
        let hash = hash_of(path)?;
        match gathered(path, progress)? {
            Some(gathered) => self.take_archive(gathered, hash, Op::Import, answers, progress),
            None => {
                let contents = Contents::open(path)?;
                self.take_archive(contents, hash, Op::ImportArchive, answers, progress)
            }
        }
    }

    /// What [`Journal::import_archive`] would do, without doing it.
    ///
    /// # Errors
    /// As for [`Journal::import_archive`].
    pub fn rehearse_archive(&self, path: &Path, progress: Progress<'_>) -> Result<ImportReport> {
        self.rehearse_archive_with(path, &Answers::default(), None, progress)
    }

    /// [`Journal::rehearse_archive`] with what the person has answered; `watch` is shown every row.
    pub(crate) fn rehearse_archive_with(
        &self,
        path: &Path,
        answers: &Answers,
        watch: Option<&mut Watch<'_>>,
        progress: Progress<'_>,
    ) -> Result<ImportReport> {
        match gathered(path, progress)? {
            Some(gathered) => self.rehearse_source(gathered, answers, watch, progress),
            None => self.rehearse_source(Contents::open(path)?, answers, watch, progress),
        }
    }

    fn rehearse_source(
        &self,
        mut source: impl Source,
        answers: &Answers,
        watch: Option<&mut Watch<'_>>,
        progress: Progress<'_>,
    ) -> Result<ImportReport> {
        let receipt = self.rehearse(|edit| {
            let mut taking = Taking::begin(edit, &mut source, answers, progress)?;
            taking.shown_to(watch.map(|watch| watch as &mut Watch<'_>));
            taking.records()?;
            Ok(taking.finish().0)
        })?;
        Ok(self.archive_report(source.name(), None, receipt))
    }

    /// Takes the records of another copy of the journal, or of its mirror, over into this one.
    pub(crate) fn take_loose(
        &self,
        loose: Loose,
        hash: String,
        progress: Progress<'_>,
    ) -> Result<Changed<ImportReport>> {
        self.take_archive(loose, hash, Op::ImportArchive, &Answers::default(), progress)
    }

    /// Takes the records of an archive over; `hash` is the BLAKE3 of its file.
    pub(super) fn take_archive(
        &self,
        mut contents: impl Source,
        hash: String,
        op: Op,
        answers: &Answers,
        progress: Progress<'_>,
    ) -> Result<Changed<ImportReport>> {
        // Decoding takes time, so pictures are made ready before the writer is asked for.
        let taken = pictures::ready(self, &mut contents, progress).and_then(|pictures| {
            self.take_ready(&mut contents, &pictures, (hash, op), answers, progress)
        });
        if taken.is_err() {
            // The originals that were on disk already.
            self.let_go_of_pictures()?;
        }
        taken
    }

    fn take_ready(
        &self,
        contents: &mut impl Source,
        pictures: &pictures::Pictures,
        (hash, op): (String, Op),
        answers: &Answers,
        progress: Progress<'_>,
    ) -> Result<Changed<ImportReport>> {
        let changed = self.transact(op, |edit| {
            edit.concerns(contents.name());
            let before = storage::took::mark(edit.conn())?;
            let mut taking = Taking::begin(edit, contents, answers, progress)?;
            taking.pictures(pictures)?;
            taking.records()?;
            let (receipt, origins) = taking.finish();
            let import = keep(edit, contents.name(), hash, &before, (&receipt, &origins))?;
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
    (receipt, origins): (&Receipt, &[CameFrom]),
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
    let origins: Vec<_> = origins.iter().map(CameFrom::provenance).collect();
    storage::imports::insert_rows(conn, import, &origins)?;
    storage::took::keep(conn, import, &took)?;
    Ok(Some(import))
}
