use matinee_core::{BackupCause, Backups, Changed, CheckReport, Reached, Restored};
use serde::Deserialize;
use tauri::State;
use tauri::ipc::Channel;
use ts_rs::TS;

use super::jobs::watched;
use crate::jobs::JobId;
use crate::offers::Token;
use crate::{App, IpcResult};

/// A backup to be put in the journal's place.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct BackupRestore {
    /// The work's name, to cancel it by.
    job: JobId,
    /// The backup's name.
    name: String,
}

/// The backups there are; also of a journal that could not be opened.
#[tauri::command]
pub(super) fn backup_list(app: State<'_, App>, req: ()) -> IpcResult<Backups> {
    let () = req;
    app.backups()
}

/// Makes a backup now, and answers all there are.
#[tauri::command]
pub(super) fn backup_make(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: JobId,
) -> IpcResult<Backups> {
    let journal = app.journal()?;
    watched(&app, req, &channel, |progress| {
        journal.back_up(BackupCause::Asked, progress)?;
        journal.backups()
    })
}

/// Copies backups to the folder chosen too, or, with none, no longer.
#[tauri::command]
pub(super) fn backup_folder(app: State<'_, App>, req: Option<Token>) -> IpcResult<Changed<()>> {
    let second = req.map(|token| app.offers().path(token)).transpose()?;
    Ok(app.journal()?.choose_backup_folder(second.as_deref())?)
}

/// Puts a backup in the journal's place. What is there is kept.
#[tauri::command]
pub(super) fn backup_restore(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: BackupRestore,
) -> IpcResult<Restored> {
    app.jobs().run(
        req.job,
        |reached| drop(channel.send(reached)),
        |progress| app.restore(&req.name, progress),
    )
}

/// Proves the journal whole, and keeps what was found for the next look.
#[tauri::command]
pub(super) fn journal_check(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: JobId,
) -> IpcResult<Changed<CheckReport>> {
    let journal = app.journal()?;
    watched(&app, req, &channel, |progress| journal.prove(progress))
}

/// What the last proof found; null before the first.
#[tauri::command]
pub(super) fn journal_proof(app: State<'_, App>, req: ()) -> IpcResult<Option<CheckReport>> {
    let () = req;
    Ok(app.journal()?.last_proof()?)
}
