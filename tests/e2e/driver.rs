//! `tauri-driver`, and through it the app, in a process group of their own.

use std::fs;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// A running `tauri-driver`. Dropping it ends the driver, WebKit's driver and
/// the app, also when a test panics.
pub struct Driver {
    process: Child,
    pub port: u16,
    /// Closed with the driver, which lets the watch over it end.
    _watched: Sender<()>,
}

/// How long one opening of the window may last. WebKit's driver can fail to
/// answer at all, and a run must end then too.
const LONGEST: Duration = Duration::from_secs(300);

impl Driver {
    /// Starts a driver whose app will keep everything it writes in `home`.
    pub fn start(home: &Path) -> Self {
        let [port, native_port] = [free_port(), free_port()];
        let mut command = Command::new("tauri-driver");
        let answers = answers_in(home);
        if answers.exists() {
            command.env("MATINEE_DIALOG_ANSWERS", answers);
        }
        let process = command
            .args(["--port", &port.to_string(), "--native-port", &native_port.to_string()])
            .env("MATINEE_JOURNAL", journal_in(home))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("LC_ALL", "C.UTF-8")
            // A file chooser that asks a portal would not be in this display.
            .env("GTK_USE_PORTAL", "0")
            .env("NO_AT_BRIDGE", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("tauri-driver is on the path; `make e2e` puts it there");
        let (_watched, closed) = channel();
        let group = format!("-{}", process.id());
        thread::spawn(move || {
            if closed.recv_timeout(LONGEST) == Err(RecvTimeoutError::Timeout) {
                signal("-KILL", &group);
            }
        });
        Self { process, port, _watched }
    }

    /// Whether the app has not ended yet.
    pub fn app_runs(&self, home: &Path) -> bool {
        !running_apps(home).is_empty()
    }

    /// Kills the app as a power cut would, and leaves the driver.
    pub fn kill_app(&self, home: &Path) {
        let apps = running_apps(home);
        assert!(!apps.is_empty(), "no running app keeps its journal in {}", home.display());
        for id in apps {
            signal("-KILL", &id);
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        end_group(self.process.id());
        let _ = self.process.wait();
    }
}

/// The journal's folder within a run's home.
pub fn journal_in(home: &Path) -> PathBuf {
    home.join("journal")
}

/// The file of a run's answers to native dialogs. Where it is missing, the dialogs come up.
pub fn answers_in(home: &Path) -> PathBuf {
    home.join("answers")
}

/// The app these tests drive: built by `tauri build --debug`, so that it holds
/// the interface.
pub fn app() -> PathBuf {
    std::env::var_os("MATINEE_APP")
        .map(PathBuf::from)
        .expect("MATINEE_APP names the built app; `make e2e` sets it")
}

/// Ends a process and all that it started, where it leads a group of them.
pub fn end_group(leader: u32) {
    signal("-KILL", &format!("-{leader}"));
}

/// Asks a process and all that it started to end, where it leads a group of them.
pub fn ask_group_to_end(leader: u32) {
    signal("-TERM", &format!("-{leader}"));
}

fn signal(which: &str, whom: &str) {
    let _ = Command::new("kill").args([which, "--", whom]).stderr(Stdio::null()).status();
}

/// The ids of the app's processes that belong to this run's home.
fn running_apps(home: &Path) -> Vec<String> {
    let app = fs::canonicalize(app()).expect("MATINEE_APP is a file");
    let wanted = format!("MATINEE_JOURNAL={}", journal_in(home).display());
    fs::read_dir("/proc")
        .expect("/proc lists the processes")
        .flatten()
        .filter(|entry| fs::read_link(entry.path().join("exe")).is_ok_and(|exe| exe == app))
        .filter(|entry| {
            fs::read(entry.path().join("environ")).is_ok_and(|environ| {
                environ.split(|byte| *byte == 0).any(|one| one == wanted.as_bytes())
            })
        })
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

/// The app's processes of this run, and those they started: the webview's own.
pub fn processes_of(home: &Path) -> Vec<String> {
    let mut processes = running_apps(home);
    let mut at = 0;
    while let Some(parent) = processes.get(at).cloned() {
        let children = fs::read_to_string(format!("/proc/{parent}/task/{parent}/children"));
        processes.extend(children.unwrap_or_default().split_whitespace().map(str::to_owned));
        at += 1;
    }
    processes
}

/// A port that nobody listens on. It is below those that the system gives to outgoing connections,
/// or one of these could take it before its driver, and far from those of a run beside this one.
pub fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    loop {
        let spread =
            u16::try_from(u64::from(std::process::id()) * 997 % 10_000).unwrap_or_default();
        let port = 20_000 + spread + NEXT.fetch_add(1, Ordering::Relaxed) % 1_000;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            break port;
        }
    }
}
