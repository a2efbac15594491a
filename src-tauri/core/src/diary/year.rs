use std::collections::HashSet;

use serde::Serialize;
use ts_rs::TS;

use crate::{FilmId, Journal, Result, Score, WatchedOn, storage};

/// The years there are viewings in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DiaryYears {
    /// The latest first.
    pub years: Vec<YearCount>,
    /// Viewings of no known year.
    pub undated: u32,
}

/// How many viewings a year has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct YearCount {
    /// The year.
    pub year: i16,
    /// Its viewings.
    pub viewings: u32,
}

/// A year of the diary without its entries; or, without a year, what is undated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DiaryYear {
    /// The year; nothing for the undated.
    pub year: Option<i16>,
    /// Its viewings.
    pub viewings: u32,
    /// The average of the scores given, rounded to a tenth.
    pub average: Option<Score>,
    /// The months with viewings, the latest first; last what is known to the year alone.
    pub sections: Vec<DiarySection>,
    /// The days with viewings, in the order of the calendar.
    pub days: Vec<DiaryDay>,
}

/// A month of the diary, or what of a year has no month, without its entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DiarySection {
    /// 1 to 12; nothing for what is known to the year alone, or not even so far.
    pub month: Option<i8>,
    /// Its viewings.
    pub viewings: u32,
    /// The films seen in them, each counted once.
    pub films: u32,
    /// The average of the scores given, rounded to a tenth.
    pub average: Option<Score>,
}

/// A day with viewings, as a bar of the year's strip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DiaryDay {
    /// The day.
    pub date: WatchedOn,
    /// Its best score; nothing when none was given.
    pub score: Option<Score>,
    /// Its viewings.
    pub viewings: u32,
}

impl Journal {
    /// The years there are viewings in.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn diary_years(&self) -> Result<DiaryYears> {
        self.read(|conn| {
            let years = storage::diary::years(conn)?
                .into_iter()
                .map(|(year, viewings)| YearCount { year, viewings })
                .collect();
            Ok(DiaryYears { years, undated: storage::diary::undated(conn)? })
        })
    }

    /// A year of the diary, or without one the undated: counts, averages and the strip of its days.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn diary_year(&self, year: Option<i16>) -> Result<DiaryYear> {
        let viewings = self.read(|conn| storage::diary::of_year(conn, year))?;
        let mut whole = Tally::default();
        let mut sections: Vec<(Option<i8>, Tally)> = Vec::new();
        let mut days: Vec<DiaryDay> = Vec::new();
        // They come the latest first, so that months and days follow one another.
        for (watched_on, film, score) in viewings {
            whole.count(film, score);
            let month = watched_on.and_then(WatchedOn::month);
            match sections.last_mut() {
                Some((last, tally)) if *last == month => tally.count(film, score),
                _ => {
                    let mut tally = Tally::default();
                    tally.count(film, score);
                    sections.push((month, tally));
                }
            }
            let Some(date) = watched_on.and_then(WatchedOn::date).map(WatchedOn::day) else {
                continue;
            };
            match days.last_mut() {
                Some(last) if last.date == date => {
                    last.viewings += 1;
                    last.score = last.score.max(score);
                }
                _ => days.push(DiaryDay { date, score, viewings: 1 }),
            }
        }
        days.reverse();
        Ok(DiaryYear {
            year,
            viewings: whole.viewings,
            average: whole.average()?,
            sections: sections
                .into_iter()
                .map(|(month, tally)| tally.section(month))
                .collect::<Result<_>>()?,
            days,
        })
    }
}

/// Counts viewings and their scores.
#[derive(Default)]
struct Tally {
    viewings: u32,
    films: HashSet<FilmId>,
    scored: u32,
    tenths: u32,
}

impl Tally {
    fn count(&mut self, film: FilmId, score: Option<Score>) {
        self.viewings += 1;
        self.films.insert(film);
        if let Some(score) = score {
            self.scored += 1;
            self.tenths += u32::from(score.tenths());
        }
    }

    fn average(&self) -> Result<Option<Score>> {
        if self.scored == 0 {
            return Ok(None);
        }
        let rounded = (2 * self.tenths + self.scored) / (2 * self.scored);
        Score::from_tenths(u8::try_from(rounded).unwrap_or(u8::MAX)).map(Some)
    }

    fn section(self, month: Option<i8>) -> Result<DiarySection> {
        Ok(DiarySection {
            month,
            viewings: self.viewings,
            films: u32::try_from(self.films.len()).unwrap_or(u32::MAX),
            average: self.average()?,
        })
    }
}
