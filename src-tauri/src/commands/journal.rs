use matinee_core::{Changed, JournalSize, OddPlace, Step, UndoState, odd_place};
use serde::Serialize;
use tauri::State;
use ts_rs::TS;

use crate::jobs::aside;
use crate::offers::Token;
use crate::{App, IpcError, IpcResult};

/// Which journal is open, or why none is.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct JournalStatus {
    /// The folder it is kept in, or was looked for in, to be shown; null when none is known.
    folder: Option<String>,
    /// Why it is not open; null when it is.
    problem: Option<IpcError>,
    /// Why it is open for reading alone; null when it can be written to.
    reading: Option<String>,
    /// That it lies where it is less safe than on a disk of one's own.
    place: Option<OddPlace>,
    /// What undo and redo would do; null when no journal is open.
    steps: Option<UndoState>,
}

#[tauri::command]
pub(super) fn journal_status(app: State<'_, App>, req: ()) -> IpcResult<JournalStatus> {
    let () = req;
    status(&app)
}

#[tauri::command]
pub(super) fn journal_undo(app: State<'_, App>, req: ()) -> IpcResult<Changed<Step>> {
    let () = req;
    Ok(app.journal()?.undo()?)
}

#[tauri::command]
pub(super) fn journal_redo(app: State<'_, App>, req: ()) -> IpcResult<Changed<Step>> {
    let () = req;
    Ok(app.journal()?.redo()?)
}

#[tauri::command]
pub(super) fn journal_size(app: State<'_, App>, req: ()) -> IpcResult<JournalSize> {
    let () = req;
    Ok(app.journal()?.size()?)
}

/// Tries once more what did not work at the start.
#[tauri::command]
pub(super) fn journal_retry(app: State<'_, App>, req: ()) -> IpcResult<JournalStatus> {
    let () = req;
    app.retry();
    status(&app)
}

/// Opens the journal in the folder chosen, or begins one there when the folder is empty.
#[tauri::command]
pub(super) fn journal_open(app: State<'_, App>, req: Token) -> IpcResult<JournalStatus> {
    app.open_other(&app.offers().path(req)?)?;
    status(&app)
}

/// Begins a journal in the usual place, when the one used last is not to be found.
#[tauri::command]
pub(super) fn journal_begin(app: State<'_, App>, req: ()) -> IpcResult<JournalStatus> {
    let () = req;
    app.open_other(&matinee_core::usual_folder()?)?;
    status(&app)
}

/// Moves the open journal, whole, into the folder chosen.
#[tauri::command]
pub(super) fn journal_move(app: State<'_, App>, req: Token) -> IpcResult<JournalStatus> {
    let folder = app.offers().path(req)?;
    aside(|| app.move_journal(&folder))?;
    status(&app)
}

#[tauri::command]
pub(super) fn journal_show_folder(app: State<'_, App>, req: ()) -> IpcResult<()> {
    let () = req;
    match app.look().folder() {
        Some(folder) => app.desk().show_folder(&folder),
        None => Ok(()),
    }
}

fn status(app: &App) -> IpcResult<JournalStatus> {
    let (folder, problem, reading) = {
        let opened = app.look();
        let reading = opened.why_reading().map(|why| why.message.clone());
        (opened.folder(), opened.problem().cloned(), reading)
    };
    let place = folder.as_deref().and_then(odd_place);
    let folder = folder.map(|it| it.display().to_string());
    let steps = if problem.is_none() { Some(app.journal()?.undo_state()?) } else { None };
    Ok(JournalStatus { folder, problem, reading, place, steps })
}
