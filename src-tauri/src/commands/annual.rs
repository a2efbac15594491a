use matinee_core::{Annual, Changed, Exported, Reached, ReviewId, StatisticsReq};
use serde::Deserialize;
use tauri::State;
use tauri::ipc::Channel;
use ts_rs::TS;

use super::jobs::watched;
use crate::jobs::JobId;
use crate::offers::Token;
use crate::{App, IpcResult};

/// The annual to write, where, and the name by which the work can be cancelled.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct AnnualSave {
    /// What it is of.
    of: StatisticsReq,
    /// The folder chosen for it.
    to: Token,
    job: JobId,
}

/// A line of a review, and whether it is kept from now on.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct AnnualLineKeep {
    review: ReviewId,
    text: String,
    keep: bool,
}

#[tauri::command]
pub(super) fn annual_line_keep(app: State<'_, App>, req: AnnualLineKeep) -> IpcResult<Changed<()>> {
    let journal = app.journal()?;
    Ok(match req.keep {
        true => journal.keep_line(req.review, &req.text)?,
        false => journal.let_line_go(req.review, &req.text)?,
    })
}

/// What the annual shows beside its statistics.
#[tauri::command]
pub(super) fn annual_of(app: State<'_, App>, req: StatisticsReq) -> IpcResult<Annual> {
    Ok(app.journal()?.annual(&req)?)
}

/// Writes it as a page and cards, in a folder of its own in the one chosen.
#[tauri::command]
pub(super) fn annual_save(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: AnnualSave,
) -> IpcResult<Exported> {
    let journal = app.journal()?;
    let path = req.of.place(&app.offers().path(req.to)?);
    watched(&app, req.job, &channel, |progress| journal.save_annual(&req.of, &path, progress))
}
