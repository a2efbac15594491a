use std::collections::HashMap;

use rusqlite::{Connection, ErrorCode};
use serde::de::DeserializeOwned;

use super::pictures::Pictures;
use super::source::Source;
use super::{SOURCE, about, films, lists, viewings};
use crate::imports::{ImportProblem, Outcome, Receipt};
use crate::journal::Edit;
use crate::media::keeping;
use crate::storage::archive as rows;
use crate::{Error, FilmId, MediaId, PersonId, Progress, Result, ReviewId, ViewingId};

/// An archive being taken into the journal, inside one write.
pub(super) struct Taking<'a, S> {
    contents: &'a mut S,
    progress: Progress<'a>,
    pub(super) into: Intake<'a>,
    done: usize,
    total: usize,
}

/// What is known so far of where records go.
pub(super) struct Intake<'a> {
    pub(super) edit: &'a Edit<'a>,
    /// The journal held nothing before: what comes in is the whole journal, its settings too.
    pub(super) empty: bool,
    /// What comes in has pictures, and people by their uids.
    pub(super) whole: bool,
    /// The last film and person there were; a film met by title was there before.
    pub(super) last: (FilmId, PersonId),
    pub(super) media: HashMap<String, MediaId>,
    pub(super) people: HashMap<String, PersonId>,
    pub(super) films: HashMap<String, FilmId>,
    pub(super) viewings: HashMap<String, ViewingId>,
    pub(super) reviews: HashMap<String, ReviewId>,
    pub(super) receipt: Receipt,
}

/// What became of a record, or why it could not be kept.
pub(super) type Taken = std::result::Result<Outcome, Unkept>;

/// A record that stays out: whole sentences for the receipt, or a failure that ends the import.
pub(super) enum Unkept {
    Unreadable(String),
    Failed(Error),
}

impl<E: Into<Error>> From<E> for Unkept {
    fn from(err: E) -> Self {
        Self::Failed(err.into())
    }
}

impl<'a, S: Source> Taking<'a, S> {
    pub(super) fn begin(
        edit: &'a Edit<'a>,
        contents: &'a mut S,
        progress: Progress<'a>,
    ) -> Result<Self> {
        let conn = edit.conn();
        let counts = rows::counts(conn)?;
        // The scale of verdicts, the settings and what lies in the trash are nobody's records.
        let empty = counts
            .iter()
            .all(|(name, count)| *count == 0 || matches!(*name, "verdicts" | "settings" | "media"));
        // Its pictures were counted as they were made ready.
        let (done, total) = (contents.count("media"), contents.total());
        let into = Intake {
            edit,
            empty,
            whole: contents.is_whole(),
            last: rows::last_ids(conn)?,
            media: HashMap::new(),
            people: HashMap::new(),
            films: HashMap::new(),
            viewings: HashMap::new(),
            reviews: HashMap::new(),
            receipt: Receipt { source: SOURCE.to_owned(), ..Receipt::default() },
        };
        Ok(Self { contents, progress, into, done, total })
    }

    /// Puts the pictures in that were made ready.
    pub(super) fn pictures(&mut self, pictures: &Pictures) -> Result<()> {
        for (medium, ready) in &pictures.ready {
            let id = keeping::put_added(self.into.edit, ready, medium.added_at.clone())?;
            // A picture that had to be cleaned has another hash from here on.
            self.into.media.insert(medium.hash.clone(), id);
        }
        self.into.receipt.problems.extend(pictures.problems.iter().cloned());
        Ok(())
    }

    /// Takes every record, those that others name first.
    pub(super) fn records(&mut self) -> Result<()> {
        self.each("people", films::take_person)?;
        let known = films::Known::read(&self.into)?;
        self.each("films", |into, film| films::take(into, &known, film))?;
        drop(known);
        let known = viewings::Known::read(&self.into)?;
        self.each("tags", |into, tag: String| about::take_tag(into, &tag))?;
        self.each("viewings", |into, viewing| viewings::take(into, &known, viewing))?;
        drop(known);
        self.reviews()?;
        self.each("revisions", viewings::take_revision)?;
        self.each("drafts", about::take_draft)?;
        let known = lists::Known::read(&self.into)?;
        self.each("lists", |into, list| lists::take(into, &known, list))?;
        self.each("watchlist", |into, entry| lists::take_wanted(into, &known, entry))?;
        self.each("shelves", about::take_shelf)?;
        self.scale()?;
        if self.into.empty {
            self.each("settings", about::take_setting)?;
        }
        self.each("imports", about::take_import)?;
        self.progress.at(self.total, self.total, "")?;
        if !self.into.empty {
            crate::storage::people::delete_uncredited(self.into.edit.conn())?;
        }
        Ok(())
    }

    /// The receipt.
    pub(super) fn finish(self) -> Receipt {
        self.into.receipt
    }

    /// Takes the records of a kind, each all or not at all.
    fn each<T: DeserializeOwned>(
        &mut self,
        kind: &'static str,
        mut take: impl FnMut(&mut Intake<'_>, T) -> Taken,
    ) -> Result<()> {
        let file = self.contents.file_of(kind);
        let Self { contents, progress, into, done, total } = self;
        contents.records(kind, |line, record| {
            *done += 1;
            progress.at(*done, *total, "")?;
            let taken = match record {
                Ok(record) => into.attempt(|into| take(into, record)),
                Err(reason) => {
                    Err(Unkept::Unreadable(format!("This record could not be read: {reason}.")))
                }
            };
            into.account(kind, &file, line, taken)
        })
    }

    /// Reviews, whose bodies stand in files of their own.
    fn reviews(&mut self) -> Result<()> {
        let known = viewings::KnownReviews::read(&self.into)?;
        let file = self.contents.file_of("reviews");
        let mut records = Vec::new();
        self.contents.records("reviews", |line, record| {
            records.push((line, record));
            Ok(())
        })?;
        for (line, record) in records {
            self.done += 1;
            self.progress.at(self.done, self.total, "")?;
            let record = record
                .map_err(|reason| format!("This record could not be read: {reason}."))
                .and_then(|mut record: crate::archive::records::ReviewRecord| {
                    record.body = self.contents.body(&record).map_err(|refused| refused.0)?;
                    Ok(record)
                });
            let taken = match record {
                Ok(record) => self.into.attempt(|into| viewings::take_review(into, &known, record)),
                Err(reason) => Err(Unkept::Unreadable(reason)),
            };
            self.into.account("reviews", &file, line, taken)?;
        }
        Ok(())
    }

    /// The verdict scale: the archive's into an empty journal, else one's own stays.
    fn scale(&mut self) -> Result<()> {
        let mut bands = Vec::new();
        self.contents.records("verdicts", |_, band| {
            bands.extend(band.ok());
            Ok(())
        })?;
        if self.into.empty && !bands.is_empty() {
            rows::replace_bands(self.into.edit.conn(), &bands)?;
        }
        Ok(())
    }
}

impl Intake<'_> {
    /// The writer.
    pub(super) fn conn(&self) -> &Connection {
        self.edit.conn()
    }

    /// Runs `take` so that a record it cannot keep leaves nothing behind.
    fn attempt(&mut self, take: impl FnOnce(&mut Self) -> Taken) -> Taken {
        let edit = self.edit;
        edit.attempt(|| match take(self) {
            // A record that breaks a rule of the tables is one that cannot be kept.
            Err(Unkept::Failed(Error::Storage(rusqlite::Error::SqliteFailure(cause, message))))
                if cause.code == ErrorCode::ConstraintViolation =>
            {
                let why = message.unwrap_or_else(|| cause.to_string());
                Err(Unkept::Unreadable(format!("This record breaks a rule of the journal: {why}.")))
            }
            Err(Unkept::Failed(Error::Invalid { reason, .. })) => Err(Unkept::Unreadable(reason)),
            taken => taken,
        })
    }

    /// Counts what became of a record. People, tags and the like are part of other records and are
    /// not counted; that one could not be read is said of all.
    fn account(&mut self, kind: &str, file: &str, line: u32, taken: Taken) -> Result<()> {
        let counted = matches!(
            kind,
            "films" | "viewings" | "reviews" | "drafts" | "lists" | "watchlist" | "shelves"
        );
        let outcome = match taken {
            Ok(outcome) => outcome,
            Err(Unkept::Failed(err)) => return Err(err),
            Err(Unkept::Unreadable(reason)) => {
                self.receipt.problems.push(ImportProblem { file: file.to_owned(), line, reason });
                Outcome::Unreadable
            }
        };
        if counted {
            self.receipt.rows.count(outcome);
        }
        Ok(())
    }

    /// The film of a uid of the archive.
    pub(super) fn film(&self, uid: &str) -> std::result::Result<FilmId, Unkept> {
        self.films
            .get(uid)
            .copied()
            .ok_or_else(|| Unkept::Unreadable("Its film is not in the archive.".to_owned()))
    }
}

/// Refuses a uid that is none.
pub(super) fn checked(uid: &str) -> std::result::Result<&str, Unkept> {
    if crate::uid::is_valid(uid) {
        return Ok(uid);
    }
    Err(Unkept::Unreadable(format!("‘{uid}’ is no uid.")))
}
