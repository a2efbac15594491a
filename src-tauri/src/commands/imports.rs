use std::sync::Arc;

use matinee_core::imports::{
    ForgottenPreset, ImportChoices, ImportDetail, ImportReading, ImportRecognised, ImportReport,
    ImportUndone, KeptRow, OriginOf, OriginOutcome, PastImport, PlanCounts, PlanRow, PlanTab,
    RecordOrigin, SheetPreset, SheetRow,
};
use matinee_core::{Changed, ImportId, Reached};
use serde::{Deserialize, Serialize};
use tauri::State;
use tauri::ipc::Channel;
use ts_rs::TS;

use super::jobs::watched;
use crate::jobs::{JobId, aside};
use crate::offers::Token;
use crate::{App, IpcResult, Packed};

/// A file to look at before it is read, and the name by which that can be cancelled.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct ImportRecognise {
    file: Token,
    reading: ImportReading,
    job: JobId,
}

/// A table of its own kind, to see how its first rows would be read.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct ImportSheet {
    file: Token,
    reading: ImportReading,
}

/// A file to bring in, how, and the name by which the work can be cancelled.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct ImportFile {
    file: Token,
    job: JobId,
    choices: ImportChoices,
}

/// What bringing a file in would do.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct ImportPlanned {
    /// What the receipt would be.
    report: ImportReport,
    /// How many rows of each kind; nothing where there are none to look at one by one.
    counts: Option<PlanCounts>,
    /// Whether it would change anything.
    changes: bool,
}

/// Rows of the last plan of a file, of one kind.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct ImportRowsReq {
    file: Token,
    tab: PlanTab,
    /// The first, counted from 0 among those of its kind.
    from: u32,
    /// How many at most.
    count: u32,
}

/// The rows an import kept.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct ImportKept {
    import: ImportId,
    /// Those of which this became; all where nothing is said.
    of: Option<OriginOutcome>,
}

/// What a file is, and what has to be said before it can be read.
#[tauri::command]
pub(super) fn import_recognise(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: ImportRecognise,
) -> IpcResult<ImportRecognised> {
    let (journal, path) = (app.journal()?, app.offers().path(req.file)?);
    watched(&app, req.job, &channel, |progress| {
        journal.recognise_import(&path, &req.reading, progress)
    })
}

/// The first rows of a table of its own kind, as they would be read.
#[tauri::command]
pub(super) fn import_sheet_rows(app: State<'_, App>, req: ImportSheet) -> IpcResult<Vec<SheetRow>> {
    const SHOWN: usize = 8;
    let (journal, path) = (app.journal()?, app.offers().path(req.file)?);
    Ok(aside(|| journal.preview_sheet(&path, &req.reading, SHOWN))?)
}

/// What bringing the file in would do, row by row; nothing is written.
#[tauri::command]
pub(super) fn import_plan(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: ImportFile,
) -> IpcResult<ImportPlanned> {
    let (journal, path) = (app.journal()?, app.offers().path(req.file)?);
    let plan = watched(&app, req.job, &channel, |progress| {
        journal.plan_import(&path, &req.choices, progress)
    })?;
    let planned = ImportPlanned {
        report: plan.report().clone(),
        counts: plan.counts(),
        changes: plan.changes(),
    };
    app.plans().keep(req.file, Arc::new(plan));
    Ok(planned)
}

/// How tables of a shape are read is forgotten.
#[tauri::command]
pub(super) fn import_preset_forget(
    app: State<'_, App>,
    req: String,
) -> IpcResult<Changed<ForgottenPreset>> {
    Ok(app.journal()?.forget_sheet_preset(&req)?)
}

#[tauri::command]
pub(super) fn import_preset_put_back(
    app: State<'_, App>,
    req: ForgottenPreset,
) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.put_back_sheet_preset(req)?)
}

/// How tables are read whose columns were told what they become, the last used first.
#[tauri::command]
pub(super) fn import_presets(app: State<'_, App>, req: ()) -> IpcResult<Vec<SheetPreset>> {
    let () = req;
    Ok(app.journal()?.sheet_presets()?)
}

/// Rows of the last plan.
#[tauri::command]
pub(super) fn import_rows(app: State<'_, App>, req: ImportRowsReq) -> IpcResult<Vec<PlanRow>> {
    let plan = app.plans().of(req.file)?;
    Ok(plan.rows(&*app.journal()?, req.tab, req.from, req.count)?)
}

/// Brings the file in.
#[tauri::command]
pub(super) fn import_run(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: ImportFile,
) -> IpcResult<Changed<ImportReport>> {
    let (journal, path) = (app.journal()?, app.offers().path(req.file)?);
    watched(&app, req.job, &channel, |progress| journal.import_with(&path, &req.choices, progress))
}

#[tauri::command]
pub(super) fn import_list(app: State<'_, App>, req: ()) -> IpcResult<Vec<PastImport>> {
    let () = req;
    Ok(app.journal()?.imports()?)
}

/// The rows of imported files that told of a record.
#[tauri::command]
pub(super) fn import_origins(app: State<'_, App>, req: OriginOf) -> IpcResult<Vec<RecordOrigin>> {
    Ok(app.journal()?.origins_of(req)?)
}

/// One import with its receipt.
#[tauri::command]
pub(super) fn import_detail(app: State<'_, App>, req: ImportId) -> IpcResult<ImportDetail> {
    Ok(app.journal()?.import_detail(req)?)
}

/// The ids of the rows an import kept.
#[tauri::command]
pub(super) fn import_kept_ids(app: State<'_, App>, req: ImportKept) -> IpcResult<Packed> {
    Ok(Packed::ids(app.journal()?.kept_row_ids(req.import, req.of)?))
}

/// Rows an import kept, by their ids.
#[tauri::command]
pub(super) fn import_kept(app: State<'_, App>, req: Vec<u32>) -> IpcResult<Vec<KeptRow>> {
    let ids: Vec<i64> = req.into_iter().map(i64::from).collect();
    Ok(app.journal()?.kept_rows(&ids)?)
}

#[tauri::command]
pub(super) fn import_undo(app: State<'_, App>, req: ImportId) -> IpcResult<Changed<ImportUndone>> {
    Ok(app.journal()?.undo_import(req)?)
}
