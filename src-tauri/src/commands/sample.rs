use matinee_core::imports::ImportReport;
use matinee_core::{Changed, Progress};
use tauri::State;

use crate::jobs::aside;
use crate::{App, IpcResult};

/// Brings in the sample journal, as one undo step.
#[tauri::command(async)]
pub(super) fn sample_open(app: State<'_, App>, req: ()) -> IpcResult<Changed<ImportReport>> {
    let () = req;
    let journal = app.journal()?;
    Ok(aside(|| journal.open_sample(Progress::unwatched()))?)
}
