use matinee_core::{
    NameHit, SearchAll, SearchCounts, SearchHit, SearchNames, SearchOrder, SearchReq, SearchRows,
};
use tauri::State;

use crate::{App, IpcResult, Packed};

#[tauri::command]
pub(super) fn search_all(app: State<'_, App>, req: SearchAll) -> IpcResult<Packed> {
    let turn = app.searching().current();
    Ok(Packed::ids(app.journal()?.search_all(&req, &turn)?))
}

#[tauri::command]
pub(super) fn search_counts(app: State<'_, App>, req: String) -> IpcResult<SearchCounts> {
    let turn = app.searching().current();
    Ok(app.journal()?.search_counts(&req, &turn)?)
}

/// The newest hits are what a new line asks for first; the best of them are more of the same.
#[tauri::command]
pub(super) fn search_hits(app: State<'_, App>, req: SearchReq) -> IpcResult<Vec<SearchHit>> {
    let turn = match req.order {
        SearchOrder::Newest => app.searching().next(),
        SearchOrder::Best => app.searching().current(),
    };
    Ok(app.journal()?.search_hits(&req, &turn)?)
}

#[tauri::command]
pub(super) fn search_names(app: State<'_, App>, req: SearchNames) -> IpcResult<Vec<NameHit>> {
    Ok(app.journal()?.search_names(&req)?)
}

#[tauri::command]
pub(super) fn search_rows(app: State<'_, App>, req: SearchRows) -> IpcResult<Vec<SearchHit>> {
    Ok(app.journal()?.search_rows(&req)?)
}
