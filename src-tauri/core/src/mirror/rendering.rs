use std::collections::HashMap;

use rusqlite::Connection;
use serde::Serialize;

use super::film_file::{self, FilmRecords};
use super::folder::{FILMS, File, RECORDS, REVIEWS, REVISIONS, name_of};
use crate::archive::records::{MediumRecord, PersonRecord, RevisionRecord};
use crate::archive::{About, markdown, review_with_about};
use crate::storage::archive::{self as rows, FilmReader};
use crate::storage::mirror;
use crate::{FilmId, Result, films, storage};

/// The files of one film, with the originals it names.
pub(super) struct FilmFiles {
    pub(super) files: Vec<File>,
    pub(super) pictures: Vec<(String, String)>,
}

/// Renders films, one after the other, from one state of the journal.
pub(super) struct Renderer<'c> {
    conn: &'c Connection,
    reader: FilmReader<'c>,
}

impl<'c> Renderer<'c> {
    pub(super) fn new(conn: &'c Connection) -> Result<Self> {
        Ok(Self { conn, reader: FilmReader::new(conn)? })
    }

    /// The files of a film; nothing when it is gone.
    pub(super) fn film(&mut self, id: FilmId) -> Result<Option<FilmFiles>> {
        let Some(whole) = self.reader.film(id)? else { return Ok(None) };
        let facts = films::facts_of(self.conn, id)?;
        let mut names = HashMap::new();
        for (uid, name) in mirror::people_of(self.conn, id)? {
            names.insert(uid, name);
        }
        let people = names.into_iter().map(|(uid, name)| PersonRecord { uid, name });
        let mut people: Vec<_> = people.collect();
        people.sort_by(|one, other| one.uid.cmp(&other.uid));
        let records =
            FilmRecords { film: whole.film.clone(), people, viewings: whole.viewings.clone() };
        let title = &whole.film.title;
        let mut files = vec![File {
            folder: FILMS,
            name: name_of(title, &whole.film.uid, "md"),
            whose: Some(whole.film.uid.clone()),
            text: film_file::write(&records, &facts, &whole)?,
        }];
        for review in &whole.reviews {
            let row = storage::reviews::by_uid(self.conn, &review.uid)?;
            let Some(row) = row else { continue };
            let (_, about) = review_with_about(self.conn, row.id)?;
            // What is said of the film stands in its own file, and there alone.
            let mut about =
                About { film_liked: false, film_score: None, film_scored_on: None, ..about };
            // Said once: what another program's front matter called so is not ours.
            about.others.retain(|(key, _)| key != "matinee");
            about.others.push(film_file::line(review)?);
            files.push(File {
                folder: REVIEWS,
                name: name_of(title, &review.uid, "md"),
                whose: Some(review.uid.clone()),
                text: markdown(review, &about),
            });
            let revisions: Vec<RevisionRecord> = storage::archive::revisions_of(self.conn, row.id)?;
            if !revisions.is_empty() {
                files.push(File {
                    folder: REVISIONS,
                    name: name_of(title, &review.uid, "json"),
                    whose: Some(review.uid.clone()),
                    text: listed(&revisions)?,
                });
            }
        }
        let pictures = mirror::pictures_of(self.conn, id)?;
        Ok(Some(FilmFiles { files, pictures }))
    }
}

/// The files of what belongs to no film; imports, which can be long, where they changed.
pub(super) fn beside(conn: &Connection, with_imports: bool) -> Result<Vec<File>> {
    let mut files = Vec::new();
    let mut add = |name: &str, text: String| {
        files.push(File { folder: RECORDS, name: format!("{name}.json"), whose: None, text });
    };
    add("media", all::<MediumRecord>(|take| rows::media(conn, take))?);
    add("lists", all(|take| rows::lists(conn, take))?);
    add("watchlist", all(|take| rows::watchlist(conn, take))?);
    add("tags", all(|take| rows::tags(conn, take))?);
    add("shelves", all(|take| rows::shelves(conn, take))?);
    add("comparisons", all(|take| rows::comparisons(conn, take))?);
    add("lines", all(|take| rows::lines(conn, take))?);
    add("verdicts", all(|take| rows::bands(conn, take))?);
    add("settings", all(|take| rows::settings(conn, take))?);
    add("drafts", all(|take| rows::drafts(conn, take))?);
    if with_imports {
        add("imports", all(|take| rows::imports(conn, take))?);
    }
    Ok(files)
}

/// Records as an archive has them: an array, a record a line.
fn all<T: Serialize>(
    read: impl FnOnce(&mut dyn FnMut(T) -> Result<()>) -> Result<()>,
) -> Result<String> {
    let mut records = Vec::new();
    read(&mut |record| {
        records.push(serde_json::to_string(&record)?);
        Ok(())
    })?;
    Ok(bracketed(&records))
}

fn listed<T: Serialize>(records: &[T]) -> Result<String> {
    let lines: std::result::Result<Vec<_>, _> = records.iter().map(serde_json::to_string).collect();
    Ok(bracketed(&lines?))
}

fn bracketed(lines: &[String]) -> String {
    match lines {
        [] => "[]\n".to_owned(),
        lines => format!("[\n{}\n]\n", lines.join(",\n")),
    }
}
