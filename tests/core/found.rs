//! What fuzzing found once (`tests/fuzz`), tried again on every run.

use std::path::{Path, PathBuf};

#[path = "../fuzz/bodies.rs"]
mod bodies;

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn what_fuzzing_found_once_it_finds_no_more() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fuzz");
    let (found, seeds) = (fuzz.join("found"), fuzz.join("seeds"));
    let names: Vec<&str> = bodies::TARGETS.iter().map(|(name, _)| *name).collect();
    for folder in files(&found).iter().filter(|path| path.is_dir()) {
        let name = folder.file_name().unwrap().to_str().unwrap();
        assert!(names.contains(&name), "{name} is no target");
    }
    for (name, body) in bodies::TARGETS {
        // Each takes nothing, and what is no file of its kind.
        body(b"");
        body(b"\x00\xff---\n{\"a\": [1,2]}\n<a href='javascript:x'>Kites</a>,1999\n");
        for file in [files(&found.join(name)), files(&seeds.join(name))].concat() {
            println!("{}", file.display());
            body(&std::fs::read(&file).unwrap());
        }
    }
}
