use matinee_core::{Statistics, StatisticsFilmsReq, StatisticsReq};
use tauri::State;

use crate::{App, IpcResult, Packed};

/// The films behind a bar, as packed ids.
#[tauri::command]
pub(super) fn statistics_films(app: State<'_, App>, req: StatisticsFilmsReq) -> IpcResult<Packed> {
    let ids = app.journal()?.statistics_films(&req)?;
    Ok(Packed::ids(ids.into_iter().map(|film| film.0)))
}

#[tauri::command]
pub(super) fn statistics_of(app: State<'_, App>, req: StatisticsReq) -> IpcResult<Statistics> {
    Ok(app.journal()?.statistics(&req)?)
}
