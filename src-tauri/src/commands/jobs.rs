use tauri::State;

use crate::jobs::JobId;
use crate::{App, IpcResult};

#[tauri::command(async)]
pub(super) fn job_cancel(app: State<'_, App>, req: JobId) -> IpcResult<()> {
    app.jobs().cancel(req);
    Ok(())
}
