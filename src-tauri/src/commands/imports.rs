use std::sync::Arc;

use matinee_core::imports::{
    ImportChoices, ImportReading, ImportRecognised, ImportReport, ImportUndone, OriginOf,
    PastImport, PlanCounts, PlanRow, PlanTab, RecordOrigin, SheetRow,
};
use matinee_core::{Changed, ImportId, Reached};
use serde::{Deserialize, Serialize};
use tauri::State;
use tauri::ipc::Channel;
use ts_rs::TS;

use super::jobs::watched;
use crate::jobs::{JobId, aside};
use crate::offers::Token;
use crate::{App, IpcResult};

/// A file to look at before it is read.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct ImportRecognise {
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

/// What a file is, and what has to be said before it can be read.
#[tauri::command]
pub(super) fn import_recognise(
    app: State<'_, App>,
    req: ImportRecognise,
) -> IpcResult<ImportRecognised> {
    let (journal, path) = (app.journal()?, app.offers().path(req.file)?);
    Ok(aside(|| journal.recognise_import(&path, &req.reading))?)
}

/// The first rows of a table of its own kind, as they would be read.
#[tauri::command]
pub(super) fn import_sheet_rows(
    app: State<'_, App>,
    req: ImportRecognise,
) -> IpcResult<Vec<SheetRow>> {
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
    let planned = ImportPlanned { report: plan.report().clone(), counts: plan.counts() };
    app.plans().keep(req.file, Arc::new(plan));
    Ok(planned)
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

#[tauri::command]
pub(super) fn import_undo(app: State<'_, App>, req: ImportId) -> IpcResult<Changed<ImportUndone>> {
    Ok(app.journal()?.undo_import(req)?)
}
