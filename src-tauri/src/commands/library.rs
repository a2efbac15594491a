use matinee_core::{Changed, Contents, FilmId, FilmTile, LibraryQuery, ListChoice, Selected};
use serde::Deserialize;
use tauri::State;
use ts_rs::TS;

use crate::{App, IpcResult, Packed};

/// The library's first films.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct LibraryFirst {
    /// Which, and in what order.
    query: LibraryQuery,
    /// How many at the most.
    limit: usize,
}

/// Likes films, or no longer.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct SelectionLike {
    /// The films.
    films: Vec<FilmId>,
    /// Whether they are liked from now on.
    liked: bool,
}

/// Adds tags to the latest viewing of each film.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct SelectionTag {
    /// The films.
    films: Vec<FilmId>,
    /// The tags.
    tags: Vec<String>,
}

/// Adds films to a list.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct SelectionList {
    /// The films, in the order they are added.
    films: Vec<FilmId>,
    /// The list.
    choice: ListChoice,
}

/// Says where the latest viewing of each film was.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct SelectionPlace {
    /// The films.
    films: Vec<FilmId>,
    /// The place; an empty one empties it.
    place: String,
}

#[tauri::command]
pub(super) fn selection_place(
    app: State<'_, App>,
    req: SelectionPlace,
) -> IpcResult<Changed<Selected>> {
    Ok(app.journal()?.place_selection(&req.films, &req.place)?)
}

#[tauri::command]
pub(super) fn library_contents(app: State<'_, App>, req: ()) -> IpcResult<Contents> {
    let () = req;
    Ok(app.journal()?.contents()?)
}

#[tauri::command]
pub(super) fn library_first(app: State<'_, App>, req: LibraryFirst) -> IpcResult<Vec<FilmTile>> {
    // A new line, or a new order: whoever waits for all of an older one need not.
    app.listing().next();
    Ok(app.journal()?.library_first(&req.query, req.limit)?)
}

#[tauri::command]
pub(super) fn library_ids(app: State<'_, App>, req: LibraryQuery) -> IpcResult<Packed> {
    let turn = app.listing().current();
    let ids = app.journal()?.library_ids_for(&req, &turn)?;
    Ok(Packed::ids(ids.into_iter().map(|film| film.0)))
}

#[tauri::command]
pub(super) fn library_tiles(app: State<'_, App>, req: Vec<FilmId>) -> IpcResult<Vec<FilmTile>> {
    Ok(app.journal()?.film_tiles(&req)?)
}

#[tauri::command]
pub(super) fn selection_delete(app: State<'_, App>, req: Vec<FilmId>) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.delete_selection(&req)?)
}

#[tauri::command]
pub(super) fn selection_like(
    app: State<'_, App>,
    req: SelectionLike,
) -> IpcResult<Changed<Selected>> {
    Ok(app.journal()?.like_selection(&req.films, req.liked)?)
}

#[tauri::command]
pub(super) fn selection_list(
    app: State<'_, App>,
    req: SelectionList,
) -> IpcResult<Changed<Selected>> {
    Ok(app.journal()?.list_selection(&req.films, &req.choice)?)
}

#[tauri::command]
pub(super) fn selection_tag(
    app: State<'_, App>,
    req: SelectionTag,
) -> IpcResult<Changed<Selected>> {
    Ok(app.journal()?.tag_selection(&req.films, &req.tags)?)
}

#[tauri::command]
pub(super) fn selection_watchlist(
    app: State<'_, App>,
    req: Vec<FilmId>,
) -> IpcResult<Changed<Selected>> {
    Ok(app.journal()?.watchlist_selection(&req)?)
}
