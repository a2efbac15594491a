//! Taking pieces into the journal: one review or a folder of them, as one step of undo.

mod batch;
mod folder;
mod intake;
mod joining;
mod look;
mod notes;
mod pending;
mod pictures;
mod settling;
mod which_film;

pub use batch::FolderEdit;
pub use look::{FolderRead, PieceFound, PieceOutcome};

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::markdown::{self, HowRead};
use super::record::Piece;
use super::source::{self, Opened};
use super::{PieceKind, PieceSource};
use crate::imports::receipt::{ImportReport, Receipt};
use crate::imports::{Answers, FilmsHere, ImportConflict, ImportReading, Met, OnConflict};
use crate::journal::Edit;
use crate::{Changed, FilmId, Journal, Op, Progress, Result, ReviewForm, ReviewId, people};
use batch::Batch;
use intake::Intake;
use notes::Notes;
use pending::Pending;

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
    /// Films of the journal that it may be of.
    pub films: Vec<PieceFilm>,
    /// The person has to say which of them it is, or that it is none. Otherwise it is the one there
    /// is, if any.
    pub asks: bool,
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
    /// What stands where the journal says otherwise. Nothing: the person is asked before anything
    /// is written; of a folder's file, what counts for the whole folder.
    pub on_conflict: Option<OnConflict>,
}

/// What came of bringing a piece in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PieceBrought {
    /// The receipt.
    pub report: ImportReport,
    /// The review it became, or was already.
    pub review: Option<ReviewId>,
    /// Where the journal says otherwise and the person has not chosen: nothing is written yet.
    pub asks: Vec<ImportConflict>,
}

impl Journal {
    /// Reads a piece and says what was understood, for correction.
    ///
    /// # Errors
    /// [`crate::Error::BadFile`] when it is no text, or none that can be read, or of no film.
    pub fn read_piece(&self, source: &PieceSource) -> Result<PieceRead> {
        let how = self.read(HowRead::remembered)?;
        let opened = source::open(source, &how)?.of_a_film()?;
        self.read(|conn| Reading::of(conn)?.read(conn, opened))
    }

    /// Reads a file, or all the files of a folder that can be read and are of films, as
    /// [`Journal::read_piece`] does.
    ///
    /// # Errors
    /// When the folder can't be read; of a single file, as there; [`crate::Error::Cancelled`].
    pub fn read_pieces(
        &self,
        path: &Path,
        said: &ImportReading,
        progress: Progress<'_>,
    ) -> Result<Vec<PieceRead>> {
        let edit = FolderEdit::reading(said);
        let batch = Batch::open(self, path, &edit, false, progress)?;
        self.read(|conn| {
            let films = batch.pending.into_iter().filter_map(|it| it.opened.of_a_film().ok());
            let mut reading = Reading::of(conn)?;
            films.map(|opened| reading.read(conn, opened)).collect()
        })
    }

    /// Brings a piece in as the person corrected it. Where the journal says otherwise and the person
    /// has not chosen, it says so and writes nothing.
    ///
    /// # Errors
    /// As [`Journal::read_piece`]; [`crate::Error::Invalid`] at the field that can't be kept.
    pub fn bring_in_piece(
        &self,
        source: &PieceSource,
        edit: &PieceEdit,
    ) -> Result<Changed<PieceBrought>> {
        let how = self.read(HowRead::remembered)?;
        let mut pending = Pending::of(source::open(source, &how)?.of_a_film()?);
        pending.correct(edit);
        pending.alone = true;
        if pending.on_conflict.is_none() {
            let mut trial = self.rehearse(|write| take_alone(write, &pending, &how))?;
            if !trial.asks.is_empty() {
                trial.report.import = None;
                trial.review = None;
                return Ok(Changed { value: trial, topics: BTreeSet::new() });
            }
        }
        pictures::ready(self, &mut pending, &edit.filled)?;
        self.transact(Op::Import, |write| take_alone(write, &pending, &how))
    }

    /// Brings in one file or a folder of them as they were understood.
    pub(crate) fn import_pieces(
        &self,
        path: &Path,
        answers: &Answers,
        said: &ImportReading,
        progress: Progress<'_>,
    ) -> Result<Changed<ImportReport>> {
        let edit = FolderEdit::reading(said);
        let batch = Batch::open(self, path, &edit, true, progress)?;
        self.transact(Op::Import, |write| {
            markdown::remember(write, &said.keys)?;
            batch.take_in(write, answers, progress, &mut |_| {})
        })
    }

    /// Brings in a folder of files as the person corrected it, with one receipt.
    ///
    /// # Errors
    /// When the folder can't be read; [`crate::Error::Cancelled`].
    pub fn bring_in_folder(
        &self,
        folder: &Path,
        edit: &FolderEdit,
        progress: Progress<'_>,
    ) -> Result<Changed<ImportReport>> {
        let batch = Batch::open(self, folder, edit, true, progress)?;
        let answers = edit.answers();
        self.transact(Op::Import, |write| batch.take_in(write, &answers, progress, &mut |_| {}))
    }

    /// What [`Journal::import_pieces`] would answer. Its import is one that is taken back.
    pub(crate) fn rehearse_pieces(
        &self,
        path: &Path,
        answers: &Answers,
        said: &ImportReading,
        progress: Progress<'_>,
    ) -> Result<ImportReport> {
        let edit = FolderEdit::reading(said);
        let batch = Batch::open(self, path, &edit, false, progress)?;
        self.rehearse(|edit| batch.take_in(edit, answers, progress, &mut |_| {}))
    }
}

/// Takes in a piece that comes by itself.
fn take_alone(edit: &Edit<'_>, pending: &Pending, how: &HowRead) -> Result<PieceBrought> {
    let (name, source) = (&pending.opened.name, pending.opened.kind.source());
    edit.concerns(name.clone());
    let answers = Answers::default();
    let mut intake = Intake::new(edit, &answers, source, name, &pending.opened.hash, how.clone())?;
    let settled = intake.take(pending)?;
    let review = settled.target.filter(|(target, _)| *target == "review");
    let asks = match pending.on_conflict {
        Some(_) => Vec::new(),
        None => settled.conflicts,
    };
    let (import, receipt) = intake.finish()?;
    let review = review.map(|(_, id)| ReviewId(id));
    Ok(PieceBrought { report: report(edit, import, name, receipt), review, asks })
}

/// What pieces are read against: the notes and the films that are here.
struct Reading {
    notes: Notes,
    films: FilmsHere,
}

impl Reading {
    fn of(conn: &Connection) -> Result<Self> {
        Ok(Self {
            notes: Notes::of(conn, HowRead::remembered(conn)?)?,
            films: FilmsHere::of(conn, false)?,
        })
    }

    /// What was understood, and what of it is here.
    fn read(&mut self, conn: &Connection, mut opened: Opened) -> Result<PieceRead> {
        opened.piece.form.facts = people::known(conn, &opened.piece.form.facts)?;
        let (films, asks) = match which_film::like(&mut self.films, conn, &opened.piece.form.facts)?
        {
            Met::Film(film) => (vec![film], false),
            Met::Doubt(look) => (look.films, true),
            Met::None => (Vec::new(), false),
        };
        let films = films.iter().map(|film| which_film::shown(conn, *film));
        Ok(PieceRead {
            here_already: self.notes.of_hash(&opened.hash).and_then(|became| became.review),
            films: films.collect::<Result<_>>()?,
            asks,
            file_name: opened.name,
            kind: opened.kind,
            source: shown(&opened.raw),
            piece: opened.piece,
        })
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
