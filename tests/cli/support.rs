//! A journal's folder of one's own, and commands run on it.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A folder for a journal, which goes with it.
pub struct Desk(TempDir);

impl Desk {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn folder(&self) -> PathBuf {
        self.0.path().join("journal")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The command line on this journal.
    pub fn matinee(&self, arguments: &[&str]) -> Command {
        let mut command = matinee();
        command.arg("--journal").arg(self.folder()).args(arguments);
        command
    }

    /// The one document of a command that succeeds.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let done = self.matinee(arguments).arg("--json").assert().success();
        document(&done.get_output().stdout)
    }

    /// What a command that succeeds says to a person.
    pub fn said(&self, arguments: &[&str]) -> String {
        let done = self.matinee(arguments).assert().success();
        String::from_utf8(done.get_output().stdout.clone()).unwrap()
    }
}

/// The command line, whatever the machine it runs on is set to.
pub fn matinee() -> Command {
    let mut command = Command::cargo_bin("matinee-cli").unwrap();
    command.env_remove("MATINEE_JOURNAL");
    command
}

/// Exactly one JSON document, on one line.
pub fn document(stdout: &[u8]) -> Value {
    let text = str::from_utf8(stdout).unwrap();
    assert_eq!(text.matches('\n').count(), 1, "{text}");
    serde_json::from_str(text).unwrap()
}

/// The names of an object's fields, in order of the alphabet.
pub fn fields(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// The Letterboxd exports other tests read.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name)
}
