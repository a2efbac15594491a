//! Exports, looked at from outside.

use std::path::Path;

use crate::desk::{column, tables};

/// An export holds what the undisturbed one of its kind holds.
pub fn assert_whole_export(file: &Path, whole: &Path, kind: &str) {
    let said = file.display();
    match kind {
        "zip" | "epub" => assert_eq!(members(file), members(whole), "{said}"),
        "json" => {
            let read = |path: &Path| -> serde_json::Value {
                serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
            };
            assert_eq!(read(file)["reviews"], read(whole)["reviews"], "{said}");
        }
        "sqlite" => {
            let sql = "select body from reviews order by id";
            assert_eq!(column(&tables(file), sql), column(&tables(whole), sql), "{said}");
        }
        _ => assert_eq!(files(file, file), files(whole, whole), "{said}"),
    }
}

/// The members of a ZIP, each read to its end, with its size.
fn members(file: &Path) -> Vec<(String, u64)> {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
    let mut members = Vec::new();
    for index in 0..zip.len() {
        let mut member = zip.by_index(index).unwrap();
        let size = std::io::copy(&mut member, &mut std::io::sink()).unwrap();
        members.push((member.name().unwrap().into_owned(), size));
    }
    members.sort();
    members
}

/// Every file below a folder, with its bytes.
fn files(folder: &Path, root: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, root));
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            found.push((name, std::fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}
