use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};
use tauri_plugin_opener::OpenerExt;
use ts_rs::TS;

use crate::{ErrorCode, IpcError, IpcResult, printing, spelling};

/// Names a file of answers to give instead of showing dialogs, for the end-to-end tests: `WebDriver`
/// cannot reach a native dialog. One JSON array of paths a line, taken from the top; none left
/// means cancelled. Read at the start, and only by debug builds.
const ANSWERS_VARIABLE: &str = "MATINEE_DIALOG_ANSWERS";

/// What files a dialog offers to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum Wanted {
    /// JPEG, PNG, WebP.
    Pictures,
    /// Whatever can be imported.
    Imports,
}

impl Wanted {
    /// The endings of such files; none where a file is known by what it holds, whatever it is called.
    fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pictures => &["jpg", "jpeg", "png", "webp", "JPG", "JPEG", "PNG", "WEBP"],
            Self::Imports => &[],
        }
    }
}

/// What the app asks of the desktop around it. The tests stand in for it.
pub trait Desk: Send + Sync {
    /// Lets the person choose files; none when they cancel. `filter` names `wanted` to them.
    fn files(&self, title: &str, filter: &str, wanted: Wanted, many: bool) -> Vec<PathBuf>;

    /// Lets the person choose a folder.
    fn folder(&self, title: &str) -> Option<PathBuf>;

    /// Lets the person say where to write a new file, called `name` until they say otherwise.
    fn save(&self, title: &str, name: &str) -> Option<PathBuf>;

    /// Opens an address of the web in the person's browser.
    ///
    /// # Errors
    /// When there is nothing to open it with.
    fn open_link(&self, address: &str) -> IpcResult<()>;

    /// Shows a folder in the person's file manager.
    ///
    /// # Errors
    /// When there is nothing to show it with.
    fn show_folder(&self, folder: &Path) -> IpcResult<()>;

    /// Lets the webview check the spelling of what is written, in the languages of the system.
    fn check_spelling(&self);

    /// Lets the person print what the window shows, by the system's own dialog.
    ///
    /// # Errors
    /// When the window cannot be printed.
    fn print(&self) -> IpcResult<()>;

    /// Closes the window without asking it again.
    fn close_window(&self);
}

/// The desktop, through Tauri.
pub(crate) struct Desktop<R: Runtime> {
    app: AppHandle<R>,
    answers: Option<PathBuf>,
}

impl<R: Runtime> Desktop<R> {
    pub(crate) fn new(app: AppHandle<R>) -> Self {
        let answers = std::env::var_os(ANSWERS_VARIABLE).filter(|_| cfg!(debug_assertions));
        Self { app, answers: answers.map(PathBuf::from) }
    }

    fn dialog(&self, title: &str) -> FileDialogBuilder<R> {
        let dialog = self.app.dialog().file().set_title(title);
        match self.app.get_webview_window(crate::window::LABEL) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }

    /// The answer to give instead of showing a dialog, when tests asked for that.
    fn answer(&self) -> Option<Vec<PathBuf>> {
        self.answers.as_deref().map(|file| next_answer(file).unwrap_or_default())
    }
}

impl<R: Runtime> Desk for Desktop<R> {
    fn files(&self, title: &str, filter: &str, wanted: Wanted, many: bool) -> Vec<PathBuf> {
        if let Some(answer) = self.answer() {
            return answer;
        }
        let dialog = match wanted.extensions() {
            [] => self.dialog(title),
            endings => self.dialog(title).add_filter(filter, endings),
        };
        let chosen = if many {
            dialog.blocking_pick_files().unwrap_or_default()
        } else {
            dialog.blocking_pick_file().into_iter().collect()
        };
        chosen.into_iter().filter_map(|file| file.into_path().ok()).collect()
    }

    fn folder(&self, title: &str) -> Option<PathBuf> {
        if let Some(answer) = self.answer() {
            return answer.into_iter().next();
        }
        self.dialog(title).blocking_pick_folder()?.into_path().ok()
    }

    fn save(&self, title: &str, name: &str) -> Option<PathBuf> {
        if let Some(answer) = self.answer() {
            return answer.into_iter().next();
        }
        self.dialog(title).set_file_name(name).blocking_save_file()?.into_path().ok()
    }

    fn open_link(&self, address: &str) -> IpcResult<()> {
        self.app.opener().open_url(address, None::<&str>).map_err(|err| {
            let message = format!("{address} could not be opened in a browser: {err}.");
            IpcError::new(ErrorCode::File, message)
        })
    }

    fn show_folder(&self, folder: &Path) -> IpcResult<()> {
        self.app.opener().open_path(folder.to_string_lossy(), None::<&str>).map_err(|err| {
            let message = format!("{} could not be shown: {err}.", folder.display());
            IpcError::new(ErrorCode::File, message)
        })
    }

    fn check_spelling(&self) {
        if let Some(window) = self.app.get_webview_window(crate::window::LABEL)
            && let Err(err) = spelling::check(&window)
        {
            tracing::warn!("spelling is not checked: {err}");
        }
    }

    fn print(&self) -> IpcResult<()> {
        let Some(window) = self.app.get_webview_window(crate::window::LABEL) else { return Ok(()) };
        printing::ask(&window).map_err(|err| {
            let message = format!("The page could not be handed to the printer: {err}.");
            IpcError::new(ErrorCode::File, message)
        })
    }

    fn close_window(&self) {
        if let Some(window) = self.app.get_webview_window(crate::window::LABEL)
            && let Err(err) = window.destroy()
        {
            tracing::error!("the window could not be closed: {err}");
        }
    }
}

/// Takes the first line off the file and reads it.
fn next_answer(file: &Path) -> Option<Vec<PathBuf>> {
    let text = std::fs::read_to_string(file).ok()?;
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    std::fs::write(file, rest).ok()?;
    serde_json::from_str(first).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_to_dialogs_are_taken_from_the_top_until_none_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("answers");
        std::fs::write(&file, "[\"/a.zip\"]\n[\"/b.png\",\"/c.png\"]\n").unwrap();
        assert_eq!(next_answer(&file), Some(vec![PathBuf::from("/a.zip")]));
        assert_eq!(next_answer(&file).map(|it| it.len()), Some(2));
        assert_eq!(next_answer(&file), None);
    }
}
