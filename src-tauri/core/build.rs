//! Packs `assets/sample/`, which is laid out as an archive is, into the archive the binary carries.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

fn main() -> Result<(), Box<dyn Error>> {
    let sample = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?).join("../../assets/sample");
    let packed = PathBuf::from(std::env::var("OUT_DIR")?).join("sample.matinee.zip");
    println!("cargo::rerun-if-changed={}", sample.display());
    let mut members = Vec::new();
    gather(&sample, &sample, &mut members)?;
    members.sort();

    let mut zip = ZipWriter::new(File::create(&packed)?);
    let mut hashes = BTreeMap::new();
    let mut counts = BTreeMap::new();
    for member in &members {
        println!("cargo::rerun-if-changed={}", sample.join(member).display());
        let bytes = fs::read(sample.join(member))?;
        if let Some(kind) = member.strip_suffix(".json") {
            let records: Vec<serde_json::Value> = serde_json::from_slice(&bytes)
                .map_err(|err| format!("assets/sample/{member} is no array of records: {err}"))?;
            counts.insert(kind.to_owned(), records.len());
        }
        hashes.insert(member.clone(), blake3::hash(&bytes).to_hex().to_string());
        write(&mut zip, member, &bytes)?;
    }
    let manifest = serde_json::json!({
        "format": "matinee-archive",
        "version": 1,
        "made_at": "2025-11-09T21:00:00.000Z",
        "made_by": concat!("Matinee ", env!("CARGO_PKG_VERSION")),
        "counts": counts,
        "members": hashes,
    });
    write(&mut zip, "manifest.json", &serde_json::to_vec(&manifest)?)?;
    zip.finish()?;
    Ok(())
}

/// The files below a folder, as paths from `root` with forward slashes.
fn gather(root: &Path, folder: &Path, members: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(root, &path, members)?;
        } else {
            let below = path.strip_prefix(root)?;
            let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
            members.push(names.join("/"));
        }
    }
    Ok(())
}

fn write(zip: &mut ZipWriter<File>, member: &str, bytes: &[u8]) -> Result<(), Box<dyn Error>> {
    let method = match member.ends_with(".webp") {
        true => CompressionMethod::Stored,
        false => CompressionMethod::Deflated,
    };
    zip.start_file(member, SimpleFileOptions::default().compression_method(method))?;
    Ok(zip.write_all(bytes)?)
}
