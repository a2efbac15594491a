//! What an open journal needs from time to time, done beside the window.

use std::time::Duration;

use matinee_core::{BackupCause, Progress, Topic};
use tauri::{AppHandle, Manager, Runtime};

use crate::{App, News};

/// How long between two looks. As much as that is lost with the disk a backup is not on; things go
/// from the trash after thirty days, to the hour.
const PAUSE: Duration = Duration::from_secs(30 * 60);

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

    /// Makes a backup if the journal has changed since the last one, and tells the window.
    pub fn back_up(&self, cause: BackupCause) {
        let Ok(journal) = self.journal() else { return };
        let told = match journal.back_up_changes(cause, Progress::unwatched()) {
            Ok(None) => return,
            Ok(Some(_)) => journal.backups().ok().and_then(|backups| backups.problem),
            Err(err) => Some(err.to_string()),
        };
        if let Some(reason) = told {
            self.news().tell(News::BackupFailed { reason });
        }
        self.news().tell(News::Changed { topics: [Topic::Backups].into() });
    }
}

/// Tidies and backs up for as long as the app runs, on a thread of its own, which ends with it.
pub(crate) fn begin<R: Runtime>(app: AppHandle<R>) {
    std::thread::spawn(move || {
        loop {
            app.state::<App>().tidy();
            app.state::<App>().back_up(BackupCause::Time);
            std::thread::sleep(PAUSE);
        }
    });
}
