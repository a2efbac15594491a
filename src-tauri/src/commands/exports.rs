use matinee_core::{ExportOrder, Exported, LossReport, Reached};
use serde::Deserialize;
use tauri::State;
use tauri::ipc::Channel;
use ts_rs::TS;

use super::jobs::watched;
use crate::jobs::JobId;
use crate::offers::Token;
use crate::{App, IpcResult};

/// What to write, where, and the name by which the work can be cancelled.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct ExportRun {
    #[serde(flatten)]
    order: ExportOrder,
    /// The file or folder chosen for it.
    to: Token,
    job: JobId,
}

/// What would be written, and the name by which the looking over can be cancelled.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct ExportPreview {
    #[serde(flatten)]
    order: ExportOrder,
    job: JobId,
}

/// What an export would leave behind or change, with nothing written.
#[tauri::command]
pub(super) fn export_losses(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: ExportPreview,
) -> IpcResult<LossReport> {
    let journal = app.journal()?;
    watched(&app, req.job, &channel, |progress| journal.export_losses(&req.order, progress))
}

/// Writes the journal, or part of it, as files.
#[tauri::command]
pub(super) fn export_run(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: ExportRun,
) -> IpcResult<Exported> {
    let journal = app.journal()?;
    let path = req.order.place(&app.offers().path(req.to)?);
    watched(&app, req.job, &channel, |progress| journal.export(&req.order, &path, progress))
}

/// Shows what was written in the person's file manager: the folder it lies in.
#[tauri::command]
pub(super) fn export_show(app: State<'_, App>, req: Token) -> IpcResult<()> {
    let path = app.offers().path(req)?;
    let folder = if path.is_dir() { Some(path.as_path()) } else { path.parent() };
    folder.map_or(Ok(()), |folder| app.desk().show_folder(folder))
}
