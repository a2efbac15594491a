use serde::Deserialize;
use tauri::ipc::Channel;
use tauri::{State, Url};
use ts_rs::TS;

use crate::news::News;
use crate::{App, IpcError, IpcResult};

/// Asks to open an address of the web in the browser, once the person has seen it whole.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(super) struct LinkOpen {
    address: String,
}

#[tauri::command]
pub(super) fn link_open(app: State<'_, App>, req: LinkOpen) -> IpcResult<()> {
    let refused = || {
        let message = "Only addresses that begin with http or https can be opened.";
        IpcError::invalid("address", message)
    };
    let address: Url = req.address.parse().map_err(|_| refused())?;
    if !matches!(address.scheme(), "http" | "https") {
        return Err(refused());
    }
    app.desk().open_link(address.as_str())
}

/// The window listens from now on.
#[tauri::command]
pub(super) fn window_attend(app: State<'_, App>, channel: Channel<News>, req: ()) -> IpcResult<()> {
    let () = req;
    app.news().attend(channel);
    Ok(())
}

/// What was typed is safe: the window may go.
#[tauri::command]
pub(super) fn window_close(app: State<'_, App>, req: ()) -> IpcResult<()> {
    let () = req;
    app.desk().close_window();
    Ok(())
}

/// Something is about to be written.
#[tauri::command]
pub(super) fn window_spell(app: State<'_, App>, req: ()) -> IpcResult<()> {
    let () = req;
    app.desk().check_spelling();
    Ok(())
}

/// What the window shows goes to the printer, or to a file, as the person says.
#[tauri::command]
pub(super) fn window_print(app: State<'_, App>, req: ()) -> IpcResult<()> {
    let () = req;
    app.desk().print()
}

/// Something is not safe yet: the window stays, and says what.
#[tauri::command]
pub(super) fn window_stay(app: State<'_, App>, req: ()) -> IpcResult<()> {
    let () = req;
    app.closing().called_off();
    Ok(())
}
