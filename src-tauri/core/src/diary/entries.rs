use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{FilmId, Journal, Result, ReviewId, Score, ViewingId, WatchedOn, storage};

/// One viewing as the diary shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DiaryEntry {
    /// The viewing.
    pub viewing: ViewingId,
    /// What was seen.
    pub film: FilmId,
    /// Its title.
    pub title: String,
    /// BCP 47 tag of the title's language.
    pub language: Option<String>,
    /// Its year of release.
    pub year: Option<i16>,
    /// Its first director; may be empty.
    pub director: String,
    /// The hash of its poster.
    pub poster: Option<String>,
    /// When, as exactly as is known.
    pub watched_on: Option<WatchedOn>,
    /// Its order among the viewings of that date.
    pub day_order: u32,
    /// Where; may be empty.
    pub place: String,
    /// In what format; may be empty.
    pub format: String,
    /// With whom, in order.
    pub companions: Vec<String>,
    /// A line about it; may be empty.
    pub note: String,
    /// Which of the film's dated viewings this is, from 1; nothing for an undated one, which may
    /// have been any of them.
    pub nth: Option<u32>,
    /// The person says it was seen before.
    pub rewatch: bool,
    /// Broken off.
    pub abandoned: bool,
    /// The score given then.
    pub score: Option<Score>,
    /// Liked then.
    pub liked: bool,
    /// The finished review of this viewing.
    pub review: Option<ReviewId>,
}

/// Where in the order of the diary one has read to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DiaryPlace {
    /// The date of the last entry read.
    pub watched_on: Option<WatchedOn>,
    /// Its order within that date.
    pub day_order: u32,
    /// The entry's viewing.
    pub viewing: ViewingId,
}

/// Asks for entries of one section of the diary.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DiaryEntriesReq {
    /// The year; nothing for the undated.
    pub year: Option<i16>,
    /// The month of that year; nothing for what is known to the year alone.
    pub month: Option<i8>,
    /// Go on from here.
    pub after: Option<DiaryPlace>,
    /// At most so many.
    pub limit: usize,
}

/// Entries of one section, in the order of the diary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct DiaryEntries {
    /// The entries.
    pub entries: Vec<DiaryEntry>,
    /// Where to go on; nothing at the end of the section.
    pub next: Option<DiaryPlace>,
}

/// Never more than this at once, whatever is asked for.
const AT_MOST: usize = 500;

impl Journal {
    /// Entries of one section: the latest day first, the day's films in the order they were seen,
    /// and after the days of a month what is known to that month alone.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn diary_entries(&self, req: &DiaryEntriesReq) -> Result<DiaryEntries> {
        let limit = req.limit.clamp(1, AT_MOST);
        let after = req.after.as_ref();
        // One more tells whether there are more.
        let wanted = limit + 1;
        let mut entries = self.read(|conn| match (req.year, req.month) {
            (Some(year), Some(month)) => {
                let mut entries = match after {
                    Some(place) => storage::diary::rest_of_date(
                        conn,
                        place.watched_on,
                        Some((place.day_order, place.viewing)),
                        wanted,
                    )?,
                    None => Vec::new(),
                };
                let before = after.and_then(|place| place.watched_on);
                let rest = wanted - entries.len();
                if rest > 0 {
                    entries.extend(storage::diary::of_month(conn, year, month, before, rest)?);
                }
                Ok(entries)
            }
            (year, _) => {
                let date = year.map(WatchedOn::of_year).transpose()?;
                let after = after.map(|place| (place.day_order, place.viewing));
                storage::diary::rest_of_date(conn, date, after, wanted)
            }
        })?;
        let more = entries.len() > limit;
        entries.truncate(limit);
        let next = entries.last().filter(|_| more).map(|last| DiaryPlace {
            watched_on: last.watched_on,
            day_order: last.day_order,
            viewing: last.viewing,
        });
        Ok(DiaryEntries { entries, next })
    }
}
