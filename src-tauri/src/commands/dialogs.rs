//! Native dialogs. They are called from here, so that what is chosen stays here: the window gets
//! tokens.

use serde::Deserialize;
use tauri::State;
use ts_rs::TS;

use crate::desk::Wanted;
use crate::jobs::aside;
use crate::offers::Offered;
use crate::{App, IpcResult};

/// Asks for files to open.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct DialogFiles {
    /// What the dialog is headed.
    title: String,
    /// What the files shown are called, such as 'Pictures'.
    filter: String,
    wanted: Wanted,
    /// Whether more than one may be chosen.
    many: bool,
}

/// Asks where to write a new file.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct DialogSave {
    /// What the dialog is headed.
    title: String,
    /// What the file is called until the person says otherwise.
    name: String,
}

/// Asks for a folder.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct DialogFolder {
    /// What the dialog is headed.
    title: String,
}

/// The files chosen; none when the person cancelled.
#[tauri::command]
pub(super) fn dialog_files(app: State<'_, App>, req: DialogFiles) -> IpcResult<Vec<Offered>> {
    let chosen = aside(|| app.desk().files(&req.title, &req.filter, req.wanted, req.many));
    Ok(chosen.into_iter().map(|path| app.offers().offer(path)).collect())
}

#[tauri::command]
pub(super) fn dialog_folder(app: State<'_, App>, req: DialogFolder) -> IpcResult<Option<Offered>> {
    let chosen = aside(|| app.desk().folder(&req.title));
    Ok(chosen.map(|path| app.offers().offer(path)))
}

#[tauri::command]
pub(super) fn dialog_save(app: State<'_, App>, req: DialogSave) -> IpcResult<Option<Offered>> {
    let chosen = aside(|| app.desk().save(&req.title, &req.name));
    Ok(chosen.map(|path| app.offers().offer(path)))
}
