use matinee_core::{Changed, Setting, Settings};
use tauri::State;

use crate::{App, IpcResult};

#[tauri::command]
pub(super) fn settings(app: State<'_, App>, req: ()) -> IpcResult<Settings> {
    let () = req;
    Ok(app.journal()?.settings()?)
}

#[tauri::command]
pub(super) fn setting_change(app: State<'_, App>, req: Setting) -> IpcResult<Changed<Settings>> {
    Ok(app.journal()?.change_setting(req)?)
}
