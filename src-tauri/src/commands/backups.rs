use matinee_core::{
    BackupCause, Backups, BringBack, BroughtBack, Changed, CheckReport, FoundInside, MendReport,
    Mirror, Reached, Restored, Salvaged, backup_file,
};
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

/// Films to look for in a backup.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct BackupLook {
    /// The backup's name.
    name: String,
    /// Words of their titles; empty: all.
    words: String,
}

/// A film or review of a backup, to be brought back.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct BackupBringBack {
    /// The work's name, to cancel it by.
    job: JobId,
    /// The backup's name.
    name: String,
    /// Which.
    what: BringBack,
}

/// Brings a film or a review back from a backup, beside what the journal has.
#[tauri::command]
pub(super) fn backup_bring_back(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: BackupBringBack,
) -> IpcResult<Changed<BroughtBack>> {
    let journal = app.journal()?;
    let records = backup_file(journal.folder(), &req.name)?;
    watched(&app, req.job, &channel, |progress| journal.bring_back(&records, &req.what, progress))
}

/// Looks for films in a backup.
#[tauri::command]
pub(super) fn backup_look(app: State<'_, App>, req: BackupLook) -> IpcResult<FoundInside> {
    let journal = app.journal()?;
    let records = backup_file(journal.folder(), &req.name)?;
    Ok(journal.look_inside(&records, &req.words)?)
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

/// Mends what can be made again. What cannot, it leaves as it is and names.
#[tauri::command]
pub(super) fn journal_mend(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: JobId,
) -> IpcResult<MendReport> {
    app.jobs().run(req, |reached| drop(channel.send(reached)), |progress| app.mend(progress))
}

/// A new journal to be made of what can be read of a damaged one.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct JournalSalvage {
    /// The work's name, to cancel it by.
    job: JobId,
    /// The folder chosen for it.
    to: Token,
}

/// Saves every record that can still be read in a new journal. The damaged one is only read.
#[tauri::command]
pub(super) fn journal_salvage(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: JournalSalvage,
) -> IpcResult<Salvaged> {
    let to = app.offers().path(req.to)?;
    app.jobs().run(
        req.job,
        |reached| drop(channel.send(reached)),
        |progress| app.salvage(&to, progress),
    )
}

/// What there is to say of the mirror.
#[tauri::command]
pub(super) fn mirror(app: State<'_, App>, req: ()) -> IpcResult<Mirror> {
    let () = req;
    Ok(app.journal()?.mirror()?)
}

/// Keeps a mirror in the folder chosen, or, with none, no longer.
#[tauri::command]
pub(super) fn mirror_folder(app: State<'_, App>, req: Option<Token>) -> IpcResult<Changed<()>> {
    let folder = req.map(|token| app.offers().path(token)).transpose()?;
    Ok(app.journal()?.choose_mirror(folder.as_deref())?)
}

/// What the last proof found; null before the first.
#[tauri::command]
pub(super) fn journal_proof(app: State<'_, App>, req: ()) -> IpcResult<Option<CheckReport>> {
    let () = req;
    Ok(app.journal()?.last_proof()?)
}
