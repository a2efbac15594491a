use matinee_core::{Changed, UsedKind, UsedName, UsedOne, UsedRename};
use tauri::State;

use crate::{App, IpcResult};

#[tauri::command]
pub(super) fn used_names(app: State<'_, App>, req: UsedKind) -> IpcResult<Vec<UsedName>> {
    Ok(app.journal()?.used_names(req)?)
}

#[tauri::command]
pub(super) fn used_remove(app: State<'_, App>, req: UsedOne) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.remove_used(&req)?)
}

/// Answers whether two became one.
#[tauri::command]
pub(super) fn used_rename(app: State<'_, App>, req: UsedRename) -> IpcResult<Changed<bool>> {
    Ok(app.journal()?.rename_used(&req)?)
}
