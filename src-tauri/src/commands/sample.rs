use matinee_core::imports::ImportReport;
use matinee_core::{Changed, Reached};
use tauri::State;
use tauri::ipc::Channel;

use super::jobs::watched;
use crate::jobs::JobId;
use crate::{App, IpcResult};

/// Brings in the sample journal, as one undo step.
#[tauri::command]
pub(super) fn sample_open(
    app: State<'_, App>,
    channel: Channel<Reached>,
    req: JobId,
) -> IpcResult<Changed<ImportReport>> {
    let journal = app.journal()?;
    watched(&app, req, &channel, |progress| journal.open_sample(progress))
}
