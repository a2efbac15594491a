use matinee_core::Typed;
use tauri::State;

use crate::{App, IpcResult};

#[tauri::command]
pub(super) fn typed(app: State<'_, App>, req: ()) -> IpcResult<Vec<Typed>> {
    let () = req;
    Ok(app.journal()?.typed()?)
}

#[tauri::command]
pub(super) fn typed_forget(app: State<'_, App>, req: String) -> IpcResult<()> {
    Ok(app.journal()?.forget_typed(&req)?)
}

/// Keeps what stands in a form; `typed_forget` ends that.
#[tauri::command]
pub(super) fn typed_keep(app: State<'_, App>, req: Typed) -> IpcResult<()> {
    Ok(app.journal()?.keep_typed(&req)?)
}
