//! One review from one file, or pasted, or a folder of them: understood, corrected, brought in.

use std::path::PathBuf;

use matinee_core::imports::piece::{
    FolderEdit, FolderRead, KeyMeaning, PieceBrought, PieceEdit, PieceRead, PieceSource,
};
use matinee_core::imports::{DateOrder, ImportReport, OnConflict};
use matinee_core::{Changed, Reached, ReviewForm};
use serde::Deserialize;
use tauri::State;
use tauri::ipc::Channel;
use ts_rs::TS;

use super::jobs::watched;
use crate::jobs::{JobId, aside};
use crate::offers::Token;
use crate::{App, ErrorCode, IpcError, IpcResult};

/// Where a piece comes from: a file, or what was pasted.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct PieceAsked {
    file: Option<Token>,
    /// Where the file is a folder: the path of the one in it.
    within: Option<String>,
    /// The order of dates in three numbers, as it was said of that folder.
    date_order: Option<DateOrder>,
    pasted: Option<String>,
}

/// A piece with the person's corrections.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct PieceBring {
    from: PieceAsked,
    edit: PieceCorrected,
}

/// What the person made of a piece.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct PieceCorrected {
    /// The fields; its film is the one chosen among several.
    form: ReviewForm,
    /// It is of a film the journal has not, though others share title and year.
    new_film: bool,
    /// What the pictures' places were given.
    pictures: Vec<PiecePut>,
    /// What stands where the journal says otherwise; nothing to be asked, or as for the folder.
    on_conflict: Option<OnConflict>,
}

/// A folder, and what the person made of it.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct FolderAsked {
    folder: Token,
    /// Files that were corrected, by their path in the folder.
    corrected: Vec<FileCorrected>,
    /// Files that stay out, by their path in the folder.
    left_out: Vec<String>,
    /// What stands where the journal says otherwise, in files that were not answered.
    on_conflict: OnConflict,
    /// Files that were answered, by their path in the folder.
    answered: Vec<FileAnswered>,
    /// The order of dates in three numbers, where it was said.
    date_order: Option<DateOrder>,
    job: JobId,
}

/// What stands of one file of a folder where the journal says otherwise.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct FileAnswered {
    file: String,
    answer: OnConflict,
}

/// One file of a folder, corrected.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct FileCorrected {
    file: String,
    edit: PieceCorrected,
}

/// What a key of front matter becomes from now on; nothing for what Matinee takes it for.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct KeyRead {
    key: String,
    meaning: Option<KeyMeaning>,
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
#[tauri::command]
pub(super) fn piece_read(app: State<'_, App>, req: PieceAsked) -> IpcResult<PieceRead> {
    let journal = app.journal()?;
    if let (Some(folder), Some(file)) = (req.file, &req.within) {
        let folder = app.offers().path(folder)?;
        return Ok(aside(|| journal.read_piece_of(&folder, file, req.date_order))?);
    }
    let source = source(&app, req)?;
    Ok(aside(|| journal.read_piece(&source))?)
}

/// Remembers what a key of front matter becomes.
#[tauri::command]
pub(super) fn piece_key(app: State<'_, App>, req: KeyRead) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.read_key_as(&req.key, req.meaning)?)
}

/// What a folder would come to, file by file; nothing is written.
#[tauri::command]
pub(super) fn piece_folder_read(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: FolderAsked,
) -> IpcResult<FolderRead> {
    let (journal, job) = (app.journal()?, req.job);
    let (folder, edit) = folder_of(&app, req)?;
    watched(&app, job, &channel, |progress| journal.read_folder(&folder, &edit, progress))
}

/// Brings a folder in as the person corrected it.
#[tauri::command]
pub(super) fn piece_folder_bring_in(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: FolderAsked,
) -> IpcResult<Changed<ImportReport>> {
    let (journal, job) = (app.journal()?, req.job);
    let (folder, edit) = folder_of(&app, req)?;
    watched(&app, job, &channel, |progress| journal.bring_in_folder(&folder, &edit, progress))
}

/// Brings a piece in as the person corrected it.
#[tauri::command]
pub(super) fn piece_bring_in(
    app: State<'_, App>,
    req: PieceBring,
) -> IpcResult<Changed<PieceBrought>> {
    let (journal, source) = (app.journal()?, source(&app, req.from)?);
    let edit = edit_of(&app, req.edit)?;
    Ok(aside(|| journal.bring_in_piece(&source, &edit))?)
}

fn edit_of(app: &App, told: PieceCorrected) -> IpcResult<PieceEdit> {
    let PieceCorrected { form, new_film, on_conflict, .. } = told;
    let mut edit = PieceEdit { form, new_film, on_conflict, ..PieceEdit::default() };
    for put in told.pictures {
        if let Some(file) = put.file {
            edit.filled.push((put.name.clone(), app.offers().path(file)?));
        }
        edit.captions.push((put.name, put.caption));
    }
    Ok(edit)
}

fn folder_of(app: &App, asked: FolderAsked) -> IpcResult<(PathBuf, FolderEdit)> {
    let corrected = asked.corrected.into_iter();
    let corrected =
        corrected.map(|one| Ok((one.file, edit_of(app, one.edit)?))).collect::<IpcResult<_>>()?;
    let answered = asked.answered.into_iter().map(|one| (one.file, one.answer)).collect();
    let FolderAsked { left_out, on_conflict, date_order, .. } = asked;
    let edit = FolderEdit {
        corrected,
        left_out,
        on_conflict,
        answered,
        date_order,
        ..FolderEdit::default()
    };
    Ok((app.offers().path(asked.folder)?, edit))
}

fn source(app: &App, asked: PieceAsked) -> IpcResult<PieceSource> {
    match (asked.file, asked.pasted) {
        (Some(file), _) => Ok(PieceSource::File(app.offers().path(file)?)),
        (None, Some(pasted)) => Ok(PieceSource::Pasted(pasted)),
        (None, None) => Err(IpcError::new(ErrorCode::Invalid, "Choose a file, or paste a review.")),
    }
}
