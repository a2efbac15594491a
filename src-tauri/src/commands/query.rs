use matinee_core::query::QueryReading;
use serde::Deserialize;
use tauri::State;
use ts_rs::TS;

use crate::{App, IpcResult};

/// A line of the query language, and where in it the caret stands, in UTF-16 units.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct QueryRead {
    line: String,
    caret: usize,
}

#[tauri::command]
pub(super) fn query_read(app: State<'_, App>, req: QueryRead) -> IpcResult<QueryReading> {
    Ok(app.journal()?.read_query(&req.line, req.caret)?)
}
