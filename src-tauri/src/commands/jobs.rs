use matinee_core::{Progress, Reached};
use tauri::State;
use tauri::ipc::Channel;

use crate::jobs::JobId;
use crate::{App, IpcResult};

#[tauri::command]
pub(super) fn job_cancel(app: State<'_, App>, req: JobId) -> IpcResult<()> {
    app.jobs().cancel(req);
    Ok(())
}

/// Runs long work that the window watches and may call off.
pub(super) fn watched<T>(
    app: &App,
    job: JobId,
    channel: &Channel<Reached>,
    work: impl FnOnce(Progress<'_>) -> matinee_core::Result<T>,
) -> IpcResult<T> {
    // A window that is gone hears nothing; the work goes on all the same.
    Ok(app.jobs().run(job, |reached| drop(channel.send(reached)), work)?)
}
