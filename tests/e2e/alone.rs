//! The app by itself, without the automation that drives the other journeys: it listens to nobody
//! and asks nobody, and needs no network to be there.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::driver::{app, ask_group_to_end, end_group, journal_in};
use crate::{desktop, sample, sizes, window};

const FILM: &str = "The Lantern Year";

/// Starts the app below `around`, logs a viewing by its keyboard, and ends it.
async fn an_evening(around: &[&str]) {
    use std::os::unix::process::CommandExt;

    let _screen = window::screen().await;
    let home = tempfile::tempdir().expect("a folder for the run");
    let journal = journal_in(home.path());
    sample::fill(&journal);
    let mut command = Command::new(around[0]);
    command
        .args(&around[1..])
        .arg(app())
        .current_dir(home.path())
        .env("MATINEE_JOURNAL", &journal)
        .env("XDG_CONFIG_HOME", home.path().join("config"))
        .env("XDG_DATA_HOME", home.path().join("data"))
        .env("XDG_CACHE_HOME", home.path().join("cache"))
        .env("LC_ALL", "C.UTF-8")
        .env("NO_AT_BRIDGE", "1")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0);
    let mut running = Running(command.spawn().expect("the app starts"));
    let shown = desktop::window_named("Matinee").await;
    let line = format!("{FILM} 1987 8");
    desktop::until("the viewing to be logged", || {
        desktop::keys(&shown, &line);
        std::thread::sleep(std::time::Duration::from_secs(2));
        listed(&journal)
    });
    // Strace ends with it, and writes down the rest of what it saw.
    ask_group_to_end(running.0.id());
    running.0.wait().expect("the app can be waited for");
}

/// Ends what it started, also when a test panics.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        if self.0.try_wait().is_ok_and(|ended| ended.is_none()) {
            end_group(self.0.id());
        }
    }
}

/// Whether the journal has the film, as the command line tells beside the window.
fn listed(journal: &Path) -> bool {
    let told = Command::new(app())
        .args(["--journal"])
        .arg(journal)
        .args(["list", "--json"])
        .output()
        .expect("the app has a command line");
    String::from_utf8_lossy(&told.stdout).contains(FILM)
}

#[tokio::test]
async fn nobody_is_listened_to_and_nobody_is_asked() {
    let trace = tempfile::NamedTempFile::new().expect("room for a file");
    let path = trace.path().to_str().expect("a plain path").to_owned();
    let strace = [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-e",
        "trace=network",
        "-e",
        "signal=none",
        "-o",
        path.as_str(),
    ];
    an_evening(&strace).await;
    let asked = std::fs::read_to_string(trace.path()).expect("the trace can be read");
    assert!(asked.contains("connect("), "nothing was traced, not even the display");
    let beyond: Vec<&str> = asked
        .lines()
        .filter(|line| {
            let is = |call: &str| line.contains(&format!(" {call}("));
            is("listen")
                || (is("connect") && !line.contains("AF_UNIX"))
                || (is("bind") && (line.contains("AF_INET") || line.contains("AF_PACKET")))
                || (["sendto", "sendmsg"].iter().any(|call| is(call)) && line.contains("AF_INET"))
        })
        .collect();
    assert!(beyond.is_empty(), "{}", beyond.join("\n"));
}

#[tokio::test]
async fn without_any_network_an_evening_is_logged_as_ever() {
    const ALONE: [&str; 2] = ["unshare", "--net"];
    let may =
        Command::new(ALONE[0]).args([ALONE[1], "true"]).output().expect("util-linux is there");
    if !may.status.success() {
        return sizes::not_run("no network", String::from_utf8_lossy(&may.stderr).trim());
    }
    an_evening(&ALONE).await;
}

/// A word that stands in nothing but what the person wrote.
const WORD: &str = "Quillwort";

#[test]
fn the_log_holds_no_word_of_the_persons_however_much_is_asked_of_it() {
    let home = tempfile::tempdir().expect("a folder for the run");
    let journal = journal_in(home.path());
    let file = |name: &str, text: String| {
        let path = home.path().join(name);
        std::fs::write(&path, text).expect("room for a file");
        path.to_str().expect("a plain path").to_owned()
    };
    let table = file(
        "diary.csv",
        format!(
            "Title,Year,Rating10,WatchedDate,Review\n{WORD},1999,8,2024-03-01,{WORD} it is.\n{WORD} 2,1999,99,2024-13-01,x\n"
        ),
    );
    let broken = file("broken.json", format!("{{\"{WORD}\": [\"{WORD}\""));
    let run = |arguments: &[&str]| {
        let done = Command::new(app())
            .arg("--journal")
            .arg(&journal)
            .args(arguments)
            .arg("--json")
            .env("RUST_LOG", "trace")
            .output()
            .expect("the app has a command line");
        String::from_utf8_lossy(&done.stderr).into_owned()
    };
    let export = home.path().join("site");
    let export = export.to_str().expect("a plain path");
    let (line, query) = (format!("{WORD} 1987 8"), format!("title:{WORD} score>="));
    let (table, broken, line, query) =
        (table.as_str(), broken.as_str(), line.as_str(), query.as_str());
    for arguments in [
        &["import", table][..],
        &["import", broken],
        &["log", line],
        &["search", WORD],
        &["list", query],
        &["show", WORD],
        &["export", "--format", "site", "--to", export],
        &["backup"],
        &["restore", "latest"],
        &["undo"],
        &["check"],
    ] {
        // The answer is the document on standard output, a refusal too; what is left is the log.
        let log = run(arguments);
        let told: Vec<&str> = log.lines().filter(|line| line.contains(WORD)).collect();
        assert!(told.is_empty(), "{arguments:?}: {told:?}");
    }
}
