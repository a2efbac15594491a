use matinee_core::{Changed, FilmId, FilmPick, WatchlistPage, WatchlistReq};
use serde::Deserialize;
use tauri::State;
use ts_rs::TS;

use crate::{App, IpcResult};

/// Puts a film on the watchlist.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct WatchlistAdd {
    film: FilmPick,
    why: String,
}

/// Says why a film is on the watchlist.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct WatchlistEdit {
    film: FilmId,
    why: String,
}

#[tauri::command]
pub(super) fn watchlist_add(app: State<'_, App>, req: WatchlistAdd) -> IpcResult<Changed<FilmId>> {
    Ok(app.journal()?.add_to_watchlist(req.film, &req.why)?)
}

#[tauri::command]
pub(super) fn watchlist_edit(app: State<'_, App>, req: WatchlistEdit) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.edit_watchlist(req.film, &req.why)?)
}

#[tauri::command]
pub(super) fn watchlist_page(app: State<'_, App>, req: WatchlistReq) -> IpcResult<WatchlistPage> {
    Ok(app.journal()?.watchlist(&req)?)
}

#[tauri::command]
pub(super) fn watchlist_remove(app: State<'_, App>, req: FilmId) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.remove_from_watchlist(req)?)
}
