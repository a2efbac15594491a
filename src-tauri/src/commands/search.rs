use matinee_core::{SearchCounts, SearchHit, SearchReq};
use tauri::State;

use crate::{App, IpcResult};

#[tauri::command]
pub(super) fn search_counts(app: State<'_, App>, req: String) -> IpcResult<SearchCounts> {
    Ok(app.journal()?.search_counts(&req)?)
}

#[tauri::command]
pub(super) fn search_hits(app: State<'_, App>, req: SearchReq) -> IpcResult<Vec<SearchHit>> {
    Ok(app.journal()?.search_hits(&req)?)
}
