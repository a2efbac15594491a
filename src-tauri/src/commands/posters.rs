//! Posters. A picture comes as bytes when it is pasted, and as a token when it is a file: its path
//! stays here.

use matinee_core::media::picture_file;
use matinee_core::{Changed, FilmId};
use serde::Deserialize;
use tauri::State;
use ts_rs::TS;

use crate::bytes::WithBytes;
use crate::jobs::aside;
use crate::offers::Token;
use crate::{App, IpcResult};

/// A picture that was pasted, for a film.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct PicturePasted {
    pub(super) film: FilmId,
    /// What to call it.
    pub(super) name: String,
}

/// A picture file that was chosen or dropped, for a film.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct PictureFile {
    pub(super) film: FilmId,
    pub(super) file: Token,
}

#[tauri::command]
pub(super) fn poster_show(app: State<'_, App>, req: FilmId) -> IpcResult<Option<String>> {
    Ok(app.journal()?.poster(req)?)
}

/// Answers the hash of the picture.
#[tauri::command]
pub(super) fn poster_set(
    app: State<'_, App>,
    req: WithBytes<PicturePasted>,
) -> IpcResult<Changed<String>> {
    let journal = app.journal()?;
    Ok(aside(|| journal.set_poster(req.req.film, &req.req.name, &req.bytes))?)
}

/// Answers the hash of the picture.
#[tauri::command]
pub(super) fn poster_set_file(app: State<'_, App>, req: PictureFile) -> IpcResult<Changed<String>> {
    let (journal, path) = (app.journal()?, app.offers().path(req.file)?);
    Ok(aside(|| {
        let (name, bytes) = picture_file(&path)?;
        journal.set_poster(req.film, &name, &bytes)
    })?)
}

#[tauri::command]
pub(super) fn poster_remove(app: State<'_, App>, req: FilmId) -> IpcResult<Changed<()>> {
    Ok(app.journal()?.remove_poster(req)?)
}
