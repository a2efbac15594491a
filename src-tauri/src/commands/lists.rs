use matinee_core::{Changed, FilmId, FilmPick, ListDetail, ListFacts, ListId, ListSummary};
use serde::Deserialize;
use tauri::State;
use ts_rs::TS;

use crate::{App, IpcResult};

/// Writes what is said of a list.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct ListEdit {
    list: ListId,
    facts: ListFacts,
}

/// Puts a film at the end of a list.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct ListFilmAdd {
    list: ListId,
    film: FilmPick,
    note: String,
}

/// Names a film of a list.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct ListFilmRemove {
    list: ListId,
    film: FilmId,
}

/// Moves a film of a list to a place, from 0.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct ListFilmMove {
    list: ListId,
    film: FilmId,
    to: usize,
}

/// Moves a list to a place among the others, from 0.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct ListMove {
    list: ListId,
    to: usize,
}

/// Writes the note of a film on a list.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct ListFilmNote {
    list: ListId,
    film: FilmId,
    note: String,
}

#[tauri::command]
pub(super) fn list_add(app: State<'_, App>, req: ListFacts) -> IpcResult<Changed<ListId>> {
    Ok(app.journal()?.add_list(&req)?)
}

#[tauri::command]
pub(super) fn list_delete(app: State<'_, App>, req: ListId) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.delete_list(req)?)
}

#[tauri::command]
pub(super) fn list_detail(app: State<'_, App>, req: ListId) -> IpcResult<ListDetail> {
    Ok(app.journal()?.list(req)?)
}

#[tauri::command]
pub(super) fn list_edit(app: State<'_, App>, req: ListEdit) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.edit_list(req.list, &req.facts)?)
}

#[tauri::command]
pub(super) fn list_film_add(app: State<'_, App>, req: ListFilmAdd) -> IpcResult<Changed<FilmId>> {
    Ok(app.journal()?.add_to_list(req.list, req.film, &req.note)?)
}

#[tauri::command]
pub(super) fn list_film_move(app: State<'_, App>, req: ListFilmMove) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.move_in_list(req.list, req.film, req.to)?)
}

#[tauri::command]
pub(super) fn list_film_note(app: State<'_, App>, req: ListFilmNote) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.note_in_list(req.list, req.film, &req.note)?)
}

#[tauri::command]
pub(super) fn list_film_remove(app: State<'_, App>, req: ListFilmRemove) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.remove_from_list(req.list, req.film)?)
}

#[tauri::command]
pub(super) fn list_move(app: State<'_, App>, req: ListMove) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.move_list(req.list, req.to)?)
}

#[tauri::command]
pub(super) fn lists(app: State<'_, App>, req: ()) -> IpcResult<Vec<ListSummary>> {
    let () = req;
    Ok(app.journal()?.lists()?)
}
