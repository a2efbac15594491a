use std::collections::{HashMap, HashSet};

use serde::de::DeserializeOwned;

use super::intake::{CameFrom, Intake, Taken, TakenPart, Unkept, Watch, problem, unread};
use super::pictures::Pictures;
use super::source::{At, Source};
use super::{SOURCE, about, films, lists, telling, viewings};
use crate::imports::{Answers, FilmsHere, Places, Receipt, Told};
use crate::journal::Edit;
use crate::media::keeping;
use crate::storage::archive as rows;
use crate::{Progress, Result};

/// An archive being taken into the journal, inside one write.
pub(super) struct Taking<'a, 'w, S> {
    contents: &'a mut S,
    /// Who is shown every row and what becomes of it.
    watch: Option<&'w mut Watch<'w>>,
    progress: Progress<'a>,
    pub(super) into: Intake<'a>,
    done: usize,
    total: usize,
}

impl<'a, 'w, S: Source> Taking<'a, 'w, S> {
    pub(super) fn begin(
        edit: &'a Edit<'a>,
        contents: &'a mut S,
        answers: &'a Answers,
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
            answers,
            answer: None,
            places: Places::default(),
            films_here: FilmsHere::of(conn, true)?,
            is_shown: false,
            called: HashMap::new(),
            out: HashMap::new(),
            reviews_out: HashSet::new(),
            empty,
            whole: contents.is_whole(),
            last: rows::last_ids(conn)?,
            media: HashMap::new(),
            people: HashMap::new(),
            films: HashMap::new(),
            viewings: HashMap::new(),
            reviews: HashMap::new(),
            receipt: Receipt { source: SOURCE.to_owned(), ..Receipt::default() },
            origins: Vec::new(),
        };
        Ok(Self { contents, watch: None, progress, into, done, total })
    }

    /// Shows every row to `watch`.
    pub(super) fn shown_to(&mut self, watch: Option<&'w mut Watch<'w>>) {
        self.into.is_shown = watch.is_some();
        self.watch = watch;
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
        self.rows("films", telling::film, |into, film| films::take(into, &known, film))?;
        drop(known);
        let known = viewings::Known::read(&self.into)?;
        self.each("tags", |into, tag: String| about::take_tag(into, &tag))?;
        self.rows("viewings", telling::viewing, |into, viewing| {
            viewings::take(into, &known, viewing)
        })?;
        drop(known);
        self.reviews()?;
        self.each("revisions", viewings::take_revision)?;
        self.rows("drafts", telling::draft, about::take_draft)?;
        let known = lists::Known::read(&self.into)?;
        self.rows("lists", telling::list, |into, list| lists::take(into, &known, list))?;
        self.rows("watchlist", telling::wanted, lists::take_wanted)?;
        self.rows("shelves", telling::shelf, about::take_shelf)?;
        self.each("comparisons", about::take_comparison)?;
        self.each("lines", about::take_line)?;
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

    /// The receipt, and the rows that came in.
    pub(super) fn finish(self) -> (Receipt, Vec<CameFrom>) {
        (self.into.receipt, self.into.origins)
    }

    /// Takes the records of a kind that is part of others and is not counted, each all or not at
    /// all. That one could not be read is said.
    fn each<T: DeserializeOwned>(
        &mut self,
        kind: &'static str,
        mut take: impl FnMut(&mut Intake<'_>, T) -> TakenPart,
    ) -> Result<()> {
        let file = self.contents.file_of(kind);
        let Self { contents, progress, into, done, total, .. } = self;
        contents.records(kind, |at, record| {
            *done += 1;
            progress.at(*done, *total, "")?;
            let taken = match record {
                Ok(record) => into.attempt(|into| take(into, record)),
                Err(reason) => Err(unread(&reason)),
            };
            match taken {
                Ok(()) | Err(Unkept::Out(_)) => Ok(()),
                Err(Unkept::Failed(err)) => Err(err),
                Err(Unkept::Unreadable(reason)) => {
                    into.receipt.problems.push(problem(&file, at.line, reason));
                    Ok(())
                }
            }
        })
    }

    /// Takes the records of a kind, each a row of the receipt.
    fn rows<T: DeserializeOwned>(
        &mut self,
        kind: &'static str,
        tell: fn(&Intake<'_>, &T) -> Told,
        mut take: impl FnMut(&mut Intake<'_>, T) -> Taken,
    ) -> Result<()> {
        let file = self.contents.file_of(kind);
        let Self { contents, watch, progress, into, done, total } = self;
        contents.records(kind, |at, record| {
            *done += 1;
            progress.at(*done, *total, "")?;
            let record = record.map_err(|reason| unread(&reason));
            into.row(&file, at, record, tell, &mut take, watch)
        })
    }

    /// Reviews, whose bodies stand in files of their own.
    fn reviews(&mut self) -> Result<()> {
        let known = viewings::KnownReviews::read(&self.into)?;
        let file = self.contents.file_of("reviews");
        let mut records = Vec::new();
        let kept = self.watch.is_some() || !self.into.empty;
        self.contents.records("reviews", |at, record| {
            let raw = if kept { at.raw.to_owned() } else { String::new() };
            records.push((at.line, raw, record));
            Ok(())
        })?;
        for (line, raw, record) in records {
            self.done += 1;
            self.progress.at(self.done, self.total, "")?;
            let record = record.map_err(|reason: String| unread(&reason)).and_then(
                |mut record: crate::archive::records::ReviewRecord| {
                    record.body = self
                        .contents
                        .body(&record)
                        .map_err(|refused| Unkept::Unreadable(refused.0))?;
                    Ok(record)
                },
            );
            let mut take =
                |into: &mut Intake<'_>, record| viewings::take_review(into, &known, record);
            let at = At { line, raw: &raw };
            let Self { into, watch, .. } = self;
            into.row(&file, at, record, telling::review, &mut take, watch)?;
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
