use matinee_core::FilmTile;
use serde::Deserialize;
use tauri::State;
use ts_rs::TS;

use crate::{App, IpcResult};

/// Asks which films a person may mean by what they have typed so far.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct FilmPicks {
    typed: String,
    limit: u32,
}

#[tauri::command]
pub(super) fn film_picks(app: State<'_, App>, req: FilmPicks) -> IpcResult<Vec<FilmTile>> {
    Ok(app.journal()?.pick_films(&req.typed, req.limit)?)
}
