use matinee_core::{Changed, PeopleQuery, PersonId, PersonPage, PersonRole, PersonRow};
use serde::Deserialize;
use tauri::State;
use ts_rs::TS;

use crate::{App, IpcResult, Packed};

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

/// Asks what the list shows of people.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct PeopleRows {
    /// The part that is counted.
    role: PersonRole,
    /// The people, in order.
    people: Vec<PersonId>,
}

#[tauri::command]
pub(super) fn people_ids(app: State<'_, App>, req: PeopleQuery) -> IpcResult<Packed> {
    let ids = app.journal()?.people_ids(&req)?;
    Ok(Packed::ids(ids.into_iter().map(|person| person.0)))
}

#[tauri::command]
pub(super) fn people_rows(app: State<'_, App>, req: PeopleRows) -> IpcResult<Vec<PersonRow>> {
    Ok(app.journal()?.people_rows(req.role, &req.people)?)
}

/// By the uid.
#[tauri::command]
pub(super) fn person_page(app: State<'_, App>, req: String) -> IpcResult<PersonPage> {
    Ok(app.journal()?.person_page(&req)?)
}

/// The uid of whoever has exactly this name.
#[tauri::command]
pub(super) fn person_named(app: State<'_, App>, req: String) -> IpcResult<Option<String>> {
    Ok(app.journal()?.person_named(&req)?)
}

/// Answers how many films name the person.
#[tauri::command]
pub(super) fn person_merge(app: State<'_, App>, req: PersonMerge) -> IpcResult<Changed<usize>> {
    Ok(app.journal()?.merge_people(&req.name, &req.into)?)
}
