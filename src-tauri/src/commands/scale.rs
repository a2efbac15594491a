use matinee_core::{Changed, FilmId, ScaleAnswer, ScalePage, ScaleReq, ScaleRescore, ScaleScore};
use tauri::State;

use crate::{App, IpcResult};

#[tauri::command]
pub(super) fn film_compare(app: State<'_, App>, req: ScaleAnswer) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.compare_films(req)?)
}

#[tauri::command]
pub(super) fn film_rescore(app: State<'_, App>, req: ScaleRescore) -> IpcResult<Changed<u32>> {
    Ok(app.journal()?.rescore(&req)?)
}

/// Forgets which of two films is better.
#[tauri::command]
pub(super) fn film_uncompare(app: State<'_, App>, req: (FilmId, FilmId)) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.forget_comparison(req.0, req.1)?)
}

#[tauri::command]
pub(super) fn scale_page(app: State<'_, App>, req: ScaleReq) -> IpcResult<ScalePage> {
    Ok(app.journal()?.scale_page(&req)?)
}

#[tauri::command]
pub(super) fn scale_scores(app: State<'_, App>, req: ()) -> IpcResult<Vec<ScaleScore>> {
    let () = req;
    Ok(app.journal()?.scale_scores()?)
}
