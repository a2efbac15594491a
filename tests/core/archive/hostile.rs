//! Archives made by nobody's journal. Each is refused by name and reason, or costs only the record
//! that is wrong; none changes anything it should not.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use matinee_core::{Error, is_archive};
use serde_json::{Value, json};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::quiet;
use crate::support::TestJournal;

const FILM: &str = "019a65d7-4c80-7ecb-a900-aacf49d411be";
const VIEWING: &str = "019a65d7-4c80-7ecb-a900-aacf49d411bf";
const AT: &str = "2025-11-09T09:12:00.000Z";

/// An archive of these members with a manifest that fits.
fn archive(journal: &TestJournal, members: &[(&str, Vec<u8>)]) -> PathBuf {
    let hashes: BTreeMap<&str, String> = members
        .iter()
        .map(|(name, bytes)| (*name, blake3::hash(bytes).to_hex().to_string()))
        .collect();
    let manifest = json!({"format": "matinee-archive", "version": 1, "made_at": AT, "made_by": "a test",
                          "counts": {}, "members": hashes});
    packed(journal, &manifest, members)
}

fn packed(journal: &TestJournal, manifest: &Value, members: &[(&str, Vec<u8>)]) -> PathBuf {
    let path = journal.folder.path().join("in.matinee.zip");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    let manifest = ("manifest.json", serde_json::to_vec(manifest).unwrap());
    for (name, bytes) in members.iter().chain([&manifest]) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    path
}

fn records(records: Value) -> Vec<u8> {
    serde_json::to_vec(&records).unwrap()
}

fn a_film() -> Value {
    json!({"uid": FILM, "title": "The Keeper of Low Water", "added_at": AT, "changed_at": AT})
}

/// Why an archive is refused; the journal is as empty as before.
fn refusal(journal: &TestJournal, path: &Path) -> String {
    assert!(is_archive(path));
    let refused = journal.import_archive(path, quiet()).unwrap_err();
    assert!(
        matches!(&refused, Error::BadFile { name, .. } if name == "in.matinee.zip"),
        "{refused:?}"
    );
    assert_eq!(journal.stats().unwrap().films, 0);
    assert!(journal.undo_state().unwrap().undo.is_none());
    refused.to_string()
}

#[test]
fn a_newer_archive_is_refused() {
    let journal = TestJournal::new();
    let path = packed(&journal, &json!({"format": "matinee-archive", "version": 2}), &[]);
    assert!(refusal(&journal, &path).contains("newer version of Matinee"));
}

#[test]
fn a_changed_member_is_noticed() {
    let journal = TestJournal::new();
    let members = [("films.json", records(json!([a_film()])))];
    let manifest = json!({"format": "matinee-archive", "version": 1, "made_at": AT, "made_by": "a test",
                          "counts": {}, "members": {"films.json": "0".repeat(64)}});
    let path = packed(&journal, &manifest, &members);
    assert!(
        refusal(&journal, &path).contains("films.json inside it is not what the manifest says")
    );
}

#[test]
fn a_member_that_grows_out_of_proportion_is_stopped() {
    let journal = TestJournal::new();
    let path = archive(&journal, &[("films.json", vec![b' '; 64 << 20])]);
    assert!(refusal(&journal, &path).contains("grows more than 200 times"));
}

#[test]
fn nesting_without_end_is_one_record_that_cannot_be_read() {
    let journal = TestJournal::new();
    let mut deep = "[".repeat(100_000);
    deep.push_str(&"]".repeat(100_000));
    let path = archive(&journal, &[("films.json", deep.into_bytes())]);
    let rows = journal.import_archive(&path, quiet()).unwrap().value.receipt.rows;
    assert_eq!((rows.read, rows.unreadable), (1, 1));
}

#[test]
fn a_file_cut_short_is_refused() {
    let journal = TestJournal::new();
    let path = archive(&journal, &[("films.json", records(json!([a_film()])))]);
    let bytes = std::fs::read(&path).unwrap();
    for length in [0, 10, bytes.len() / 2, bytes.len() - 5] {
        std::fs::write(&path, &bytes[..length]).unwrap();
        assert!(journal.import_archive(&path, quiet()).is_err(), "{length}");
        assert_eq!(journal.stats().unwrap().films, 0);
    }
}

#[test]
fn one_bad_record_costs_only_itself() {
    let journal = TestJournal::new();
    let films = json!([
        {"uid": "../../etc/passwd", "title": "No uid", "added_at": AT, "changed_at": AT},
        {"uid": VIEWING, "title": "", "added_at": AT, "changed_at": AT},
        {"uid": VIEWING, "title": "No year of ours", "year": 12, "added_at": AT, "changed_at": AT},
        {"uid": VIEWING, "title": "A score past ten", "score": 11, "added_at": AT, "changed_at": AT},
        {"title": "Nothing else"},
        a_film(),
    ]);
    let viewings = json!([
        {"uid": VIEWING, "film": "of nothing", "added_at": AT, "changed_at": AT},
        {"uid": VIEWING, "film": FILM, "watched_on": "2025-02-30", "added_at": AT, "changed_at": AT},
    ]);
    let members = [("films.json", records(films)), ("viewings.json", records(viewings))];
    let path = archive(&journal, &members);
    let receipt = journal.import_archive(&path, quiet()).unwrap().value.receipt;
    assert_eq!((receipt.rows.read, receipt.rows.new, receipt.rows.unreadable), (8, 1, 7));
    assert_eq!(receipt.problems.len(), 7);
    assert_eq!((receipt.problems[0].file.as_str(), receipt.problems[0].line), ("films.json", 2));
    assert_eq!(journal.stats().unwrap().films, 1);
    assert!(journal.check(quiet()).unwrap().whole);
}

#[test]
fn a_setting_that_names_a_folder_has_nothing_written_there() {
    let journal = TestJournal::new();
    let folder = tempfile::tempdir().unwrap();
    let settings = json!([
        {"key": "author", "value": "Ilse Brandt"},
        {"key": "backupFolder", "value": folder.path()},
        {"key": "lastProof", "value": {"found": 0}},
        {"key": "mirrorFolder", "value": folder.path()},
    ]);
    let members =
        [("films.json", records(json!([a_film()]))), ("settings.json", records(settings))];
    let path = archive(&journal, &members);
    journal.import_archive(&path, quiet()).unwrap();
    assert_eq!(journal.settings().unwrap().author, "Ilse Brandt");
    assert_eq!(journal.mirror().unwrap().folder, None);
    assert_eq!(journal.backups().unwrap().second, None);
    assert!(journal.last_proof().unwrap().is_none());
    journal.mirror_changes(quiet()).unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_picture_that_is_none_is_named_and_its_film_comes_in() {
    let journal = TestJournal::new();
    let text = b"#!/bin/sh".to_vec();
    let hash = blake3::hash(&text).to_hex().to_string();
    let film = json!([{"uid": FILM, "title": "The Keeper of Low Water", "poster": hash,
                       "added_at": AT, "changed_at": AT}]);
    let media = json!([{"hash": hash, "file": "../../evil.sh", "format": "jpeg", "width": 1, "height": 1,
                        "bytes": 9, "source_name": "evil.jpg", "added_at": AT}]);
    let members =
        [("films.json", records(film)), ("media.json", records(media)), ("../../evil.sh", text)];
    let path = archive(&journal, &members);
    let receipt = journal.import_archive(&path, quiet()).unwrap().value.receipt;
    assert_eq!((receipt.added.films, receipt.problems.len()), (1, 1));
    assert!(receipt.problems[0].reason.contains("evil.jpg"), "{:?}", receipt.problems);
    assert!(!journal.folder.path().join("../../evil.sh").exists());
}

#[test]
fn another_zip_is_no_archive() {
    let journal = TestJournal::new();
    let path = journal.folder.path().join("other.zip");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    zip.start_file("notes.txt", SimpleFileOptions::default()).unwrap();
    zip.finish().unwrap();
    assert!(!is_archive(&path));
    assert!(!is_archive(&journal.folder.path().join("journal.sqlite")));
}
