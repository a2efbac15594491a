use matinee_core::{Changed, TrashId, Trashed};
use tauri::State;

use crate::{App, IpcResult};

#[tauri::command]
pub(super) fn trash(app: State<'_, App>, req: ()) -> IpcResult<Vec<Trashed>> {
    let () = req;
    Ok(app.journal()?.trash()?)
}

/// Answers the title of what came back.
#[tauri::command]
pub(super) fn trash_restore(app: State<'_, App>, req: TrashId) -> IpcResult<Changed<String>> {
    Ok(app.journal()?.restore_from_trash(req)?)
}

/// Answers how many things went.
#[tauri::command]
pub(super) fn trash_empty(app: State<'_, App>, req: ()) -> IpcResult<Changed<usize>> {
    let () = req;
    Ok(app.journal()?.empty_trash()?)
}
