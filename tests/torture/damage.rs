//! Damaged, foreign and mixed-up files. Nothing crashes, every change of what a person put in is
//! reported by the check, and looking changes not one byte.

use std::path::Path;

use matinee_core::{DraftSave, Error, Journal, Progress, Result, ReviewForm, Setting};
use rusqlite::{Connection, OpenFlags};

use crate::desk::{Desk, FILMS, assert_whole, films, poster, review};
use crate::sizes;

const NAME: &str = "damage";
const PAGE: usize = 4096;

/// The reviews of the full journal, before there was one in its log.
const BEFORE: u32 = FILMS as u32;

/// One way to damage a file.
type Damage = fn(&mut Vec<u8>, &mut fastrand::Rng);

const DAMAGES: [(&str, Damage); 4] = [
    ("bit flips", |bytes, rng| {
        let at = rng.usize(..bytes.len());
        bytes[at] ^= 1 << rng.u8(..8);
    }),
    ("zeroed pages", |bytes, rng| {
        let at = rng.usize(..bytes.len() / PAGE) * PAGE;
        bytes[at..at + PAGE].fill(0);
    }),
    ("random pages", |bytes, rng| {
        let at = rng.usize(..bytes.len() / PAGE) * PAGE;
        rng.fill(&mut bytes[at..at + PAGE]);
    }),
    ("truncations", |bytes, rng| bytes.truncate(rng.usize(..bytes.len()))),
];

/// What a person put in, read by SQLite alone: every row of every table that is not made from
/// others, as text; why not, where it cannot be read.
fn content(file: &Path) -> std::result::Result<Vec<String>, rusqlite::Error> {
    const LEFT_OUT: [&str; 5] =
        ["thumbnails", "film_standing", "seals", "sqlite_sequence", "sqlite_schema"];
    let address = format!("file:{}?immutable=1", file.display());
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let tables = Connection::open_with_flags(address, flags)?;
    let mut names = tables.prepare(
        "select name from pragma_table_list where schema = 'main' and type = 'table' order by name",
    )?;
    let names: Vec<String> =
        names.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut rows = Vec::new();
    for name in names.iter().filter(|name| !LEFT_OUT.contains(&name.as_str())) {
        // Not by an index, which may be damaged by itself.
        let mut statement = tables.prepare(&format!("select * from {name} not indexed"))?;
        // When a record was last changed is no part of what it says, nor of its seal. The names may be
        // damaged, too.
        let mut names = tables.prepare("select name from pragma_table_info(?1) order by cid")?;
        let names = names.query_map([name], |row| row.get::<_, String>(0))?;
        let names = names.collect::<rusqlite::Result<Vec<_>>>()?;
        let columns: Vec<usize> =
            (0..names.len()).filter(|at| names[*at] != "changed_at").collect();
        let mut read = statement.query([])?;
        while let Some(row) = read.next()? {
            let values: rusqlite::Result<Vec<String>> = columns
                .iter()
                .map(|at| row.get_ref(*at).map(|value| format!("{value:?}")))
                .collect();
            rows.push(format!("{name}: {}", values?.join(" ")));
        }
    }
    Ok(rows)
}

/// What the check says of a journal: the reason it is not whole, or none.
fn reported(open: impl FnOnce() -> Result<Journal>) -> Option<String> {
    let checked = open().and_then(|journal| journal.check(Progress::unwatched()));
    match checked {
        Err(err) => Some(err.to_string()),
        Ok(report) => report.problems.first().map(|it| format!("{}: {}", it.subject, it.reason)),
    }
}

fn read(file: &Path) -> Vec<u8> {
    std::fs::read(file).unwrap()
}

#[test]
fn every_change_of_what_was_put_in_is_reported_and_nothing_is_touched() {
    let times = sizes::times(NAME, 15, 500);
    let mut rng = sizes::chance(NAME);
    let desk = fuller();
    let file = desk.folder().join("journal.sqlite");
    let (whole, before) = (read(&file), content(&file).unwrap());
    let mut silent = Vec::new();
    for (kind, damage) in DAMAGES {
        let (mut changed, mut told) = (0, 0);
        for number in 0..times {
            let mut bytes = whole.clone();
            damage(&mut bytes, &mut rng);
            std::fs::write(&file, &bytes).unwrap();
            let after = content(&file);
            let said = reported(|| Journal::open_to_read(&desk.folder()));
            let said_writing = reported(|| Journal::open(&desk.folder()));
            assert!(read(&file) == bytes, "{kind} {number}: looking changed the file");
            assert_eq!(
                said.is_some(),
                said_writing.is_some(),
                "{kind} {number}: {said:?}, {said_writing:?}"
            );
            told += usize::from(said.is_some());
            if after.as_ref().is_ok_and(|after| *after == before) {
                continue;
            }
            changed += 1;
            if said.is_none() {
                silent.push(format!("{kind} {number}: {}", difference(&before, after)));
            }
        }
        sizes::tell(
            NAME,
            format!("{times} {kind}: {changed} changed what was put in, {told} reported"),
        );
    }
    assert!(silent.is_empty(), "{} silent:\n{}", silent.len(), silent.join("\n"));
}

/// Words of a draft, of what is in the trash, of a setting and of an import's receipt.
const BESIDE: [&str; 4] = ["half a sentence", "thrown away", "Ilse Marder", "a-diary-of-one.csv"];

/// The full journal with those beside its films.
fn fuller() -> Desk {
    let desk = Desk::full();
    let [typed, deleted, author, diary] = BESIDE;
    let journal = desk.journal();
    let form = ReviewForm { film: Some(films(&journal)[2]), ..review("", typed).form };
    journal.save_draft(&DraftSave { draft: None, review: None, form }).unwrap();
    let gone = journal.save_review(&review("Halogen", deleted)).unwrap().value.film;
    journal.delete_films(&[gone]).unwrap();
    journal.change_setting(Setting::Author(author.to_owned())).unwrap();
    let diary = desk.path(diary);
    std::fs::write(&diary, "Title,Year,WatchedDate\nSlow Thunder,1988,2024-03-01\n").unwrap();
    journal.import_file(&diary, Progress::unwatched()).unwrap();
    drop(journal);
    desk
}

#[test]
fn a_flipped_bit_in_a_draft_the_trash_a_setting_or_a_receipt_is_reported() {
    let mut rng = sizes::chance("damage_beside");
    let desk = fuller();
    let file = desk.folder().join("journal.sqlite");
    let (whole, before) = (read(&file), content(&file).unwrap());
    for words in BESIDE {
        let mut changed = 0;
        let places = whole.windows(words.len()).enumerate();
        let places = places.filter(|(_, bytes)| *bytes == words.as_bytes()).map(|(at, _)| at);
        for at in places {
            let mut bytes = whole.clone();
            // Another letter, and none that JSON would not take.
            bytes[at + rng.usize(..words.len())] ^= 1;
            std::fs::write(&file, &bytes).unwrap();
            if content(&file).unwrap() == before {
                // What SQLite has let go of, or made again from the rest.
                continue;
            }
            changed += 1;
            let said = reported(|| Journal::open_to_read(&desk.folder()));
            assert!(said.is_some(), "a letter of ‘{words}’ at {at} changed in silence");
        }
        assert!(changed > 0, "‘{words}’ stands nowhere");
    }
}

fn difference(
    before: &[String],
    after: std::result::Result<Vec<String>, rusqlite::Error>,
) -> String {
    match after {
        Err(err) => err.to_string(),
        Ok(after) => {
            let gone: Vec<_> = before.iter().filter(|row| !after.contains(row)).collect();
            let came: Vec<_> = after.iter().filter(|row| !before.contains(row)).collect();
            format!("{gone:?} became {came:?}")
        }
    }
}

#[test]
fn every_damaged_picture_is_reported() {
    let times = sizes::times("damage_pictures", 30, 1_000);
    let mut rng = sizes::chance("damage_pictures");
    let desk = Desk::full();
    let originals = pictures(&desk.folder().join("media"));
    assert_eq!(originals.len(), 5);
    for number in 0..times {
        let file = rng.choice(&originals).unwrap();
        let whole = read(file);
        let mut bytes = whole.clone();
        DAMAGES[if rng.bool() { 0 } else { 3 }].1(&mut bytes, &mut rng);
        std::fs::write(file, &bytes).unwrap();
        let said = reported(|| Journal::open_to_read(&desk.folder()));
        assert!(said.is_some(), "{number}: {}", file.display());
        assert!(read(file) == bytes, "{number}: looking changed the picture");
        std::fs::write(file, whole).unwrap();
    }
    assert_whole(&desk.journal(), "with its pictures again");
    sizes::tell("damage_pictures", format!("{times} damaged, {times} reported"));
}

fn pictures(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(pictures(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

#[test]
fn what_is_no_journal_is_refused_and_left_as_it_is() {
    let desk = Desk::full();
    let file = desk.folder().join("journal.sqlite");
    let whole = read(&file);
    let other = desk.path("other.sqlite");
    Connection::open(&other).unwrap().execute_batch("create table notes (text)").unwrap();
    let mut newer = whole.clone();
    newer[60..64].copy_from_slice(&999_i32.to_be_bytes());
    let mut random = vec![0; 100_000];
    fastrand::Rng::with_seed(7).fill(&mut random);
    for (kind, bytes) in [
        ("a picture", poster("moth")),
        ("another program's database", read(&other)),
        ("text", b"Title,Year\nAbsents,1999\n".to_vec()),
        ("noise", random),
        ("a newer journal", newer),
        ("the first bytes of a journal", whole[..50].to_vec()),
    ] {
        std::fs::write(&file, &bytes).unwrap();
        for opened in [Journal::open(&desk.folder()), Journal::open_to_read(&desk.folder())] {
            let refused = opened.unwrap_err();
            let fits = match kind {
                "a newer journal" => matches!(refused, Error::TooNew { .. }),
                _ => matches!(refused, Error::Foreign { .. }),
            };
            assert!(fits, "{kind}: {refused}");
        }
        assert!(read(&file) == bytes, "{kind} was touched");
    }
}

/// An open journal's file and log, as a power cut would leave them.
fn cut_off(desk: &Desk) -> (Vec<u8>, Vec<u8>) {
    let journal = desk.journal();
    journal.save_review(&review("In the log", "Words.")).unwrap();
    let folder = desk.folder();
    let files = (read(&folder.join("journal.sqlite")), read(&folder.join("journal.sqlite-wal")));
    drop(journal);
    files
}

fn put(desk: &Desk, file: &[u8], log: Option<&[u8]>) {
    let path = |end: &str| desk.folder().join(format!("journal.sqlite{end}"));
    let _ = std::fs::remove_file(path("-shm"));
    std::fs::write(path(""), file).unwrap();
    match log {
        Some(log) => std::fs::write(path("-wal"), log).unwrap(),
        None => drop(std::fs::remove_file(path("-wal"))),
    }
}

#[test]
fn a_journal_whose_log_is_missing_is_what_it_was_before_the_log() {
    let desk = Desk::full();
    let (file, log) = cut_off(&desk);
    put(&desk, &file, None);
    let journal = desk.journal();
    assert_whole(&journal, "without its log");
    assert_eq!(journal.stats().unwrap().reviews, BEFORE);
    drop(journal);
    put(&desk, &file, Some(&log));
    let journal = desk.journal();
    assert_whole(&journal, "with its log");
    assert_eq!(journal.stats().unwrap().reviews, BEFORE + 1);
}

#[test]
fn a_damaged_log_costs_no_more_than_what_was_in_it_and_is_never_silent_about_words() {
    let times = sizes::times("damage_log", 15, 500);
    let mut rng = sizes::chance("damage_log");
    let desk = Desk::full();
    let (file, log) = cut_off(&desk);
    let mut lost = 0;
    for number in 0..times {
        let mut bytes = log.clone();
        DAMAGES[if rng.bool() { 0 } else { 3 }].1(&mut bytes, &mut rng);
        put(&desk, &file, Some(&bytes));
        let journal = desk.journal();
        assert_whole(&journal, &format!("log {number}"));
        let reviews = journal.stats().unwrap().reviews;
        assert!(reviews == BEFORE || reviews == BEFORE + 1, "log {number}: {reviews}");
        lost += usize::from(reviews == BEFORE);
    }
    sizes::tell(
        "damage_log",
        format!("{times} damaged logs, {lost} without their last save, 0 not whole"),
    );
}

#[test]
fn a_log_of_another_time_beside_the_journal_is_reported_or_harmless() {
    let desk = Desk::full();
    let (_, stale) = cut_off(&desk);
    // Much later, when what the log told has long been overwritten.
    let journal = desk.journal();
    for number in 0..40 {
        let title = format!("Later {number}");
        journal.save_review(&review(&title, &"Later words. ".repeat(90))).unwrap();
    }
    journal.delete_films(&films(&journal)[..8]).unwrap();
    drop(journal);
    let file = desk.folder().join("journal.sqlite");
    let (bytes, before) = (read(&file), content(&file).unwrap());
    put(&desk, &bytes, Some(&stale));
    let said = reported(|| Journal::open_to_read(&desk.folder()));
    assert!(read(&file) == bytes, "looking changed the file");
    put(&desk, &bytes, None);
    assert_eq!(content(&file).unwrap(), before);
    assert!(said.is_some(), "a stale log was played and not noticed");
}
