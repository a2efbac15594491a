use matinee_core::Changed;
use serde::Deserialize;
use tauri::State;
use ts_rs::TS;

use crate::{App, IpcResult};

/// Two spellings of one person.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct PersonMerge {
    /// The spelling that goes.
    name: String,
    /// The spelling that stays.
    into: String,
}

/// Answers how many films name the person.
#[tauri::command]
pub(super) fn person_merge(app: State<'_, App>, req: PersonMerge) -> IpcResult<Changed<usize>> {
    Ok(app.journal()?.merge_people(&req.name, &req.into)?)
}
