use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use tempfile::TempDir;
use ts_rs::TS;

use super::restoring;
use crate::archive::Beside;
use crate::archive::records::ReviewRecord;
use crate::media::Originals;
use crate::storage::archive::{FilmReader, FilmWhole};
use crate::{
    Changed, Error, FilmId, Journal, Progress, Result, ReviewId, Score, WatchedOn, films, paths,
    storage,
};

/// No more films than this are shown of those that are found.
const SHOWN: usize = 30;

/// What was found in a backup.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FoundInside {
    /// The films, by title.
    pub films: Vec<FilmInside>,
    /// There are more than these.
    pub more: bool,
}

/// A film as a backup has it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct FilmInside {
    /// Its name outside a journal, the same in every copy.
    pub uid: String,
    /// Its title.
    pub title: String,
    /// Its year.
    pub year: Option<i16>,
    /// Who directed it.
    pub directors: Vec<String>,
    /// How many viewings of it there are.
    pub viewings: u32,
    /// Its reviews, in the order written.
    pub reviews: Vec<ReviewInside>,
    /// The journal has it too, as it is now.
    pub is_here: bool,
}

/// A review as a backup has it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReviewInside {
    /// Its name outside a journal, the same in every copy.
    pub uid: String,
    /// Its headline; may be empty.
    pub headline: String,
    /// Its text, as written.
    pub body: String,
    /// Its closing paragraph; may be empty.
    pub summary: String,
    /// When its viewing was, where it is of one.
    pub watched_on: Option<WatchedOn>,
    /// The score of its viewing.
    pub score: Option<Score>,
    /// When it was last changed, in UTC.
    pub changed_at: String,
    /// What has become of it in the journal.
    pub standing: Standing,
}

/// What has become of a review since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Standing {
    /// Its words are the same.
    Same,
    /// It says something else now.
    Changed,
    /// It is not there any more.
    Gone,
}

/// What is to be brought back, by its uid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "uid", rename_all = "camelCase")]
#[ts(export)]
pub enum BringBack {
    /// A film with its viewings, its reviews and their revisions, and its pictures.
    Film(String),
    /// One review with its revisions.
    Review(String),
}

/// What was brought back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct BroughtBack {
    /// The film that came, or that the review came to.
    pub film: FilmId,
    /// Its title.
    pub title: String,
    /// The review, where one was asked for.
    pub review: Option<ReviewId>,
    /// Films that came: none where the review came to one that was there.
    pub films: u32,
    /// Viewings that came.
    pub viewings: u32,
    /// Reviews that came.
    pub reviews: u32,
    /// What could not be brought, in whole sentences.
    pub problems: Vec<String>,
}

impl Journal {
    /// Looks for films in the backup whose records are in a file: those whose title has `words` in
    /// it, or that have this uid, or all. Nothing is changed, neither there nor here.
    ///
    /// # Errors
    /// [`Error::Foreign`], [`Error::TooNew`], [`Error::Damaged`]: it is no backup, or none that can
    /// be read.
    pub fn look_inside(&self, records: &Path, words: &str) -> Result<FoundInside> {
        let inside = Inside::open(records)?;
        let mut ids = storage::backup::films_called(
            &inside.conn,
            words,
            &films::match_title(words),
            SHOWN + 1,
        )?;
        let more = ids.len() > SHOWN;
        ids.truncate(SHOWN);
        let mut reader = FilmReader::new(&inside.conn)?;
        let mut films = Vec::new();
        for id in ids {
            films.extend(reader.film(id)?);
        }
        drop(reader);
        self.read(|conn| {
            let films: Result<_> = films.into_iter().map(|film| compared(conn, film)).collect();
            Ok(FoundInside { films: films?, more })
        })
    }

    /// Brings a film or a review back from the backup whose records are in a file, beside what the
    /// journal has: what is there is never written over. It keeps its uid where that is free, and
    /// gets one of its own where it is not. One undo step.
    ///
    /// A review comes to its film, and to its viewing, where the journal has them; else they come
    /// with it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the backup has no such thing; [`Error::Damaged`] when it is no longer
    /// what it was; [`Error::Cancelled`]. The journal is then as it was.
    pub fn bring_back(
        &self,
        records: &Path,
        what: &BringBack,
        progress: Progress<'_>,
    ) -> Result<Changed<BroughtBack>> {
        restoring::prove(records)?;
        let inside = Inside::open(records)?;
        let beside = match what {
            BringBack::Film(uid) => Beside::film(&inside.conn, uid)?,
            BringBack::Review(uid) => Beside::review(&inside.conn, uid)?,
        };
        self.take_beside(beside, inside.originals, progress)
    }
}

/// The records of a backup, open for reading.
struct Inside {
    conn: Connection,
    originals: Originals,
    /// Where a copy stands that was brought up to this version's schema.
    _copy: Option<TempDir>,
}

impl Inside {
    fn open(records: &Path) -> Result<Self> {
        storage::inspect(records)?;
        let beside = records.parent().map_or_else(PathBuf::new, Path::to_owned);
        let (file, copy) = match storage::is_older(records)? {
            true => brought_up(records).map(|(file, copy)| (file, Some(copy)))?,
            false => (records.to_owned(), None),
        };
        let conn = storage::open_reader(&file, storage::Reading::Beside)?;
        let originals = super::folder::Folder::at(beside).originals();
        Ok(Self { conn, originals, _copy: copy })
    }
}

/// A copy of the records of an older schema, brought up to this one. It goes with its folder.
fn brought_up(records: &Path) -> Result<(PathBuf, TempDir)> {
    let copy = tempfile::tempdir().map_err(Error::file(std::env::temp_dir(), "written to"))?;
    let file = paths::database(copy.path());
    std::fs::copy(records, &file).map_err(Error::file(&file, "written"))?;
    drop(storage::open_writer(&file)?);
    Ok((file, copy))
}

/// A film of a backup beside what the journal has of it.
fn compared(here: &Connection, whole: FilmWhole) -> Result<FilmInside> {
    let FilmWhole { film, credits, viewings, reviews, .. } = whole;
    let directors = credits.into_iter().filter(|credit| credit.role == "director");
    let of = |review: &ReviewRecord| {
        viewings.iter().find(|viewing| review.viewing.as_ref() == Some(&viewing.uid))
    };
    let reviews: Result<_> = reviews
        .into_iter()
        .map(|review| {
            Ok(ReviewInside {
                watched_on: of(&review).and_then(|viewing| viewing.watched_on),
                score: of(&review).and_then(|viewing| viewing.score),
                standing: standing(here, &review)?,
                uid: review.uid,
                headline: review.headline,
                body: review.body,
                summary: review.summary,
                changed_at: review.changed_at,
            })
        })
        .collect();
    Ok(FilmInside {
        is_here: storage::films::by_uid(here, &film.uid)?.is_some(),
        directors: directors.map(|credit| credit.name).collect(),
        viewings: u32::try_from(viewings.len()).unwrap_or(u32::MAX),
        reviews: reviews?,
        uid: film.uid,
        title: film.title,
        year: film.year,
    })
}

fn standing(here: &Connection, review: &ReviewRecord) -> Result<Standing> {
    let Some(now) = storage::reviews::by_uid(here, &review.uid)? else {
        return Ok(Standing::Gone);
    };
    let same = now.headline == review.headline
        && now.body == review.body
        && now.summary == review.summary
        && now.verdict == review.verdict;
    Ok(if same { Standing::Same } else { Standing::Changed })
}
