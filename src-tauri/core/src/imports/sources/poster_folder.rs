//! A folder of posters, each called like its film: `The Glass Harbour (1974).jpg`. They become the
//! posters of films that the journal has.

use std::ffi::OsStr;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::emit::Emit;
use super::title_year::title_and_year;
use super::values::title;
use super::{Sink, Source};
use crate::imports::Refused;
use crate::imports::foreign::{ForeignFilm, ForeignPicture, ForeignRow, Says};
use crate::{Error, Result};

/// Folders within folders are followed so far.
const DEEPEST: usize = 3;
/// More files than this are no folder of posters.
const MOST: usize = 20_000;
/// No longer file is read; how long a picture may be is told where it is looked at.
const LONGEST: u64 = 64 << 20;

const PICTURES: &[&str] = &["jpg", "jpeg", "png", "webp"];
/// Such files make it a folder of reviews, whose pictures come along with them.
const PIECES: &[&str] = &["md", "markdown", "html", "htm", "xhtml"];

/// A folder of posters.
pub(super) struct PosterFolder {
    posters: Vec<Found>,
}

struct Found {
    path: PathBuf,
    /// Its path inside the folder.
    name: String,
    bytes: u64,
}

#[derive(Default)]
struct Walked {
    pictures: Vec<Found>,
    named: usize,
    others: usize,
    pieces: bool,
}

/// Takes a folder for one of posters, if most of what is in it are pictures called like films and
/// nothing in it is a review.
///
/// # Errors
/// [`Error::File`].
pub(super) fn of_folder(path: &Path) -> Result<Option<PosterFolder>> {
    let mut walked = Walked::default();
    walk(path, "", 0, &mut walked)?;
    let Walked { mut pictures, named, others, pieces } = walked;
    let all = pictures.len() + others;
    if pieces || named == 0 || named * 2 <= all || all > MOST {
        return Ok(None);
    }
    pictures.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(Some(PosterFolder { posters: pictures }))
}

fn walk(folder: &Path, below: &str, depth: usize, walked: &mut Walked) -> Result<()> {
    for entry in std::fs::read_dir(folder).map_err(Error::file(folder, "read"))? {
        let entry = entry.map_err(Error::file(folder, "read"))?;
        let file_name = entry.file_name().to_string_lossy().into_owned();
        // A link may lead anywhere, out of the folder too.
        let Ok(kind) = entry.file_type() else { continue };
        if file_name.starts_with('.') || kind.is_symlink() {
            continue;
        }
        let name =
            if below.is_empty() { file_name.clone() } else { format!("{below}/{file_name}") };
        if kind.is_dir() {
            if depth + 1 < DEEPEST {
                walk(&entry.path(), &name, depth + 1, walked)?;
            }
            continue;
        }
        let path = entry.path();
        let ending = path.extension().and_then(OsStr::to_str).map(str::to_lowercase);
        let is = |endings: &[&str]| ending.as_deref().is_some_and(|it| endings.contains(&it));
        walked.pieces |= is(PIECES);
        if is(PICTURES) {
            walked.named += usize::from(title_and_year(stem(&file_name)).1.is_some());
            let bytes = entry.metadata().map_or(0, |about| about.len());
            walked.pictures.push(Found { path, name, bytes });
        } else {
            walked.others += 1;
        }
        if walked.pictures.len() + walked.others > MOST {
            return Ok(());
        }
    }
    Ok(())
}

/// A file's name without its folders and its ending.
fn stem(name: &str) -> &str {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

impl Source for PosterFolder {
    fn name(&self) -> &'static str {
        "posters"
    }

    fn bytes(&self) -> u64 {
        self.posters.iter().map(|poster| poster.bytes).sum()
    }

    fn hash(&self, _: &Path) -> Result<String> {
        let mut hasher = blake3::Hasher::new();
        for poster in &self.posters {
            hasher.update(poster.name.as_bytes()).update(&[0]);
            File::open(&poster.path)
                .and_then(|file| std::io::copy(&mut file.take(LONGEST), &mut hasher))
                .map_err(Error::file(&poster.path, "read"))?;
        }
        Ok(hasher.finalize().to_hex().to_string())
    }

    fn read(&mut self, sink: &mut Sink<'_>) -> std::result::Result<u64, Refused> {
        let mut read = 0;
        for poster in &self.posters {
            read += poster.bytes;
            let mut counted = |row: ForeignRow| sink(row, read);
            let (raw, says) = poster_of(poster);
            if !Emit::new(&poster.name, &mut counted).at(1, &raw, says) {
                break;
            }
        }
        Ok(read)
    }
}

/// A poster's row: its text names the picture and tells it from another of the same name.
fn poster_of(poster: &Found) -> (String, Says) {
    let (name, year) = title_and_year(stem(&poster.name));
    let mut bytes = Vec::new();
    let read = File::open(&poster.path)
        .and_then(|file| file.take(LONGEST).read_to_end(&mut bytes))
        .map_err(|err| format!("The picture can’t be read: {err}."));
    let raw = format!("{} {}", poster.name, blake3::hash(&bytes).to_hex());
    if year.is_none() {
        let why = "Its name gives no year, as in ‘Title (1974).jpg’, so it is not sure whose poster it is.";
        return (raw, Says::LeftOut(why));
    }
    let says = read.and_then(|_| {
        let title = title(Some(name))?;
        let film = ForeignFilm { title, year, ..ForeignFilm::default() };
        let picture = ForeignPicture { name: poster.name.clone(), bytes };
        Ok(Says::PosterIfThere(Box::new(film), picture))
    });
    (raw, says.unwrap_or_else(Says::Unreadable))
}
