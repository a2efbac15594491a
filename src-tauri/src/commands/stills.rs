//! Stills; for how a picture comes in, see `posters`.

use matinee_core::media::picture_file;
use matinee_core::{Changed, FilmId, Still, StillFacts, StillId};
use serde::Deserialize;
use tauri::State;
use ts_rs::TS;

use super::posters::{PictureFile, PicturePasted};
use crate::bytes::WithBytes;
use crate::jobs::aside;
use crate::{App, IpcResult};

/// What a person says of a still.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct StillEdit {
    still: StillId,
    facts: StillFacts,
}

/// Where a still goes among its film's, from 0.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct StillMove {
    still: StillId,
    place: u32,
}

#[tauri::command]
pub(super) fn still_list(app: State<'_, App>, req: FilmId) -> IpcResult<Vec<Still>> {
    Ok(app.journal()?.stills(req)?)
}

#[tauri::command]
pub(super) fn still_add(
    app: State<'_, App>,
    req: WithBytes<PicturePasted>,
) -> IpcResult<Changed<Still>> {
    let journal = app.journal()?;
    Ok(aside(|| journal.add_still(req.req.film, &req.req.name, &req.bytes))?)
}

#[tauri::command]
pub(super) fn still_add_file(app: State<'_, App>, req: PictureFile) -> IpcResult<Changed<Still>> {
    let (journal, path) = (app.journal()?, app.offers().path(req.file)?);
    Ok(aside(|| {
        let (name, bytes) = picture_file(&path)?;
        journal.add_still(req.film, &name, &bytes)
    })?)
}

#[tauri::command]
pub(super) fn still_edit(app: State<'_, App>, req: StillEdit) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.edit_still(req.still, &req.facts)?)
}

#[tauri::command]
pub(super) fn still_move(app: State<'_, App>, req: StillMove) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.move_still(req.still, req.place)?)
}

/// The still goes to the trash.
#[tauri::command]
pub(super) fn still_remove(app: State<'_, App>, req: StillId) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.remove_still(req)?)
}
