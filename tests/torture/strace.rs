//! What a process asks of the system, seen and spoilt by strace.

use std::collections::HashMap;
use std::path::Path;
use std::process::{Command, Output};

use crate::sizes;

/// One call of the system, with what it answered.
#[derive(Debug, Clone)]
pub struct Call {
    pub thread: u32,
    pub name: String,
    /// The rest of its line: arguments, with the paths of files, and result.
    pub text: String,
}

/// Whether strace works here; says loudly that `name` is not run where it does not.
pub fn works(name: &str) -> bool {
    let tried = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).output();
    match tried {
        Ok(done) if done.status.success() => true,
        Ok(done) => {
            sizes::not_run(name, String::from_utf8_lossy(&done.stderr).trim());
            false
        }
        Err(err) => panic!("strace is missing ({err}); `make setup-test` installs it"),
    }
}

/// Runs `command` under strace with these options, and answers what it wrote and what it asked.
pub fn run(command: &Command, options: &[String]) -> (Output, Vec<Call>) {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let mut strace = Command::new("strace");
    strace.args(["-f", "--seccomp-bpf", "-y", "-s", "48", "-e", "signal=none", "-o"]).arg(&trace);
    strace.args(options).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => strace.env(name, value),
            None => strace.env_remove(name),
        };
    }
    let output = strace.output().unwrap();
    (output, calls(&trace))
}

fn calls(trace: &Path) -> Vec<Call> {
    let text = String::from_utf8_lossy(&std::fs::read(trace).unwrap()).into_owned();
    let mut begun: HashMap<u32, String> = HashMap::new();
    let mut calls = Vec::new();
    for line in text.lines() {
        let Some((thread, rest)) = line.trim_start().split_once(' ') else { continue };
        let Ok(thread) = thread.parse::<u32>() else { continue };
        let rest = rest.trim_start();
        let whole = if let Some(first) = rest.strip_suffix("<unfinished ...>") {
            begun.insert(thread, first.to_owned());
            continue;
        } else if let Some((_, second)) = rest.split_once(" resumed>") {
            begun.remove(&thread).unwrap_or_default() + second
        } else {
            rest.to_owned()
        };
        if let Some((name, text)) = whole.split_once('(') {
            calls.push(Call { thread, name: name.to_owned(), text: text.to_owned() });
        }
    }
    calls
}
