use matinee_core::{
    Changed, DatedViewing, FilmPick, QuickLogRead, QuickLogReq, ViewingComplete, ViewingFacts,
    ViewingId, WatchedOn,
};
use serde::Deserialize;
use tauri::State;
use ts_rs::TS;

use crate::{App, IpcResult};

/// Logs a viewing.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct ViewingLog {
    film: FilmPick,
    facts: ViewingFacts,
}

/// Writes what is said of a viewing.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct ViewingEdit {
    viewing: ViewingId,
    facts: ViewingFacts,
}

/// Moves a viewing one place among those of its date.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct ViewingMove {
    viewing: ViewingId,
    up: bool,
}

/// What a quick line says, as far as it is typed. It logs nothing.
#[tauri::command]
pub(super) fn quick_log_read(app: State<'_, App>, req: QuickLogReq) -> IpcResult<QuickLogRead> {
    Ok(app.journal()?.read_quick_log(&req)?)
}

#[tauri::command]
pub(super) fn viewing_complete(
    app: State<'_, App>,
    req: ViewingComplete,
) -> IpcResult<Vec<String>> {
    Ok(app.journal()?.complete_viewing(&req)?)
}

#[tauri::command]
pub(super) fn viewing_delete(app: State<'_, App>, req: ViewingId) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.delete_viewing(req)?)
}

#[tauri::command]
pub(super) fn viewing_edit(app: State<'_, App>, req: ViewingEdit) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.edit_viewing(req.viewing, &req.facts)?)
}

#[tauri::command]
pub(super) fn viewing_facts(app: State<'_, App>, req: ViewingId) -> IpcResult<ViewingFacts> {
    Ok(app.journal()?.viewing_facts(req)?)
}

#[tauri::command]
pub(super) fn viewing_log(app: State<'_, App>, req: ViewingLog) -> IpcResult<Changed<ViewingId>> {
    Ok(app.journal()?.log_viewing(req.film, &req.facts)?)
}

#[tauri::command]
pub(super) fn viewing_move(app: State<'_, App>, req: ViewingMove) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.move_viewing(req.viewing, req.up)?)
}

/// The viewings of exactly this date, in their order.
#[tauri::command]
pub(super) fn viewings_on(app: State<'_, App>, req: WatchedOn) -> IpcResult<Vec<DatedViewing>> {
    Ok(app.journal()?.viewings_on(req)?)
}
