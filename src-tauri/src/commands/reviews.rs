use matinee_core::markdown::Phrases;
use matinee_core::{Comparison, Related, ReviewDetail, ReviewId};
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

/// Which two reviews of one film to put side by side.
#[derive(Debug, Deserialize, TS)]
#[ts(export)]
pub(super) struct ReviewCompare {
    review: ReviewId,
    other: ReviewId,
}

#[tauri::command]
pub(super) fn review_compare(app: State<'_, App>, req: ReviewCompare) -> IpcResult<Comparison> {
    Ok(app.journal()?.compare_reviews(req.review, req.other)?)
}

/// The review as a file of its own would hold it.
#[tauri::command]
pub(super) fn review_markdown(app: State<'_, App>, req: ReviewId) -> IpcResult<String> {
    Ok(app.journal()?.review_markdown(req)?)
}

#[tauri::command]
pub(super) fn review_related(app: State<'_, App>, req: ReviewId) -> IpcResult<Vec<Related>> {
    Ok(app.journal()?.related_reviews(req)?)
}

#[tauri::command]
pub(super) fn review_show(app: State<'_, App>, req: ReviewShow) -> IpcResult<ReviewDetail> {
    Ok(app.journal()?.review(req.review, &req.phrases)?)
}
