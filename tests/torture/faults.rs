//! Every call of the system that writes may fail, once, in its own way. Nothing panics, the refusal
//! says why, what the process holds is what the disk holds, and nothing said to be done is lost.

use std::path::Path;

use matinee_core::{BackupCause, ExportFormat, Journal, Progress, Result};

use crate::child::{self, order, say};
use crate::desk::{Desk, FILMS, assert_whole, column, films, review};
use crate::strace::Call;
use crate::{sizes, strace};

const NAME: &str = "faults";

/// The calls, each by the names the system has for it.
const CALLS: [&[&str]; 6] = [
    &["pwrite64"],
    &["fsync", "fdatasync"],
    &["ftruncate"],
    &["openat"],
    &["rename", "renameat", "renameat2"],
    &["unlink", "unlinkat"],
];

/// The failures, and what the sentence must say.
const FAILURES: [(&str, &[&str]); 3] = [
    ("ENOSPC", &["full", "No space left", "unable to open"]),
    ("EIO", &["I/O error", "Input/output error", "unable to open"]),
    ("EROFS", &["Read-only file system", "readonly", "I/O error", "unable to open"]),
];

/// How many of each call are made to fail, one a run.
const DEEP: usize = 100;

/// A day's work, one thing after the other, whatever fails.
pub fn a_day(desk: &Path) {
    // Before anything is spoiled: this file is the test's own.
    let picture = child::picture();
    say("begun open");
    let journal = match Journal::open(&desk.join("journal")) {
        Ok(journal) => journal,
        Err(err) => return say(&format!("refused open: {err}")),
    };
    say("done open");
    let all = films(&journal);
    let mut hash = journal.logical_hash().ok();
    let mut act = |what: &str, act: &dyn Fn() -> Result<()>| {
        say(&format!("begun {what}"));
        let done = act();
        let is_done = done.is_ok();
        match done {
            Ok(()) => say(&format!("done {what}")),
            Err(err) => {
                say(&format!("refused {what}: {err}"));
                // Only one call fails, so this one does not.
                let now = journal.logical_hash().ok();
                if hash.is_some() && now != hash {
                    say(&format!("torn {what}"));
                }
            }
        }
        hash = journal.logical_hash().ok();
        is_done
    };
    let unwatched = Progress::unwatched();
    act("save", &|| journal.save_review(&review("Save one", "Words.")).map(drop));
    act("poster", &|| journal.set_poster(all[9], "moth.webp", &picture).map(drop));
    act("edit", &|| journal.place_selection(&all, "Rio").map(drop));
    act("backup", &|| journal.back_up(BackupCause::Asked, unwatched).map(drop));
    act("notes", &|| {
        journal.export(&order(ExportFormat::Markdown), &desk.join("notes"), unwatched).map(drop)
    });
    act("archive", &|| journal.export_archive(&desk.join("all.zip"), unwatched).map(drop));
    if act("import", &|| journal.import_file(&desk.join("diary.csv"), unwatched).map(drop)) {
        act("undo", &|| journal.undo().map(drop));
    }
    act("second", &|| journal.save_review(&review("Save two", "Words.")).map(drop));
    let holds = journal.logical_hash().unwrap_or_else(|err| err.to_string());
    say(&format!("holds {holds}"));
}

/// What the day was told to be, from the lines it wrote.
fn lines<'a>(said: &'a str, word: &str) -> Vec<&'a str> {
    said.lines().filter_map(|line| line.strip_prefix(word)?.strip_prefix(' ')).collect()
}

fn desk() -> Desk {
    let desk = Desk::full();
    let table = "Title,Year,WatchedDate\nAbsents,1999,2024-03-01\nAlibi,2001,2024-03-02\n";
    std::fs::write(desk.path("diary.csv"), table).unwrap();
    desk
}

/// The calls to spoil: each by its name and its number among those of the thread, from the first
/// that is about the journal on.
fn points(calls: &[Call]) -> Vec<(String, usize)> {
    let worker = calls.iter().find(|call| call.text.contains("begun open")).unwrap().thread;
    let mut points = Vec::new();
    for names in CALLS {
        for name in names {
            let own: Vec<&Call> =
                calls.iter().filter(|it| it.name == *name && it.thread == worker).collect();
            let first = own.iter().position(|call| call.text.contains("/journal"));
            let last = first.map_or(0, |first| own.len().min(first + DEEP));
            points.extend((first.unwrap_or(last)..last).map(|at| ((*name).to_owned(), at + 1)));
            if !own.is_empty() {
                sizes::tell(
                    NAME,
                    format!(
                        "{name}: {} of {} calls in a day",
                        last - first.unwrap_or(last),
                        own.len()
                    ),
                );
            }
        }
    }
    points
}

#[test]
fn any_one_failure_of_the_disk_is_said_and_costs_nothing_that_was_done() {
    if !strace::works(NAME) {
        return;
    }
    let names: Vec<&str> = CALLS.concat();
    let trace = format!("trace=write,{}", names.join(","));
    let quiet = desk();
    let undisturbed = child::command("a day", &quiet.path(""));
    let (output, calls) = strace::run(&undisturbed, &["-e".to_owned(), trace.clone()]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(lines(&said, "refused").is_empty() && lines(&said, "holds").len() == 1, "{said}");
    let mut points: Vec<_> = points(&calls)
        .into_iter()
        .flat_map(|(call, at)| FAILURES.map(|(errno, says)| (call.clone(), at, errno, says)))
        .collect();
    sizes::chance(NAME).shuffle(&mut points);
    points.truncate(sizes::times("faults", 24, usize::MAX));

    let (mut met, mut refused) = (0, 0);
    for (call, at, errno, says) in &points {
        let when = format!("{call} {at} failed with {errno}");
        let desk = desk();
        let command = child::command("a day", &desk.path(""));
        let inject = format!("inject={call}:error={errno}:when={at}");
        let options = ["-e".to_owned(), trace.clone(), "-e".to_owned(), inject];
        let (output, calls) = strace::run(&command, &options);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(
            output.status.success(),
            "{when}: {said}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        met += usize::from(calls.iter().any(|call| call.text.contains("(INJECTED)")));
        for refusal in lines(&said, "refused") {
            refused += 1;
            // Of all calls but a write, SQLite tells no more than that they failed.
            let says_no_more = call != "pwrite64" && refusal.contains("I/O error")
                // What it can't open to write it opens to read, and no disk refuses that for want of room.
                || call == "openat" && refusal.contains("readonly database");
            let says_why = says.iter().any(|it| refusal.contains(it));
            assert!(says_why || says_no_more, "{when}: {refusal}");
        }
        assert!(lines(&said, "torn").is_empty(), "{when}: {said}");
        holds_what_was_done(&desk, &said, &when);
    }
    sizes::tell(
        NAME,
        format!("{} runs, {met} met a call, {refused} refusals, 0 lost", points.len()),
    );
    assert!(met * 10 > points.len() * 9, "only {met} of {} met a call", points.len());
}

fn holds_what_was_done(desk: &Desk, said: &str, when: &str) {
    let done = lines(said, "done");
    let journal = desk.journal();
    assert_whole(&journal, when);
    if let [holds] = lines(said, "holds")[..] {
        assert_eq!(journal.logical_hash().unwrap(), holds, "{when}: {said}");
    }
    let tables = desk.tables();
    for (step, sql, count) in [
        ("save", "select headline from reviews where headline = 'Save one'", 1),
        ("second", "select headline from reviews where headline = 'Save two'", 1),
        ("poster", "select hash from media where source_name = 'moth.webp'", 1),
        ("edit", "select uid from viewings where place = 'Rio'", FILMS),
    ] {
        let there = column(&tables, sql).len();
        assert_eq!(there, if done.contains(&step) { count } else { 0 }, "{when}: {step}: {said}");
    }
    for (step, file) in [("archive", "all.zip"), ("notes", "notes")] {
        assert_eq!(desk.path(file).exists(), done.contains(&step), "{when}: {step}: {said}");
    }
}
