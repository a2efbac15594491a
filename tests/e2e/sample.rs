//! A window on the sample journal.

use std::path::Path;
use std::process::Command;

use crate::driver::app;
use crate::window::Window;

/// Opens Matinee on the sample journal, in a new home.
pub async fn window() -> Window {
    Window::open_after(fill).await
}

/// Fills a journal with the sample.
pub fn fill(journal: &Path) {
    command(journal, &["sample"]);
}

/// Runs one of the app's commands on a journal.
pub fn command(journal: &Path, arguments: &[&str]) {
    let done = Command::new(app())
        .arg("--journal")
        .arg(journal)
        .args(arguments)
        .output()
        .expect("the app has a command line");
    assert!(
        done.status.success(),
        "`matinee {}` failed: {}",
        arguments.join(" "),
        String::from_utf8_lossy(&done.stderr)
    );
}
