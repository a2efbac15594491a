//! A journal going out: the archive in turn with zipping the same bytes at the same level, and CSV
//! and JSON at two sizes, whose times must grow no faster than the journal.

#[path = "support/mod.rs"]
mod support;

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::time::Duration;

use matinee_core::{ExportFormat, ExportOf, ExportOrder, Journal, Progress};
use support::{compare, wall};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// How much larger the larger journal is.
const GROWTH: usize = 8;

/// The exponent by which time may grow with size: 1 is linear.
const EXPONENT: f64 = 1.05;

fn main() -> std::process::ExitCode {
    run();
    support::end()
}

fn run() {
    let entries = support::entries();
    let folder = tempfile::tempdir().expect("a folder for the benchmark");
    let place = |name: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir(&path).expect("a folder for a journal");
        path
    };
    let large = support::journal::of(entries, &place("large"));
    let small = support::journal::of(entries / GROWTH, &place("small"));
    println!("{entries} viewings, and {} of them", entries / GROWTH);

    let archive = folder.path().join("all.zip");
    large.export_archive(&archive, Progress::unwatched()).expect("the archive is written");
    let members = unpacked(&archive);
    let zipped = folder.path().join("again.zip");
    compare(
        "export: the archive",
        1.25,
        5,
        wall,
        || {
            large.export_archive(&archive, Progress::unwatched()).expect("the archive is written");
        },
        || zip(&members, &zipped),
    );

    let out = folder.path().join("out");
    for (what, format) in [
        ("export: CSV", ExportFormat::Csv),
        ("export: JSON", ExportFormat::Json),
        ("export: Letterboxd’s CSV", ExportFormat::Letterboxd),
    ] {
        let [few, many] = [&small, &large].map(|journal| quickest(journal, format, &out));
        let exponent = (many.as_secs_f64() / few.as_secs_f64()).log(GROWTH as f64);
        let verdict = support::verdict(exponent <= EXPONENT);
        println!(
            "{what:<46} {few:>10.1?} to {many:>10.1?} exponent {exponent:.2} {verdict} {EXPONENT}"
        );
    }
    println!("{} MiB at most", support::peak_memory() >> 20);
}

/// The quickest of several times, the least disturbed by what else the machine does.
fn quickest(journal: &Journal, format: ExportFormat, to: &Path) -> Duration {
    let order = ExportOrder { of: ExportOf::Journal, format, between: None, address: None };
    let times = (0..7).map(|_| {
        let start = std::time::Instant::now();
        journal.export(&order, to, Progress::unwatched()).expect("it is written");
        let took = start.elapsed();
        let _ = if to.is_dir() { std::fs::remove_dir_all(to) } else { std::fs::remove_file(to) };
        took
    });
    times.min().unwrap_or_default()
}

/// Every member of an archive, whole.
fn unpacked(archive: &Path) -> Vec<(String, Vec<u8>)> {
    let file = File::open(archive).expect("the archive is there");
    let mut zip = ZipArchive::new(file).expect("it is a ZIP");
    (0..zip.len())
        .map(|at| {
            let mut member = zip.by_index(at).expect("a member");
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).expect("a member’s bytes");
            (member.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

/// The floor: the same bytes under the same names at the same level, on disk when it is done.
fn zip(members: &[(String, Vec<u8>)], to: &Path) {
    let file = File::create(to).expect("the ZIP can be written");
    let mut zip = ZipWriter::new(std::io::BufWriter::with_capacity(1 << 20, file));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6));
    for (name, bytes) in members {
        zip.start_file(name.as_str(), options).expect("a member");
        zip.write_all(bytes).expect("a member’s bytes");
    }
    let buffer = zip.finish().expect("a whole ZIP");
    buffer.into_inner().expect("all of it is written").sync_all().expect("it is on disk");
}
