//! Disks without room. What was saved stays, the sentence is clear, saving works again once there
//! is room, and a journal on a disk with nothing free opens for reading.

use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::process::Command;

use assert_cmd::cargo::cargo_bin;
use matinee_core::Journal;

use crate::child::{Said, Worker, command, say};
use crate::desk::{Desk, assert_whole, column, review};
use crate::sizes;

/// Saves until it is refused; each line it is told, it says whether the next save goes.
pub fn until_full(folder: &Path) {
    let journal = Journal::open(folder).unwrap();
    let mut number = 0;
    let mut save = || {
        let saved = journal.save_review(&review(&format!("Save {number}"), &"Words. ".repeat(400)));
        match saved {
            Ok(_) => say(&format!("done {number}")),
            Err(err) => {
                say(&format!("refused {err}"));
                return false;
            }
        }
        number += 1;
        true
    };
    while save() {}
    for line in std::io::stdin().lock().lines() {
        line.unwrap();
        save();
    }
}

/// A small disk of its own, which goes with it.
struct SmallDisk {
    desk: Desk,
}

impl SmallDisk {
    /// Two megabytes; nothing where this process may mount none, which is said.
    fn mounted(name: &str) -> Option<Self> {
        let desk = Desk::bare();
        let place = desk.path("disk");
        std::fs::create_dir(&place).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=2m,mode=0700", "tmpfs"])
            .arg(&place)
            .output()
            .unwrap();
        if !mounted.status.success() {
            let why = String::from_utf8_lossy(&mounted.stderr).trim().to_owned();
            sizes::not_run(name, format!("no small disk can be mounted here: {why}"));
            return None;
        }
        Some(Self { desk })
    }

    fn path(&self) -> PathBuf {
        self.desk.path("disk")
    }

    /// Takes all the room there is, and answers the file that does.
    fn fill(&self) -> PathBuf {
        use std::io::Write;
        let file = self.path().join("balloon");
        let mut balloon = std::fs::File::create(&file).unwrap();
        for size in [1 << 16, 1 << 12, 1] {
            while balloon.write_all(&vec![0; size]).is_ok() {}
        }
        file
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.path()).status();
    }
}

/// The saves said to be done, until the refusal, which is answered too.
fn saved_until_refused(worker: &mut Worker) -> (usize, String) {
    let mut saved = 0;
    loop {
        match worker.next().unwrap() {
            Said::Done(number) => {
                assert_eq!(number, saved.to_string());
                saved += 1;
            }
            Said::Refused(why) => return (saved, why),
            Said::Begun(_) => {}
        }
    }
}

fn holds(folder: &Path, saved: usize, when: &str) {
    holds_open(&Journal::open(folder).unwrap(), saved, when);
}

/// [`holds`] for a journal that is open, read beside it.
fn holds_open(journal: &Journal, saved: usize, when: &str) {
    assert_whole(journal, when);
    let tables = crate::desk::tables(&journal.folder().join("journal.sqlite"));
    let there = column(&tables, "select headline from reviews order by id");
    let wanted: Vec<String> = (0..saved).map(|number| format!("Save {number}")).collect();
    assert_eq!(there, wanted, "{when}");
}

#[test]
fn a_full_disk_refuses_keeps_what_was_saved_and_takes_more_once_there_is_room() {
    const NAME: &str = "disk full";
    let Some(disk) = SmallDisk::mounted(NAME) else { return };
    let balloon = disk.path().join("balloon");
    std::fs::write(&balloon, vec![0; 300_000]).unwrap();
    let mut worker = Worker::begin("until full", &disk.path());
    let (saved, why) = saved_until_refused(&mut worker);
    assert!(saved > 0);
    assert!(why.contains("full"), "{why}");
    // Still no room: refused again, and no worse.
    worker.tell("again");
    assert!(matches!(worker.next().unwrap(), Said::Refused(_)));
    std::fs::remove_file(&balloon).unwrap();
    worker.tell("room");
    assert_eq!(worker.next().unwrap(), Said::Done(saved.to_string()));
    worker.kill();
    holds(&disk.path().join("journal"), saved + 1, NAME);
    sizes::tell(NAME, format!("{saved} saves, refused with ‘{why}’, and one more with room again"));
}

#[test]
fn with_nothing_free_a_journal_opens_for_reading_and_takes_a_save_once_there_is_room() {
    const NAME: &str = "nothing free";
    let Some(disk) = SmallDisk::mounted(NAME) else { return };
    let folder = disk.path().join("journal");
    let journal = Journal::open(&folder).unwrap();
    journal.save_review(&review("Before", "Words.")).unwrap();
    drop(journal);
    let balloon = disk.fill();

    // Whether it may be opened for writing is not what matters: that it can be read is.
    let journal = Journal::open_to_read(&folder).unwrap();
    assert_eq!(journal.stats().unwrap().reviews, 1);
    assert_whole(&journal, NAME);
    drop(journal);
    let read = Command::new(cargo_bin("matinee-cli"))
        .arg("--journal")
        .arg(&folder)
        .args(["list", "--json"])
        .output()
        .unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    assert!(String::from_utf8_lossy(&read.stdout).contains("Before"));

    std::fs::remove_file(balloon).unwrap();
    let journal = Journal::open(&folder).unwrap();
    journal.save_review(&review("With room", "Words.")).unwrap();
    assert_whole(&journal, NAME);
}

/// As [`a_full_disk_refuses_keeps_what_was_saved_and_takes_more_once_there_is_room`], with the limit
/// the system sets to a file, which ends a process that does not see to it.
#[test]
fn a_limit_to_the_size_of_files_is_a_refusal_and_no_end() {
    const NAME: &str = "file size limit";
    let desk = Desk::bare();
    // Past the schema, before the log is taken into the tables.
    let limit = 700_000;
    let child = command("until full", &desk.path(""));
    let mut limited = Command::new("sh");
    limited.args([
        "-c",
        "trap '' XFSZ; exec prlimit --fsize=$0:unlimited \"$@\"",
        &limit.to_string(),
    ]);
    limited.arg(child.get_program()).args(child.get_args());
    limited.envs(child.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let mut worker = Worker::run(limited);
    let (saved, why) = saved_until_refused(&mut worker);
    assert!(saved > 0, "{why}");
    let raised = Command::new("prlimit")
        .args(["--fsize=unlimited", "--pid", &worker.id().to_string()])
        .status()
        .unwrap();
    assert!(raised.success());
    worker.tell("room");
    assert_eq!(worker.next().unwrap(), Said::Done(saved.to_string()));
    worker.kill();
    holds(&desk.folder(), saved + 1, NAME);
    sizes::tell(NAME, format!("{saved} saves, refused with ‘{why}’, and one more with room again"));
}

/// SQLite's own limit ends a save wherever that takes one page too many: in a table, an index, a seal,
/// the words that search is served from, the step of undo.
#[test]
fn a_file_that_may_not_grow_refuses_keeps_what_was_saved_and_takes_more_once_it_may() {
    const NAME: &str = "pages";
    let mut rng = sizes::chance(NAME);
    let rounds = sizes::times(NAME, 8, 300);
    let (mut all, mut said) = (0, String::new());
    for round in 0..rounds {
        let when = format!("{NAME} {round}");
        let desk = Desk::bare();
        let journal = desk.journal();
        let pages =
            column(&desk.tables(), "select cast(page_count as text) from pragma_page_count");
        let pages: u32 = pages[0].parse().unwrap();
        journal.limit_pages(pages + rng.u32(20..120)).unwrap();
        let mut saved = 0;
        let (save, why) = loop {
            let words = "Words. ".repeat(rng.usize(1..1_500));
            let save = review(&format!("Save {saved}"), &words);
            match journal.save_review(&save) {
                Ok(_) => saved += 1,
                Err(why) => break (save, why.to_string()),
            }
        };
        assert!(why.starts_with("There is no room left on the journal’s disk"), "{when}: {why}");
        // Still no room: refused again, and no worse.
        assert!(journal.save_review(&save).is_err(), "{when}");
        holds_open(&journal, saved, &when);
        journal.limit_pages(u32::MAX).unwrap();
        journal.save_review(&save).unwrap();
        holds_open(&journal, saved + 1, &when);
        drop(journal);
        holds(&desk.folder(), saved + 1, &when);
        (all, said) = (all + saved, why);
    }
    sizes::tell(
        NAME,
        format!(
            "{rounds} rounds, {all} saves, each refused with ‘{said}’, and one more with room again"
        ),
    );
}

#[test]
fn the_command_line_lives_on_past_a_limit_to_the_size_of_files() {
    let desk = Desk::bare();
    drop(desk.journal());
    let log = |number: usize| {
        Command::new("prlimit")
            .arg("--fsize=60000:60000")
            .arg(cargo_bin("matinee-cli"))
            .arg("--journal")
            .arg(desk.folder())
            .args(["log", &format!("Film {number} 1974 8 2024-03-01")])
            .output()
            .unwrap()
    };
    let refused = log(0);
    assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains("full") || said.contains("I/O error"), "{said}");
    assert_whole(&desk.journal(), "after the limit");
}
