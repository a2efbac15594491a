use matinee_core::markdown::Phrases;
use matinee_core::{Related, ReviewDetail, ReviewId};
use serde::Deserialize;
use tauri::State;
use ts_rs::TS;

use crate::{App, IpcResult};

/// Which review to read.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct ReviewShow {
    review: ReviewId,
    /// The words its page says by itself.
    phrases: Phrases,
}

#[tauri::command(async)]
pub(super) fn review_related(app: State<'_, App>, req: ReviewId) -> IpcResult<Vec<Related>> {
    Ok(app.journal()?.related_reviews(req)?)
}

#[tauri::command(async)]
pub(super) fn review_show(app: State<'_, App>, req: ReviewShow) -> IpcResult<ReviewDetail> {
    Ok(app.journal()?.review(req.review, &req.phrases)?)
}
