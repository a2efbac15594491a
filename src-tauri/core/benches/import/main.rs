//! Bringing in a whole Letterboxd export, in turn with bare SQLite filling the same tables and
//! indexes from the same ZIP; the plan of it, which writes nothing; then the same file again, which
//! must cost half of the first time at most; and as many rows of a table that no product writes.
//!
//! `cargo bench --bench import -- ours` and `-- floor` run that one side once, for a profiler:
//! `valgrind --tool=callgrind` counts instructions, which don't depend on what else the machine does.
//! `-- plan FOLDER` plans it for the journal there, `-- ours FOLDER` run twice brings it in again; each
//! tells the memory it held.

mod export;
mod floor;
#[path = "../support/mod.rs"]
mod support;

use std::path::Path;

use matinee_core::imports::{ImportChoices, ImportPlan, ImportReport, PlanTab};
use matinee_core::{Journal, Progress};
use support::{compare, tell, wall};

fn main() -> std::process::ExitCode {
    run();
    support::end()
}

fn run() {
    let entries = support::entries();
    let folder = tempfile::tempdir().expect("a folder for the benchmark");
    let zip = export::packed(entries);
    let file = folder.path().join("export.zip");
    std::fs::write(&file, &zip).expect("room for the benchmark");
    match std::env::args().nth(1).as_deref() {
        Some(once @ ("ours" | "plan" | "floor")) => {
            let there = std::env::args().nth(2).map(std::path::PathBuf::from);
            let there = there.unwrap_or_else(|| folder.path().join("one"));
            match once {
                "ours" => drop(brought_in(&opened(&there), &file)),
                "plan" => drop(planned(&opened(&there), &file)),
                _ => drop(floor::import(&zip, &there).expect("the floor holds")),
            }
            return println!("{entries} entries, {} MiB at most", support::peak_memory() >> 20);
        }
        _ => println!("{entries} entries, {} KB packed", zip.len() >> 10),
    }

    let (mut runs, mut floors) = (0, 0);
    let whole = compare(
        "import: the whole ZIP",
        1.25,
        5,
        wall,
        || {
            runs += 1;
            let journal = opened(&folder.path().join(format!("ours-{runs}")));
            let added = brought_in(&journal, &file).receipt.added;
            assert_eq!(added.viewings as usize, entries);
        },
        || {
            floors += 1;
            let made = folder.path().join(format!("floor-{floors}.sqlite"));
            assert_eq!(floor::import(&zip, &made).expect("the floor holds"), entries);
        },
    );

    let journal = opened(&folder.path().join("planned"));
    compare(
        "import: the plan of it, row by row",
        1.0,
        5,
        wall,
        || {
            let plan = planned(&journal, &file);
            let rows = plan.rows(&journal, PlanTab::All, 0, 60).expect("the plan has rows");
            assert_eq!(rows.len(), 60.min(plan.report().receipt.rows.read as usize));
        },
        || {
            floors += 1;
            let made = folder.path().join(format!("floor-{floors}.sqlite"));
            assert_eq!(floor::import(&zip, &made).expect("the floor holds"), entries);
        },
    );

    let journal = opened(&folder.path().join("again"));
    let start = wall();
    brought_in(&journal, &file);
    let first = wall() - start;
    let start = wall();
    let again = brought_in(&journal, &file);
    tell("import: the same ZIP again, against the first", 0.5, wall() - start, first);
    let start = wall();
    let plan = planned(&journal, &file);
    let what = "import: the plan of it, journal copied and all";
    tell(what, 1.0, wall() - start, first);
    assert_eq!(plan.report().receipt.rows.same, again.receipt.rows.read);
    growth(folder.path(), entries, whole);
    memory(folder.path());

    // A table of no product's is gone through once to see what its columns are.
    let sheet = folder.path().join("sheet.csv");
    std::fs::write(&sheet, a_sheet(entries)).expect("room for the benchmark");
    let journal = opened(&folder.path().join("sheet"));
    let start = wall();
    let added = brought_in(&journal, &sheet).receipt.added;
    tell("import: as many rows of a sheet, against the ZIP", 1.0, wall() - start, first);
    assert_eq!(added.viewings as usize, entries);
    assert_eq!(again.receipt.rows.same, again.receipt.rows.read);
    assert_eq!(again.import, None);
}

/// How the time of an import grows with its size: against a tenth of the entries and a hundredth,
/// median by median.
fn growth(folder: &Path, entries: usize, many: f64) {
    const STEP: usize = 10;
    const EXPONENT: f64 = 1.15;
    let mut larger = (entries, many);
    for less in [entries / STEP, entries / STEP / STEP] {
        let file = folder.join(format!("{less}.zip"));
        std::fs::write(&file, export::packed(less)).expect("room for the benchmark");
        let times = (0..5).map(|run| {
            let journal = opened(&folder.join(format!("{less}-{run}")));
            let start = wall();
            brought_in(&journal, &file);
            wall() - start
        });
        let few = support::median(times.collect());
        let exponent = (larger.1 / few).log(STEP as f64);
        let verdict = support::verdict(exponent <= EXPONENT);
        let larger_one = larger.0;
        println!(
            "import: {less} entries, then {larger_one}: exponent {exponent:.2} {verdict} {EXPONENT}"
        );
        larger = (less, few);
    }
}

/// The most memory that a first import holds, one of the same file again, and a plan of it, each in a
/// process of its own, with the export and what made it.
fn memory(folder: &Path) {
    const MOST: u64 = 150;
    let this = std::env::current_exe().expect("the benchmark knows where it is");
    let journal = folder.join("held");
    for (once, what) in [("ours", "an import"), ("ours", "the same again"), ("plan", "a plan")] {
        let mut run = std::process::Command::new(&this);
        let run = run.arg(once).arg(&journal).output().expect("the benchmark runs");
        let told = String::from_utf8_lossy(&run.stdout).into_owned();
        let held: Option<u64> =
            told.split_whitespace().rev().nth(3).and_then(|number| number.parse().ok());
        let held = held.expect("it tells how much memory it held");
        let verdict = support::verdict(held <= MOST);
        println!("import: most memory held by {what} {held} MiB {verdict} {MOST}");
    }
}

/// A diary as a spreadsheet has it.
fn a_sheet(entries: usize) -> String {
    let mut sheet = String::from("Film,Year,Date watched,Rating,Tags,Notes\n");
    for at in 0..entries {
        let (film, year) = (at * 4 / 5, 1925 + at % 100);
        let (month, day) = (at % 12 + 1, at % 28 + 1);
        let score = f64::from(u32::try_from(at % 20).unwrap_or_default()) / 2.0 + 0.5;
        sheet.push_str(&format!(
            "The Film of Number {film},{year},{}-{month:02}-{day:02},{score},rain,row {at}\n",
            2008 + at * 18 / entries
        ));
    }
    sheet
}

fn opened(folder: &Path) -> Journal {
    Journal::open(folder).expect("a journal for the benchmark")
}

fn planned(journal: &Journal, file: &Path) -> ImportPlan {
    let plan = journal.plan_import(file, &ImportChoices::default(), Progress::unwatched());
    plan.expect("the export can be read")
}

fn brought_in(journal: &Journal, file: &Path) -> ImportReport {
    journal.import_file(file, Progress::unwatched()).expect("the export comes in").value
}
