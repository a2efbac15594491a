use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::disk::{self, Together};
use crate::media::Originals;
use crate::{Error, Result, exports};

/// What a mirror is known by, and how far it goes.
pub(super) const ACCOUNT: &str = ".matinee-mirror.json";

/// Where files go whose films or reviews were removed.
const REMOVED: &str = "removed";

/// The folders of files that are one film's or one review's.
pub(super) const FILMS: &str = "films";
pub(super) const REVIEWS: &str = "reviews";
pub(super) const REVISIONS: &str = "revisions";
/// The folder of what belongs to no film.
pub(super) const RECORDS: &str = "records";

/// Digits of a uid that tell files of one title apart, and say whose a file is.
const TAIL: usize = 12;

/// What stands in a mirror about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Account {
    pub(super) format: String,
    pub(super) version: u32,
    /// The newest step of undo whose change is in it; none while one is being written.
    pub(super) step: Option<i64>,
}

impl Account {
    pub(super) fn at(step: Option<i64>) -> Self {
        Self { format: "matinee-mirror".to_owned(), version: 1, step }
    }
}

/// A folder that is a mirror, or becomes one.
pub(super) struct Folder {
    path: PathBuf,
    /// The files that are there, by folder and by whose they are.
    names: HashMap<(&'static str, String), Vec<String>>,
}

/// The name of a record's file: `the-keeper-of-low-water-aacf49d411be.md`.
pub(super) fn name_of(title: &str, uid: &str, extension: &str) -> String {
    let tail = tail_of(uid);
    let slug = exports::slug(title);
    let slug: String = slug.chars().take(80).collect();
    match slug.trim_matches('-') {
        "" => format!("{tail}.{extension}"),
        slug => format!("{slug}-{tail}.{extension}"),
    }
}

fn tail_of(uid: &str) -> String {
    let digits: String = uid.chars().filter(|digit| *digit != '-').collect();
    digits.get(digits.len().saturating_sub(TAIL)..).unwrap_or(&digits).to_owned()
}

impl Folder {
    /// Looks at what is in the folder.
    pub(super) fn open(path: &Path) -> Result<Self> {
        is_there(path)?;
        let mut names: HashMap<_, Vec<String>> = HashMap::new();
        for folder in [FILMS, REVIEWS, REVISIONS] {
            let entries = match fs::read_dir(path.join(folder)) {
                Ok(entries) => entries,
                Err(err) if err.kind() == io::ErrorKind::NotFound => continue,
                Err(err) => return Err(Error::file(path.join(folder), "read")(err)),
            };
            for entry in entries {
                let entry = entry.map_err(Error::file(path.join(folder), "read"))?;
                let name = entry.file_name().to_string_lossy().into_owned();
                if let Some(tail) = tail_in(&name) {
                    names.entry((folder, tail)).or_default().push(name);
                }
            }
        }
        Ok(Self { path: path.to_owned(), names })
    }

    pub(super) fn originals(&self) -> Originals {
        Originals::in_folder(self.path.join("media"))
    }

    pub(super) fn account(&self) -> Option<Account> {
        account_of(&self.path)
    }

    pub(super) fn set_account(&self, account: &Account) -> Result<()> {
        let path = self.path.join(ACCOUNT);
        disk::write_whole(&path, &serde_json::to_vec_pretty(account)?)
            .map_err(Error::file(&path, "written"))
    }

    /// Writes these files, but for those that say the same already, and removes what was called
    /// otherwise before.
    pub(super) fn write(&mut self, files: Vec<File>) -> Result<()> {
        let failed = |path: &Path| Error::file(path.to_owned(), "written");
        let mut coming = Together::in_folder(&self.path).map_err(failed(&self.path))?;
        let mut outdated = Vec::new();
        for File { folder, name, whose, text } in files {
            let path = self.path.join(folder).join(&name);
            if fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
                continue;
            }
            coming.write(path.clone(), text.as_bytes()).map_err(failed(&path))?;
            if let Some(uid) = whose {
                let names = self.names.entry((folder, tail_of(&uid))).or_default();
                let before = std::mem::replace(names, vec![name.clone()]);
                outdated
                    .extend(before.into_iter().filter(|old| *old != name).map(|old| (folder, old)));
            }
        }
        coming.finish().map_err(failed(&self.path))?;
        // Only now: what a file was called before is not taken away while the new one can still fail.
        for (folder, name) in outdated {
            let path = self.path.join(folder).join(name);
            gone(fs::remove_file(&path)).map_err(Error::file(&path, "removed"))?;
        }
        Ok(())
    }

    /// Whose files are there, by the ends of their uids.
    pub(super) fn tails(&self, folder: &'static str) -> Vec<String> {
        self.names.keys().filter(|(of, _)| *of == folder).map(|(_, tail)| tail.clone()).collect()
    }

    /// The end of a uid by which its files are known.
    pub(super) fn tail_of(uid: &str) -> String {
        tail_of(uid)
    }

    /// Moves the files of a record that is not in the journal any more.
    pub(super) fn remove(&mut self, folder: &'static str, tail: &str) -> Result<()> {
        for name in self.names.remove(&(folder, tail.to_owned())).unwrap_or_default() {
            let from = self.path.join(folder).join(&name);
            let to = self.room_for(folder, &name);
            let kept = to.parent().map_or(Ok(()), disk::make_private_folder);
            kept.and_then(|()| gone(fs::rename(&from, &to)))
                .map_err(Error::file(&from, "moved"))?;
        }
        Ok(())
    }

    /// A place among what was removed that nothing has.
    fn room_for(&self, folder: &str, name: &str) -> PathBuf {
        let folder = self.path.join(REMOVED).join(folder);
        let mut place = folder.join(name);
        let mut number = 1;
        while place.exists() {
            number += 1;
            place = folder.join(format!("{number}-{name}"));
        }
        place
    }
}

/// A file to be written.
pub(super) struct File {
    pub(super) folder: &'static str,
    pub(super) name: String,
    /// The uid of the one record it is of.
    pub(super) whose: Option<String>,
    pub(super) text: String,
}

/// Refuses a folder that is not there: the disk it lies on may not be plugged in, and it must not be
/// made where that would be.
pub(super) fn is_there(path: &Path) -> Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let missing = io::Error::from(io::ErrorKind::NotFound);
    Err(Error::file(path, "written")(missing))
}

/// What stands in a folder about itself, where it is a mirror.
pub(super) fn account_of(folder: &Path) -> Option<Account> {
    serde_json::from_slice(&fs::read(folder.join(ACCOUNT)).ok()?).ok()
}

/// Whose file this is, by its name.
fn tail_in(name: &str) -> Option<String> {
    let stem = name.strip_suffix(".md").or_else(|| name.strip_suffix(".json"))?;
    let tail = stem.rsplit('-').next()?;
    let is_tail = tail.len() == TAIL && tail.bytes().all(|it| it.is_ascii_hexdigit());
    is_tail.then(|| tail.to_owned())
}

/// What is gone already needs no going.
fn gone(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(err) if err.kind() != io::ErrorKind::NotFound => Err(err),
        _ => Ok(()),
    }
}
