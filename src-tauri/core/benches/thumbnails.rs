//! Posters made small, against libvips doing the same to the same files.

mod support;

use std::io::Cursor;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat};
use matinee_core::media::{Picture, Variant};

const POSTERS: usize = 24;

fn main() -> std::process::ExitCode {
    run();
    support::end()
}

fn run() {
    let folder = tempfile::tempdir().expect("a folder for the posters");
    let posters: Vec<PathBuf> = sources()
        .iter()
        .cycle()
        .take(POSTERS)
        .enumerate()
        .map(|(at, picture)| {
            let path = folder.path().join(format!("{at}.jpg"));
            // Each its own picture: no cache helps either side.
            let bytes = jpeg(&picture.adjust_contrast(at as f32));
            std::fs::write(&path, bytes).expect("a poster can be written");
            path
        })
        .collect();

    let ours = || {
        for path in &posters {
            let bytes = std::fs::read(path).expect("the poster is there");
            let picture = Picture::read("poster.jpg", &bytes).expect("a good JPEG");
            picture.thumbnails(&[Variant::Poster1x]).expect("a thumbnail");
        }
    };
    if Command::new("vipsthumbnail").arg("--version").stdout(Stdio::null()).status().is_err() {
        println!(
            "thumbnails: no floor, because vipsthumbnail is missing; `make bench` installs it"
        );
        ours();
        return;
    }
    let out = folder.path().join("small-%s.jpg[Q=82]");
    support::compare(
        "thumbnails, 24 posters of 1000x1500, CPU",
        1.25,
        5,
        support::processor,
        ours,
        || {
            let done = Command::new("vipsthumbnail")
                .args(["--size", "300x", "--vips-concurrency=1", "-o"])
                .arg(&out)
                .args(&posters)
                .status()
                .expect("vipsthumbnail runs");
            assert!(done.success(), "vipsthumbnail failed");
        },
    );
}

/// The posters of the sample journal, at the size posters usually come in.
fn sources() -> Vec<DynamicImage> {
    let art = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../assets/sample/media");
    let mut found = Vec::new();
    let mut folders = vec![art];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the sample has pictures").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(picture) = image::open(&path)
                && picture.height() > picture.width()
            {
                found.push(picture.resize_exact(1000, 1500, FilterType::Triangle));
            }
            if found.len() == POSTERS {
                return found;
            }
        }
    }
    assert!(!found.is_empty(), "the sample has posters");
    found
}

fn jpeg(picture: &DynamicImage) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let opaque = DynamicImage::ImageRgb8(picture.to_rgb8());
    opaque.write_to(&mut bytes, ImageFormat::Jpeg).expect("JPEG can be written");
    bytes.into_inner()
}
