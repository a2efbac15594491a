use matinee_core::{
    DiaryEntries, DiaryEntriesReq, DiaryYear, DiaryYears, Memory, MemoryViewing, WatchedOn,
};
use tauri::State;

use crate::{App, IpcResult};

#[tauri::command]
pub(super) fn diary_years(app: State<'_, App>, req: ()) -> IpcResult<DiaryYears> {
    let () = req;
    Ok(app.journal()?.diary_years()?)
}

/// Without a year, what is undated.
#[tauri::command]
pub(super) fn diary_year(app: State<'_, App>, req: Option<i16>) -> IpcResult<DiaryYear> {
    Ok(app.journal()?.diary_year(req)?)
}

#[tauri::command]
pub(super) fn diary_entries(app: State<'_, App>, req: DiaryEntriesReq) -> IpcResult<DiaryEntries> {
    Ok(app.journal()?.diary_entries(&req)?)
}

/// The date that words say.
#[tauri::command]
pub(super) fn diary_date(app: State<'_, App>, req: String) -> IpcResult<WatchedOn> {
    Ok(app.journal()?.read_date(&req)?)
}

#[tauri::command]
pub(super) fn diary_memory(app: State<'_, App>, req: ()) -> IpcResult<Memory> {
    let () = req;
    Ok(app.journal()?.memory()?)
}

#[tauri::command]
pub(super) fn diary_on_this_day(app: State<'_, App>, req: ()) -> IpcResult<Vec<MemoryViewing>> {
    let () = req;
    Ok(app.journal()?.seen_on_this_day()?)
}
