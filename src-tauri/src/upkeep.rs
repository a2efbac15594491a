//! What an open journal needs from time to time, done beside the window.

use std::time::Duration;

use matinee_core::{BackupCause, Progress, Topic};
use tauri::{AppHandle, Manager, Runtime};

use crate::{App, News};

/// How long between two looks. As much as that is lost with the disk a backup is not on; things go
/// from the trash after thirty days, to the hour.
const PAUSE: Duration = Duration::from_secs(30 * 60);

/// What comes after the first page, which nothing here may hold up.
const FIRST: Duration = Duration::from_secs(3);

impl App {
    /// Looks the journal over once after it was opened: through and through when it was not closed
    /// last time, else at a glance. Tells the window what it should know, and keeps a full look as the
    /// last proof.
    pub fn look_through(&self) {
        let Ok(journal) = self.journal() else { return };
        let left_open = journal.was_left_open();
        if !journal.is_first_look() || (!left_open && journal.looks_sound()) {
            return;
        }
        match journal.check(Progress::unwatched()) {
            Ok(report) => {
                if let Err(err) = journal.keep_proof(&report) {
                    tracing::error!("the proof could not be kept: {err}");
                }
                self.news().tell(News::LookedThrough { left_open, report });
                self.news().tell(News::Changed { topics: [Topic::Backups].into() });
            }
            Err(err) => tracing::error!("the journal could not be looked through: {err}"),
        }
    }

    /// Lets go of what has been in the trash for long enough, and tells the window.
    pub fn tidy(&self) {
        // Without a journal there is nothing to tidy, and one that is only read stays as it is.
        let Ok(journal) = self.journal() else { return };
        if !journal.is_writable() {
            return;
        }
        match journal.tidy_trash() {
            Ok(changed) if changed.topics.is_empty() => {}
            Ok(changed) => self.news().tell(News::Changed { topics: changed.topics }),
            Err(err) => tracing::error!("the trash could not be tidied: {err}"),
        }
    }

    /// Writes what was saved to the mirror, where there is one, and tells the window when that cannot be
    /// done, or can be again.
    pub fn keep_mirror(&self) {
        let Ok(journal) = self.journal() else { return };
        if !journal.is_writable() {
            return;
        }
        let problem = || journal.mirror().ok().and_then(|mirror| mirror.problem);
        let before = problem();
        let wrote = journal.mirror_changes(Progress::unwatched());
        let now = problem();
        // Once, and not with every save.
        if let Err(err) = &wrote
            && before.is_none()
        {
            self.news().tell(News::MirrorFailed { reason: err.to_string() });
        }
        if before != now || matches!(wrote, Ok(true)) {
            self.news().tell(News::Changed { topics: [Topic::Backups].into() });
        }
    }

    /// Makes a backup if the journal has changed since the last one, and tells the window.
    pub fn back_up(&self, cause: BackupCause) {
        let Ok(journal) = self.journal() else { return };
        if !journal.is_writable() {
            return;
        }
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

/// Looks the journal over, tidies and backs up for as long as the app runs, on a thread of its own, which ends with it.
pub(crate) fn begin<R: Runtime>(app: AppHandle<R>) {
    std::thread::spawn(move || {
        std::thread::sleep(FIRST);
        loop {
            app.state::<App>().look_through();
            app.state::<App>().keep_mirror();
            app.state::<App>().tidy();
            app.state::<App>().back_up(BackupCause::Time);
            std::thread::sleep(PAUSE);
        }
    });
}
