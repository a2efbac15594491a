use std::collections::HashSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use ts_rs::TS;

use super::film_file;
use super::folder::{FILMS, RECORDS, REVIEWS, REVISIONS, account_of};
use crate::archive::records::{MediumRecord, ReviewRecord};
use crate::archive::{Loose, markdown_body};
use crate::imports::Refused;
use crate::journal::made_aside;
use crate::media::Originals;
use crate::{Clock, Error, Journal, Progress, Result};

/// A file of a mirror is smaller than this; imports, with every row they read, the longest of them.
const LARGEST: u64 = 1 << 30;

/// What was made again of a mirror.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Rebuilt {
    /// The folder of the new journal.
    pub folder: String,
    /// Films in it.
    pub films: u32,
    /// Viewings in it.
    pub viewings: u32,
    /// Reviews in it.
    pub reviews: u32,
    /// What could not be read, in whole sentences.
    pub problems: Vec<String>,
}

/// Makes a journal again, in `to`, which is empty or not there, or else in a folder inside it, of the
/// mirror in `from`. It is equal to the one that was mirrored; where the words of a review were changed
/// in its file, they are the file's.
///
/// # Errors
/// [`Error::BadFile`] when there is no mirror; [`Error::Invalid`] when there is no room in `to`;
/// [`Error::Cancelled`]. Nothing is left of the new one then.
pub fn rebuild_journal(
    from: &Path,
    to: &Path,
    clock: Arc<dyn Clock>,
    progress: Progress<'_>,
) -> Result<Rebuilt> {
    let name = from.display().to_string();
    if account_of(from).is_none() {
        let reason = "There is no mirror of a journal in this folder.".to_owned();
        return Err(Error::BadFile { name, reason });
    }
    let originals = Originals::in_folder(from.join("media"));
    let mut reading =
        Reading { from, loose: Loose::new(name, originals), problems: Vec::new(), step: 0 };
    reading.beside(progress)?;
    reading.films(progress)?;
    reading.reviews(progress)?;
    let Reading { loose, mut problems, .. } = reading;
    let (folder, report) = made_aside(to, |new| {
        let journal = Journal::open_at(new, clock)?;
        let hash = blake3::hash(new.as_os_str().as_encoded_bytes()).to_hex().to_string();
        let taken = journal.take_loose(loose, hash, progress)?.value;
        let told = taken.receipt.problems.into_iter().map(|it| it.reason);
        problems.extend(told);
        Ok(journal.prove(progress)?.value)
    })?;
    problems.extend(report.problems.into_iter().map(|problem| problem.reason));
    Ok(Rebuilt {
        folder: folder.display().to_string(),
        films: report.films,
        viewings: report.viewings,
        reviews: report.reviews,
        problems,
    })
}

/// A mirror being read.
struct Reading<'a> {
    from: &'a Path,
    loose: Loose,
    problems: Vec<String>,
    step: usize,
}

impl Reading<'_> {
    /// What belongs to no film.
    fn beside(&mut self, progress: Progress<'_>) -> Result<()> {
        for kind in [
            "lists",
            "watchlist",
            "shelves",
            "comparisons",
            "lines",
            "verdicts",
            "settings",
            "drafts",
            "imports",
        ] {
            for record in self.records::<Box<RawValue>>(kind)? {
                self.loose.text(kind, record.get());
            }
            self.reached(progress)?;
        }
        for name in self.records::<String>("tags")? {
            self.loose.add("tags", &serde_json::json!({ "name": name }))?;
        }
        for medium in self.records::<MediumRecord>("media")? {
            self.loose.medium(medium)?;
        }
        Ok(())
    }

    fn films(&mut self, progress: Progress<'_>) -> Result<()> {
        let (mut films, mut people) = (HashSet::new(), HashSet::new());
        for path in self.files(FILMS, "md")? {
            self.reached(progress)?;
            let read = text_of(&path).and_then(|text| film_file::read(&text));
            let Some(records) = self.told(&path, read) else { continue };
            if !films.insert(records.film.uid.clone()) {
                self.is_second(&path);
                continue;
            }
            for person in records.people {
                if people.insert(person.uid.clone()) {
                    self.loose.add("people", &person)?;
                }
            }
            self.loose.add("films", &records.film)?;
            for viewing in &records.viewings {
                self.loose.add("viewings", viewing)?;
            }
        }
        Ok(())
    }

    fn reviews(&mut self, progress: Progress<'_>) -> Result<()> {
        let mut reviews = HashSet::new();
        for path in self.files(REVIEWS, "md")? {
            self.reached(progress)?;
            let read = text_of(&path).and_then(|text| {
                let record: ReviewRecord = film_file::record_in(&text)?;
                Ok(ReviewRecord { body: markdown_body(&text)?.to_owned(), ..record })
            });
            let Some(review) = self.told(&path, read) else { continue };
            if reviews.insert(review.uid.clone()) {
                self.loose.review(&review)?;
            } else {
                self.is_second(&path);
            }
        }
        for path in self.files(REVISIONS, "json")? {
            self.reached(progress)?;
            let read = text_of(&path).and_then(|text| array::<Box<RawValue>>(&text));
            for revision in self.told(&path, read).unwrap_or_default() {
                self.loose.text("revisions", revision.get());
            }
        }
        Ok(())
    }

    /// The records of a kind that stand in one file; none where that is not there.
    fn records<T: DeserializeOwned>(&mut self, kind: &str) -> Result<Vec<T>> {
        let path = self.from.join(RECORDS).join(format!("{kind}.json"));
        if !path.exists() {
            return Ok(Vec::new());
        }
        let read = text_of(&path).and_then(|text| array(&text));
        Ok(self.told(&path, read).unwrap_or_default())
    }

    /// The files of a folder, in an order that is always the same.
    fn files(&self, folder: &str, extension: &str) -> Result<Vec<PathBuf>> {
        let folder = self.from.join(folder);
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(err) if err.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(err) => return Err(Error::file(&folder, "read")(err)),
        };
        let mut files = Vec::new();
        for entry in entries {
            let path = entry.map_err(Error::file(&folder, "read"))?.path();
            if path.extension().is_some_and(|it| it == extension) {
                files.push(path);
            }
        }
        files.sort();
        Ok(files)
    }

    /// What was read; that it could not be is noted.
    fn told<T>(&mut self, path: &Path, read: std::result::Result<T, Refused>) -> Option<T> {
        read.inspect_err(|refused| self.problems.push(format!("{}: {refused}", name_of(path)))).ok()
    }

    fn is_second(&mut self, path: &Path) {
        self.problems.push(format!(
            "{}: Another file is of the same record, and was taken. This one was left out.",
            name_of(path)
        ));
    }

    fn reached(&mut self, progress: Progress<'_>) -> Result<()> {
        self.step += 1;
        progress.at(self.step, 0, "")
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn array<T: DeserializeOwned>(text: &str) -> std::result::Result<Vec<T>, Refused> {
    serde_json::from_str(text).map_err(|err| Refused::new(format!("It could not be read: {err}.")))
}

fn text_of(path: &Path) -> std::result::Result<String, Refused> {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST).read_to_string(&mut text));
    match read {
        Ok(_) => Ok(text),
        Err(err) => Err(Refused::new(format!("It could not be read: {err}."))),
    }
}
