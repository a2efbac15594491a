//! Taking pieces into the journal: one review or a folder of them, as one step of undo.

mod folder;
mod intake;
mod pictures;

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::record::Piece;
use super::source::{self, Opened};
use super::{PieceKind, PieceSource};
use crate::imports::receipt::{ImportReport, Receipt};
use crate::journal::Edit;
use crate::{Changed, Error, FilmId, Journal, Op, Progress, Result, ReviewForm, ReviewId};
use intake::{Intake, Pending};

/// A piece as it was understood, before anything is written.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PieceRead {
    /// The file's name.
    pub file_name: String,
    /// Its kind, seen from what it holds.
    pub kind: PieceKind,
    /// Its text, to correct the fields by.
    pub source: String,
    /// What it says.
    pub piece: Piece,
    /// Films of the journal that it may be of; with one, it is that one.
    pub films: Vec<PieceFilm>,
    /// The review it became when it was brought in before.
    pub here_already: Option<ReviewId>,
}

/// A film of the journal that a piece may be of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PieceFilm {
    /// The film.
    pub film: FilmId,
    /// Its title.
    pub title: String,
    /// Its year.
    pub year: Option<i16>,
    /// Who directed it, to tell it from another.
    pub directors: Vec<String>,
}

/// A piece with the person's corrections.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PieceEdit {
    /// The fields, corrected. Its film is the one chosen among several.
    pub form: ReviewForm,
    /// It is of a film that is not in the journal yet, though others share title and year.
    pub new_film: bool,
    /// Pictures for places of the piece, by the place's name.
    pub filled: Vec<(String, PathBuf)>,
    /// Captions, by the name of the picture.
    pub captions: Vec<(String, String)>,
}

/// What came of bringing a piece in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PieceBrought {
    /// The receipt.
    pub report: ImportReport,
    /// The review it became, or was already.
    pub review: Option<ReviewId>,
}

impl Journal {
    /// Reads a piece and says what was understood, for correction.
    ///
    /// # Errors
    /// [`Error::BadFile`] when it is no text, or none that can be read.
    pub fn read_piece(&self, source: &PieceSource) -> Result<PieceRead> {
        let opened = source::open(source)?;
        self.read(|conn| read(conn, opened))
    }

    /// Reads a file, or all the files of a folder that can be read, as [`Journal::read_piece`] does.
    ///
    /// # Errors
    /// When the folder can't be read; of a single file, as there; [`Error::Cancelled`].
    pub fn read_pieces(&self, path: &Path, progress: Progress<'_>) -> Result<Vec<PieceRead>> {
        let batch = Batch::open(self, path, false, progress)?;
        self.read(|conn| {
            batch.pending.into_iter().map(|pending| read(conn, pending.opened)).collect()
        })
    }

    /// Brings a piece in as the person corrected it.
    ///
    /// # Errors
    /// As [`Journal::read_piece`]; [`Error::Invalid`] at the field that can't be kept.
    pub fn bring_in_piece(
        &self,
        source: &PieceSource,
        edit: &PieceEdit,
    ) -> Result<Changed<PieceBrought>> {
        let mut opened = source::open(source)?;
        opened.piece.form = edit.form.clone();
        for (name, caption) in &edit.captions {
            for picture in opened.piece.pictures.iter_mut().filter(|picture| picture.name == *name)
            {
                picture.caption.clone_from(caption);
            }
        }
        let mut pending = Pending::of(opened);
        pending.new_film = edit.new_film;
        pending.corrected = true;
        pictures::ready(self, &mut pending, &edit.filled)?;
        let name = pending.opened.name.clone();
        let source = pending.opened.kind.source();
        self.transact(Op::Import, |write| {
            write.concerns(name.clone());
            let mut intake = Intake::new(write, source, &name, &pending.opened.hash)?;
            let review = intake.take(&pending)?;
            let (import, receipt) = intake.finish()?;
            Ok(PieceBrought { report: report(write, import, &name, receipt), review })
        })
    }

    /// Brings in one file or a folder of them as they were understood.
    pub(crate) fn import_pieces(
        &self,
        path: &Path,
        progress: Progress<'_>,
    ) -> Result<Changed<ImportReport>> {
        let batch = Batch::open(self, path, true, progress)?;
        self.transact(Op::Import, |edit| batch.take_in(edit, progress))
    }

    /// What [`Journal::import_pieces`] would answer.
    pub(crate) fn rehearse_pieces(
        &self,
        path: &Path,
        progress: Progress<'_>,
    ) -> Result<ImportReport> {
        let batch = Batch::open(self, path, false, progress)?;
        let mut report = self.rehearse(|edit| batch.take_in(edit, progress))?;
        report.import = None;
        Ok(report)
    }
}

/// What was understood, and what of it is here.
fn read(conn: &Connection, opened: Opened) -> Result<PieceRead> {
    let films = intake::films_like(conn, &opened.piece.form.facts)?;
    Ok(PieceRead {
        here_already: intake::here_already(conn, &opened)?,
        films: films.iter().map(|film| intake::shown(conn, *film)).collect::<Result<_>>()?,
        file_name: opened.name,
        kind: opened.kind,
        source: shown(&opened.raw),
        piece: opened.piece,
    })
}

/// Files that come in together.
struct Batch {
    name: String,
    hash: String,
    pending: Vec<Pending>,
    /// Files that can't be read: path in the folder, why.
    unreadable: Vec<(String, String)>,
    /// Files that are no pieces: path in the folder.
    passed_over: Vec<String>,
}

impl Batch {
    /// Reads the files; `keeping` makes their pictures ready, which a rehearsal doesn't.
    fn open(journal: &Journal, path: &Path, keeping: bool, progress: Progress<'_>) -> Result<Self> {
        let found = folder::files(path)?;
        let total = found.pieces.len();
        let mut batch = Self {
            name: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            hash: String::new(),
            pending: Vec::new(),
            unreadable: Vec::new(),
            passed_over: found.others,
        };
        let mut hasher = blake3::Hasher::new();
        for (done, (file, name)) in found.pieces.into_iter().enumerate() {
            progress.at(done, total, &name)?;
            match source::open(&PieceSource::File(file)) {
                Ok(mut opened) => {
                    hasher.update(opened.hash.as_bytes());
                    opened.name = name;
                    let mut pending = Pending::of(opened);
                    if keeping {
                        pictures::ready(journal, &mut pending, &[])?;
                    }
                    batch.pending.push(pending);
                }
                // Alone, its refusal is the whole answer.
                Err(err) if path.is_file() => return Err(err),
                Err(Error::BadFile { reason, .. }) => batch.unreadable.push((name, reason)),
                Err(err) => batch.unreadable.push((name, err.to_string())),
            }
        }
        batch.hash = match batch.pending.as_slice() {
            [only] if path.is_file() => only.opened.hash.clone(),
            _ => hasher.finalize().to_hex().to_string(),
        };
        Ok(batch)
    }

    fn take_in(&self, edit: &Edit<'_>, progress: Progress<'_>) -> Result<ImportReport> {
        edit.concerns(self.name.clone());
        let mut intake = Intake::new(edit, self.source(), &self.name, &self.hash)?;
        for (done, pending) in self.pending.iter().enumerate() {
            progress.at(done, self.pending.len(), &pending.opened.name)?;
            intake.take(pending)?;
        }
        for (file, reason) in &self.unreadable {
            intake.unreadable(file, reason);
        }
        for file in &self.passed_over {
            intake.pass_over(file);
        }
        progress.at(self.pending.len(), self.pending.len(), "")?;
        let (import, receipt) = intake.finish()?;
        Ok(report(edit, import, &self.name, receipt))
    }

    /// The kind of all of them, or that there are several.
    fn source(&self) -> &'static str {
        let mut kinds = self.pending.iter().map(|pending| pending.opened.kind);
        match kinds.next() {
            Some(first) if kinds.all(|kind| kind == first) => first.source(),
            Some(_) => "mixed",
            None => "folder",
        }
    }
}

fn report(
    edit: &Edit<'_>,
    import: Option<crate::ImportId>,
    name: &str,
    receipt: Receipt,
) -> ImportReport {
    ImportReport { import, file_name: name.to_owned(), made_at: edit.now(), receipt }
}

/// How much of a source is shown beside its fields.
const SHOWN: usize = 200_000;

fn shown(raw: &str) -> String {
    raw.chars().take(SHOWN).collect()
}
