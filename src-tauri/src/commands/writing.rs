//! The writing room: the editor's form, its drafts and its revisions.

use matinee_core::markdown::{Phrases, Rendered};
use matinee_core::{
    Changed, DraftEntry, DraftId, DraftSave, DraftSaved, EditTarget, Editing, FilmComplete, FilmId,
    OtherViewing, ReviewForm, ReviewId, ReviewSave, ReviewText, RevisionEntry, RevisionId,
    RevisionShown, SavedReview, ViewingId,
};
use serde::Deserialize;
use tauri::State;
use ts_rs::TS;

use crate::jobs::aside;
use crate::offers::Token;
use crate::{App, IpcResult};

/// A text to be shown as its page will show it.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct ReviewPreview {
    /// The film whose stills it may place.
    film: Option<FilmId>,
    body: String,
    phrases: Phrases,
}

/// What the editor holds, and the file it is to be copied to.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct ReviewCopy {
    file: Token,
    form: ReviewForm,
}

/// A revision beside the text the editor holds.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct RevisionShow {
    revision: RevisionId,
    present: ReviewText,
}

/// The other times a film was seen.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct ViewingOthers {
    film: FilmId,
    besides: Option<ViewingId>,
}

#[tauri::command]
pub(super) fn draft_discard(app: State<'_, App>, req: DraftId) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.discard_draft(req)?)
}

#[tauri::command]
pub(super) fn draft_list(app: State<'_, App>, req: ()) -> IpcResult<Vec<DraftEntry>> {
    let () = req;
    Ok(app.journal()?.drafts()?)
}

#[tauri::command]
pub(super) fn draft_save(app: State<'_, App>, req: DraftSave) -> IpcResult<Changed<DraftSaved>> {
    Ok(app.journal()?.save_draft(&req)?)
}

#[tauri::command]
pub(super) fn film_complete(app: State<'_, App>, req: FilmComplete) -> IpcResult<Vec<String>> {
    Ok(app.journal()?.complete_film(&req)?)
}

/// Writes what the editor holds to a file the person chose; the journal has no part in it.
#[tauri::command]
pub(super) fn review_copy(app: State<'_, App>, req: ReviewCopy) -> IpcResult<()> {
    let path = app.offers().path(req.file)?;
    Ok(aside(|| req.form.write_copy(&path))?)
}

#[tauri::command]
pub(super) fn review_editing(app: State<'_, App>, req: EditTarget) -> IpcResult<Editing> {
    Ok(app.journal()?.editing(req)?)
}

#[tauri::command]
pub(super) fn review_preview(app: State<'_, App>, req: ReviewPreview) -> IpcResult<Rendered> {
    Ok(app.journal()?.preview(req.film, &req.body, &req.phrases)?)
}

#[tauri::command]
pub(super) fn review_save(app: State<'_, App>, req: ReviewSave) -> IpcResult<Changed<SavedReview>> {
    Ok(app.journal()?.save_review(&req)?)
}

#[tauri::command]
pub(super) fn revision_list(app: State<'_, App>, req: ReviewId) -> IpcResult<Vec<RevisionEntry>> {
    Ok(app.journal()?.revisions(req)?)
}

#[tauri::command]
pub(super) fn revision_restore(
    app: State<'_, App>,
    req: RevisionId,
) -> IpcResult<Changed<ReviewId>> {
    Ok(app.journal()?.restore_revision(req)?)
}

#[tauri::command]
pub(super) fn revision_show(app: State<'_, App>, req: RevisionShow) -> IpcResult<RevisionShown> {
    Ok(app.journal()?.revision(req.revision, &req.present)?)
}

#[tauri::command]
pub(super) fn viewing_others(
    app: State<'_, App>,
    req: ViewingOthers,
) -> IpcResult<Vec<OtherViewing>> {
    Ok(app.journal()?.other_viewings(req.film, req.besides)?)
}
