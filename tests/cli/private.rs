//! What is kept is its owner's alone, whatever the terminal it was begun from allows.

#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use assert_cmd::cargo::cargo_bin;

use crate::support::Desk;

/// Every file and folder below this one, with it, that somebody else may touch.
fn open_to_others(path: &Path) -> Vec<String> {
    let about = std::fs::symlink_metadata(path).unwrap();
    let mode = about.permissions().mode() & 0o777;
    let allowed = if about.is_dir() { 0o700 } else { 0o600 };
    let mut open = Vec::new();
    if mode & !allowed != 0 {
        open.push(format!("{} {mode:o}", path.display()));
    }
    if about.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            open.extend(open_to_others(&entry.unwrap().path()));
        }
    }
    open
}

#[test]
fn the_journal_and_its_backups_are_their_owners_alone_under_any_umask() {
    let desk = Desk::new();
    let run = |arguments: &[&str]| {
        let done = Command::new("sh")
            .args(["-c", "umask 000; exec \"$@\"", "sh"])
            .arg(cargo_bin("matinee-cli"))
            .arg("--journal")
            .arg(desk.folder())
            .args(arguments)
            .output()
            .unwrap();
        assert!(done.status.success(), "{arguments:?}: {done:?}");
    };
    run(&["sample"]);
    run(&["log", "The Lantern Year 1987 8"]);
    run(&["backup"]);
    run(&["restore", "latest"]);
    run(&["check"]);
    let second = desk.path("second");
    std::fs::create_dir(&second).unwrap();
    run(&["backup", "--second-folder", second.to_str().unwrap()]);
    run(&["log", "Kites 1999 7"]);
    run(&["backup"]);
    assert_eq!(open_to_others(&desk.folder()), [""; 0]);
    for entry in std::fs::read_dir(&second).unwrap() {
        assert_eq!(open_to_others(&entry.unwrap().path()), [""; 0]);
    }
}
