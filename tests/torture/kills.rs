//! SIGKILL at random points. After each kill the journal proves whole, everything that was said to
//! be done is there, nothing is there twice, and nothing half-made is to be seen.

use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use matinee_core::{BackupCause, Journal, Progress, SystemClock, backups_in, restore_journal};

use crate::child::{EXPORTS, Said, Worker, order};
use crate::desk::{Desk, FILMS, assert_whole, column, copy, tables};
use crate::exported::assert_whole_export;
use crate::sizes;

/// A torment's kills: how many, and what they met.
struct Kills {
    name: &'static str,
    rng: fastrand::Rng,
    /// The longest that one piece of the work took so far: a kill comes within that time.
    longest: Duration,
    killed: usize,
    /// Kills that came while something was begun and not done.
    at_work: usize,
    done: usize,
    /// Below how many pieces of work it is killed.
    pieces: usize,
}

/// What a killed child had said.
struct Killed {
    /// Everything it said was done.
    done: Vec<String>,
    /// What it was at.
    begun: Option<String>,
}

impl Kills {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            rng: sizes::chance(name),
            longest: Duration::from_millis(40),
            killed: 0,
            at_work: 0,
            done: 0,
            pieces: 6,
        }
    }

    /// Lets a child begin, and kills it at a random point.
    fn kill(&mut self, desk: &Desk) -> Killed {
        let mut worker = Worker::begin(self.name, desk.path("").as_path());
        let mut said = Vec::new();
        // One in eight is killed as it starts.
        let pieces = if self.rng.u8(..8) == 0 { 0 } else { self.rng.usize(1..self.pieces) };
        let mut since = Instant::now();
        let mut began = None;
        while said.iter().filter(|it| matches!(it, Said::Done(_))).count() < pieces {
            let next = worker.next().expect("a child ended by itself");
            match &next {
                Said::Begun(_) => began = Some(Instant::now()),
                Said::Done(_) => {
                    self.longest = self.longest.max(began.unwrap_or(since).elapsed());
                    since = Instant::now();
                }
                Said::Refused(why) => panic!("{}: refused: {why}", self.name),
            }
            said.push(next);
        }
        // Not to wait for anything: the moment itself is the torment.
        std::thread::sleep(self.longest.mul_f64(self.rng.f64()));
        said.extend(worker.kill());
        let mut killed = Killed { done: Vec::new(), begun: None };
        for said in said {
            match said {
                Said::Begun(what) => killed.begun = Some(what),
                Said::Done(what) => {
                    killed.done.push(what);
                    killed.begun = None;
                }
                Said::Refused(why) => panic!("{}: refused: {why}", self.name),
            }
        }
        self.killed += 1;
        self.at_work += usize::from(killed.begun.is_some());
        self.done += killed.done.len();
        killed
    }

    /// Tells what came of it. Kills that met nothing at work would prove nothing.
    fn end(self) {
        let Self { name, killed, at_work, done, .. } = self;
        sizes::tell(name, format!("{killed} kills, {at_work} of them at work, {done} done before"));
        assert!(at_work * 4 > killed, "{name}: only {at_work} of {killed} kills met work");
    }

    fn when(&self) -> String {
        format!("{}, kill {}", self.name, self.killed)
    }
}

#[test]
fn what_was_saved_is_there_once_after_any_kill() {
    let mut kills = Kills::new("saves");
    let mut desk = Desk::bare();
    let mut saved = 0;
    for round in 0..sizes::times("saves", 40, 2_000) {
        if round % 40 == 39 {
            (desk, saved) = (Desk::bare(), 0);
        }
        let killed = kills.kill(&desk);
        let journal = desk.journal();
        assert_whole(&journal, &kills.when());
        let there = column(&desk.tables(), "select headline from reviews order by id");
        saved += killed.done.len();
        // The one it was at may have come in without a word.
        assert!(
            (saved..=saved + 1).contains(&there.len()),
            "{}: {} of {saved}",
            kills.when(),
            there.len()
        );
        for (number, headline) in there.iter().enumerate() {
            assert_eq!(*headline, format!("Save {number}"), "{}", kills.when());
        }
        saved = there.len();
    }
    kills.end();
}

/// A diary of so many viewings, tagged and reviewed.
fn diary(viewings: usize) -> String {
    let mut text = "Title,Year,imdbID,Rating10,WatchedDate,Rewatch,Tags,Review\n".to_owned();
    for viewing in 0..viewings {
        let (film, day) = (viewing % (viewings / 2), viewing % 28 + 1);
        writeln!(
            text,
            "Film {film},19{:02},tt{:07},{},2024-03-{day:02},,\"a, b{}\",Words {viewing}.",
            film % 100,
            film + 1,
            viewing % 10 + 1,
            viewing % 50
        )
        .unwrap();
    }
    text
}

/// What an import brought, without what is made anew each time.
fn brought(desk: &Desk) -> Vec<String> {
    let sql = "select f.title || f.year || ' ' || v.watched_on || ' ' || v.score || ' ' ||
                      (select group_concat(t.name) from viewing_tags vt join tags t on t.id = vt.tag_id
                       where vt.viewing_id = v.id) || ' ' || coalesce(r.body, '')
               from films f left join viewings v on v.film_id = f.id
               left join reviews r on r.viewing_id = v.id order by 1";
    column(&desk.tables(), sql)
}

#[test]
fn a_killed_import_is_all_there_or_not_at_all_and_one_after_it_doubles_nothing() {
    let mut kills = Kills { pieces: 3, ..Kills::new("imports") };
    let begin = || {
        let desk = Desk::bare();
        std::fs::write(desk.path("diary.csv"), diary(400)).unwrap();
        drop(desk.journal());
        desk
    };
    let clean = begin();
    clean.journal().import_file(&clean.path("diary.csv"), Progress::unwatched()).unwrap();
    let all = brought(&clean);
    assert_eq!(all.len(), 400);

    let mut desk = begin();
    for round in 0..sizes::times("imports", 10, 500) {
        if round % 20 == 19 {
            desk = begin();
        }
        let killed = kills.kill(&desk);
        let there = brought(&desk);
        assert!(there.is_empty() || there == all, "{}: {} rows", kills.when(), there.len());
        if killed.begun.is_none() && !killed.done.is_empty() {
            assert_eq!(there.is_empty(), killed.done.last().unwrap() == "out", "{}", kills.when());
        }
        let journal = desk.journal();
        assert_whole(&journal, &kills.when());
        journal.import_file(&desk.path("diary.csv"), Progress::unwatched()).unwrap();
        assert_eq!(brought(&desk), all, "{}", kills.when());
        // So that the next one begins with nothing.
        while journal.undo_state().unwrap().undo.is_some() {
            journal.undo().unwrap();
        }
        assert!(brought(&desk).is_empty());
    }
    kills.end();
}

#[test]
fn a_backup_that_is_there_after_a_kill_is_whole() {
    let mut kills = Kills { pieces: 3, ..Kills::new("backups") };
    let mut desk = Desk::full();
    for round in 0..sizes::times("backups", 10, 300) {
        if round % 20 == 19 {
            desk = Desk::full();
        }
        let killed = kills.kill(&desk);
        assert_whole(&desk.journal(), &kills.when());
        let folder = desk.folder().join("backups");
        let listed = backups_in(&desk.folder()).unwrap().kept;
        for name in &killed.done {
            assert!(listed.iter().any(|it| it.name == *name), "{}: {name} is gone", kills.when());
        }
        for backup in &listed {
            assert_proved(&folder, &backup.name);
        }
        // Whatever is called as records are is a backup that is listed.
        for name in visible(&folder) {
            if let Some(stem) = name.strip_suffix(".sqlite") {
                assert!(listed.iter().any(|it| it.name == stem), "{}: {name}", kills.when());
            }
        }
        if let Some(newest) = listed.first() {
            let other = Desk::bare();
            let records = folder.join(format!("{}.sqlite", newest.name));
            restore(&other, &records);
            assert_whole(&other.journal(), &kills.when());
            assert_eq!(other.journal().stats().unwrap().reviews, newest.reviews);
        }
    }
    kills.end();
}

fn restore(desk: &Desk, records: &Path) {
    let clock = std::sync::Arc::new(SystemClock);
    restore_journal(&desk.folder(), records, clock, Progress::unwatched()).unwrap();
}

/// The records of a backup are sound, and are the bytes its proof is of.
fn assert_proved(folder: &Path, name: &str) {
    let records = folder.join(format!("{name}.sqlite"));
    let proof = std::fs::read(records.with_extension("json")).unwrap();
    let proof: serde_json::Value = serde_json::from_slice(&proof).unwrap();
    let hash = blake3::hash(&std::fs::read(&records).unwrap()).to_hex().to_string();
    assert_eq!(proof["hash"], hash, "{name}");
    assert_eq!(column(&tables(&records), "pragma integrity_check"), ["ok"], "{name}");
}

/// What a person sees in a folder.
fn visible(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let names = entries.map(|it| it.unwrap().file_name().into_string().unwrap());
    names.filter(|name| !name.starts_with('.')).collect()
}

#[test]
fn after_a_killed_restore_the_journal_is_the_old_one_or_the_new_one() {
    let mut kills = Kills { pieces: 3, ..Kills::new("restores") };
    let kept = two_backups();
    let begin = || {
        let desk = Desk::full();
        copy(&kept.path("kept"), &desk.path("kept"));
        desk
    };
    let mut desk = begin();
    let mut before = FEW;
    for round in 0..sizes::times("restores", 10, 300) {
        if round % 10 == 9 {
            (desk, before) = (begin(), FEW);
        }
        let killed = kills.kill(&desk);
        let journal = desk.journal();
        assert_whole(&journal, &kills.when());
        let of = |name: &str| if name == "few" { FEW } else { FEW + 1 };
        let reviews = journal.stats().unwrap().reviews;
        let mut may_be = vec![killed.done.last().map_or(before, |name| of(name))];
        may_be.extend(killed.begun.as_deref().map(of));
        assert!(may_be.contains(&reviews), "{}: {reviews}, not {may_be:?}", kills.when());
        before = reviews;
        // What each of them put aside is there, and is a journal.
        let aside = desk.folder().join("backups/aside");
        assert!(visible(&aside).len() >= killed.done.len(), "{}", kills.when());
        drop(journal);
    }
    kills.end();
}

/// As many reviews as the full journal has.
const FEW: u32 = FILMS as u32;

/// A desk whose `kept/few.sqlite` and `kept/many.sqlite` are backups of [`FEW`] reviews and of one more.
fn two_backups() -> Desk {
    let desk = Desk::full();
    let journal = desk.journal();
    for name in ["few", "many"] {
        let backup = journal.back_up(BackupCause::Asked, Progress::unwatched()).unwrap();
        let kept = desk.path("kept");
        let folder = desk.folder().join("backups");
        copy(&folder.join("media"), &kept.join("media"));
        for end in ["sqlite", "json"] {
            let from = folder.join(format!("{}.{end}", backup.name));
            std::fs::copy(from, kept.join(format!("{name}.{end}"))).unwrap();
        }
        journal.save_review(&crate::desk::review("One more", "Words.")).unwrap();
    }
    drop(journal);
    desk
}

/// There is one released schema, so the way up that exists is the one from nothing.
#[test]
fn a_journal_killed_as_it_was_made_opens_and_takes_a_save() {
    let mut kills = Kills::new("openings");
    for _ in 0..sizes::times("openings", 10, 300) {
        let desk = Desk::bare();
        let killed = kills.kill(&desk);
        for number in 0..=killed.done.len() {
            let folder = desk.path(&format!("journal {number}"));
            let journal = Journal::open(&folder).unwrap();
            journal.save_review(&crate::desk::review("First", "Words.")).unwrap();
            assert_whole(&journal, &kills.when());
        }
    }
    kills.end();
}

#[test]
fn a_killed_bulk_edit_changed_every_film_or_none() {
    let mut kills = Kills::new("bulk edits");
    let mut desk = Desk::full();
    let mut before = String::new();
    for round in 0..sizes::times("bulk_edits", 10, 300) {
        if round % 40 == 39 {
            (desk, before) = (Desk::full(), String::new());
        }
        let killed = kills.kill(&desk);
        assert_whole(&desk.journal(), &kills.when());
        let places = column(&desk.tables(), "select distinct place from viewings");
        let mut may_be = vec![killed.done.last().cloned().unwrap_or(before)];
        may_be.extend(killed.begun);
        assert!(
            places.len() == 1 && may_be.contains(&places[0]),
            "{}: {places:?}, not {may_be:?}",
            kills.when()
        );
        before = places[0].clone();
    }
    kills.end();
}

#[test]
fn a_killed_undo_went_all_the_way_back_or_nowhere() {
    let mut kills = Kills { pieces: 3, ..Kills::new("undos") };
    let begin = || {
        let desk = Desk::bare();
        std::fs::write(desk.path("diary.csv"), diary(400)).unwrap();
        let journal = desk.journal();
        journal.import_file(&desk.path("diary.csv"), Progress::unwatched()).unwrap();
        drop(journal);
        desk
    };
    let mut desk = begin();
    let all = brought(&desk);
    let mut before = all.len();
    for round in 0..sizes::times("undos", 10, 300) {
        if round % 40 == 39 {
            (desk, before) = (begin(), all.len());
        }
        let killed = kills.kill(&desk);
        assert_whole(&desk.journal(), &kills.when());
        let there = brought(&desk);
        assert!(there.is_empty() || there == all, "{}: {} rows", kills.when(), there.len());
        let of = |step: &str| if step == "undo" { 0 } else { all.len() };
        let mut may_be = vec![killed.done.last().map_or(before, |step| of(step))];
        may_be.extend(killed.begun.as_deref().map(of));
        assert!(may_be.contains(&there.len()), "{}: {}, not {may_be:?}", kills.when(), there.len());
        before = there.len();
    }
    kills.end();
}

#[test]
fn an_export_that_is_there_after_a_kill_is_whole() {
    let mut kills = Kills { pieces: 3, ..Kills::new("exports") };
    let desk = Desk::full();
    let whole = desk.path("whole");
    std::fs::create_dir(&whole).unwrap();
    let journal = Journal::open_to_read(&desk.folder()).unwrap();
    for (format, end) in EXPORTS {
        journal.export(&order(*format), &whole.join(end), Progress::unwatched()).unwrap();
    }
    let before = journal.logical_hash().unwrap();
    for _ in 0..sizes::times("exports", 10, 300) {
        let out = desk.path("out");
        let _ = std::fs::remove_dir_all(&out);
        std::fs::create_dir(&out).unwrap();
        let killed = kills.kill(&desk);
        let there = visible(&out);
        for name in &killed.done {
            assert!(there.contains(name), "{}: {name} is gone", kills.when());
        }
        for name in there {
            let (_, end) = name.split_once('.').unwrap();
            assert_whole_export(&out.join(&name), &whole.join(end), end);
        }
    }
    assert_eq!(journal.logical_hash().unwrap(), before);
    kills.end();
}
