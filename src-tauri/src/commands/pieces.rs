//! One review from one file, or pasted: understood, corrected, brought in.

use matinee_core::imports::piece::{PieceBrought, PieceEdit, PieceRead, PieceSource};
use matinee_core::{Changed, ReviewForm};
use serde::Deserialize;
use tauri::State;
use ts_rs::TS;

use crate::jobs::aside;
use crate::offers::Token;
use crate::{App, ErrorCode, IpcError, IpcResult};

/// Where a piece comes from: a file, or what was pasted.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct PieceAsked {
    file: Option<Token>,
    pasted: Option<String>,
}

/// A piece with the person's corrections.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct PieceBring {
    from: PieceAsked,
    /// The fields; its film is the one chosen among several.
    form: ReviewForm,
    /// It is of a film the journal has not, though others share title and year.
    new_film: bool,
    /// What the pictures' places were given.
    pictures: Vec<PiecePut>,
}

/// What a picture's place was given.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct PiecePut {
    /// The place.
    name: String,
    caption: String,
    /// A picture for it, where one was chosen.
    file: Option<Token>,
}

/// What was understood of a piece; nothing is written.
#[tauri::command(async)]
pub(super) fn piece_read(app: State<'_, App>, req: PieceAsked) -> IpcResult<PieceRead> {
    let (journal, source) = (app.journal()?, source(&app, req)?);
    Ok(aside(|| journal.read_piece(&source))?)
}

/// Brings a piece in as the person corrected it.
#[tauri::command(async)]
pub(super) fn piece_bring_in(
    app: State<'_, App>,
    req: PieceBring,
) -> IpcResult<Changed<PieceBrought>> {
    let (journal, source) = (app.journal()?, source(&app, req.from)?);
    let mut edit = PieceEdit { form: req.form, new_film: req.new_film, ..PieceEdit::default() };
    for put in req.pictures {
        if let Some(file) = put.file {
            edit.filled.push((put.name.clone(), app.offers().path(file)?));
        }
        edit.captions.push((put.name, put.caption));
    }
    Ok(aside(|| journal.bring_in_piece(&source, &edit))?)
}

fn source(app: &App, asked: PieceAsked) -> IpcResult<PieceSource> {
    match (asked.file, asked.pasted) {
        (Some(file), _) => Ok(PieceSource::File(app.offers().path(file)?)),
        (None, Some(pasted)) => Ok(PieceSource::Pasted(pasted)),
        (None, None) => Err(IpcError::new(ErrorCode::Invalid, "Choose a file, or paste a review.")),
    }
}
