//! A journal with reviews in it, for tests inside the crate.

use tempfile::TempDir;

use super::{ReviewText, RevisionCause, add};
use crate::{FilmFacts, FilmId, Journal, Op, ReviewId, ViewingFacts, ViewingId, WatchedOn};

/// A journal in a folder that goes with it.
pub(crate) struct Shelf {
    pub(crate) journal: Journal,
    _folder: TempDir,
}

impl std::ops::Deref for Shelf {
    type Target = Journal;

    fn deref(&self) -> &Journal {
        &self.journal
    }
}

impl Shelf {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Shelf { journal: Journal::open(folder.path()).unwrap(), _folder: folder }
    }

    pub(crate) fn film(&self, title: &str, year: i16, directors: &[&str]) -> FilmId {
        let directors = directors.iter().map(|name| (*name).to_owned()).collect();
        let facts = FilmFacts {
            title: title.to_owned(),
            year: Some(year),
            directors,
            ..FilmFacts::default()
        };
        self.journal.add_film(&facts).unwrap().value
    }

    /// A viewing; the date may be empty.
    pub(crate) fn viewing(
        &self,
        film: FilmId,
        date: &str,
        score: Option<u8>,
        tags: &[&str],
    ) -> ViewingId {
        let facts = ViewingFacts {
            watched_on: (!date.is_empty()).then(|| WatchedOn::parse(date).unwrap()),
            score: score.map(|tenths| tenths.try_into().unwrap()),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            ..ViewingFacts::default()
        };
        self.journal.log_viewing(film, &facts).unwrap().value
    }

    pub(crate) fn write(&self, film: FilmId, viewing: Option<ViewingId>, body: &str) -> ReviewId {
        self.write_as(film, viewing, body, true)
    }

    pub(crate) fn write_as(
        &self,
        film: FilmId,
        viewing: Option<ViewingId>,
        body: &str,
        finished: bool,
    ) -> ReviewId {
        let words = ReviewText {
            body: body.to_owned(),
            summary: "In *short*.".to_owned(),
            ..ReviewText::default()
        };
        let write = self.journal.transact(Op::WriteReview, |edit| {
            add(edit, film, viewing, &words, finished, RevisionCause::Done)
        });
        write.unwrap().value
    }

    /// A film, seen on a date and reviewed.
    pub(crate) fn reviewed(&self, title: &str, date: &str, body: &str) -> ReviewId {
        let film = self.film(title, 1974, &[]);
        let viewing = self.viewing(film, date, Some(80), &[]);
        self.write(film, Some(viewing), body)
    }
}
