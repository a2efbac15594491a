use matinee_core::{Changed, ScaleBand, ScaleEdit, Score};
use tauri::State;

use crate::{App, IpcResult};

/// Reads a score as people type it; nothing typed is no score.
#[tauri::command]
pub(super) fn score_read(app: State<'_, App>, req: String) -> IpcResult<Option<Score>> {
    let _ = app;
    let typed = Some(req.trim()).filter(|typed| !typed.is_empty());
    Ok(typed.map(Score::parse_typed).transpose()?)
}

#[tauri::command]
pub(super) fn verdict_scale(app: State<'_, App>, req: ()) -> IpcResult<Vec<ScaleBand>> {
    let () = req;
    Ok(app.journal()?.verdict_scale()?)
}

#[tauri::command]
pub(super) fn verdict_edit(app: State<'_, App>, req: ScaleEdit) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.edit_verdicts(&req)?)
}
