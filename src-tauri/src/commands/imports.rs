use matinee_core::imports::{ImportReport, ImportUndone, PastImport};
use matinee_core::{Changed, ImportId, Reached};
use serde::Deserialize;
use tauri::State;
use tauri::ipc::Channel;
use ts_rs::TS;

use super::jobs::watched;
use crate::jobs::JobId;
use crate::offers::Token;
use crate::{App, IpcResult};

/// A file to bring in, and the name by which the work can be cancelled.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct ImportFile {
    file: Token,
    job: JobId,
}

/// What bringing the file in would do; nothing is written.
#[tauri::command(async)]
pub(super) fn import_check(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: ImportFile,
) -> IpcResult<ImportReport> {
    let (journal, path) = (app.journal()?, app.offers().path(req.file)?);
    watched(&app, req.job, &channel, |progress| journal.rehearse_import(&path, progress))
}

/// Brings the file in.
#[tauri::command(async)]
pub(super) fn import_run(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: ImportFile,
) -> IpcResult<Changed<ImportReport>> {
    let (journal, path) = (app.journal()?, app.offers().path(req.file)?);
    watched(&app, req.job, &channel, |progress| journal.import_file(&path, progress))
}

#[tauri::command(async)]
pub(super) fn import_list(app: State<'_, App>, req: ()) -> IpcResult<Vec<PastImport>> {
    let () = req;
    Ok(app.journal()?.imports()?)
}

#[tauri::command(async)]
pub(super) fn import_undo(app: State<'_, App>, req: ImportId) -> IpcResult<Changed<ImportUndone>> {
    Ok(app.journal()?.undo_import(req)?)
}
