use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, ErrorCode};

use super::source::At;
use crate::imports::{
    Answers, FilmsHere, ImportField, ImportProblem, Look, OnConflict, Outcome, Place, Places,
    Receipt, RowAnswer, Settled, Told,
};
use crate::journal::Edit;
use crate::storage::imports::Provenance;
use crate::{Error, FilmId, MediaId, PersonId, Result, ReviewId, ViewingId};

/// Is shown a row, what it tells and what becomes of it.
pub(crate) type Watch<'w> = dyn FnMut(Place<'_>, Told, &Settled) -> Result<()> + 'w;

/// What is known so far of where records go.
pub(super) struct Intake<'a> {
    pub(super) edit: &'a Edit<'a>,
    pub(super) answers: &'a Answers,
    /// What was answered to the row being taken.
    pub(super) answer: Option<RowAnswer>,
    /// Tells rows apart that stand on one line.
    pub(super) places: Places,
    pub(super) films_here: FilmsHere,
    pub(super) is_shown: bool,
    /// What films of the file are called, by uid, for who is shown the rows.
    pub(super) called: HashMap<String, Called>,
    /// Films that stay out, by uid: the person left them out, or has to say which they are.
    pub(super) out: HashMap<String, Option<Look>>,
    /// Reviews that stay out with them.
    pub(super) reviews_out: HashSet<String>,
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
    /// The rows that came in, to be kept as where their records come from.
    pub(super) origins: Vec<CameFrom>,
}

/// A row that came in, and what became of it.
pub(super) struct CameFrom {
    file: String,
    line: u32,
    raw: String,
    settled: Settled,
}

impl CameFrom {
    /// As the journal keeps it.
    pub(super) fn provenance(&self) -> Provenance<'_> {
        self.settled.provenance(&self.file, self.line, &self.raw)
    }
}

/// What a film of the file is called.
#[derive(Debug, Clone)]
pub(super) struct Called {
    pub(super) title: String,
    pub(super) year: Option<i16>,
    pub(super) key: String,
}

/// What became of a record, or why it could not be kept.
pub(super) type Taken = std::result::Result<Settled, Unkept>;

/// The same of one that is a part of others.
pub(super) type TakenPart = std::result::Result<(), Unkept>;

/// A record that stays out: whole sentences for the receipt, or a failure that ends the import.
pub(super) enum Unkept {
    Unreadable(String),
    /// It stays out with its film.
    Out(Option<Look>),
    Failed(Error),
}

impl<E: Into<Error>> From<E> for Unkept {
    fn from(err: E) -> Self {
        Self::Failed(err.into())
    }
}

impl Intake<'_> {
    /// The writer.
    pub(super) fn conn(&self) -> &Connection {
        self.edit.conn()
    }

    /// Runs `take` so that a record it cannot keep leaves nothing behind.
    pub(super) fn attempt<T>(
        &mut self,
        take: impl FnOnce(&mut Self) -> std::result::Result<T, Unkept>,
    ) -> std::result::Result<T, Unkept> {
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

    /// Takes a record that is a row of the receipt, shows it, and counts what became of it.
    pub(super) fn row<T>(
        &mut self,
        file: &str,
        at: At<'_>,
        record: std::result::Result<T, Unkept>,
        tell: fn(&Intake<'_>, &T) -> Told,
        take: &mut dyn FnMut(&mut Intake<'_>, T) -> Taken,
        watch: &mut Option<&mut Watch<'_>>,
    ) -> Result<()> {
        let nth = self.places.next(file, at.line);
        self.answer = self.answers.to_row_at(file, at.line, nth);
        let mut told = Told::NOTHING;
        let taken = record.and_then(|record| {
            if watch.is_some() {
                told = tell(self, &record);
            }
            self.attempt(|into| take(into, record))
        });
        let settled = match taken {
            Ok(settled) => settled,
            Err(Unkept::Out(Some(look))) => Settled::asking(look),
            Err(Unkept::Out(None)) => Settled::nothing(Outcome::Skipped, LEFT_OUT),
            Err(Unkept::Unreadable(reason)) => Settled::nothing(Outcome::Unreadable, reason),
            Err(Unkept::Failed(err)) => return Err(err),
        };
        self.receipt.rows.count_row(&settled);
        if settled.outcome == Outcome::Skipped {
            self.receipt.leave_out(file, &settled.reason);
        } else if !settled.reason.is_empty() {
            self.receipt.problems.push(problem(file, at.line, settled.reason.clone()));
        }
        if let Some(watch) = watch {
            return watch(Place { file, line: at.line, nth, raw: at.raw }, told, &settled);
        }
        // An archive in an empty journal is that journal: its records come from where they did there.
        if !self.empty && !matches!(settled.outcome, Outcome::Same | Outcome::Skipped) {
            let (file, raw) = (file.to_owned(), at.raw.to_owned());
            self.origins.push(CameFrom { file, line: at.line, raw, settled });
        }
        Ok(())
    }

    /// Whether a record that says something else than the journal is taken all the same, and what
    /// to call that. The newer of two stands, unless the person has chosen.
    pub(super) fn takes(&self, is_newer: bool, field: ImportField) -> OnConflict {
        match self.answer {
            Some(RowAnswer::Mine) => OnConflict::Mine,
            Some(RowAnswer::Theirs) => OnConflict::Theirs,
            Some(RowAnswer::Both) => OnConflict::Both,
            _ if is_newer => OnConflict::Theirs,
            _ => self.answers.of_kind(field),
        }
    }

    /// The film of a uid of the archive.
    pub(super) fn film(&self, uid: &str) -> std::result::Result<FilmId, Unkept> {
        match (self.films.get(uid), self.out.get(uid)) {
            (_, Some(out)) => Err(Unkept::Out(out.clone())),
            (Some(film), None) => Ok(*film),
            (None, None) => Err(Unkept::Unreadable("Its film is not in the archive.".to_owned())),
        }
    }

    /// Refuses a row that the person left out.
    pub(super) fn wanted(&self) -> std::result::Result<(), Unkept> {
        if self.answer == Some(RowAnswer::LeaveOut) { Err(Unkept::Out(None)) } else { Ok(()) }
    }

    /// What a plan says of the film of a record: the one that the journal had before.
    pub(super) fn about(&self, film: FilmId) -> Option<(FilmId, bool)> {
        (film <= self.last.0).then_some((film, false))
    }
}

const LEFT_OUT: &str = "You left this out.";

pub(super) fn unread(reason: &str) -> Unkept {
    Unkept::Unreadable(format!("This record could not be read: {reason}."))
}

pub(super) fn problem(file: &str, line: u32, reason: String) -> ImportProblem {
    ImportProblem { file: file.to_owned(), line, reason }
}

/// Refuses a uid that is none.
pub(super) fn checked(uid: &str) -> std::result::Result<&str, Unkept> {
    if crate::uid::is_valid(uid) {
        return Ok(uid);
    }
    Err(Unkept::Unreadable(format!("‘{uid}’ is no uid.")))
}
