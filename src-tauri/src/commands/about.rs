use serde::{Deserialize, Serialize};
use tauri::State;
use ts_rs::TS;

use crate::{App, ErrorCode, IpcError, IpcResult};

/// What Matinee is built from, and on which terms. Written by `make licences`.
const LICENCES: &str = include_str!("../../../assets/licences.json");

/// Which Matinee this is.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct About {
    /// Its version.
    version: &'static str,
    /// The licence it is under, by its SPDX name.
    licence: &'static str,
}

/// The packages Matinee is built from, and the texts of their licences.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(export)]
pub(super) struct Licences {
    packages: Vec<LicensedPackage>,
    /// Each text once; packages say which are theirs.
    texts: Vec<String>,
}

/// A package, and the terms it comes on.
#[derive(Debug, Serialize, Deserialize, TS)]
#[ts(export)]
pub(super) struct LicensedPackage {
    name: String,
    version: String,
    /// The SPDX expression it names.
    licence: String,
    /// Where it comes from: `crate`, `npm`.
    kind: String,
    /// Who wrote it, in their words.
    notices: Vec<String>,
    /// Which of the texts are its own.
    texts: Vec<u32>,
}

#[tauri::command]
pub(super) fn about(_app: State<'_, App>, req: ()) -> IpcResult<About> {
    let () = req;
    Ok(About { version: env!("CARGO_PKG_VERSION"), licence: env!("CARGO_PKG_LICENSE") })
}

#[tauri::command]
pub(super) fn about_licences(_app: State<'_, App>, req: ()) -> IpcResult<Licences> {
    let () = req;
    serde_json::from_str(LICENCES).map_err(|err| {
        let message = format!("The list of licences in this build could not be read: {err}.");
        IpcError::new(ErrorCode::Internal, message)
    })
}
