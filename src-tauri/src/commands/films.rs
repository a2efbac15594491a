use matinee_core::{BegunFilm, Changed, FilmFacts, FilmId, FilmPage, FilmSplit};
use serde::Deserialize;
use tauri::State;
use ts_rs::TS;

use crate::{App, IpcResult};

/// A film's facts, as the person edited them.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct FilmEdit {
    /// The film.
    film: FilmId,
    /// All of its facts.
    facts: FilmFacts,
}

/// Makes one film of two.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct FilmMerge {
    /// The film that goes.
    from: FilmId,
    /// The film that stays.
    into: FilmId,
}

#[tauri::command]
pub(super) fn film_merge(app: State<'_, App>, req: FilmMerge) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.merge_films(req.from, req.into)?)
}

/// Answers the other film.
#[tauri::command]
pub(super) fn film_split(app: State<'_, App>, req: FilmSplit) -> IpcResult<Changed<FilmId>> {
    Ok(app.journal()?.split_film(&req)?)
}

#[tauri::command]
pub(super) fn film_add(app: State<'_, App>, req: FilmFacts) -> IpcResult<Changed<FilmId>> {
    Ok(app.journal()?.add_film(&req)?)
}

#[tauri::command]
pub(super) fn film_begin(app: State<'_, App>, req: FilmFacts) -> IpcResult<Changed<BegunFilm>> {
    Ok(app.journal()?.begin_film(&req)?)
}

#[tauri::command]
pub(super) fn film_edit(app: State<'_, App>, req: FilmEdit) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.edit_film(req.film, &req.facts)?)
}

#[tauri::command]
pub(super) fn film_page(app: State<'_, App>, req: FilmId) -> IpcResult<FilmPage> {
    Ok(app.journal()?.film_page(req)?)
}
