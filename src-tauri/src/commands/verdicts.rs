use matinee_core::{Changed, ScaleBand, ScaleEdit};
use tauri::State;

use crate::{App, IpcResult};

#[tauri::command(async)]
pub(super) fn verdict_scale(app: State<'_, App>, req: ()) -> IpcResult<Vec<ScaleBand>> {
    let () = req;
    Ok(app.journal()?.verdict_scale()?)
}

#[tauri::command(async)]
pub(super) fn verdict_edit(app: State<'_, App>, req: ScaleEdit) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.edit_verdicts(&req)?)
}
