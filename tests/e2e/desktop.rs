//! What lies outside the page: native dialogs, and the desktop opening files.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::driver::app;

const PATIENCE: Duration = Duration::from_secs(180);

/// Answers the native file dialog headed `title` with `path`, by its keyboard.
pub async fn choose(title: &str, path: &Path) {
    let dialog = window_named(title).await;
    let until = Instant::now() + PATIENCE;
    loop {
        // There is no window manager on a test's display, so the focus is given by hand.
        xdotool(&["windowfocus", &dialog]);
        // GTK's line for a whole path. A dialog still busy drawing itself may lose
        // some keys, so all of it is typed again until the dialog is gone.
        xdotool(&["key", "ctrl+l", "ctrl+a"]);
        xdotool(&["type", "--delay", "15", &path.display().to_string()]);
        xdotool(&["key", "Return"]);
        let again = Instant::now() + Duration::from_secs(4);
        while Instant::now() < again {
            if !windows_named(title).contains(&dialog) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert!(Instant::now() < until, "the dialog '{title}' did not take {}", path.display());
    }
}

/// Opens a file the way a double click in the file manager does: by a second
/// start, which hands it to the window that is open on `journal`.
pub fn opens(journal: &Path, file: &Path) {
    let done = Command::new(app())
        .arg(file)
        .env("MATINEE_JOURNAL", journal)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the app starts a second time");
    assert!(done.success(), "the second start ended with {done}");
}

/// Looks again until `glance` sees what it looks for.
pub fn until(what: &str, mut glance: impl FnMut() -> bool) {
    let until = Instant::now() + PATIENCE;
    while !glance() {
        assert!(Instant::now() < until, "waited in vain for {what}");
    }
}

/// Logs a viewing by the line that one key opens.
pub fn keys(window: &str, line: &str) {
    xdotool(&["windowfocus", window]);
    xdotool(&["key", "Escape", "l"]);
    xdotool(&["sleep", "1", "type", "--delay", "20", line]);
    xdotool(&["sleep", "1", "key", "Return"]);
}

/// The visible window of this title, once there is one.
pub async fn window_named(title: &str) -> String {
    let until = Instant::now() + PATIENCE;
    loop {
        if let Some(id) = windows_named(title).into_iter().next_back() {
            return id;
        }
        assert!(Instant::now() < until, "no window headed '{title}' came up");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn windows_named(title: &str) -> Vec<String> {
    let found = Command::new("xdotool")
        .args(["search", "--onlyvisible", "--name", &format!("^{title}$")])
        .output()
        .expect("xdotool is installed; `make e2e` sees to it");
    String::from_utf8_lossy(&found.stdout).lines().map(str::to_owned).collect()
}

/// Sends keys; that they arrived is seen by what they do, for the dialog may go
/// away between two of them.
fn xdotool(arguments: &[&str]) {
    let _ = Command::new("xdotool").args(arguments).stderr(Stdio::null()).status();
}

/// Answers the system's print dialog: to a file, as it offers. The file is `output.pdf` in the folder
/// the app was started in.
pub async fn print_to_file() {
    let dialog = window_named("Print").await;
    let until = Instant::now() + PATIENCE;
    while windows_named("Print").contains(&dialog) {
        assert!(Instant::now() < until, "the print dialog did not print");
        xdotool(&["windowfocus", &dialog]);
        // The first printer of the list, which is the file where there is no other.
        xdotool(&["mousemove", "--window", &dialog, "80", "87", "click", "1"]);
        tokio::time::sleep(Duration::from_millis(300)).await;
        // 'Print', by its letter.
        xdotool(&["key", "alt+p"]);
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}
