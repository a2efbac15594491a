//! A journal for one test, and a clock that stands still.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use matinee_core::{
    Clock, FilmFacts, FilmId, Journal, ReviewForm, ReviewId, ReviewSave, ReviewText, RevisionCause,
    ViewingFacts, WatchedOn,
};
use tempfile::TempDir;

/// Sunday 9 November 2025, 09:12 UTC, for ever.
pub struct StoppedClock;

impl Clock for StoppedClock {
    fn now(&self) -> Timestamp {
        "2025-11-09T09:12:00Z".parse().unwrap()
    }

    fn today(&self) -> Date {
        date(2025, 11, 9)
    }
}

/// Begins on that day too, and goes on by a second each time it is looked at.
#[derive(Default)]
pub struct TickingClock(AtomicI64);

impl Clock for TickingClock {
    fn now(&self) -> Timestamp {
        StoppedClock.now() + SignedDuration::from_secs(self.0.fetch_add(1, Ordering::Relaxed))
    }

    fn today(&self) -> Date {
        StoppedClock.today()
    }
}

/// Shows what it is set to; whoever holds a copy can set it.
#[derive(Clone, Default)]
pub struct SetClock(Arc<Mutex<Timestamp>>);

impl SetClock {
    pub fn set(&self, now: &str) {
        *self.0.lock().unwrap() = now.parse().unwrap();
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }

    fn today(&self) -> Date {
        self.now().to_zoned(TimeZone::UTC).date()
    }
}

/// An empty journal in a folder that goes with it.
pub struct TestJournal {
    pub journal: Journal,
    pub folder: TempDir,
}

impl TestJournal {
    pub fn new() -> Self {
        Self::with_clock(StoppedClock)
    }

    /// With a clock of one's own.
    pub fn with_clock(clock: impl Clock + 'static) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::open_at(folder.path(), Arc::new(clock)).unwrap();
        Self { journal, folder }
    }
}

impl std::ops::Deref for TestJournal {
    type Target = Journal;

    fn deref(&self) -> &Journal {
        &self.journal
    }
}

/// Facts of a film of this title and year.
pub fn film(title: &str, year: i16) -> FilmFacts {
    FilmFacts { title: title.to_owned(), year: Some(year), ..FilmFacts::default() }
}

/// Adds a film of this title and year.
pub fn add_film(journal: &Journal, title: &str, year: i16) -> FilmId {
    journal.add_film(&film(title, year)).unwrap().value
}

/// A viewing on this date, scored in tenths.
pub fn viewing(watched_on: &str, score: u8) -> ViewingFacts {
    ViewingFacts {
        watched_on: Some(WatchedOn::parse(watched_on).unwrap()),
        score: Some(score.try_into().unwrap()),
        ..ViewingFacts::default()
    }
}

/// A finished review of a film: of the viewing on that date, logged if need be and scored 8.0, or
/// of none.
pub fn write(journal: &Journal, film: FilmId, watched_on: Option<&str>, body: &str) -> ReviewId {
    let date = watched_on.map(|date| WatchedOn::parse(date).unwrap());
    let logged = journal
        .film_page(film)
        .unwrap()
        .viewings
        .into_iter()
        .find(|row| date.is_some() && row.facts.watched_on == date);
    let form = ReviewForm {
        film: Some(film),
        facts: journal.film_facts(film).unwrap(),
        viewing: logged.as_ref().map(|row| row.id),
        watch: watched_on.map(|date| logged.map_or_else(|| viewing(date, 80), |row| row.facts)),
        text: ReviewText { body: body.to_owned(), ..ReviewText::default() },
    };
    let save = ReviewSave { review: None, draft: None, form, cause: RevisionCause::Done };
    journal.save_review(&save).unwrap().value.review
}
