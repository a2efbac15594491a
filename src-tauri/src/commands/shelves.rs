use matinee_core::{Changed, Shelf, ShelfFacts, ShelfId, ShelvesTaken};
use serde::Deserialize;
use tauri::State;
use ts_rs::TS;

use crate::offers::Token;
use crate::{App, IpcResult};

/// Writes what is said of a shelf.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct ShelfEdit {
    shelf: ShelfId,
    facts: ShelfFacts,
}

/// Moves a shelf to a place among the others, from 0.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct ShelfMove {
    shelf: ShelfId,
    to: usize,
}

#[tauri::command]
pub(super) fn shelf_add(app: State<'_, App>, req: ShelfFacts) -> IpcResult<Changed<ShelfId>> {
    Ok(app.journal()?.add_shelf(&req)?)
}

#[tauri::command]
pub(super) fn shelf_counts(app: State<'_, App>, req: ()) -> IpcResult<Vec<u32>> {
    let () = req;
    Ok(app.journal()?.shelf_counts()?)
}

#[tauri::command]
pub(super) fn shelf_delete(app: State<'_, App>, req: ShelfId) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.delete_shelf(req)?)
}

#[tauri::command]
pub(super) fn shelf_edit(app: State<'_, App>, req: ShelfEdit) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.edit_shelf(req.shelf, &req.facts)?)
}

#[tauri::command]
pub(super) fn shelf_move(app: State<'_, App>, req: ShelfMove) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.move_shelf(req.shelf, req.to)?)
}

#[tauri::command]
pub(super) fn shelves(app: State<'_, App>, req: ()) -> IpcResult<Vec<Shelf>> {
    let () = req;
    Ok(app.journal()?.shelves()?)
}

/// Writes every shelf to the file chosen for them, and says how many.
#[tauri::command]
pub(super) fn shelves_export(app: State<'_, App>, req: Token) -> IpcResult<u32> {
    Ok(app.journal()?.export_shelves(&app.offers().path(req)?)?)
}

/// Puts up the shelves of the file chosen.
#[tauri::command]
pub(super) fn shelves_import(app: State<'_, App>, req: Token) -> IpcResult<Changed<ShelvesTaken>> {
    Ok(app.journal()?.import_shelves(&app.offers().path(req)?)?)
}
