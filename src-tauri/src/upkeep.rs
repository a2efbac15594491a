//! What an open journal needs from time to time, done beside the window.

use std::time::Duration;

use tauri::{AppHandle, Manager, Runtime};

use crate::{App, News};

/// How long between two looks. Things go from the trash after thirty days, to the hour.
const PAUSE: Duration = Duration::from_secs(60 * 60);

impl App {
    /// Lets go of what has been in the trash for long enough, and tells the window.
    pub fn tidy(&self) {
        // Without a journal there is nothing to tidy.
        let Ok(journal) = self.journal() else { return };
        match journal.tidy_trash() {
            Ok(changed) if changed.topics.is_empty() => {}
            Ok(changed) => self.news().tell(News::Changed { topics: changed.topics }),
            Err(err) => tracing::error!("the trash could not be tidied: {err}"),
        }
    }
}

/// Tidies for as long as the app runs, on a thread of its own, which ends with it.
pub(crate) fn begin<R: Runtime>(app: AppHandle<R>) {
    std::thread::spawn(move || {
        loop {
            app.state::<App>().tidy();
            std::thread::sleep(PAUSE);
        }
    });
}
