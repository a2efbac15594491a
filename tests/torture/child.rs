//! The process that is tormented: this test binary again, told by its environment what to do. It
//! says `begun …` before each call of the core and `done …` once that has returned.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;

use matinee_core::{
    BackupCause, ExportFormat, ExportOf, ExportOrder, Journal, Progress, SystemClock,
    restore_journal,
};

use crate::desk::{films, poster, review};

const WORK: &str = "TORTURE_CHILD";
const FOLDER: &str = "TORTURE_FOLDER";
/// How often it does it; without end when it is not said.
pub const PIECES: &str = "TORTURE_PIECES";

/// This test binary as a child that does `work` on what is in `folder`.
pub fn command(work: &str, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "child::works", "--ignored", "--nocapture", "--test-threads=1"]);
    command.env(WORK, work).env(FOLDER, folder).env("RUST_BACKTRACE", "0");
    command
}

/// A child at work, and what it says.
pub struct Worker {
    child: Child,
    said: BufReader<ChildStdout>,
}

/// One line of a child's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    Begun(String),
    Done(String),
    Refused(String),
}

impl Said {
    pub fn of(line: &str) -> Option<Self> {
        let (word, what) = line.trim_end().split_once(' ').unwrap_or((line.trim_end(), ""));
        let what = what.to_owned();
        Some(match word {
            "begun" => Self::Begun(what),
            "done" => Self::Done(what),
            "refused" => Self::Refused(what),
            _ => return None,
        })
    }
}

impl Worker {
    pub fn begin(work: &str, folder: &Path) -> Self {
        Self::run(command(work, folder))
    }

    /// [`Worker::begin`] with a command of one's own around it.
    pub fn run(mut command: Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let said = BufReader::new(child.stdout.take().unwrap());
        Self { child, said }
    }

    /// The next thing it says, while it lives.
    pub fn next(&mut self) -> Option<Said> {
        let mut line = String::new();
        while self.said.read_line(&mut line).unwrap() > 0 {
            if let Some(said) = Said::of(&line) {
                return Some(said);
            }
            line.clear();
        }
        None
    }

    /// Sends it a line.
    pub fn tell(&mut self, line: &str) {
        writeln!(self.child.stdin.as_mut().unwrap(), "{line}").unwrap();
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Kills it, and answers what it had said meanwhile.
    pub fn kill(mut self) -> Vec<Said> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        let mut rest = String::new();
        self.said.read_to_string(&mut rest).unwrap();
        rest.lines().filter_map(Said::of).collect()
    }
}

/// What the child does; run by hand it does nothing.
#[test]
#[ignore = "what the other tests run as a process of its own"]
fn works() {
    let (Ok(work), Some(folder)) = (std::env::var(WORK), std::env::var_os(FOLDER)) else { return };
    let folder = Path::new(&folder);
    let journal = folder.join("journal");
    say("");
    match work.as_str() {
        "saves" => saves(&journal),
        "imports" => imports(&journal, &folder.join("diary.csv")),
        "backups" => backups(&journal),
        "restores" => restores(&journal, folder),
        "openings" => openings(folder),
        "bulk edits" => bulk_edits(&journal),
        "undos" => undos(&journal),
        "exports" => exports(&journal, folder),
        "a day" => crate::faults::a_day(folder),
        "until full" => crate::full::until_full(&journal),
        other => panic!("no such work: {other}"),
    }
}

/// One line, in one call of the system.
pub fn say(line: &str) {
    std::io::stdout().write_all(format!("{line}\n").as_bytes()).unwrap();
    std::io::stdout().flush().unwrap();
}

/// Says that `what` is begun, does it, and says that it is done.
fn step<T>(what: impl std::fmt::Display, act: impl FnOnce() -> matinee_core::Result<T>) -> T {
    say(&format!("begun {what}"));
    let value = act().unwrap();
    say(&format!("done {what}"));
    value
}

fn saves(folder: &Path) {
    let journal = Journal::open(folder).unwrap();
    let first = journal.stats().unwrap().reviews;
    let pieces = std::env::var(PIECES).map_or(u32::MAX - first, |pieces| pieces.parse().unwrap());
    for number in first..first + pieces {
        let save = review(&format!("Save {number}"), "It opens on the flats.\n\nThen the tide.");
        step(number, || journal.save_review(&save));
    }
}

fn imports(folder: &Path, file: &Path) {
    let journal = Journal::open(folder).unwrap();
    loop {
        step("in", || journal.import_file(file, Progress::unwatched()));
        step("out", || journal.undo());
    }
}

fn backups(folder: &Path) {
    let journal = Journal::open(folder).unwrap();
    for number in 0_u64.. {
        journal
            .save_review(&review(&format!("Save {number} {}", std::process::id()), "x"))
            .unwrap();
        say("begun");
        let backup = journal.back_up(BackupCause::Asked, Progress::unwatched()).unwrap();
        say(&format!("done {}", backup.name));
    }
}

fn restores(folder: &Path, desk: &Path) {
    loop {
        for name in ["few", "many"] {
            let records = desk.join("kept").join(format!("{name}.sqlite"));
            let clock = Arc::new(SystemClock);
            step(name, || restore_journal(folder, &records, clock, Progress::unwatched()));
        }
    }
}

fn openings(desk: &Path) {
    for number in 0.. {
        step(number, || Journal::open(&desk.join(format!("journal {number}"))));
    }
}

fn bulk_edits(folder: &Path) {
    let journal = Journal::open(folder).unwrap();
    let all = films(&journal);
    for number in 0.. {
        let place = format!("Rio {number}");
        step(&place, || journal.place_selection(&all, &place));
    }
}

fn undos(folder: &Path) {
    let journal = Journal::open(folder).unwrap();
    loop {
        // One that was killed before may have left either.
        if journal.undo_state().unwrap().redo.is_none() {
            step("undo", || journal.undo());
        }
        step("redo", || journal.redo());
    }
}

fn exports(folder: &Path, desk: &Path) {
    let journal = Journal::open_to_read(folder).unwrap();
    for number in 0.. {
        for (format, end) in EXPORTS {
            let order = order(*format);
            let to = desk.join("out").join(format!("{number}.{end}"));
            step(to.file_name().unwrap().display(), || {
                journal.export(&order, &to, Progress::unwatched())
            });
        }
    }
}

/// The kinds of export: one file in a container, one file of text, a folder, a book.
pub const EXPORTS: &[(ExportFormat, &str)] = &[
    (ExportFormat::Archive, "zip"),
    (ExportFormat::Json, "json"),
    (ExportFormat::Markdown, "notes"),
    (ExportFormat::Epub, "epub"),
    (ExportFormat::Sqlite, "sqlite"),
];

pub fn order(format: ExportFormat) -> ExportOrder {
    ExportOrder { of: ExportOf::Journal, format, between: None, address: None }
}

/// The picture the day's work puts in.
pub fn picture() -> Vec<u8> {
    poster("moth")
}
